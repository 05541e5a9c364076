#pragma once

#include <algorithm>
#include <compare>
#include <functional>
#include <string>
#include <version>

// Included before every source of the module: what the service uses of C++20's library and Debian's
// Emscripten (libc++ 14) has not got yet. A newer one finds nothing here.
#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 15000

// NOLINTBEGIN(cert-dcl58-cpp)
namespace std {

inline strong_ordering operator<=>(const string& left, const string& right) noexcept {
  const int order = left.compare(right);
  return order < 0   ? strong_ordering::less
         : order > 0 ? strong_ordering::greater
                     : strong_ordering::equal;
}

namespace ranges {

template <class Range, class Value>
auto find(Range&& range, const Value& value) {
  return std::find(range.begin(), range.end(), value);
}

template <class Range, class Out, class Predicate>
void copy_if(Range&& range, Out out, Predicate wanted) {
  std::copy_if(range.begin(), range.end(), out, wanted);
}

template <class Range, class Predicate>
bool all_of(Range&& range, Predicate wanted) {
  return std::all_of(range.begin(), range.end(), wanted);
}

template <class Range, class Predicate>
bool any_of(Range&& range, Predicate wanted) {
  return std::any_of(range.begin(), range.end(), wanted);
}

template <class Range, class Predicate>
bool none_of(Range&& range, Predicate wanted) {
  return std::none_of(range.begin(), range.end(), wanted);
}

template <class Range, class Value, class Order = std::less<>, class Projection = std::identity>
auto lower_bound(Range&& range, const Value& value, Order order = {}, Projection projection = {}) {
  return std::lower_bound(range.begin(), range.end(), value,
                          [&](const auto& each, const auto& wanted) {
                            return std::invoke(order, std::invoke(projection, each), wanted);
                          });
}

template <class Range, class Order = std::less<>, class Projection = std::identity>
void sort(Range&& range, Order order = {}, Projection projection = {}) {
  std::sort(range.begin(), range.end(), [&](const auto& left, const auto& right) {
    return std::invoke(order, std::invoke(projection, left), std::invoke(projection, right));
  });
}

}  // namespace ranges
}  // namespace std
// NOLINTEND(cert-dcl58-cpp)

#endif
