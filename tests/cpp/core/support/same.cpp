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

/// Keys compare without case.
maybe entry(const maybe& dictionary, const std::string& key) {
  const maybe exact = member(dictionary, key);
  if (exact || !dictionary) return exact;
  for (const json::child& each : dictionary->children()) {
    if (each.name.equals_ignore_case(key)) return each.value;
  }
  return std::nullopt;
}

/// Whether each element tells by its key which one it is.
bool keyed(const std::vector<json::value>& elements, const schema::carrier_type& type) {
  const property* key = type.key.empty() ? nullptr : schema::find_property(type, type.key);
  return key != nullptr && std::all_of(elements.begin(), elements.end(), [&](const auto& each) {
           const maybe value = each.find(type.key);
           return value && !carrier::is_unset(*value, *key);
         });
}

class judge {
 public:
  explicit judge(references references) : references_(references) {}

  [[nodiscard]] bool same_carrier(const maybe& a, const maybe& b,
                                  const schema::carrier_type& type) const {
    return std::all_of(type.properties.begin(), type.properties.end(), [&](const auto& row) {
      return same_property(member(a, row.name), member(b, row.name), row);
    });
  }

 private:
  [[nodiscard]] bool same_element(const json::value& a, const json::value& b,
                                  const property& property) const;
  [[nodiscard]] bool same_reference(const json::value& a, const json::value& b,
                                    const property& property) const;
  [[nodiscard]] bool same_set(const std::vector<json::value>& left,
                              const std::vector<json::value>& right,
                              const property& property) const;
  [[nodiscard]] bool same_array(const json::value& a, const json::value& b,
                                const property& property) const;
  [[nodiscard]] bool same_dictionary(const maybe& a, const maybe& b,
                                     const property& property) const;
  [[nodiscard]] bool same_property(const maybe& a, const maybe& b, const property& property) const;

  references references_;
};

bool judge::same_element(const json::value& a, const json::value& b,
                         const property& property) const {
  const schema::carrier_type* carrier = schema::carrier_of(property);
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  return carrier != nullptr ? same_carrier(a, b, *carrier) : same_scalar(a, b, property);
}

bool judge::same_reference(const json::value& a, const json::value& b,
                           const property& property) const {
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
bool judge::same_set(const std::vector<json::value>& left, const std::vector<json::value>& right,
                     const property& property) const {
  if (left.size() != right.size()) return false;
  const schema::carrier_type* carrier = schema::carrier_of(property);
  const bool parts = references_ == references::parts ||
                     (carrier != nullptr && keyed(left, *carrier) && keyed(right, *carrier));
  std::vector<std::size_t> owners(right.size(), left.size());
  const auto place = [&](const auto& again, std::size_t from, std::vector<bool>& seen) -> bool {
    for (std::size_t to = 0; to < right.size(); ++to) {
      const bool same = parts ? same_reference(left[from], right[to], property)
                              : same_element(left[from], right[to], property);
      if (seen[to] || !same) continue;
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

bool judge::same_array(const json::value& a, const json::value& b, const property& property) const {
  const auto left = a.elements();
  const auto right = b.elements();
  if (property.set) return same_set(left, right, property);
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const json::value& x, const json::value& y) { return same_element(x, y, property); });
}

bool judge::same_dictionary(const maybe& a, const maybe& b, const property& property) const {
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

bool judge::same_property(const maybe& a, const maybe& b, const property& property) const {
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

bool same_carrier(const maybe& a, const maybe& b, const schema::carrier_type& type,
                  references references) {
  return judge(references).same_carrier(a, b, type);
}

}  // namespace ticketwire::support
