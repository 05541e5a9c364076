#include "service/locale/time_zone.hpp"

#include <algorithm>
#include <chrono>

namespace ticketwire::service {
namespace {

constexpr std::int64_t ticks_per_minute = 60 * carrier::ticks_per_second;

std::int64_t whole_seconds(std::int64_t ticks) {
  using duration = std::chrono::duration<std::int64_t, std::ratio<1, carrier::ticks_per_second>>;
  return std::chrono::floor<std::chrono::seconds>(duration(ticks)).count();
}

}  // namespace

result<time_zone> time_zone::find(std::string_view name) {
  const zone_data::zone* const found = zone_data::find(std::string(name));
  if (found != nullptr) return time_zone(found);
  return error{.code = error_code::argument, .detail = "time zone " + std::string(name)};
}

store::ticks time_zone::to_ticks(const carrier::date_time& value) const {
  if (value.offset) return carrier::to_ticks(value);
  const std::int64_t local = whole_seconds(value.local);
  // The offset before the change: the earlier of two times, and behind a gap by its length.
  const std::int64_t offset = zone_data::offset_of_local(*zone_, local);
  const std::int64_t fraction = value.local - local * carrier::ticks_per_second;
  return (local - offset) * carrier::ticks_per_second + fraction;
}

int time_zone::offset(store::ticks instant) const {
  return static_cast<int>(zone_data::offset_at(*zone_, whole_seconds(instant)) / 60);
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
  return zone_data::name_of(*zone_);
}

}  // namespace ticketwire::service
