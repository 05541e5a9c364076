// Plans made at the places of the edits are those made by a copy and its difference, byte by byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"
#include "patch/plan/leaf_writer.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/plan.hpp"

namespace ticketwire::patch {
namespace {

json::document parsed(const std::string& text) {
  auto document = json::document::parse(text);
  EXPECT_TRUE(document) << text;
  return document ? *document : *json::document::parse("null");
}

/// A place of a document, as an edit names it.
struct place {
  std::string pointer;
  const schema::property* row;
  bool element;
  json::value value;
};

/// Every place that an edit of a carrier might name.
void gather(const json::value& carrier, const schema::carrier_type& type, const std::string& at,
            std::vector<place>& out) {
  for (const json::child& member : carrier.children()) {
    const schema::property* row = schema::find_property(type, member.name.decode());
    if (row == nullptr) continue;
    std::string pointer = at;
    json::append_token(pointer, row->name);
    out.push_back({pointer, row, false, member.value});
    const schema::carrier_type* inner = schema::carrier_of(*row);
    if (row->shape == schema::shape::single) {
      if (inner != nullptr) gather(member.value, *inner, pointer, out);
      continue;
    }
    std::size_t index = 0;
    for (const json::child& each : member.value.children()) {
      std::string inside = pointer;
      const bool array = row->shape == schema::shape::array;
      json::append_token(inside, array ? std::to_string(index++) : each.name.decode());
      out.push_back({inside, row, true, each.value});
      if (inner != nullptr) gather(each.value, *inner, inside, out);
    }
  }
}

void write_edit(json::writer& out, std::string_view op, const std::string& path,
                std::string_view value = {}) {
  out.begin_object().name("op").string(op).name("path").string(path);
  if (!value.empty()) out.name("value").raw(value);
  out.end_object();
}

/// A value's text; now and then a carrier's key stands for the whole of it.
std::string text_of(const place& at, support::generator& random) {
  const schema::carrier_type* type = schema::carrier_of(*at.row);
  if (type != nullptr && !type->key.empty() && random.below(2) == 0) {
    const std::size_t key = at.value.position_of(type->key);
    std::string text;
    json::writer out(text);
    if (key != error::nowhere) {
      out.begin_object().name(type->key).raw(json::write(at.value[key])).end_object();
      return text;
    }
  }
  return json::write(at.value);
}

/// A few edits of places of `from`, with values that places of the same row have in `to`.
std::string random_edits(const json::value& from, const json::value& to,
                         const schema::carrier_type& type, support::generator& random) {
  std::vector<place> places;
  std::vector<place> values;
  gather(from, type, "", places);
  gather(to, type, "", values);
  std::string text;
  json::writer out(text);
  out.begin_array();
  // Every other time within one array or dictionary, if there is any.
  std::vector<place> elements;
  for (const place& each : places) {
    if (each.element) elements.push_back(each);
  }
  if (!elements.empty() && random.below(2) == 0) places = std::move(elements);
  std::size_t before = error::nowhere;
  for (std::uint32_t left = places.empty() ? 0 : 1 + random.below(4); left > 0; --left) {
    std::size_t chosen = random.below(static_cast<std::uint32_t>(places.size()));
    // Edits that lie together are where the order of operations shows.
    if (before != error::nowhere && random.below(2) == 0) {
      chosen = std::min(before + random.below(3), places.size() - 1);
    }
    before = chosen;
    const place& at = places[chosen];
    std::vector<const place*> fitting;
    for (const place& each : values) {
      if (each.row == at.row && each.element == at.element) fitting.push_back(&each);
    }
    const bool container = at.row->shape != schema::shape::single && !at.element;
    const std::uint32_t how = random.below(8);
    if (how == 0 || fitting.empty()) {
      write_edit(out, "remove", at.pointer);
      continue;
    }
    const place& other = *fitting[random.below(static_cast<std::uint32_t>(fitting.size()))];
    if (how == 1 && at.element && at.row->shape == schema::shape::dictionary) {
      const std::string around = at.pointer.substr(0, at.pointer.rfind('/'));
      write_edit(out, "add", around + "/new:" + std::to_string(left), text_of(other, random));
    } else if (how < 4 && container && other.value.size() > 0) {
      const bool array = at.row->shape == schema::shape::array;
      write_edit(out, "add", at.pointer + (array ? "/-" : "/new:" + std::to_string(left)),
                 json::write(other.value[0]));
    } else {
      write_edit(out, how == 4 ? "add" : "replace", at.pointer, text_of(other, random));
    }
  }
  out.end_array();
  return text;
}

bool has_leaves(const json::document& base, const json::document& edits,
                const schema::carrier_type& type) {
  const auto operations = parse_json_patch(edits.root());
  if (!operations) return false;
  const auto leaves = leaves_of(base.root(), *operations, type);
  return leaves && write_leaves(*leaves, {.told_only = true});
}

TEST(direct_plan, equals_the_general_one_on_every_carrier) {
  support::generator random(support::property_seed("equals_the_general_one_on_every_carrier"));
  int compared = 0;
  for (const schema::carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 250 && !::testing::Test::HasFailure(); ++i) {
      const std::string from = random.carrier(type);
      const std::string to = i % 2 == 0 ? random.carrier(type) : random.changed_carrier(from, type);
      const json::document base = parsed(from);
      const json::document other = parsed(to);
      const std::string text = random_edits(base.root(), other.root(), type, random);
      SCOPED_TRACE(std::string(type.name) + "\n" + from + "\n" + text);
      const json::document edits = parsed(text);
      for (const bool guards : {true, false}) {
        const auto direct = plan(base, edits.root(), &type, {.guards = guards});
        const auto general = plan(base, edits.root(), &type, {.guards = guards, .by_copy = true});
        ASSERT_EQ(direct.has_value(), general.has_value());
        if (!direct) {
          EXPECT_EQ(describe(direct.error()), describe(general.error()));
          continue;
        }
        EXPECT_EQ(direct->body, general->body);
        EXPECT_EQ(direct->inverse, general->inverse);
        if (direct->body != "[]" && has_leaves(base, edits, type)) ++compared;
      }
    }
  }
  std::cout << "figure: " << compared
            << " plans of some change at their places equal the general ones\n";
  EXPECT_GT(compared, 3000);
}

/// Both ways come to the same; the direct one is taken where it can be.
void expect_way(bool direct, const std::string& from, const std::string& edits_text,
                const schema::carrier_type& type) {
  SCOPED_TRACE(from + " " + edits_text);
  const json::document base = parsed(from);
  const json::document edits = parsed(edits_text);
  EXPECT_EQ(has_leaves(base, edits, type), direct);
  const auto made = plan(base, edits.root(), &type);
  const auto general = plan(base, edits.root(), &type, {.by_copy = true});
  ASSERT_EQ(made.has_value(), general.has_value());
  if (!made) {
    EXPECT_EQ(describe(made.error()), describe(general.error()));
    return;
  }
  EXPECT_EQ(made->body, general->body);
  EXPECT_EQ(made->inverse, general->inverse);
}

constexpr const char* ticket =
    R"({"Title":"a","Sentiment":1,"Author":null,"Priority":{"TicketPriorityId":1,"Name":"x"},)"
    R"("BaseStatus":"Closed","OwnedBy":null,"Status":{"Name":"open"},"Tags":[{"Id":1,"Name":"b"},)"
    R"({"Id":2},{"Name":"c"}],"SecondaryPersons":null,"CustomFields":{"x_a":"1"},)"
    R"("ExtraFields":null,"TableRight":{"Mask":"FULL"}})";

std::string edit(const std::string& op, const std::string& path, const std::string& value = {}) {
  std::string out = R"({"op":")" + op + R"(","path":")" + path + '"';
  return out + (value.empty() ? "}" : R"(,"value":)" + value + '}');
}

