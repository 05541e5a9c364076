#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "patch/array_script.hpp"

namespace ticketwire::patch {

/// What a script needs to know of an element.
struct script_element {
  /// Equal for the same element, whatever its members say; never 0.
  std::uint64_t token = 0;
  /// The key of a carrier that has one.
  std::optional<std::int32_t> key;
  /// Size of its JSON text.
  std::size_t bytes = 0;
};

/// True where editing one element into the other rewrites no key.
[[nodiscard]] inline bool may_take_the_place(const script_element& old_one,
                                             const script_element& new_one) noexcept {
  return old_one.key == new_one.key;
}

/// The pairs of the script with the fewest bytes, as match_elements says.
[[nodiscard]] std::vector<array_script::kept> shortest_script(std::span<const script_element> from,
                                                              std::span<const script_element> to,
                                                              std::size_t path);

}  // namespace ticketwire::patch
