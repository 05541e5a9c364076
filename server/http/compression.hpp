#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// Content codings (RFC 9110 section 8.4.1): brotli is RFC 7932, gzip RFC 1952.
enum class coding : std::uint8_t { identity, gzip, brotli };

/// The coding to answer with for an Accept-Encoding field (section 12.5.3): of those with the
/// highest weight brotli before gzip; identity without a field and where neither is acceptable.
[[nodiscard]] coding negotiate_coding(std::optional<std::string_view> accept_encoding);

/// What a coding is called in a field; empty for identity.
[[nodiscard]] std::string_view to_string(coding coding) noexcept;

enum class effort : std::uint8_t {
  /// For an answer that is made for one reader.
  quick,
  /// For a file that is compressed once.
  thorough
};

/// The bytes in a coding; nullopt for identity and where the library fails, which is no reason to
/// refuse an answer.
[[nodiscard]] std::optional<std::string> encode(std::string_view bytes, coding coding,
                                                effort effort);

/// Compresses an answer of the API of more than 1 kB that is text, where the request's
/// Accept-Encoding takes that and the answer is shorter so. Answers about sessions stay as they
/// are: their length would tell of their secrets (BREACH).
void compress(const http::request& request, http::response& answer);

}  // namespace ticketwire::server
