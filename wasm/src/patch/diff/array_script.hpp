#pragma once

#include <vector>

#include "patch/compare/elements.hpp"

namespace ticketwire::patch {

/// How one array becomes another: elements of the old one that stay, in the old order, each with
/// what it becomes in its place; all others of the old are removed, all others of the new inserted.
struct array_script {
  std::vector<kept> keeps;
  /// Elements that had to be looked into: those between the equal texts at both ends.
  std::size_t examined = 0;
};

/// Matches the elements of an array as elements.hpp says. `path` is the length of the array's
/// pointer, which every operation repeats.
///
/// The script of a sequence has the fewest bytes where what lies between its equal ends has at most
/// 65,536 pairs of old and new. Beyond that, elements that occur once on both sides are anchors, of
/// which the heaviest ascending sequence stays (the fewest moved bytes), and only the gaps between
/// them are searched; a gap that is still too large is matched by position.
[[nodiscard]] array_script match_elements(const std::vector<json::value>& from,
                                          const std::vector<json::value>& to, const site& where,
                                          std::size_t path);

}  // namespace ticketwire::patch
