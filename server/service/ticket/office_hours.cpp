#include "service/ticket/office_hours.hpp"
#include "service/record/names.hpp"

#include <algorithm>

namespace ticketwire::service {
namespace {

using std::chrono::sys_days;

constexpr store::ticks minute = 60 * carrier::ticks_per_second;
constexpr store::ticks whole_day = 24 * 60 * minute;

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};

sys_days day_of(store::ticks local) {
  const store::ticks days = local / whole_day - (local % whole_day < 0 ? 1 : 0);
  return sys_days(std::chrono::days(days));
}

store::ticks midnight(sys_days day) {
  return day.time_since_epoch().count() * whole_day;
}

}  // namespace

office_hours::office_hours(const time_zone& zone, const members& priority) : zone_(zone) {
  for (std::size_t i = 0; i < weekdays.size(); ++i) {
    const std::string day(weekdays[i]);
    const std::optional<store::ticks> opens = time_of(priority, day + "Start");
    const std::optional<store::ticks> closes = time_of(priority, day + "Stop");
    if (opens || closes) always_ = false;
    if (opens && closes) week_[i] = {*opens, *closes == 0 ? whole_day : *closes};
  }
  read_holidays(priority);
}

std::optional<store::ticks> office_hours::time_of(const members& priority,
                                                  const std::string& name) const {
  if (!priority.has(name)) return std::nullopt;
  const store::ticks time = local(priority.date(name));
  return time - midnight(day_of(time));
}

void office_hours::read_holidays(const members& priority) {
  const std::optional<json::value> list = priority.value(names::NonDates);
  if (!list) return;
  for (const json::child& each : list->children()) {
    const auto date = carrier::parse_date_time(each.value.string());
    if (!date) continue;
    const store::ticks time = date->unset ? date->local : local(zone_.to_ticks(*date));
    const std::chrono::year_month_day day{day_of(time)};
    const auto year = date->unset ? std::nullopt : std::optional(day.year());
    holidays_.push_back({year, day.month() / day.day()});
  }
}

store::ticks office_hours::local(store::ticks instant) const {
  return instant + zone_.offset(instant) * minute;
}

bool office_hours::is_holiday(sys_days day) const {
  const std::chrono::year_month_day date{day};
  return std::any_of(holidays_.begin(), holidays_.end(), [&](const holiday& each) {
    return each.day == date.month() / date.day() && each.year.value_or(date.year()) == date.year();
  });
}

store::ticks office_hours::between(store::ticks from, store::ticks to) const {
  if (to <= from) return 0;
  if (always_) return to - from;
  store::ticks sum = 0;
  const sys_days last = day_of(local(to));
  for (sys_days day = day_of(local(from)); day <= last; day += std::chrono::days(1)) {
    const hours& open = week_[std::chrono::weekday(day).c_encoding()];
    if (open.closes <= open.opens || is_holiday(day)) continue;
    const auto instant = [&](store::ticks time) {
      return zone_.to_ticks({midnight(day) + time, std::nullopt, 0, false});
    };
    const store::ticks begin = std::max(from, instant(open.opens));
    const store::ticks end = std::min(to, instant(open.closes));
    sum += std::max<store::ticks>(end - begin, 0);
  }
  return sum;
}

}  // namespace ticketwire::service
