// What holds of every three-way merge. Replay a failure with TICKETWIRE_SEED.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/support/random.hpp"
#include "core/support/same.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/three_way_merge.hpp"

namespace ticketwire::patch {
namespace {

using maybe = std::optional<json::value>;
using schema::carrier_type;
using schema::property;

std::string member(std::string_view name, const std::string& value) {
  std::string out;
  json::append_string(out, name);
  return out + ":" + value;
}

std::string joined(const std::vector<std::string>& parts, std::string_view brackets) {
  std::string out(1, brackets[0]);
  for (const std::string& part : parts) {
    if (out.size() > 1) out.push_back(',');
    out.append(part);
  }
  return out + brackets[1];
}

maybe member_of(const maybe& object, std::string_view name) {
  return object ? object->find(name) : std::nullopt;
}

bool is_object(const maybe& value) {
  return value && value->kind() == json::kind::object;
}

/// An element's key, if it is set.
std::optional<std::int32_t> key_of(const maybe& value, const carrier_type& type) {
  const maybe key = member_of(value, type.key);
  if (!key || key->is_null()) return std::nullopt;
  const auto id = key->int32();
  return id && *id != 0 ? std::optional(*id) : std::nullopt;
}

using keyed = std::map<std::int32_t, json::value>;

/// nullopt where an element lacks its key or shares it.
std::optional<keyed> by_key(const maybe& array, const carrier_type& type) {
  keyed out;
  if (!array || array->is_null()) return out;
  for (const json::child& each : array->children()) {
    const auto id = key_of(each.value, type);
    if (!id || !out.emplace(*id, each.value).second) return std::nullopt;
  }
  return out;
}

std::string filled(const maybe& base, const json::value& side, const carrier_type& type);

std::string filled_array(const maybe& base, const json::value& side, const carrier_type& type) {
  const auto before = by_key(base, type);
  const bool keys = before && by_key(side, type);
  std::vector<std::string> parts;
  for (const json::child& each : side.children()) {
    const auto id = keys ? key_of(each.value, type) : std::nullopt;
    const auto known = id ? before->find(*id) : keyed::const_iterator();
    const bool there = id && known != before->end();
    parts.push_back(is_object(each.value)
                        ? filled(there ? maybe(known->second) : std::nullopt, each.value, type)
                        : json::write(each.value));
  }
  return joined(parts, "[]");
}

std::string filled_value(const maybe& before, const json::value& after, const property& row) {
  const carrier_type* nested = schema::carrier_of(row);
  if (nested == nullptr) return json::write(after);
  if (row.shape == schema::shape::array && after.kind() == json::kind::array) {
    return filled_array(before, after, *nested);
  }
  if (row.shape != schema::shape::single || !is_object(after)) return json::write(after);
  const bool one = nested->key.empty() || !after.find(nested->key) ||
                   key_of(before, *nested) == key_of(after, *nested);
  return filled(one && is_object(before) ? before : std::nullopt, after, *nested);
}

/// A side that says something of every member, as far as members are its to say: what it left out
/// and what is the server's is as it was.
std::string filled(const maybe& base, const json::value& side, const carrier_type& type) {
  std::vector<std::string> parts;
  for (const property& row : type.properties) {
    const maybe before = member_of(base, row.name);
    const maybe after = side.find(row.name);
    if (after && !row.read_only && !row.response_only) {
      parts.push_back(member(row.name, filled_value(before, *after, row)));
    } else if (before) {
      parts.push_back(member(row.name, json::write(*before)));
    }
  }
  return joined(parts, "{}");
}

json::document parsed(const std::string& text) {
  const auto document = json::document::parse(text);
  EXPECT_TRUE(document) << text;
  return document ? *document : *json::document::parse("null");
}

merged merge_of(const json::document& base, const json::document& mine,
                const json::document& theirs, const carrier_type* type) {
  const auto made = merge(base, mine, theirs, type);
  EXPECT_TRUE(made) << (made ? "" : describe(made.error()));
  if (!made) return {};
  json::document applied = theirs;
  const json::document patch = parsed(made->patch);
  EXPECT_TRUE(apply_body(applied, patch.root(), type)) << made->patch;
  EXPECT_EQ(applied.write(), made->document);
  return *made;
}

maybe at_pointer(const json::value& root, const std::string& pointer) {
  maybe at = root;
  for (const std::string& token : *json::parse_pointer(pointer)) {
    if (!at || at->is_null()) return std::nullopt;
    const auto position = json::to_index(token);
    if (at->kind() != json::kind::array) {
      at = at->find(token);
    } else if (position && *position < at->size()) {
      at = (*at)[*position];
    } else {
      at = std::nullopt;
    }
  }
  return at;
}

/// Every overlap names a place of the document, which holds theirs there.
void check_overlaps(const merged& made) {
  const json::document document = parsed(made.document);
  for (const overlap& each : made.overlaps) {
    const maybe there = at_pointer(document.root(), each.pointer);
    EXPECT_EQ(there.has_value(), each.theirs.has_value()) << each.pointer;
    if (there && each.theirs) {
      EXPECT_TRUE(support::same_json(json::write(*there), *each.theirs)) << each.pointer;
    }
    EXPECT_NE(each.base, each.mine) << each.pointer;
    EXPECT_NE(each.base, each.theirs) << each.pointer;
    EXPECT_NE(each.mine, each.theirs) << each.pointer;
  }
}

/// Overlaps at a place or below it.
std::size_t overlaps_at(const merged& made, const std::string& pointer) {
  return static_cast<std::size_t>(
      std::count_if(made.overlaps.begin(), made.overlaps.end(), [&](const overlap& each) {
        return each.pointer == pointer || each.pointer.starts_with(pointer + "/");
      }));
}

struct three {
  json::document base;
  json::document mine;
  json::document theirs;
};

bool same_member(const json::document& a, const json::document& b, const property& row) {
  const maybe left = a.root().find(row.name);
  const maybe right = b.root().find(row.name);
  const bool nothing = (!left || left->is_null()) || (!right || right->is_null());
  if (nothing) return (!left || left->is_null()) && (!right || right->is_null());
  return json::equal(*left, *right);
}

/// One member of each side alone in its carrier, so that members are compared one by one.
bool same_row(const json::document& a, const json::document& b, const property& row,
              const carrier_type& type, support::references references) {
  // Of any type, false is not null.
  const bool one = row.shape == schema::shape::single;
  if (one && row.type == schema::value_type::any) return same_member(a, b, row);
  const auto only = [&](const json::document& from) {
    const maybe value = from.root().find(row.name);
    return parsed(value ? "{" + member(row.name, json::write(*value)) + "}" : "{}");
  };
  const json::document left = only(a);
  const json::document right = only(b);
  return support::same_carrier(left.root(), right.root(), type, references);
}

/// Between two versions.
bool changed(const json::document& before, const json::document& after, const property& row,
             const carrier_type& type) {
  return !same_row(before, after, row, type, support::references::keyed);
}

/// What has been merged: members that a side does not name are left as they are.
bool holds(const json::document& made, const json::document& side, const property& row,
           const carrier_type& type) {
  return same_row(made, side, row, type, support::references::parts);
}

/// Property by property: one side's change is taken, two are never decided silently.
void check_rows(const three& sides, const carrier_type& type) {
  const auto& [base, mine, theirs] = sides;
  const merged made = merge_of(base, mine, theirs, &type);
  const json::document document = parsed(made.document);
  for (const property& row : type.properties) {
    SCOPED_TRACE(row.name);
    const std::string pointer = "/" + std::string(row.name);
    const bool my_change = changed(base, mine, row, type);
    const bool their_change = changed(base, theirs, row, type);
    if (!my_change || row.read_only || row.response_only) {
      EXPECT_TRUE(holds(document, theirs, row, type));
      EXPECT_EQ(overlaps_at(made, pointer), 0u);
    } else if (!their_change) {
      EXPECT_TRUE(holds(document, mine, row, type)) << made.document;
      EXPECT_EQ(overlaps_at(made, pointer), 0u);
    } else if (row.shape == schema::shape::single && row.type != schema::value_type::carrier) {
      const bool alike = !changed(mine, theirs, row, type);
      EXPECT_EQ(overlaps_at(made, pointer), alike ? 0u : 1u);
      EXPECT_TRUE(holds(document, theirs, row, type));
    }
  }
  check_overlaps(made);
}

void check_identities(const three& sides, const carrier_type& type) {
  const auto& [base, mine, theirs] = sides;
  const merged unchanged = merge_of(base, mine, base, &type);
  EXPECT_TRUE(support::same_carrier(parsed(unchanged.document).root(), mine.root(), type))
      << unchanged.document;
  EXPECT_TRUE(unchanged.overlaps.empty());
  const merged followed = merge_of(base, base, theirs, &type);
  EXPECT_EQ(followed.document, theirs.write());
  EXPECT_EQ(followed.patch, "[]");
  EXPECT_TRUE(followed.overlaps.empty());
  const merged agreed = merge_of(base, theirs, theirs, &type);
  EXPECT_EQ(agreed.document, theirs.write());
  EXPECT_EQ(agreed.patch, "[]");
  EXPECT_TRUE(agreed.overlaps.empty());
}

/// Mine with base's members wherever theirs has changed them: no property is touched by both.
json::document disjoint(const three& sides, const carrier_type& type) {
  std::vector<std::string> parts;
  for (const property& row : type.properties) {
    const bool taken = !changed(sides.base, sides.theirs, row, type);
    const maybe value = (taken ? sides.mine : sides.base).root().find(row.name);
    if (value) parts.push_back(member(row.name, json::write(*value)));
  }
  return parsed(joined(parts, "{}"));
}

void check_disjoint(const three& sides, const carrier_type& type) {
  const auto& [base, all_mine, theirs] = sides;
  const json::document mine = disjoint(sides, type);
  const merged one = merge_of(base, mine, theirs, &type);
  const merged other = merge_of(base, theirs, mine, &type);
  EXPECT_TRUE(one.overlaps.empty());
  EXPECT_TRUE(other.overlaps.empty());
  EXPECT_TRUE(
      support::same_carrier(parsed(one.document).root(), parsed(other.document).root(), type))
      << one.document << "\n"
      << other.document;
}

TEST(three_way_merge_properties, on_every_carrier) {
  support::generator random(support::property_seed("three_way_merge on_every_carrier"));
  for (const carrier_type& type : schema::carriers()) {
    for (int i = 0; i < 40 && !::testing::Test::HasFailure(); ++i) {
      const json::document base = parsed(random.carrier(type));
      const auto side = [&] {
        const std::string text = random.changed_carrier(base.write(), type);
        return parsed(filled(base.root(), parsed(text).root(), type));
      };
      const three sides{base, side(), side()};
      SCOPED_TRACE(std::string(type.name) + "\n" + base.write() + "\n" + sides.mine.write() + "\n" +
                   sides.theirs.write());
      check_identities(sides, type);
      check_rows(sides, type);
      check_disjoint(sides, type);
    }
  }
}

TEST(three_way_merge_properties, on_any_json) {
  support::generator random(support::property_seed("three_way_merge on_any_json"));
  for (int i = 0; i < 1500 && !::testing::Test::HasFailure(); ++i) {
    const std::string from = random.json();
    const json::document base = parsed(from);
    const json::document mine = parsed(random.changed_json(from));
    const json::document theirs = parsed(random.changed_json(from));
    SCOPED_TRACE(from + "\n" + mine.write() + "\n" + theirs.write());
    const merged unchanged = merge_of(base, mine, base, nullptr);
    EXPECT_TRUE(json::equal(parsed(unchanged.document).root(), mine.root()));
    EXPECT_TRUE(unchanged.overlaps.empty());
    const merged followed = merge_of(base, base, theirs, nullptr);
    EXPECT_EQ(followed.document, theirs.write());
    EXPECT_EQ(followed.patch, "[]");
    const merged agreed = merge_of(base, theirs, theirs, nullptr);
    EXPECT_EQ(agreed.document, theirs.write());
    EXPECT_TRUE(agreed.overlaps.empty());
    const merged one = merge_of(base, mine, theirs, nullptr);
    const merged other = merge_of(base, theirs, mine, nullptr);
    EXPECT_EQ(one.overlaps.size(), other.overlaps.size());
    if (one.overlaps.empty()) {
      EXPECT_TRUE(json::equal(parsed(one.document).root(), parsed(other.document).root()));
    }
    check_overlaps(one);
  }
}

}  // namespace
}  // namespace ticketwire::patch
