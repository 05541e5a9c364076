// What holds of diffs however the documents are written, and what they cost.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/support/random.hpp"
#include "core/support/respell.hpp"
#include "core/support/same.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"
#include "ticketwire/select/select.hpp"

namespace ticketwire::patch {
namespace {

json::document parsed(const std::string& text) {
  auto document = json::document::parse(text);
  EXPECT_TRUE(document) << text;
  return document ? *document : *json::document::parse("null");
}

json::document patched(const json::document& base, const std::string& patch,
                       const schema::carrier_type* type) {
  json::document out = base;
  const auto done = apply_body(out, parsed(patch).root(), type, {.max_operations = 100'000});
  EXPECT_TRUE(done) << (done ? "" : describe(done.error())) << "\n" << patch;
  return out;
}

TEST(diff_properties, another_spelling_is_no_change) {
  support::generator random(support::property_seed("another_spelling_is_no_change"));
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 20 && !::testing::Test::HasFailure(); ++i) {
      const std::string from = random.carrier(type);
      const std::string to = random.changed_carrier(from, type);
      const std::string spelled = support::respelled(to, type, random);
      SCOPED_TRACE(std::string(type.name) + "\n" + from + "\n" + spelled);
      const json::document a = parsed(from);
      const json::document b = parsed(spelled);
      EXPECT_EQ(diff(parsed(to).root(), b.root(), &type), "[]");
      EXPECT_EQ(diff(b.root(), parsed(to).root(), &type), "[]");
      for (const bool guards : {true, false}) {
        const std::string patch = diff(a.root(), b.root(), &type, {.guards = guards});
        const json::document made = patched(a, patch, &type);
        EXPECT_EQ(diff(made.root(), b.root(), &type), "[]") << patch;
        EXPECT_EQ(diff(made.root(), parsed(to).root(), &type), "[]") << patch;
      }
    }
  }
}

TEST(diff_properties, recorded_edits_on_every_carrier) {
  support::generator random(support::property_seed("recorded_edits_on_every_carrier"));
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 20 && !::testing::Test::HasFailure(); ++i) {
      const std::string from = random.carrier(type);
      const std::string to = random.changed_carrier(from, type);
      SCOPED_TRACE(std::string(type.name) + "\n" + from + "\n" + to);
      const json::document a = parsed(from);
      const json::document b = parsed(to);
      const json::document edited = patched(a, diff(a.root(), b.root(), &type), &type);
      EXPECT_EQ(diff(edited.root(), edited.root(), &type), "[]");
      for (const bool guards : {true, false}) {
        const std::string patch = diff(a.root(), edited.root(), &type, {.guards = guards});
        const json::document made = patched(a, patch, &type);
        EXPECT_TRUE(support::same_carrier(made.root(), b.root(), type)) << patch;
      }
    }
  }
}

/// A ticket with so many messages, each with a long header.
std::string ticket_of(int messages) {
  std::string out = R"({"TicketId":7,"Title":"a","Messages":[)";
  for (int i = 1; i <= messages; ++i) {
    if (i > 1) out.push_back(',');
    out.append(R"({"TicketMessageId":)").append(std::to_string(i));
    out.append(R"(,"Author":"x","EmailHeader":")").append(500, 'y').append("\"}");
  }
  return out + "]}";
}

std::size_t examined_by(const std::string& text, const std::string& edits) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const json::document base = parsed(text);
  const json::document edited = patched(base, edits, &type);
  std::size_t examined = 0;
  EXPECT_NE(diff(base.root(), edited.root(), &type, {.examined = &examined}), "[]");
  return examined;
}

TEST(diff_properties, the_cost_grows_with_the_edits_not_with_the_document) {
  const std::string few = ticket_of(10);
  const std::string many = ticket_of(3000);
  for (const std::string& edits :
       {std::string(R"([{"op":"replace","path":"/Title","value":"b"}])"),
        std::string(R"([{"op":"replace","path":"/Messages/5/Author","value":"b"}])"),
        std::string(R"([{"op":"remove","path":"/Messages/5"}])"),
        std::string(R"([{"op":"add","path":"/Messages/0","value":{"TicketMessageId":9999}}])")}) {
    SCOPED_TRACE(edits);
    const std::size_t examined = examined_by(few, edits);
    EXPECT_LE(examined, 8u);
    EXPECT_EQ(examined_by(many, edits), examined);
  }
}

