#include "service/archive/period.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr store::ticks ticks_per_day = 86'400 * carrier::ticks_per_second;

store::ticks midnight(local_days day, const time_zone& zone) {
  carrier::date_time value;
  value.local = day.time_since_epoch().count() * ticks_per_day;
  return zone.to_ticks(value);
}

period between(local_days first, local_days after, const time_zone& zone) {
  return {midnight(first, zone), midnight(after, zone)};
}

local_days month_start(year_month_day day, int first_month, int later) {
  const std::chrono::year_month start =
      day.year() / std::chrono::month(static_cast<unsigned>(first_month));
  return local_days((start + months(later)) / std::chrono::day(1));
}

/// The month that begins the group of `size` months in which a day lies.
int first_month(year_month_day day, int size) noexcept {
  const int month = static_cast<int>(static_cast<unsigned>(day.month()));
  return (month - 1) / size * size + 1;
}

struct unit {
  std::string_view name;
  int months;
};

constexpr std::array<unit, 4> units = {{{"month", 1}, {"quarter", 3}, {"half", 6}, {"year", 12}}};

struct prefix {
  std::string_view name;
  int step;
};

constexpr std::array<prefix, 3> prefixes = {{{"this", 0}, {"last", -1}, {"next", 1}}};

std::optional<local_days> parse_day(std::string_view text) {
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), parts[i]);
    if (failure != std::errc{} || parts[i] < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (i == 2) break;
    if (!text.starts_with('-') && !text.starts_with('.')) return std::nullopt;
    text.remove_prefix(1);
  }
  const year_month_day day{std::chrono::year(parts[0]),
                           std::chrono::month(static_cast<unsigned>(parts[1])),
                           std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!text.empty() || !day.ok() || parts[0] < carrier::first_year || parts[0] > 9999)
    return std::nullopt;
  return local_days(day);
}

}  // namespace

std::optional<period> named_period(std::string_view word, store::ticks now, const time_zone& zone) {
  const store::ticks local = now + zone.offset(now) * 60 * carrier::ticks_per_second;
  const auto whole = local / ticks_per_day - (local % ticks_per_day < 0 ? 1 : 0);
  const local_days today{days(whole)};
  const auto is = [&](std::string_view name) { return json::equal_ignore_case(word, name); };
  if (is("today")) return between(today, today + days(1), zone);
  if (is("yesterday")) return between(today - days(1), today, zone);
  if (is("tomorrow")) return between(today + days(1), today + days(2), zone);
  for (const prefix& each : prefixes) {
    if (!json::equal_ignore_case(word.substr(0, 4), each.name)) continue;
    const std::string_view rest = word.substr(4);
    if (json::equal_ignore_case(rest, "week")) {
      const std::chrono::weekday weekday(today);
      const local_days monday = today - (weekday - std::chrono::Monday) + days(7 * each.step);
      return between(monday, monday + days(7), zone);
    }
    for (const unit& unit : units) {
      if (!json::equal_ignore_case(rest, unit.name)) continue;
      const year_month_day day(today);
      const int first = first_month(day, unit.months);
      return between(month_start(day, first, unit.months * each.step),
                     month_start(day, first, unit.months * (each.step + 1)), zone);
    }
  }
  return std::nullopt;
}

std::optional<period> dated_period(std::string_view given, const time_zone& zone) {
  const std::string text = carrier::parse_custom_field(given).value;
  if (const std::optional<local_days> day = parse_day(text)) {
    return between(*day, *day + days(1), zone);
  }
  const std::optional<carrier::date_time> date = carrier::parse_date_time(text);
  if (!date || date->unset) return std::nullopt;
  const store::ticks instant = zone.to_ticks(*date);
  return period{instant, instant + 1};
}

std::optional<period> timed_period(std::string_view text, const time_zone& zone) {
  std::optional<period> out = dated_period(text, zone);
  if (!out) return out;
  const std::size_t time = text.find(':');
  const bool fraction = time != std::string_view::npos && text.find('.', time) != text.npos;
  out->end = out->begin + (fraction ? 1 : carrier::ticks_per_second);
  return out;
}

}  // namespace ticketwire::service
