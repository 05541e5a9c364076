#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::server {

/// Decodes percent-encoding (RFC 3986 section 2.1); nothing where a % is not followed by two
/// hexadecimal digits.
[[nodiscard]] std::optional<std::string> decode_percent(std::string_view text);

}  // namespace ticketwire::server
