#include "store/field_key.hpp"

#include <algorithm>

#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/custom_field.hpp"

namespace ticketwire::store {
namespace {

using carrier::field_kind;

/// In the order of their numbers.
constexpr char minus = 'm';
constexpr std::string_view zero = "n";
constexpr char plus = 'p';
/// Behind every digit: of two negative numbers the one with more digits is the smaller one.
constexpr char end_of_minus = '~';

constexpr std::size_t most_digits = 9'999;

/// Digits of a place's count, so that what has more of them comes later.
std::string count_of(std::size_t places) {
  const std::string text = std::to_string(places);
  return std::string(4 - text.size(), '0') + text;
}

/// `[-]digits[.digits]`: sign, count of whole digits, digits without zeros that mean nothing.
std::string number_key(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view whole = text.substr(0, point);
  std::string_view part = point < text.size() ? text.substr(point + 1) : std::string_view();
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  part = part.substr(0, part.find_last_not_of('0') + 1);
  if (whole.empty() && part.empty()) return std::string(zero);
  if (whole.size() > most_digits) return {};
  std::string digits = count_of(whole.size()).append(whole).append(part);
  if (!negative) return plus + digits;
  std::transform(digits.begin(), digits.end(), digits.begin(),
                 [](char digit) { return static_cast<char>('0' + '9' - digit); });
  return minus + digits + end_of_minus;
}

bool is_number(std::string_view key) noexcept {
  return !key.empty() && !ascii::is_digit(key.front());
}

}  // namespace

std::string clock_key(std::string_view clock) {
  return ascii::lower(clock);
}

std::string field_key(std::string_view value) {
  const carrier::custom_field field = carrier::parse_custom_field(value);
  if (field.value.empty()) return {};
  switch (field.kind) {
    case field_kind::integer:
    case field_kind::decimal:
    case field_kind::money:
      return number_key(field.value);
    case field_kind::boolean:
      return number_key(field.value == "true" ? "1" : "0");
    case field_kind::date:
      return clock_key(field.value + "T00:00:00");
    case field_kind::date_time:
      return clock_key(field.value);
    default:
      return {};
  }
}

std::string_view first_key(std::string_view key) noexcept {
  return is_number(key) ? "m" : "0";
}

std::string_view last_key(std::string_view key) noexcept {
  return is_number(key) ? "q" : ":";
}

}  // namespace ticketwire::store