TEST(direct_plan, is_made_of_plain_edits) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  for (const std::string& each : {edit("replace", "/Title", R"("b")"),
                                  edit("add", "/Title", R"("b")"),
                                  edit("remove", "/Title"),
                                  edit("replace", "/title", "null"),
                                  edit("replace", "/BaseStatus", R"("deleted")"),
                                  edit("remove", "/Sentiment"),
                                  edit("replace", "/Priority", R"({"TicketPriorityId":2})"),
                                  edit("replace", "/Priority", "null"),
                                  edit("remove", "/Priority"),
                                  edit("replace", "/Priority/TicketPriorityId", "2"),
                                  edit("replace", "/Priority/Name", R"("y")"),
                                  edit("remove", "/Priority/Name"),
                                  edit("replace", "/OwnedBy", R"({"AssociateId":5,"Name":"z"})"),
                                  edit("replace", "/OwnedBy/AssociateId", "5"),
                                  edit("add", "/OwnedBy/Name", R"("z")"),
                                  edit("add", "/Tags/-", R"({"Id":3})"),
                                  edit("add", "/Tags/3", R"({"Id":3})"),
                                  edit("remove", "/Tags/0"),
                                  edit("remove", "/Tags/2"),
                                  edit("replace", "/Tags", R"([{"Id":2},{"Id":3}])"),
                                  edit("replace", "/Tags", "[]"),
                                  edit("replace", "/Tags/0/Name", R"("d")"),
                                  edit("replace", "/SecondaryPersons", "[]"),
                                  edit("replace", "/SecondaryPersons", R"([{"PersonId":1}])"),
                                  edit("remove", "/SecondaryPersons"),
                                  edit("replace", "/CustomFields/x_a", R"("2")"),
                                  edit("replace", "/CustomFields/X_A", R"("2")"),
                                  edit("add", "/CustomFields/x_b", R"("2")"),
                                  edit("remove", "/CustomFields/x_a")}) {
    expect_way(true, ticket, '[' + each + ']', type);
  }
}

