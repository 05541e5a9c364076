#include "ticketwire/select/select.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::select {
namespace {

using support::row;

TEST(select, ticket_vectors) {
  support::run_vectors("select/ticket.json", [](const row& row) {
    const std::string list = row.has("select") ? row.text("select") : row.input("select");
    const auto answer = support::take(bindings::select(row.carrier(), row.input("document"), list));
    support::expect_answer(row, answer);
  });
}

TEST(select, an_empty_list_is_everything) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  EXPECT_TRUE(selection::parse("", type)->all());
  EXPECT_TRUE(selection::parse(" , ", type)->all());
  EXPECT_FALSE(selection::parse("nothing", type)->all());
  EXPECT_TRUE(selection::parse("nothing", type)->branches().empty());
}

TEST(select, branches_are_merged) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const auto parsed = selection::parse("Priority/Name,priority/sortorder,CustomFields/x:1", type);
  ASSERT_TRUE(parsed);
  ASSERT_EQ(parsed->branches().size(), 2u);
  EXPECT_EQ(parsed->branches()[0].property->name, "Priority");
  EXPECT_EQ(parsed->branches()[0].parts.size(), 2u);
  EXPECT_EQ(parsed->branches()[1].parts[0].property, nullptr);
  EXPECT_EQ(parsed->branches()[1].parts[0].key, "x:1");
}

using path = std::vector<std::string>;
using paths = std::vector<path>;
using schema::carrier_type;
using schema::property;

/// What a projection must be, found path by path; written without the core's selection.
class oracle {
 public:
  static std::string carrier(const json::value& value, const carrier_type& type, const paths& list,
                             bool root) {
    if (value.kind() != json::kind::object) return std::string(value.raw());
    std::string out;
    for (const json::child& member : value.children()) {
      const property& row = *schema::find_property(type, member.name.decode());
      out.append(out.empty() ? "{" : ",").append(member.name.raw()).append(":");
      const paths beneath = of(list, row.name);
      if (root && row.name == type.key) {
        out.append(member.value.raw());
      } else {
        out.append(beneath.empty() ? unset(row) : selected(member.value, row, beneath));
      }
    }
    return out.empty() ? "{}" : out + "}";
  }

 private:
  /// The paths that lead to or through a name, without it.
  static paths of(const paths& list, std::string_view name) {
    paths out;
    for (const path& each : list) {
      if (json::equal_ignore_case(each.front(), name))
        out.emplace_back(each.begin() + 1, each.end());
    }
    return out;
  }

  static bool whole(const paths& beneath) {
    return std::any_of(beneath.begin(), beneath.end(),
                       [](const path& each) { return each.empty(); });
  }

  static std::string selected(const json::value& value, const property& row, const paths& beneath) {
    const bool container = value.kind() == json::kind::array || value.kind() == json::kind::object;
    if (whole(beneath) || !container) return std::string(value.raw());
    const carrier_type* type = schema::carrier_of(row);
    if (row.shape == schema::shape::single) return carrier(value, *type, beneath, false);
    const bool dictionary = row.shape == schema::shape::dictionary;
    std::string out(1, dictionary ? '{' : '[');
    for (const json::child& each : value.children()) {
      const paths inside = dictionary ? of(beneath, each.name.decode()) : beneath;
      if (inside.empty()) continue;
      if (out.size() > 1) out.push_back(',');
      if (dictionary) out.append(each.name.raw()).append(":");
      out.append(type == nullptr || whole(inside) ? std::string(each.value.raw())
                                                  : carrier(each.value, *type, inside, false));
    }
    out.push_back(dictionary ? '}' : ']');
    return out;
  }

  static std::string unset(const property& row) {
    using schema::value_type;
    if (row.shape != schema::shape::single) return "null";
    if (row.type == value_type::int32 || row.type == value_type::number) return "0";
    if (row.type == value_type::boolean) return "false";
    const schema::enum_type* type = schema::enum_of(row);
    if (type == nullptr) return "null";
    for (const schema::enum_member& member : type->members) {
      if (member.value == 0) return '"' + std::string(member.name) + '"';
    }
    return "\"\"";
  }
};

path random_path(support::generator& random, const carrier_type* type) {
  path out;
  bool key = false;
  do {
    if (key) {
      static const char* const keys[] = {"SuperOffice:1", "x:2", "__proto__", "nothing"};
      out.emplace_back(keys[random.below(4)]);
      key = false;
      continue;
    }
    const auto count = static_cast<std::uint32_t>(type->properties.size());
    const property& row = type->properties[random.below(count)];
    out.emplace_back(row.name);
    key = row.shape == schema::shape::dictionary;
    type = schema::carrier_of(row);
  } while ((key || type != nullptr) && out.size() < 4 && random.below(3) != 0);
  return out;
}

std::string joined(support::generator& random, const paths& list) {
  std::string out;
  for (const path& each : list) {
    if (!out.empty()) out.append(random.below(2) == 0 ? "," : " ,");
    for (const std::string& name : each) {
      if (&name != &each.front()) out.push_back('/');
      for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        out.push_back(letter && random.below(3) == 0 ? static_cast<char>(c ^ 0x20) : c);
      }
    }
  }
  return out;
}

void shuffle(support::generator& random, paths& list) {
  for (std::size_t i = list.size(); i > 1; --i) {
    std::swap(list[i - 1], list[random.below(static_cast<std::uint32_t>(i))]);
  }
}

void check_carrier(support::generator& random, const carrier_type& type) {
  paths list(1 + random.below(6));
  for (path& each : list) each = random_path(random, &type);
  const std::string text = joined(random, list);
  const auto selection = selection::parse(text, type);
  ASSERT_TRUE(selection) << text;
  shuffle(random, list);
  const auto shuffled = selection::parse(joined(random, list), type);
  for (int document = 0; document < 3; ++document) {
    const auto parsed = json::document::parse(random.carrier(type, 3));
    SCOPED_TRACE(std::string(type.name) + " " + text + "\n" + parsed->write());
    const std::string once = project(parsed->root(), type, *selection);
    EXPECT_EQ(once, oracle::carrier(parsed->root(), type, list, true));
    EXPECT_EQ(project(parsed->root(), type, *shuffled), once);
    EXPECT_EQ(project(parsed->root(), type, *selection::parse(text, type)), once);
    EXPECT_EQ(project(json::document::parse(once)->root(), type, *selection), once);
  }
}

TEST(select, projections_of_every_carrier) {
  support::generator random(support::property_seed("projections_of_every_carrier"));
  ASSERT_EQ(schema::carriers().size(), 33u);
  for (const carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 40 && !::testing::Test::HasFailure(); ++i) check_carrier(random, type);
  }
}

}  // namespace
}  // namespace ticketwire::select
