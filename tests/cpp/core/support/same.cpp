#include "core/support/same.hpp"

#include <algorithm>
#include <set>

#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::support {
namespace {

using maybe = std::optional<json::value>;
using schema::property;

maybe member(const maybe& object, std::string_view name) {
  return object ? object->find(name) : std::nullopt;
}

bool same_property(const maybe& a, const maybe& b, const property& property);

/// Dates are instants, where both or neither have an offset.
bool same_scalar(const json::value& a, const json::value& b, const property& property) {
  if (property.type == schema::value_type::date_time && a.kind() == b.kind()) {
    const auto left = carrier::parse_date_time(a.string());
    const auto right = carrier::parse_date_time(b.string());
    if (left && right && left->offset.has_value() == right->offset.has_value()) {
      if (left->unset || right->unset) return left->unset == right->unset;
      return carrier::to_ticks(*left) == carrier::to_ticks(*right);
    }
  }
  return json::equal(a, b);
}

bool same_element(const json::value& a, const json::value& b, const property& property) {
  const schema::carrier_type* carrier = schema::carrier_of(property);
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  return carrier != nullptr ? same_carrier(a, b, *carrier) : same_scalar(a, b, property);
}

/// An element of a set is a reference, of which a part may do: only what both name is compared.
bool same_reference(const json::value& a, const json::value& b, const property& property) {
  const schema::carrier_type* carrier = schema::carrier_of(property);
  if (carrier == nullptr || a.is_null() || b.is_null()) return same_element(a, b, property);
  return std::all_of(carrier->properties.begin(), carrier->properties.end(), [&](const auto& row) {
    const maybe left = a.find(row.name);
    const maybe right = b.find(row.name);
    return !left || !right || same_property(left, right, row);
  });
}

/// Whether each element has one of its own on the other side. One that has found its own makes room
/// where it can do with another (Kuhn's algorithm): of those that fit in several ways the first
/// choice may be wrong.
bool same_set(const std::vector<json::value>& left, const std::vector<json::value>& right,
              const property& property) {
  if (left.size() != right.size()) return false;
  std::vector<std::size_t> owners(right.size(), left.size());
  const auto place = [&](const auto& again, std::size_t from, std::vector<bool>& seen) -> bool {
    for (std::size_t to = 0; to < right.size(); ++to) {
      if (seen[to] || !same_reference(left[from], right[to], property)) continue;
      seen[to] = true;
      if (owners[to] != left.size() && !again(again, owners[to], seen)) continue;
      owners[to] = from;
      return true;
    }
    return false;
  };
  for (std::size_t from = 0; from < left.size(); ++from) {
    std::vector<bool> seen(right.size(), false);
    if (!place(place, from, seen)) return false;
  }
  return true;
}

bool same_array(const json::value& a, const json::value& b, const property& property) {
  const auto left = a.elements();
  const auto right = b.elements();
  if (property.set) return same_set(left, right, property);
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const json::value& x, const json::value& y) { return same_element(x, y, property); });
}

/// Keys compare without case.
maybe entry(const maybe& dictionary, const std::string& key) {
  const maybe exact = member(dictionary, key);
  if (exact || !dictionary) return exact;
  for (const json::child& each : dictionary->children()) {
    if (each.name.equals_ignore_case(key)) return each.value;
  }
  return std::nullopt;
}

bool same_dictionary(const maybe& a, const maybe& b, const property& property) {
  std::set<std::string> names;
  for (const maybe& side : {a, b}) {
    if (!side) continue;
    for (const json::child& each : side->children()) names.insert(each.name.decode());
  }
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const maybe left = entry(a, name);
    const maybe right = entry(b, name);
    const bool nothing = (!left || left->is_null()) || (!right || right->is_null());
    if (nothing) return (!left || left->is_null()) == (!right || right->is_null());
    return same_element(*left, *right, property);
  });
}

bool same_property(const maybe& a, const maybe& b, const property& property) {
  const bool left_unset = !a || carrier::is_unset(*a, property);
  const bool right_unset = !b || carrier::is_unset(*b, property);
  if (property.type == schema::value_type::any && property.shape == schema::shape::single) {
    return (!a || !b) ? left_unset && right_unset
                      : (json::equal(*a, *b) || (left_unset && right_unset));
  }
  if (left_unset && right_unset) return true;
  if (property.shape == schema::shape::dictionary) return same_dictionary(a, b, property);
  const schema::carrier_type* carrier = schema::carrier_of(property);
  if (property.shape == schema::shape::single && carrier != nullptr) {
    return same_carrier(a, b, *carrier);
  }
  if (left_unset || right_unset) return false;
  if (a->kind() != b->kind()) return false;
  return property.shape == schema::shape::array ? same_array(*a, *b, property)
                                                : same_scalar(*a, *b, property);
}

}  // namespace

bool same_carrier(const maybe& a, const maybe& b, const schema::carrier_type& type) {
  return std::all_of(type.properties.begin(), type.properties.end(), [&](const property& property) {
    return same_property(member(a, property.name), member(b, property.name), property);
  });
}

}  // namespace ticketwire::support
