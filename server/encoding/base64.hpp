#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketwire {

/// RFC 4648 section 4 with padding, in one line.
[[nodiscard]] std::string encode_base64(std::string_view bytes);

/// The bytes; nullopt for anything but whole groups of four characters of the alphabet. Bits behind
/// the last byte are not looked at.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace ticketwire
