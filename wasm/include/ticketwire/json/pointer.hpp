#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/result.hpp"

namespace ticketwire::json {

/// Reference tokens of a JSON Pointer, unescaped.
using tokens = std::vector<std::string>;

/// json-pointer = *( "/" reference-token )   (RFC 6901 section 3)
/// The WebAPI also takes a path without the leading slash: `title` is `/title`.
/// Errors: pointer_syntax (a `~` that is not followed by 0 or 1; more than 256 tokens).
[[nodiscard]] result<tokens> parse_pointer(std::string_view text);

/// Appends a token to a pointer, escaped (RFC 6901 section 4).
void append_token(std::string& pointer, std::string_view token);

/// An array index (RFC 6901 section 4): digits without a leading zero. nullopt for anything else.
[[nodiscard]] std::optional<std::size_t> to_index(std::string_view token) noexcept;

}  // namespace ticketwire::json
