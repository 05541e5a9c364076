#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace ticketwire {

/// Whether one item comes before another one, both given by their places.
using place_order = bool (*)(const void* items, std::uint32_t a, std::uint32_t b);

/// The places of so many items in their order, which must be strict and total.
[[nodiscard]] std::vector<std::uint32_t> sorted_places(std::size_t count, place_order before,
                                                       const void* items);

/// Sorts by a comparison that holds nothing. All types share one routine: each instance of
/// std::sort is 4 kB of WebAssembly.
template <class T, class Before>
void sort(std::vector<T>& items, Before /*unused*/) {
  static_assert(std::is_empty_v<Before>);
  const auto before = [](const void* all, std::uint32_t a, std::uint32_t b) {
    const T* first = static_cast<const T*>(all);
    return Before{}(first[a], first[b]);
  };
  std::vector<T> out;
  out.reserve(items.size());
  for (const std::uint32_t place : sorted_places(items.size(), before, items.data())) {
    out.push_back(std::move(items[place]));
  }
  items = std::move(out);
}

}  // namespace ticketwire
