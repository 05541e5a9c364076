#pragma once

#include <vector>

#include "patch/compare/members.hpp"

/// Which elements of two arrays are the same one. Elements of a carrier with a key are matched by
/// it where it occurs once on both sides, and never take each other's place where it differs; all
/// others are matched by value.
namespace ticketwire::patch {

/// An element of the old array and what it becomes in its place.
struct kept {
  std::size_t from;
  std::size_t to;
};

/// What matching needs to know of an element.
struct element_mark {
  /// Equal for the same element, whatever its members say; never 0.
  std::uint64_t token = 0;
  /// The key of a carrier that has one.
  std::optional<std::int32_t> key;
  /// Size of its JSON text.
  std::size_t bytes = 0;
};

/// True where editing one element into the other rewrites no key.
[[nodiscard]] inline bool may_take_the_place(const element_mark& old_one,
                                             const element_mark& new_one) noexcept {
  return old_one.key == new_one.key;
}

/// What lies between the equal texts at both ends of two arrays.
struct middle {
  middle(const std::vector<json::value>& from, const std::vector<json::value>& to,
         const site& element);

  /// Elements before it and behind it, whose texts are equal.
  std::size_t head = 0;
  std::size_t tail = 0;
  std::vector<element_mark> old_side;
  std::vector<element_mark> new_side;
};

/// Pairs of elements of the middle that are the same, one by one and whatever their order;
/// ascending by `from`.
[[nodiscard]] std::vector<kept> pair_unordered(const middle& middle);

/// All pairs of two arrays: those at equal ends and the middle's, which are counted from its start.
[[nodiscard]] std::vector<kept> with_ends(const middle& middle, const std::vector<kept>& inner);

}  // namespace ticketwire::patch