/// A random list of the carrier's properties, and of one level below.
std::string selection_of(const schema::carrier_type& type, support::generator& random) {
  std::string list;
  for (const schema::property& row : type.properties) {
    if (random.below(4) != 0) continue;
    list.append(list.empty() ? "" : ",").append(row.name);
    const schema::carrier_type* inner = schema::carrier_of(row);
    if (inner == nullptr || row.shape == schema::shape::dictionary || random.below(2) == 0)
      continue;
    const auto count = static_cast<std::uint32_t>(inner->properties.size());
    list.append("/").append(inner->properties[random.below(count)].name);
  }
  return list.empty() ? std::string(type.properties[0].name) : list;
}

bool is_selected(const std::string& list, const std::string& path) {
  std::string padded;
  padded.append(",").append(list).append(",");
  const std::string name = path.substr(1, path.find('/', 1) - 1);
  return padded.find("," + name + ",") != std::string::npos ||
         padded.find("," + name + "/") != std::string::npos;
}

TEST(diff_properties, what_select_nulled_is_no_change) {
  support::generator random(support::property_seed("what_select_nulled_is_no_change"));
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 20 && !::testing::Test::HasFailure(); ++i) {
      const std::string list = selection_of(type, random);
      const std::string from = random.carrier(type);
      const std::string to = random.changed_carrier(from, type);
      SCOPED_TRACE(std::string(type.name) + " " + list + "\n" + from + "\n" + to);
      const auto selection = select::selection::parse(list, type);
      ASSERT_TRUE(selection);
      const auto part = [&](const std::string& text) {
        return parsed(select::project(parsed(text).root(), type, *selection));
      };
      const auto part_of_part = [&](const std::string& text) {
        return parsed(select::project(part(text).root(), type, *selection));
      };
      EXPECT_EQ(diff(part(from).root(), part_of_part(from).root(), &type), "[]");
      EXPECT_EQ(diff(part_of_part(from).root(), part(from).root(), &type), "[]");
      const json::document patch = parsed(diff(part(from).root(), part_of_part(to).root(), &type));
      for (const json::child& each : patch.root().children()) {
        const std::string path = each.value.find("path")->string();
        EXPECT_TRUE(path == "/" + std::string(type.key) || is_selected(list, path)) << path;
      }
    }
  }
}

/// Numbers whose order is drawn anew, some of them twice.
std::vector<int> shuffled(int count, support::generator& random) {
  std::vector<int> out;
  for (int i = 0; i < count; ++i) out.push_back(i);
  for (std::uint32_t i = static_cast<std::uint32_t>(count); i > 1; --i) {
    std::swap(out[i - 1], out[random.below(i)]);
  }
  for (int i = 0; i < count / 20; ++i) out[random.below(static_cast<std::uint32_t>(count))] = 3;
  return out;
}

std::string array_of(const std::vector<int>& numbers, bool keyed) {
  std::string out;
  for (const int number : numbers) {
    out.append(out.empty() ? "" : ",");
    if (keyed) out.append(R"({"Id":)");
    out.append(std::to_string(number)).append(keyed ? R"(,"Name":"n"})" : "");
  }
  return keyed ? R"({"MessageHeaders":[)" + out + "]}" : "[" + out + "]";
}

TEST(diff_properties, arrays_beyond_the_bound_of_the_search) {
  support::generator random(support::property_seed("arrays_beyond_the_bound_of_the_search"));
  for (const bool keyed : {true, false}) {
    const auto* type = keyed ? &schema::get(schema::carrier_id::TicketMessageEntity) : nullptr;
    for (int i = 0; i < 4; ++i) {
      const json::document a = parsed(array_of(shuffled(400, random), keyed));
      const json::document b = parsed(array_of(shuffled(450, random), keyed));
      const std::string patch = diff(a.root(), b.root(), type, {.guards = i % 2 == 0});
      EXPECT_EQ(diff(patched(a, patch, type).root(), b.root(), type), "[]");
      EXPECT_EQ(patch.find(R"(/Id","value")") != std::string::npos, keyed && i % 2 == 0);
    }
  }
}

TEST(diff_properties, a_moved_element_is_two_operations_in_an_array_of_any_length) {
  for (const int count : {3, 200, 5000}) {
    std::vector<int> numbers;
    for (int i = 10'000; i < 10'000 + count; ++i) numbers.push_back(i);
    const json::document a = parsed(array_of(numbers, true));
    std::rotate(numbers.begin(), numbers.end() - 1, numbers.end());
    const json::document b = parsed(array_of(numbers, true));
    const auto& type = schema::get(schema::carrier_id::TicketMessageEntity);
    const std::string patch = diff(a.root(), b.root(), &type, {.guards = false});
    EXPECT_EQ(parsed(patch).root().size(), 2u) << patch.substr(0, 500);
  }
}

}  // namespace
}  // namespace ticketwire::patch
