#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::http {

/// The media types of the WebAPI; a form only as a request's body. (XML is read and written by a
/// server alone: the exchange refuses it.)
enum class media_type : std::uint8_t {
  json,
  text_json,
  json_patch,
  merge_patch,
  problem,
  form,
  xml,
  text_xml
};

/// What an answer can be written as.
enum class offer : std::uint8_t { json, json_and_xml };

/// type "/" subtype as it is written in a field, lower case (RFC 9110 section 8.3.1).
[[nodiscard]] std::string_view to_string(media_type type) noexcept;

/// The media type of a Content-Type field, parameters aside; nullopt for one that is not known.
[[nodiscard]] std::optional<media_type> parse_content_type(std::string_view field);

/// What to answer with for an Accept field (RFC 9110 section 12.5.1): the offered type with the
/// highest weight, where the closest range that names it tells its weight; among equals that of the
/// first range, and JSON before XML within one range. JSON where none is acceptable, as ASP.NET
/// does. Patches are answered to those who name them, never to a wildcard.
[[nodiscard]] media_type negotiate(std::optional<std::string_view> accept,
                                   offer offered = offer::json);

/// The same for an error: problem details where the field names them, else as negotiate.
[[nodiscard]] media_type negotiate_error(std::optional<std::string_view> accept,
                                         offer offered = offer::json);

}  // namespace ticketwire::http
