#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "store/store.hpp"

namespace ticketwire::store {

/// The names of levels, in files and in answers.
inline constexpr std::array<std::string_view, 3> level_names = {"read", "write", "admin"};

[[nodiscard]] constexpr std::string_view level_name(enum user::level level) noexcept {
  return level_names[static_cast<std::size_t>(level)];
}

/// The level of a name, which is in lower case; nothing for any other text.
[[nodiscard]] constexpr std::optional<enum user::level> find_level(std::string_view name) noexcept {
  for (std::size_t i = 0; i < level_names.size(); ++i) {
    if (level_names[i] == name) return static_cast<enum user::level>(i);
  }
  return std::nullopt;
}

}  // namespace ticketwire::store
