#include "json/decimal.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::json {
namespace {

// Of a name that occurs twice the first value counts, as for find().
bool equal_objects(const value& a, const value& b) {
  for (const child& member : a.children()) {
    const std::string name = member.name.decode();
    const std::optional<value> other = b.find(name);
    if (!other || !equal(*a.find(name), *other)) return false;
  }
  for (const child& member : b.children()) {
    if (!a.find(member.name.decode())) return false;
  }
  return true;
}

bool equal_arrays(const value& a, const value& b) {
  auto left = a.children().begin();
  auto right = b.children().begin();
  const auto left_end = a.children().end();
  const auto right_end = b.children().end();
  for (; left != left_end && right != right_end; ++left, ++right) {
    if (!equal((*left).value, (*right).value)) return false;
  }
  return !(left != left_end) && !(right != right_end);
}

}  // namespace

// Recursion is bounded: both sides were parsed within limits::max_depth.
bool equal(const value& a, const value& b) {
  if (a.kind() != b.kind()) return false;
  if (a.same_bytes(b)) return true;
  if (!a.edited() && !b.edited() && a.raw() == b.raw()) return true;
  switch (a.kind()) {
    case kind::null:
      return true;
    case kind::boolean:
      return a.boolean() == b.boolean();
    case kind::number:
      return to_decimal(a.raw()) == to_decimal(b.raw());
    case kind::string:
      return a.string() == b.string();
    case kind::array:
      return equal_arrays(a, b);
    case kind::object:
      return equal_objects(a, b);
  }
  return false;
}

}  // namespace ticketwire::json
