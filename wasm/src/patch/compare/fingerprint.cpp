#include "patch/equivalent.hpp"

#include <algorithm>

#include "json/decimal.hpp"
#include "json/folded.hpp"
#include "patch/array_script.hpp"
#include "patch/match.hpp"
#include "patch/name_index.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::patch {
namespace {

bool nothing(const optional_value& value) noexcept {
  return !value || value->is_null();
}

bool unset(const optional_value& value, const schema::property& row) {
  return !value || carrier::is_unset(*value, row);
}

bool is_kind(const optional_value& value, json::kind kind) noexcept {
  return value && value->kind() == kind;
}

bool same_scalar(const json::value& a, const json::value& b, const schema::property& row) {
  if (const schema::enum_type* type = schema::enum_of(row)) {
    const std::optional<std::int32_t> left = enum_value(a, *type);
    const std::optional<std::int32_t> right = enum_value(b, *type);
    if (left && right) return *left == *right;
  } else if (row.type == schema::value_type::date_time && a.kind() == b.kind()) {
    const auto left = carrier::parse_date_time(a.string());
    const auto right = carrier::parse_date_time(b.string());
    if (left && right && left->offset.has_value() == right->offset.has_value()) {
      if (left->unset || right->unset) return left->unset && right->unset;
      return carrier::to_ticks(*left) == carrier::to_ticks(*right);
    }
  }
  return json::equal(a, b);
}

bool same_members(const optional_value& a, const optional_value& b, const site& where) {
  const std::vector<optional_value> left = members_by_row(a, *where.carrier);
  const std::vector<optional_value> right = members_by_row(b, *where.carrier);
  const bool reference = where.element && where.property->set;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const schema::property& row = where.carrier->properties[i];
    if (row.response_only || (reference && (!left[i] || !right[i]))) continue;
    if (!equivalent(left[i], right[i], site_of(row))) return false;
  }
  return true;
}

bool same_elements(const json::value& a, const json::value& b, const site& where) {
  const std::vector<json::value> left = a.elements();
  const std::vector<json::value> right = b.elements();
  if (left.size() != right.size()) return false;
  const site element = element_of(where);
  if (!where.property->set) {
    return std::equal(
        left.begin(), left.end(), right.begin(),
        [&](const json::value& x, const json::value& y) { return equivalent(x, y, element); });
  }
  const array_script script = match_elements(left, right, where, 0);
  return script.keeps.size() == left.size() &&
         std::all_of(script.keeps.begin(), script.keeps.end(), [&](const array_script::kept& kept) {
           return equivalent(left[kept.from], right[kept.to], element);
         });
}

bool same_entries(const optional_value& a, const optional_value& b, const site& where) {
  const site element = element_of(where);
  const name_index left(a);
  const name_index right(b);
  const auto covers = [&](const optional_value& x, const name_index& other) {
    if (nothing(x)) return true;
    for (const json::child& entry : x->children()) {
      if (!equivalent(entry.value, other.find(entry.name.decode()), element)) return false;
    }
    return true;
  };
  return covers(a, right) && covers(b, left);
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t more) noexcept {
  hash = (hash ^ more) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_text(std::uint64_t hash, std::string_view text) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return mix(hash, text.size());
}

std::uint64_t hash_plain(const json::value& value) {
  const auto start = static_cast<std::uint64_t>(value.kind()) + 1;
  switch (value.kind()) {
    case json::kind::null:
      break;
    case json::kind::boolean:
      return mix(start, value.boolean() ? 1 : 2);
    case json::kind::number: {
      const json::decimal number = json::to_decimal(value.raw());
      const auto exponent = static_cast<std::uint64_t>(number.exponent);
      return hash_text(mix(start, exponent * 2 + (number.negative ? 1 : 0)), number.digits);
    }
    case json::kind::string:
      return hash_text(start, value.string());
    case json::kind::array: {
      std::uint64_t hash = start;
      for (const json::child& each : value.children()) hash = mix(hash, hash_plain(each.value));
      return hash;
    }
    case json::kind::object: {
      std::uint64_t sum = 0;
      for (const json::child& each : value.children()) {
        sum += mix(hash_text(start, each.name.decode()), hash_plain(each.value));
      }
      return mix(start, sum);
    }
  }
  return start;
}

