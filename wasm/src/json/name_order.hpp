#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ticketwire/error.hpp"

namespace ticketwire::json {

/// Children beyond which a container is not looked through one by one.
inline constexpr std::uint32_t narrow = 128;

/// Names of an object in order, so that one of very many is found in logarithmic time. Ordered by
/// hash and then by the names themselves: whoever makes names of one hash gains nothing.
class name_order {
 public:
  struct entry {
    /// As spelled, with quotes; its bytes outlive the order.
    std::string_view raw;
    std::uint32_t position;
    std::uint32_t hash = 0;
    /// The least position among the names that differ from this one by their case alone.
    std::uint32_t loose = 0;
  };

  name_order() = default;
  explicit name_order(std::vector<entry> entries);

  /// A decoded name to look for.
  struct key {
    explicit key(std::string_view name) noexcept;
    std::string_view text;
    std::uint32_t hash;
  };

  struct found {
    /// Positions of the first such name, or error::nowhere.
    std::size_t exact = error::nowhere;
    std::size_t ignoring_case = error::nowhere;
  };
  [[nodiscard]] found find(const key& sought) const;

 private:
  std::vector<entry> entries_;
};

}  // namespace ticketwire::json
