#include "service/locale/time_zone.hpp"

#include <date/tz.h>

#include <algorithm>

namespace ticketwire::service {
namespace {

constexpr std::int64_t ticks_per_minute = 60 * carrier::ticks_per_second;

std::chrono::seconds whole_seconds(std::int64_t ticks) {
  return std::chrono::floor<std::chrono::seconds>(
      std::chrono::duration<std::int64_t, std::ratio<1, carrier::ticks_per_second>>(ticks));
}

}  // namespace

result<time_zone> time_zone::find(std::string_view name) {
  try {
    return time_zone(date::locate_zone(std::string(name)));
  } catch (const std::exception&) {
    return error{.code = error_code::argument, .detail = "time zone " + std::string(name)};
  }
}

store::ticks time_zone::to_ticks(const carrier::date_time& value) const {
  if (value.offset) return carrier::to_ticks(value);
  const std::chrono::seconds local = whole_seconds(value.local);
  // The offset before the change: the earlier of two times, and behind a gap by its length.
  const std::chrono::seconds offset = zone_->get_info(date::local_seconds(local)).first.offset;
  const std::int64_t fraction = value.local - local.count() * carrier::ticks_per_second;
  return (local - offset).count() * carrier::ticks_per_second + fraction;
}

int time_zone::offset(store::ticks instant) const {
  const auto info = zone_->get_info(date::sys_seconds(whole_seconds(instant)));
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(info.offset);
  return static_cast<int>(minutes.count());
}

std::string time_zone::format(store::ticks instant) const {
  const int offset = this->offset(instant);
  // In UTC where the zone's own year would be none of the wire's.
  return carrier::format_date_time(instant,
                                   is_date(instant + offset * ticks_per_minute) ? offset : 0);
}

std::string time_zone::format_local(store::ticks instant) const {
  const store::ticks shown = instant + offset(instant) * ticks_per_minute;
  const store::ticks local = shown > last_date ? open_end : std::max(shown, first_date);
  std::string text = carrier::format_date_time(local, 0);
  text.pop_back();
  return text;
}

const std::string& time_zone::name() const noexcept {
  return zone_->name();
}

}  // namespace ticketwire::service
