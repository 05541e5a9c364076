#pragma once

#include <span>
#include <vector>

#include "patch/compare/elements.hpp"

namespace ticketwire::patch {

/// The pairs of the script with the fewest bytes, as match_elements says.
[[nodiscard]] std::vector<kept> shortest_script(std::span<const element_mark> from,
                                                std::span<const element_mark> to, std::size_t path);

}  // namespace ticketwire::patch
