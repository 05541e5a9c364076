#include "carrier/scalars.hpp"

#include <cstring>
#include <string_view>

#include "json/steps.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::carrier {
namespace {

using json::is_digit;

constexpr std::size_t block = 16;

int two(const char* at) noexcept {
  return (at[0] - '0') * 10 + (at[1] - '0');
}

/// From behind `YYYY-MM-DDThh:mm` on, up to the closing quote; null for what only parse_date_time()
/// can tell.
const char* after_minute(const char* at) noexcept {
  if (*at == ':') {
    if (!is_digit(at[1]) || !is_digit(at[2]) || at[1] > '5') return nullptr;
    at += 3;
  }
  if (*at == '.') {
    const unsigned digits = json::digit_mask(at + 1);
    const int count = std::countr_one(digits);
    if (count == 0 || count == static_cast<int>(block)) return nullptr;
    at += 1 + count;
  }
  if (*at == 'Z') return at + 1;
  if (*at != '+' && *at != '-') return at;
  const bool good = (json::digit_mask(at) & 0b110110U) == 0b110110U && at[3] == ':' &&
                    two(at + 1) <= 14 && two(at + 4) <= 59;
  return good ? at + 6 : nullptr;
}

/// A date-time as the wire writes it; the last days of a month are left to parse_date_time().
const char* after_usual_date(const char* at) noexcept {
  constexpr unsigned places = 0b1101'1011'0110'1111;
  if ((json::digit_mask(at) & places) != places) return nullptr;
  if (at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':') return nullptr;
  const int month = two(at + 5);
  const int day = two(at + 8);
  if (month < 1 || month > 12 || day < 1 || day > 28) return nullptr;
  if (two(at + 11) > 23 || two(at + 14) > 59) return nullptr;
  at = after_minute(at + block);
  return at != nullptr && *at == '"' ? at + 1 : nullptr;
}

}  // namespace

const char* after_int32(const char* at) noexcept {
  static constexpr std::size_t most = 10;
  const char* const largest = *at == '-' ? "2147483648" : "2147483647";
  if (*at == '-') ++at;
  const auto size = static_cast<std::size_t>(std::countr_one(json::digit_mask(at)));
  const char* const end = at + size;
  if (size == 0 || size > most || (*at == '0' && size > 1)) return nullptr;
  if (size == most && std::memcmp(at, largest, most) > 0) return nullptr;
  return *end == '.' || *end == 'e' || *end == 'E' ? nullptr : end;
}

const char* after_finite(const char* at) noexcept {
  static constexpr std::ptrdiff_t most = 300;
  const char* end = at;
  if (!json::pass_number(end) || end - at > most) return nullptr;
  // An exponent ends with a digit as well.
  for (const char* each = at; each != end; ++each) {
    if (*each == 'e' || *each == 'E') return nullptr;
  }
  return end;
}

const char* after_date(const char* at) {
  if (*at != '"') return nullptr;
  const char* const usual = after_usual_date(at + 1);
  if (usual != nullptr) return usual;
  const char* const end = json::after_string(at + 1);
  if (end == nullptr) return nullptr;
  const std::string_view text(at + 1, static_cast<std::size_t>(end - at - 2));
  return text.empty() || parse_date_time(text) ? end : nullptr;
}

}  // namespace ticketwire::carrier
