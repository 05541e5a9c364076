#include "patch/match.hpp"

#include <algorithm>

#include "patch/equivalent.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::patch {
namespace {

using schema::property;
using schema::value_type;

bool same_instant(const std::string& actual, const std::string& expected) {
  const std::optional<carrier::date_time> a = carrier::parse_date_time(actual);
  const std::optional<carrier::date_time> b = carrier::parse_date_time(expected);
  if (!a || !b) return actual == expected;
  if (a->unset || b->unset) return a->unset && b->unset;
  // Without an offset on either side the wall clocks are all there is to compare.
  const bool local = a->offset.has_value() != b->offset.has_value();
  const std::int64_t left = local ? a->local : carrier::to_ticks(*a);
  const std::int64_t right = local ? b->local : carrier::to_ticks(*b);
  if (b->fraction_digits > 3) return left == right;
  return left / 10'000 == right / 10'000;
}

bool scalar(const json::value& actual, const json::value& expected, const property& row) {
  if (const schema::enum_type* type = schema::enum_of(row)) {
    const std::optional<std::int32_t> left = enum_value(actual, *type);
    return left && left == enum_value(expected, *type);
  }
  if (row.type == value_type::date_time && expected.kind() == json::kind::string) {
    return same_instant(actual.string(), expected.string());
  }
  return json::equal(actual, expected);
}

std::optional<json::value> member(const json::value& object, std::string_view name) {
  const std::size_t position = find_position(object, name);
  if (position == error::nowhere) return std::nullopt;
  return object[position];
}

// Recursion is bounded by the depth of the expected value.
bool carrier_matches(const std::optional<json::value>& actual, const json::value& expected,
                     const site& here) {
  if (expected.kind() != json::kind::object) return false;
  const bool nothing = !actual || actual->is_null();
  if (!nothing && actual->kind() != json::kind::object) return false;
  const auto same = [&](const json::child& wanted) {
    const property* row = schema::find_property(*here.carrier, wanted.name.decode());
    if (row == nullptr) return false;
    const std::optional<json::value> found = nothing ? std::nullopt : member(*actual, row->name);
    return matches(found, wanted.value, site_of(*row));
  };
  if (!here.carrier->key.empty()) {
    for (const json::child& wanted : expected.children()) {
      if (wanted.name.equals_ignore_case(here.carrier->key)) return same(wanted);
    }
  }
  for (const json::child& wanted : expected.children()) {
    if (!same(wanted)) return false;
  }
  return true;
}

bool array_matches(const json::value& actual, const json::value& expected, const site& here) {
  if (expected.kind() != json::kind::array) return false;
  const std::vector<json::value> left = actual.elements();
  const std::vector<json::value> right = expected.elements();
  return std::equal(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const json::value& a, const json::value& b) { return matches(a, b, element_of(here)); });
}

bool dictionary_matches(const json::value& actual, const json::value& expected, const site& here) {
  if (expected.kind() != json::kind::object) return false;
  for (const json::child& wanted : expected.children()) {
    const std::optional<json::value> found = actual.find(wanted.name.decode());
    if (!matches(found, wanted.value, element_of(here))) return false;
  }
  return true;
}

}  // namespace

std::optional<std::int32_t> enum_value(const json::value& value, const schema::enum_type& type) {
  if (value.kind() == json::kind::string) return schema::to_enum_value(type, value.string());
  const result<std::int32_t> number = value.int32();
  return number ? std::optional(*number) : std::nullopt;
}

bool matches(const std::optional<json::value>& actual, const json::value& expected,
             const site& here) {
  if (here.kind == site::kind::untyped) {
    // A property of any type may be missing, as every other may.
    if (!actual) return here.property != nullptr && expected.is_null();
    return json::equal(*actual, expected);
  }
  const bool nothing = !actual || actual->is_null();
  if (here.property != nullptr && (nothing || expected.is_null())) {
    const json::value& other = nothing ? expected : *actual;
    if (carrier::is_unset(other, *here.property)) return true;
    if (here.kind != site::kind::carrier) return false;
    // A carrier in which nothing is set is none.
    if (!nothing) return equivalent(actual, std::nullopt, {here.kind, here.carrier, here.property});
  }
  if (here.kind == site::kind::carrier) return carrier_matches(actual, expected, here);
  if (!actual) return false;
  switch (here.kind) {
    case site::kind::array:
      return array_matches(*actual, expected, here);
    case site::kind::dictionary:
      return dictionary_matches(*actual, expected, here);
    default:
      return scalar(*actual, expected, *here.property);
  }
}

}  // namespace ticketwire::patch
