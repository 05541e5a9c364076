#include "ticketwire/carrier/date_time.hpp"

#include <algorithm>
#include <chrono>

#include "carrier/clock.hpp"
#include "digits.hpp"

namespace ticketwire::carrier {
namespace {

constexpr std::int64_t ticks_per_day = 86'400 * ticks_per_second;
constexpr int most_digits = 7;

std::optional<int> read_offset(reader& in) {
  if (in.accept('Z') || in.accept('z')) return 0;
  const bool east = in.accept('+');
  if (!east && !in.accept('-')) return std::nullopt;
  const int hours = in.digits(2);
  in.accept(':');
  const int minutes = in.digits(2);
  if (hours > 14 || minutes > 59) in.reject();
  return (east ? 1 : -1) * (hours * 60 + minutes);
}

void append_offset(std::string& out, int offset) {
  if (offset == 0) {
    out.push_back('Z');
    return;
  }
  const int minutes = offset < 0 ? -offset : offset;
  append_digits(out.append(offset < 0 ? "-" : "+"), minutes / 60, 2);
  append_digits(out.append(":"), minutes % 60, 2);
}

std::string format_local(std::int64_t local, int fraction_digits) {
  const clock_parts parts = to_parts(local);
  std::string text;
  append_digits(text, parts.year, 4);
  append_digits(text.append("-"), parts.month, 2);
  append_digits(text.append("-"), parts.day, 2);
  append_time(text.append("T"), parts.time, fraction_digits);
  return text;
}

}  // namespace

std::int64_t read_day(reader& in, int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!in.good() || !date.ok()) {
    in.reject();
    return 0;
  }
  return std::chrono::sys_days(date).time_since_epoch().count() * ticks_per_day;
}

std::int64_t read_time(reader& in, int& fraction_digits) {
  const int hour = in.digits(2);
  in.expect(':');
  const int minute = in.digits(2);
  const int second = in.accept(':') ? in.digits(2) : 0;
  std::int64_t ticks = ((hour * 60 + minute) * 60 + second) * ticks_per_second;
  if (hour > 23 || minute > 59 || second > 59) in.reject();
  if (in.accept('.')) {
    std::int64_t step = ticks_per_second / 10;
    if (!in.at_digit()) in.reject();
    for (; in.at_digit(); ++fraction_digits, step /= 10) ticks += (in.next() - '0') * step;
  }
  return ticks;
}

clock_parts to_parts(std::int64_t local) noexcept {
  const std::int64_t days = local / ticks_per_day - (local % ticks_per_day < 0 ? 1 : 0);
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), local - days * ticks_per_day};
}

void append_time(std::string& out, std::int64_t time, int fraction_digits) {
  const std::int64_t seconds = time / ticks_per_second;
  append_digits(out, seconds / 3600, 2);
  append_digits(out.append(":"), seconds / 60 % 60, 2);
  append_digits(out.append(":"), seconds % 60, 2);
  if (fraction_digits == 0) return;
  append_digits(out.append("."), time % ticks_per_second, most_digits);
  out.resize(out.size() - static_cast<std::size_t>(most_digits - fraction_digits));
}

int needed_digits(std::int64_t time) noexcept {
  std::int64_t fraction = time % ticks_per_second;
  int digits = fraction == 0 ? 0 : most_digits;
  for (; digits > 0 && fraction % 10 == 0; fraction /= 10) --digits;
  return digits;
}

std::optional<date_time> parse_date_time(std::string_view text) {
  reader in(text);
  date_time out;
  const int year = in.digits(4);
  in.expect('-');
  int month = in.digits(2);
  in.expect('-');
  int day = in.digits(2);
  // 0000-00-00 is one more spelling of no date.
  if (year == 0 && month == 0 && day == 0) month = day = 1;
  out.local = read_day(in, year, month, day);
  if (in.accept('T') || in.accept(' ')) {
    out.local += read_time(in, out.fraction_digits);
    out.offset = read_offset(in);
  }
  if (!in.good() || !in.done()) return std::nullopt;
  out.unset = year < first_year;
  return out;
}

std::int64_t to_ticks(const date_time& value) noexcept {
  return value.local - value.offset.value_or(0) * 60 * ticks_per_second;
}

std::string format_date_time(std::int64_t ticks, int offset_minutes) {
  const std::int64_t local = ticks + offset_minutes * 60 * ticks_per_second;
  std::string text = format_local(local, needed_digits(to_parts(local).time));
  append_offset(text, offset_minutes);
  return text;
}

std::string format_date_time(const date_time& value) {
  std::string text = format_local(value.local, std::min(value.fraction_digits, most_digits));
  if (value.offset) append_offset(text, *value.offset);
  return text;
}

}  // namespace ticketwire::carrier
