#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notify/mail.hpp"

namespace ticketwire::notify {

/// Header fields of a mail without those that belong to its content: one string each, folded with
/// CRLF and a space, of 7 bits but for addresses beyond ASCII (RFC 6532). Bcc is not among them.
[[nodiscard]] std::vector<std::string> header_fields(const mail& mail);

/// Unstructured text (RFC 5322 section 2.2.1): control characters are spaces, and what is not
/// plain ASCII is in encoded words (RFC 2047).
[[nodiscard]] std::string header_text(std::string_view text);

/// A Content-Disposition field (RFC 2183) with the file's name (RFC 2231).
[[nodiscard]] std::string disposition(std::string_view kind, std::string_view filename);

/// The media type if it is a plain type/subtype, else application/octet-stream.
[[nodiscard]] std::string plain_media_type(std::string_view text);

/// A Content-ID or Message-ID without what could end it: visible ASCII but no angle brackets.
[[nodiscard]] std::string plain_id(std::string_view text);

}  // namespace ticketwire::notify
