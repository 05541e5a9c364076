#pragma once

#include <utility>
#include <vector>

#include "ticketwire/json/text.hpp"

namespace ticketwire::json {

/// What a container's `first` is until its children have been noted.
inline constexpr std::uint32_t not_noted = 0xffffffff;

struct skeleton {
  std::vector<container> containers;
  /// Of the deepest container; 1 where none holds another.
  std::size_t depth = 0;
};

/// Reads the containers of a body, with every check of RFC 8259. It gives up at the first fault
/// without naming it: exact_scan does that. A reader that knows what to expect in a text steps over
/// it itself, and tells of the containers that it enters and leaves.
///
/// With an older text, which must outlive the reader, a container that stands at the same place
/// there and is of the same type and bytes is taken over instead of being read.
class skeleton_reader {
 public:
  /// Nobody's index.
  static constexpr std::uint32_t none = 0xffffffff;

  skeleton_reader(const body& body, const limits& limits, const text* like = nullptr);

  /// The whole body is one value.
  [[nodiscard]] bool read();
  /// Whether a body whose value ends here is good as a whole.
  [[nodiscard]] bool done(const char* at) const noexcept;
  [[nodiscard]] skeleton take() noexcept { return {std::move(containers_), deepest_}; }

  /// The place behind a value and all that it holds, or null.
  [[nodiscard]] const char* value(const char* at);
  /// The index of the array or object that begins here, or `none` beyond the limits. `parent` is
  /// kept in its `next`, and its type known, until it is left.
  [[nodiscard]] std::uint32_t enter(const char* at, std::uint16_t type,
                                    std::uint32_t parent = none);
  void leave(std::uint32_t index, const char* end, std::uint32_t count) noexcept;
  /// The place behind a container that has been taken over, or null: it has to be read.
  [[nodiscard]] const char* taken(const char* at, std::uint16_t type) {
    return levels_.empty() ? nullptr : compared(at, type);
  }

 private:
  /// Where in the older text the children of a container are looked for.
  struct level {
    /// The child that has not been met yet, the first that was not found again before it, and what
    /// follows the last.
    std::uint32_t next;
    std::uint32_t missed;
    std::uint32_t end;
  };

  const char* compared(const char* at, std::uint16_t type);
  [[nodiscard]] std::uint32_t sibling(std::uint32_t index, std::uint16_t type) const noexcept;
  [[nodiscard]] bool stands_at(const char* at, std::uint32_t index,
                               std::uint16_t type) const noexcept;
  void copy(const char* at, std::uint32_t index);
  void descend(std::uint16_t type);
  std::size_t values_in(const container& container) const noexcept;

  const char* begin_;
  const char* end_;
  std::size_t max_depth_;
  std::size_t max_values_;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
  std::size_t values_ = 1;
  std::vector<container> containers_;
  const text* like_;
  /// Empty without an older text.
  std::vector<level> levels_;
};

}  // namespace ticketwire::json
