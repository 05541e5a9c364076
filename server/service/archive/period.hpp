#pragma once

#include <optional>
#include <string_view>

#include "service/locale/time_zone.hpp"

namespace ticketwire::service {

/// Instants from `begin` to before `end`.
struct period {
  store::ticks begin = 0;
  store::ticks end = 0;
};

/// The period that a word names around `now` in a zone: today, yesterday, tomorrow, and this, last
/// or next with week (from Monday), month, quarter, half or year, such as thisWeek; without case.
/// nullopt for any other word.
[[nodiscard]] std::optional<period> named_period(std::string_view word, store::ticks now,
                                                 const time_zone& zone);

/// The whole day of a date without a time (yyyy-MM-dd, yyyy.M.d), the instant itself of any other
/// date, which may be in the encoding of custom fields. nullopt where the text is no date.
[[nodiscard]] std::optional<period> dated_period(std::string_view text, const time_zone& zone);

/// The second that a date with its time begins, the instant itself where the text has a fraction of
/// a second; of a date without a time the first second of the day.
[[nodiscard]] std::optional<period> timed_period(std::string_view text, const time_zone& zone);

}  // namespace ticketwire::service
