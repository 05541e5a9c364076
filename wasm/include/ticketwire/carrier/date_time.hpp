#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ticketwire::carrier {

/// A date-time of the wire: ISO 8601 with at most seven fraction digits (more are cut), an offset
/// (`Z`, `+01:00`, `-0500`) or none. A date alone is midnight.
struct date_time {
  /// 100 ns steps of the wall clock since 1970-01-01T00:00:00 in the date's own offset.
  std::int64_t local = 0;
  /// Minutes east of UTC; absent where the text has no offset.
  std::optional<int> offset;
  /// Digits of the fraction as written.
  int fraction_digits = 0;
  /// Before 1753, year 0000 included: the wire's way to say that there is no date.
  bool unset = false;
};

inline constexpr std::string_view unset_date_time = "0001-01-01T00:00:00";
inline constexpr std::int64_t ticks_per_second = 10'000'000;
/// Dates of earlier years are unset.
inline constexpr int first_year = 1753;

/// nullopt where the text is no date-time or names a day or time that does not exist, 0000-00-00
/// aside; the hour 24 and leap seconds are none.
[[nodiscard]] std::optional<date_time> parse_date_time(std::string_view text);

/// The instant in 100 ns steps since 1970-01-01T00:00:00Z; a date without offset is taken as UTC.
[[nodiscard]] std::int64_t to_ticks(const date_time& value) noexcept;

/// ISO 8601 with trailing zeros of the fraction trimmed; `Z` for an offset of 0. Years 0 to 9999.
[[nodiscard]] std::string format_date_time(std::int64_t ticks, int offset_minutes);
/// The text that parses to this value: its own offset or none, as many fraction digits as it had
/// (at most seven). Gives back a text in the wire's own form to the byte.
[[nodiscard]] std::string format_date_time(const date_time& value);

}  // namespace ticketwire::carrier
