#include "patch/compare/comparer.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "patch/compare/elements.hpp"
#include "sort.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::patch {
namespace {

using schema::property;

bool unset(const optional_value& value, const property& row) {
  return !value || carrier::is_unset(*value, row);
}

bool same_plain(const optional_value& a, const optional_value& b) {
  return a && b ? json::equal(*a, *b) : !a && !b;
}

bool same_enumeration(const json::value& a, const json::value& b, const schema::enum_type& type) {
  const std::optional<std::int32_t> left = enum_value(a, type);
  const std::optional<std::int32_t> right = enum_value(b, type);
  if (left || right) return left == right;
  const bool names = a.kind() == json::kind::string && b.kind() == json::kind::string;
  return names ? json::equal_ignore_case(a.string(), b.string()) : json::equal(a, b);
}

/// To the millisecond, unless the second date is finer.
bool same_millisecond(const carrier::date_time& a, const carrier::date_time& b) {
  if (a.unset || b.unset) return a.unset && b.unset;
  // Without an offset on one side the wall clocks are all there is to compare.
  const bool local = a.offset.has_value() != b.offset.has_value();
  const std::int64_t left = local ? a.local : carrier::to_ticks(a);
  const std::int64_t right = local ? b.local : carrier::to_ticks(b);
  return b.fraction_digits > 3 ? left == right : left / 10'000 == right / 10'000;
}

/// `element`: of a version, where its array is one value: what such an element leaves out is unset.
enum class rule : std::uint8_t { test, change, version, element };

/// True where each element tells which one it is.
bool identified(const std::vector<json::value>& elements, const site& element) {
  std::vector<std::string> ids;
  for (const json::value& each : elements) {
    std::optional<std::string> id = identity(each, element);
    if (!id) return false;
    ids.push_back(*std::move(id));
  }
  sort(ids, std::less<>());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

// Recursion is bounded by the depth of the two documents.
class comparer {
 public:
  explicit comparer(rule rule) : rule_(rule) {}

  [[nodiscard]] bool same(const optional_value& a, const optional_value& b,
                          const site& where) const;
  [[nodiscard]] bool scalar(const json::value& a, const json::value& b, const property& row) const;

 private:
  [[nodiscard]] bool date(const json::value& a, const json::value& b) const;
  [[nodiscard]] bool carrier(const optional_value& a, const optional_value& b,
                             const site& where) const;
  [[nodiscard]] bool array(const optional_value& a, const optional_value& b,
                           const site& where) const;
  [[nodiscard]] bool covers(const optional_value& entries, const optional_value& other,
                            const site& element) const;

  rule rule_;
};

bool comparer::same(const optional_value& a, const optional_value& b, const site& where) const {
  if (same_text(a, b)) return true;
  const bool untyped = where.kind == site::kind::untyped;
  if (untyped && where.property == nullptr) return same_plain(a, b);
  if ((where.element || untyped) && (nothing(a) || nothing(b))) return nothing(a) && nothing(b);
  const auto all = [&](json::kind kind) {
    return (nothing(a) || is_kind(a, kind)) && (nothing(b) || is_kind(b, kind));
  };
  switch (where.kind) {
    case site::kind::carrier:
      if (all(json::kind::object)) return carrier(a, b, where);
      break;
    case site::kind::dictionary:
      if (!all(json::kind::object)) break;
      return covers(a, b, element_of(where)) && covers(b, a, element_of(where));
    case site::kind::array:
      if (all(json::kind::array)) return array(a, b, where);
      return unset(a, *where.property) && unset(b, *where.property);
    case site::kind::untyped:
      break;
    case site::kind::scalar:
      if (!where.element && (unset(a, *where.property) || unset(b, *where.property))) {
        return unset(a, *where.property) && unset(b, *where.property);
      }
      return scalar(*a, *b, *where.property);
  }
  return same_plain(a, b);
}

bool comparer::scalar(const json::value& a, const json::value& b, const property& row) const {
  if (const schema::enum_type* type = schema::enum_of(row)) return same_enumeration(a, b, *type);
  const bool texts = a.kind() == json::kind::string && b.kind() == json::kind::string;
  if (row.type == schema::value_type::date_time && texts) return date(a, b);
  return json::equal(a, b);
}

bool comparer::date(const json::value& a, const json::value& b) const {
  const std::string left_text = a.string();
  const std::string right_text = b.string();
  const auto left = carrier::parse_date_time(left_text);
  const auto right = carrier::parse_date_time(right_text);
  if (!left || !right) return left_text == right_text;
  switch (rule_) {
    case rule::test:
      return same_millisecond(*left, *right);
    case rule::version:
    case rule::element:
      // A comparison to the millisecond is enough from either side.
      return same_millisecond(*left, *right) || same_millisecond(*right, *left);
    case rule::change:
      break;
  }
  if (left->offset.has_value() != right->offset.has_value()) return left_text == right_text;
  if (left->unset || right->unset) return left->unset && right->unset;
  return carrier::to_ticks(*left) == carrier::to_ticks(*right);
}

bool comparer::carrier(const optional_value& a, const optional_value& b, const site& where) const {
  const row_members left = members_by_row(a, *where.carrier);
  const row_members right = members_by_row(b, *where.carrier);
  const bool version = rule_ == rule::version || rule_ == rule::element;
  const bool part = rule_ == rule::version;
  if (version && (left.repeated || right.repeated)) return same_plain(a, b);
  const bool reference = !version && where.element && where.property->set;
  for (std::size_t i = 0; i < left.values.size(); ++i) {
    const property& row = where.carrier->properties[i];
    const optional_value& x = left.values[i];
    const optional_value& y = right.values[i];
    const bool ours = version ? !servers_own(row) : !row.response_only;
    const bool untold = (part && !nothing(b) && !y) || (reference && (!x || !y));
    if (ours && !untold && !same(x, y, site_of(row))) return false;
  }
  return true;
}

bool comparer::array(const optional_value& a, const optional_value& b, const site& where) const {
  const std::vector<json::value> left =
      a && !nothing(a) ? a->elements() : std::vector<json::value>();
  const std::vector<json::value> right =
      b && !nothing(b) ? b->elements() : std::vector<json::value>();
  if (left.size() != right.size()) return false;
  const site element = element_of(where);
  const bool whole = rule_ == rule::version && element.kind == site::kind::carrier &&
                     !(identified(left, element) && identified(right, element));
  if (whole) return comparer(rule::element).array(a, b, where);
  if (!where.property->set) {
    return std::equal(
        left.begin(), left.end(), right.begin(),
        [&](const json::value& x, const json::value& y) { return same(x, y, element); });
  }
  const middle middle(left, right, element);
  const std::vector<kept> pairs = with_ends(middle, pair_unordered(middle));
  return pairs.size() == left.size() &&
         std::all_of(pairs.begin(), pairs.end(), [&](const kept& pair) {
           return same(left[pair.from], right[pair.to], element);
         });
}

bool comparer::covers(const optional_value& entries, const optional_value& other,
                      const site& element) const {
  if (nothing(entries)) return true;
  for (const json::child& entry : entries->children()) {
    if (!same(entry.value, member(other, entry.name.decode()), element)) return false;
  }
  return true;
}

bool named_members(const optional_value& actual, const json::value& expected,
                   const schema::carrier_type& type) {
  if (expected.kind() != json::kind::object) return false;
  if (!nothing(actual) && !is_kind(actual, json::kind::object)) return false;
  const auto holds = [&](const json::child& wanted) {
    const property* row = schema::find_property(type, wanted.name.decode());
    return row != nullptr && matches(member(actual, row->name), wanted.value, site_of(*row));
  };
  if (!type.key.empty()) {
    for (const json::child& wanted : expected.children()) {
      if (wanted.name.equals_ignore_case(type.key)) return holds(wanted);
    }
  }
  for (const json::child& wanted : expected.children()) {
    if (!holds(wanted)) return false;
  }
  return true;
}

bool every_element(const json::value& actual, const json::value& expected, const site& element) {
  if (expected.kind() != json::kind::array) return false;
  const std::vector<json::value> left = actual.elements();
  const std::vector<json::value> right = expected.elements();
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const json::value& a, const json::value& b) { return matches(a, b, element); });
}

