#include "ticketwire/carrier/date_time.hpp"

#include <chrono>

#include "digits.hpp"

namespace ticketwire::carrier {
namespace {

/// Reads a text from left to right; the first thing that does not fit makes it bad for good.
class reader {
 public:
  explicit reader(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] bool done() const noexcept { return position_ == text_.size(); }

  int digits(int count) noexcept {
    int number = 0;
    for (int i = 0; i < count; ++i) {
      const char c = next();
      if (c < '0' || c > '9') good_ = false;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  bool accept(char c) noexcept {
    if (done() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  void reject() noexcept { good_ = false; }
  void expect(char c) noexcept { good_ = accept(c) && good_; }

  [[nodiscard]] bool at_digit() const noexcept {
    return !done() && text_[position_] >= '0' && text_[position_] <= '9';
  }

  char next() noexcept {
    if (done()) {
      good_ = false;
      return '0';
    }
    return text_[position_++];
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  bool good_ = true;
};

std::int64_t read_time(reader& in, date_time& out) {
  const int hour = in.digits(2);
  in.expect(':');
  const int minute = in.digits(2);
  const int second = in.accept(':') ? in.digits(2) : 0;
  std::int64_t ticks = ((hour * 60 + minute) * 60 + second) * ticks_per_second;
  if (hour > 23 || minute > 59 || second > 59) in.reject();
  if (in.accept('.')) {
    std::int64_t step = ticks_per_second / 10;
    if (!in.at_digit()) in.reject();
    for (; in.at_digit(); ++out.fraction_digits, step /= 10) ticks += (in.next() - '0') * step;
  }
  return ticks;
}

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

}  // namespace

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
  std::int64_t time = 0;
  if (in.accept('T') || in.accept(' ')) {
    time = read_time(in, out);
    out.offset = read_offset(in);
  }
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!in.good() || !in.done() || !date.ok()) return std::nullopt;
  out.unset = year < 1753;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  out.local = days * 86'400 * ticks_per_second + time;
  return out;
}

std::int64_t to_ticks(const date_time& value) noexcept {
  return value.local - value.offset.value_or(0) * 60 * ticks_per_second;
}

std::string format_date_time(std::int64_t ticks, int offset_minutes) {
  const std::int64_t local = ticks + offset_minutes * 60 * ticks_per_second;
  constexpr std::int64_t day_ticks = 86'400 * ticks_per_second;
  const std::int64_t days = local / day_ticks - (local % day_ticks < 0 ? 1 : 0);
  const std::int64_t time = local - days * day_ticks;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  const std::int64_t seconds = time / ticks_per_second;
  std::string text;
  append_digits(text, static_cast<int>(date.year()), 4);
  append_digits(text.append("-"), static_cast<unsigned>(date.month()), 2);
  append_digits(text.append("-"), static_cast<unsigned>(date.day()), 2);
  append_digits(text.append("T"), seconds / 3600, 2);
  append_digits(text.append(":"), seconds / 60 % 60, 2);
  append_digits(text.append(":"), seconds % 60, 2);
  if (time % ticks_per_second != 0) {
    append_digits(text.append("."), time % ticks_per_second, 7);
    while (text.back() == '0') text.pop_back();
  }
  if (offset_minutes == 0) return text + 'Z';
  const int minutes = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  append_digits(text.append(offset_minutes < 0 ? "-" : "+"), minutes / 60, 2);
  append_digits(text.append(":"), minutes % 60, 2);
  return text;
}

}  // namespace ticketwire::carrier
