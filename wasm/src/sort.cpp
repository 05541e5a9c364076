#include "sort.hpp"

#include <algorithm>
#include <numeric>

namespace ticketwire {

std::vector<std::uint32_t> sorted_places(std::size_t count, place_order before, const void* items) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  std::sort(out.begin(), out.end(),
            [=](std::uint32_t a, std::uint32_t b) { return before(items, a, b); });
  return out;
}

}  // namespace ticketwire