bool named_entries(const optional_value& actual, const json::value& expected, const site& element) {
  if (expected.kind() != json::kind::object) return false;
  for (const json::child& wanted : expected.children()) {
    if (!matches(member(actual, wanted.name.decode()), wanted.value, element)) return false;
  }
  return true;
}

}  // namespace

// Recursion is bounded by the depth of the expected value.
bool matches(const optional_value& actual, const json::value& expected, const site& where) {
  const comparer test(rule::test);
  if (where.kind == site::kind::untyped) return test.same(actual, expected, where);
  if (where.property != nullptr && (nothing(actual) || expected.is_null())) {
    if (carrier::is_unset(nothing(actual) ? expected : *actual, *where.property)) return true;
    if (where.kind != site::kind::carrier) return false;
    // A carrier in which nothing is set is none.
    if (!nothing(actual)) {
      return equivalent(actual, std::nullopt,
                        {.kind = where.kind, .carrier = where.carrier, .property = where.property});
    }
  }
  switch (where.kind) {
    case site::kind::array:
      return every_element(*actual, expected, element_of(where));
    case site::kind::dictionary:
      return named_entries(actual, expected, element_of(where));
    case site::kind::scalar:
      return test.scalar(*actual, expected, *where.property);
    default:
      return named_members(actual, expected, *where.carrier);
  }
}

bool equivalent(const optional_value& a, const optional_value& b, const site& where) {
  return comparer(rule::change).same(a, b, where);
}

bool same(const optional_value& before, const optional_value& after, const site& where) {
  return comparer(rule::version).same(before, after, where);
}

}  // namespace ticketwire::patch
