#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::http {

/// Seconds since 1970-01-01T00:00:00Z of an HTTP-date (RFC 9110 section 5.6.7) in any of its three
/// forms: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`,
/// `Sun Nov  6 08:49:37 1994`. A year of two digits is the last that is not more than 50 years
/// ahead of `now`. nullopt for anything else: a field with such a date is ignored.
[[nodiscard]] std::optional<std::int64_t> parse_date(std::string_view text, std::int64_t now);

/// IMF-fixdate, for example `Sun, 06 Nov 1994 08:49:37 GMT`.
[[nodiscard]] std::string format_date(std::int64_t seconds);

}  // namespace ticketwire::http
