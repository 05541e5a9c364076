#include "ticketwire/http/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>
#include <vector>

#include "digits.hpp"

namespace ticketwire::http {
namespace {

constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool letter = i < text.size() && text[i] != ' ' && text[i] != ',' && text[i] != '-';
    if (letter) continue;
    if (i > begin) out.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return out;
}

std::optional<int> number(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<unsigned> month(std::string_view text) {
  for (unsigned i = 0; i < months.size(); ++i) {
    if (text == months[i]) return i + 1;
  }
  return std::nullopt;
}

std::optional<std::int64_t> time_of_day(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = number(text.substr(0, 2), 2, 2);
  const auto minute = number(text.substr(3, 2), 2, 2);
  const auto second = number(text.substr(6, 2), 2, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return (*hour * 60 + *minute) * 60 + *second;
}

bool is_weekday(std::string_view text) {
  return std::any_of(days.begin(), days.end(),
                     [&](const char* day) { return text.substr(0, 3) == day; });
}

/// The last year that ends in these two digits for which the time is not more than 50 years ahead
/// (RFC 9110 section 5.6.7).
int full_year(int digits, unsigned month, unsigned day, std::int64_t time, std::int64_t now) {
  const auto point = std::chrono::sys_seconds(std::chrono::seconds(now));
  const auto midnight = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day today(midnight);
  const std::tuple latest(static_cast<int>(today.year()) + 50, static_cast<unsigned>(today.month()),
                          static_cast<unsigned>(today.day()),
                          std::int64_t{(point - midnight).count()});
  const int year = std::get<0>(latest) / 100 * 100 + digits;
  return std::tuple(year, month, day, time) > latest ? year - 100 : year;
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text, std::int64_t now) {
  const std::vector<std::string_view> part = words(text);
  const bool asctime = part.size() == 5;
  if (!asctime && (part.size() != 6 || part[5] != "GMT")) return std::nullopt;
  if (!is_weekday(part[0])) return std::nullopt;
  const std::string_view day_text = asctime ? part[2] : part[1];
  const std::string_view month_text = asctime ? part[1] : part[2];
  const std::string_view year_text = asctime ? part[4] : part[3];
  const std::string_view time_text = asctime ? part[3] : part[4];
  const auto day = number(day_text, 1, 2);
  const auto year = number(year_text, 2, 4);
  const auto month_number = month(month_text);
  const auto time = time_of_day(time_text);
  if (!day || !year || year_text.size() == 3 || !month_number || !time) return std::nullopt;
  const auto day_number = static_cast<unsigned>(*day);
  const int full =
      year_text.size() > 2 ? *year : full_year(*year, *month_number, day_number, *time, now);
  const std::chrono::year_month_day date{std::chrono::year(full), std::chrono::month(*month_number),
                                         std::chrono::day(day_number)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86'400} + *time;
}

std::string format_date(std::int64_t seconds) {
  const auto point = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  const auto day = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day date(day);
  const std::chrono::weekday weekday(day);
  const std::chrono::hh_mm_ss time(point - day);
  std::string text = days[weekday.c_encoding()];
  append_digits(text.append(", "), static_cast<unsigned>(date.day()), 2);
  text.append(" ").append(months[static_cast<unsigned>(date.month()) - 1]);
  append_digits(text.append(" "), static_cast<int>(date.year()), 4);
  append_digits(text.append(" "), time.hours().count(), 2);
  append_digits(text.append(":"), time.minutes().count(), 2);
  append_digits(text.append(":"), time.seconds().count(), 2);
  return text + " GMT";
}

}  // namespace ticketwire::http
