#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

namespace ticketwire::auth {

/// Whether two secrets are equal, in a time that depends on their length alone.
[[nodiscard]] bool constant_time_equal(std::string_view left, std::string_view right) noexcept;

/// The SHA-256 of `text` as 64 lower-case hexadecimal digits: what the store keeps of a token.
[[nodiscard]] std::string sha256_hex(std::string_view text);

/// The 32 bytes of HMAC-SHA-256 (RFC 2104).
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view text);

/// Bytes that nobody can guess. False when the system has no randomness to give.
[[nodiscard]] bool fill_random(std::span<unsigned char> bytes);

/// 256 random bits as 43 characters that need no escaping in a URL or cookie. Errors: internal when
/// the system has no randomness to give.
[[nodiscard]] result<std::string> random_token();

}  // namespace ticketwire::auth
