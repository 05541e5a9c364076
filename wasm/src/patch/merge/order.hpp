#pragma once

#include "patch/merge/index.hpp"

namespace ticketwire::patch {

/// One place in the three versions.
struct sides {
  optional_value base;
  optional_value mine;
  optional_value theirs;
};

struct element_order {
  /// Every element of mine and of theirs once.
  std::vector<sides> elements;
  /// Mine moved elements that theirs has too.
  bool reordered = false;
};

/// The order of a merged array. A set keeps theirs and appends what only mine has. A sequence
/// follows the side that moved elements, theirs if neither did; an element that the other side
/// alone has comes behind its neighbour there. nullopt where both moved elements differently.
[[nodiscard]] std::optional<element_order> merged_order(const index& base, const index& mine,
                                                        const index& theirs, bool set);

}  // namespace ticketwire::patch