std::uint64_t hash_scalar(const json::value& value, const schema::property& row) {
  if (carrier::is_unset(value, row)) return 0;
  if (const schema::enum_type* type = schema::enum_of(row)) {
    const std::optional<std::int32_t> number = enum_value(value, *type);
    if (number) return mix(1, static_cast<std::uint64_t>(*number));
  } else if (row.type == schema::value_type::date_time) {
    const auto date = carrier::parse_date_time(value.string());
    if (date) {
      return mix(date->offset ? 1 : 2, static_cast<std::uint64_t>(carrier::to_ticks(*date)));
    }
  }
  return hash_plain(value);
}

std::uint64_t hash_members(const json::value& value, const schema::carrier_type& type) {
  const std::vector<optional_value> members = members_by_row(value, type);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const schema::property& row = type.properties[i];
    if (!members[i] || row.response_only) continue;
    const std::uint64_t hash = fingerprint(*members[i], site_of(row));
    if (hash != 0) sum += mix(hash, i + 1);
  }
  return sum;
}

}  // namespace

bool same_text(const json::value& a, const json::value& b) noexcept {
  return a.same_bytes(b) || (!a.edited() && !b.edited() && a.raw() == b.raw());
}

// Recursion is bounded by the depth of the two documents.
bool equivalent(const optional_value& a, const optional_value& b, const site& where) {
  if (a && b && same_text(*a, *b)) return true;
  if (where.property == nullptr && where.kind == site::kind::untyped) {
    return a && b ? json::equal(*a, *b) : !a && !b;
  }
  if (where.element && (nothing(a) || nothing(b))) return nothing(a) && nothing(b);
  const auto all = [&](json::kind kind) {
    return (nothing(a) || is_kind(a, kind)) && (nothing(b) || is_kind(b, kind));
  };
  switch (where.kind) {
    case site::kind::carrier:
      if (all(json::kind::object)) return same_members(a, b, where);
      break;
    case site::kind::dictionary:
      if (all(json::kind::object)) return same_entries(a, b, where);
      break;
    case site::kind::array:
      if (!nothing(a) && !nothing(b) && all(json::kind::array)) return same_elements(*a, *b, where);
      return unset(a, *where.property) && unset(b, *where.property);
    case site::kind::untyped:
      if (nothing(a) || nothing(b)) return nothing(a) && nothing(b);
      break;
    case site::kind::scalar: {
      if (where.element) return same_scalar(*a, *b, *where.property);
      const bool left = unset(a, *where.property);
      const bool right = unset(b, *where.property);
      if (left || right) return left && right;
      return same_scalar(*a, *b, *where.property);
    }
  }
  return a && b && json::equal(*a, *b);
}

// Recursion is bounded by the depth of the document.
std::uint64_t fingerprint(const json::value& value, const site& where) {
  if (where.kind != site::kind::untyped && value.is_null()) return 0;
  const bool object = value.kind() == json::kind::object;
  const bool array = value.kind() == json::kind::array;
  if (where.kind == site::kind::carrier && object) return hash_members(value, *where.carrier);
  if (where.kind == site::kind::dictionary && object) {
    std::uint64_t sum = 0;
    for (const json::child& each : value.children()) {
      const std::uint64_t hash = fingerprint(each.value, element_of(where));
      if (hash != 0) sum += hash_text(hash, json::folded(each.name.decode()));
    }
    return sum;
  }
  if (where.kind == site::kind::array && array) {
    std::uint64_t hash = 0;
    for (const json::child& each : value.children()) {
      const std::uint64_t next = fingerprint(each.value, element_of(where));
      hash = where.property->set ? hash + mix(1, next) : mix(hash + 1, next);
    }
    return hash;
  }
  return where.kind == site::kind::scalar ? hash_scalar(value, *where.property) : hash_plain(value);
}

std::vector<optional_value> members_by_row(const optional_value& object,
                                           const schema::carrier_type& type) {
  std::vector<optional_value> out(type.properties.size());
  std::vector<bool> exact(out.size(), false);
  if (!is_kind(object, json::kind::object)) return out;
  for (const json::child& member : object->children()) {
    const schema::property* row = schema::find_property(type, member.name.decode());
    if (row == nullptr) continue;
    const auto at = static_cast<std::size_t>(row - type.properties.data());
    const bool here = member.name.equals(row->name);
    if (out[at] && (exact[at] || !here)) continue;
    out[at] = member.value;
    exact[at] = here;
  }
  return out;
}

}  // namespace ticketwire::patch
