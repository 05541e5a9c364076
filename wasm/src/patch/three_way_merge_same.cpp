#include "patch/three_way_merge_same.hpp"

#include <algorithm>
#include <numeric>

#include "json/decimal.hpp"
#include "json/folded.hpp"
#include "patch/match.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::patch {
namespace {

bool is(const maybe& value, json::kind kind) noexcept {
  return value && value->kind() == kind;
}

/// An empty container is the same as none.
bool of_kind(const maybe& value, json::kind kind) noexcept {
  return nothing(value) || is(value, kind);
}

bool same_value(const maybe& a, const maybe& b) {
  return a && b ? json::equal(*a, *b) : !a && !b;
}

bool same_scalar(const json::value& a, const json::value& b, const site& where) {
  if (a.kind() != b.kind() && schema::enum_of(*where.property) == nullptr) return false;
  // A comparison to the millisecond is enough from either side.
  return matches(a, b, where) || matches(b, a, where);
}

// Recursion is bounded by the depth of the two documents.
bool same_carrier(const maybe& a, const maybe& b, const site& where) {
  const auto left = by_row(a, *where.carrier);
  const auto right = by_row(b, *where.carrier);
  if (!left || !right) return same_value(a, b);
  for (std::size_t i = 0; i < left->size(); ++i) {
    const schema::property& row = where.carrier->properties[i];
    const maybe& x = (*left)[i];
    const maybe& y = (*right)[i];
    const bool untold = !nothing(b) && !y;
    if (!untold && !servers_own(row) && !same(x, y, site_of(row))) return false;
  }
  return true;
}

bool same_entries(const index& a, const index& b, const site& element) {
  const auto kept = [&](const index::entry& entry) {
    const index::entry* other = b.find(entry.id);
    return same(entry.value, other != nullptr ? maybe(other->value) : std::nullopt, element);
  };
  const auto known = [&](const index::entry& entry) {
    return a.find(entry.id) != nullptr || same(std::nullopt, entry.value, element);
  };
  return std::all_of(a.entries().begin(), a.entries().end(), kept) &&
         std::all_of(b.entries().begin(), b.entries().end(), known);
}

bool same_array(const maybe& a, const maybe& b, const site& where) {
  const site element = element_of(where);
  if (where.property->set) {
    const std::optional<index> left = index::of_array(a, where);
    const std::optional<index> right = index::of_array(b, where);
    if (left && right) {
      return left->entries().size() == right->entries().size() &&
             same_entries(*left, *right, element);
    }
  }
  const std::vector<json::value> left = a ? a->elements() : std::vector<json::value>();
  const std::vector<json::value> right = b ? b->elements() : std::vector<json::value>();
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const json::value& x, const json::value& y) { return same(x, y, element); });
}

bool same_dictionary(const maybe& a, const maybe& b, const site& where) {
  const std::optional<index> left = index::of_object(a, where);
  const std::optional<index> right = index::of_object(b, where);
  return left && right ? same_entries(*left, *right, element_of(where)) : same_value(a, b);
}

}  // namespace

bool nothing(const maybe& value) noexcept {
  return !value || value->is_null();
}

bool servers_own(const schema::property& row) noexcept {
  return row.read_only || row.response_only;
}

bool same(const maybe& a, const maybe& b, const site& where) {
  if (a && b && !a->edited() && !b->edited() && a->raw() == b->raw()) return true;
  if (where.kind == site::kind::untyped && where.property == nullptr) return same_value(a, b);
  if (where.element && (nothing(a) || nothing(b))) return nothing(a) && nothing(b);
  switch (where.kind) {
    case site::kind::carrier:
      if (!of_kind(a, json::kind::object) || !of_kind(b, json::kind::object)) break;
      return same_carrier(a, b, where);
    case site::kind::array:
      if (!of_kind(a, json::kind::array) || !of_kind(b, json::kind::array)) break;
      return same_array(a, b, where);
    case site::kind::dictionary:
      if (!of_kind(a, json::kind::object) || !of_kind(b, json::kind::object)) break;
      return same_dictionary(a, b, where);
    case site::kind::untyped:
      if (nothing(a) || nothing(b)) return nothing(a) && nothing(b);
      break;
    case site::kind::scalar: {
      const bool left = !a || carrier::is_unset(*a, *where.property);
      const bool right = !b || carrier::is_unset(*b, *where.property);
      if (left || right) return left && right;
      return same_scalar(*a, *b, where);
    }
  }
  return same_value(a, b);
}