TEST(direct_plan, is_none_of_other_edits) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  for (const std::string& each :
       {edit("test", "/Title", R"("a")"),
        edit("replace", "", "{}"),
        edit("replace", "/Titel", R"("b")"),
        edit("replace", "/Title", "1"),
        edit("replace", "/Title/x", "1"),
        edit("replace", "/TableRight", "null"),
        edit("replace", "/Language", R"("de")"),
        edit("replace", "/Priority", R"({"TicketPriorityId":2,"Name":"y"})"),
        edit("replace", "/Priority", R"({"Name":"y"})"),
        edit("replace", "/Priority", R"({"TicketPriorityId":0})"),
        edit("replace", "/Status", R"({"TicketStatusId":1})"),
        edit("replace", "/OwnedBy/AssociateId/x", "5"),
        edit("remove", "/OwnedBy/AssociateId"),
        edit("replace", "/OwnedBy/Nobody", "5"),
        edit("replace", "/OwnedBy/AssociateId", "[]"),
        edit("add", "/Tags/0", R"({"Id":3})"),
        edit("add", "/Tags/4", R"({"Id":3})"),
        edit("add", "/Tags/x", R"({"Id":3})"),
        edit("replace", "/Tags/0", R"({"Id":3})"),
        edit("replace", "/Tags/-", R"({"Id":3})"),
        edit("remove", "/Tags/3"),
        edit("remove", "/Tags/-"),
        edit("remove", "/Tags"),
        edit("replace", "/Tags", "null"),
        edit("replace", "/Tags", "{}"),
        edit("add", "/Tags", R"([{"Id":1}])"),
        edit("replace", "/Tags/0/Id", "5"),
        edit("replace", "/Tags/2/Name", R"("d")"),
        edit("replace", "/Tags/3/Name", R"("d")"),
        edit("replace", "/Tags/x/Name", R"("d")"),
        edit("add", "/SecondaryPersons/-", R"({"PersonId":1})"),
        edit("replace", "/SecondaryPersons/0/Firstname", R"("x")"),
        edit("replace", "/CustomFields", "{}"),
        edit("remove", "/CustomFields/x_b"),
        edit("replace", "/CustomFields/x_a/y", R"("2")"),
        edit("replace", "/CustomFields/x_a", "[]"),
        edit("add", "/ExtraFields/x_a", R"("2")")}) {
    expect_way(false, ticket, '[' + each + ']', type);
  }
  expect_way(false, "[]", '[' + edit("replace", "/Title", R"("b")") + ']', type);
}

