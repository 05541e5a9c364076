#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ticketwire/json/value.hpp"

namespace ticketwire::patch {

/// How one array becomes another: elements of the old one that stay, in the old order; all others
/// of the old are removed, all others of the new are inserted.
struct array_script {
  struct kept {
    std::size_t from;
    std::size_t to;
  };
  std::vector<kept> keeps;
};

/// Matches elements by an integer key. nullopt where an element lacks it or a key occurs twice.
/// `ordered` keeps only elements whose order agrees in both, as many as possible.
[[nodiscard]] std::optional<array_script> match_by_key(const json::value& from,
                                                       const json::value& to, std::string_view key,
                                                       bool ordered);

/// Matches equal elements alone; `ordered` as above.
[[nodiscard]] array_script match_by_value(const json::value& from, const json::value& to,
                                          bool ordered);

/// Matches equal elements at both ends, and what lies between them pair by pair.
[[nodiscard]] array_script match_by_position(const json::value& from, const json::value& to);

}  // namespace ticketwire::patch
