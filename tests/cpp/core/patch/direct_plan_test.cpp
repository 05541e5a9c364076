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

}  // namespace
}  // namespace ticketwire::patch