std::optional<std::vector<maybe>> by_row(const maybe& object, const schema::carrier_type& type) {
  std::vector<maybe> out(type.properties.size());
  if (!is(object, json::kind::object)) return out;
  for (const json::child& member : object->children()) {
    const schema::property* row = schema::find_property(type, member.name.decode());
    if (row == nullptr) continue;
    maybe& place = out[static_cast<std::size_t>(row - type.properties.data())];
    if (place) return std::nullopt;
    place = member.value;
  }
  return out;
}

std::optional<std::string> identity(const json::value& value, const site& where) {
  if (where.kind == site::kind::carrier) {
    if (value.kind() != json::kind::object || where.carrier->key.empty()) return std::nullopt;
    const schema::property* row = schema::find_property(*where.carrier, where.carrier->key);
    const std::size_t at = find_position(value, where.carrier->key);
    if (row == nullptr || at == error::nowhere) return std::nullopt;
    const json::value key = value[at];
    if (carrier::is_unset(key, *row)) return std::nullopt;
    return identity(key, site_of(*row));
  }
  if (value.kind() == json::kind::string) return '"' + value.string();
  if (value.kind() != json::kind::number) return std::nullopt;
  const json::decimal number = json::to_decimal(value.raw());
  return (number.negative ? "-" : "") + number.digits + "e" + std::to_string(number.exponent);
}

std::optional<index> index::sorted(std::vector<entry> entries) {
  index out;
  out.entries_ = std::move(entries);
  out.order_.resize(out.entries_.size());
  std::iota(out.order_.begin(), out.order_.end(), 0U);
  const auto id = [&](std::uint32_t at) -> const std::string& { return out.entries_[at].id; };
  std::sort(out.order_.begin(), out.order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
  for (std::size_t i = 1; i < out.order_.size(); ++i) {
    if (id(out.order_[i - 1]) == id(out.order_[i])) return std::nullopt;
  }
  return out;
}

std::optional<index> index::of_array(const maybe& array, const site& where) {
  std::vector<entry> entries;
  if (!nothing(array)) {
    for (const json::child& element : array->children()) {
      std::optional<std::string> id = identity(element.value, element_of(where));
      if (!id) return std::nullopt;
      entries.push_back({*std::move(id), {}, element.value});
    }
  }
  return sorted(std::move(entries));
}

std::optional<index> index::of_object(const maybe& object, const site& where) {
  const bool exact = where.kind == site::kind::untyped;
  std::vector<entry> entries;
  if (!nothing(object)) {
    for (const json::child& member : object->children()) {
      std::string name = member.name.decode();
      entries.push_back({exact ? std::move(name) : json::folded(std::move(name)), member.name.raw(),
                         member.value});
    }
  }
  return sorted(std::move(entries));
}

std::optional<std::size_t> index::position(std::string_view id) const {
  const auto at = std::lower_bound(
      order_.begin(), order_.end(), id,
      [&](std::uint32_t i, std::string_view wanted) { return entries_[i].id < wanted; });
  if (at == order_.end() || entries_[*at].id != id) return std::nullopt;
  return *at;
}

const index::entry* index::find(std::string_view id) const {
  const std::optional<std::size_t> at = position(id);
  return at ? &entries_[*at] : nullptr;
}

}  // namespace ticketwire::patch