TEST(direct_plan, is_made_of_edits_that_have_nothing_to_do_with_each_other) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  const std::string title = edit("replace", "/Title", R"("b")");
  const auto both = [&](bool direct, const std::string& a, const std::string& b) {
    expect_way(direct, ticket, '[' + a + ',' + b + ']', type);
    expect_way(direct, ticket, '[' + b + ',' + a + ']', type);
  };
  const std::string key = edit("replace", "/Priority/TicketPriorityId", "2");
  const std::string name = edit("replace", "/Priority/Name", R"("y")");
  const std::string tag = edit("replace", "/Tags/0/Name", R"("d")");
  both(true, title, key);
  both(true, title, tag);
  both(true, key, tag);
  both(true, edit("replace", "/CustomFields/x_a", R"("2")"),
       edit("add", "/CustomFields/x_b", R"("2")"));
  both(true, edit("add", "/CustomFields/x_b", R"("1")"),
       edit("add", "/CustomFields/x_c", R"("2")"));
  both(false, title, edit("replace", "/title", R"("c")"));
  both(false, key, name);
  both(false, name, edit("replace", "/Priority", R"({"TicketPriorityId":2})"));
  both(false, tag, edit("replace", "/Tags/1/Name", R"("d")"));
  both(false, tag, edit("replace", "/Tags", "[]"));
  both(false, edit("add", "/CustomFields/x_b", R"("1")"),
       edit("add", "/CustomFields/X_B", R"("2")"));
}

TEST(direct_plan, is_made_of_a_sequence_with_keys_alone) {
  const auto& message = schema::get(schema::carrier_id::TicketMessageEntity);
  const std::string headers = R"({"MessageHeaders":[{"Id":1,"Name":"a"},{"Id":2,"Name":"b"}]})";
  for (const std::string& each :
       {edit("add", "/MessageHeaders/-", R"({"Id":3})"),
        edit("add", "/MessageHeaders/2", R"({"Id":3})"), edit("remove", "/MessageHeaders/0"),
        edit("replace", "/MessageHeaders", R"([{"Id":2,"Name":"b"},{"Id":1,"Name":"a"}])"),
        edit("replace", "/MessageHeaders", R"([{"Id":3},{"Id":2,"Name":"b"}])"),
        edit("replace", "/MessageHeaders/1/Name", R"("c")")}) {
    expect_way(true, headers, '[' + each + ']', message);
  }
  const auto& priority = schema::get(schema::carrier_id::TicketPriorityEntity);
  const std::string dates = R"({"NonDates":["2026-01-01T00:00:00Z","2026-01-02T00:00:00Z"]})";
  for (const std::string& each : {edit("add", "/NonDates/-", R"("2026-01-03T00:00:00Z")"),
                                  edit("remove", "/NonDates/0"), edit("replace", "/NonDates", "[]"),
                                  edit("replace", "/NonDates/0", R"("2026-01-03T00:00:00Z")")}) {
    expect_way(false, dates, '[' + each + ']', priority);
  }
}

TEST(direct_plan, is_made_of_64_edits_at_most) {
  const auto& type = schema::get(schema::carrier_id::TicketEntity);
  std::string edits;
  for (int i = 1; i <= 65; ++i) {
    if (i > 1) edits.push_back(',');
    edits += edit("add", "/CustomFields/x_" + std::to_string(i), R"("2")");
    if (i >= 64) expect_way(i == 64, ticket, '[' + edits + ']', type);
  }
}

}  // namespace
}  // namespace ticketwire::patch
