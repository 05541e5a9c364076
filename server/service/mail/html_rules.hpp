#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::service {

/// What becomes of an element of a mail.
enum class html_element : std::uint8_t {
  /// It stays, with its listed attributes.
  kept,
  /// It stays and has neither content nor end tag.
  kept_empty,
  /// It goes; its content stays.
  unwrapped,
  /// It goes with its content.
  dropped
};

/// By the name in lower case.
[[nodiscard]] html_element rule_of(std::string_view element) noexcept;

/// The value that an attribute keeps; nullopt where it goes. Names in lower case.
[[nodiscard]] std::optional<std::string> kept_attribute(std::string_view element,
                                                        std::string_view attribute,
                                                        std::string_view value);

}  // namespace ticketwire::service
