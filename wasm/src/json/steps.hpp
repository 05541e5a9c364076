#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "json/bytes.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/error.hpp"

/// Steps over parts of a body (body.hpp). None asks where the body ends: the zeros behind it end
/// whatever has begun.
namespace ticketwire::json {

using ascii::is_digit;

/// These leave `at` behind what RFC 8259 has there, or where it is broken.
[[nodiscard]] inline bool pass_digits(const char*& at) noexcept {
  const auto count = static_cast<std::size_t>(std::countr_one(digit_mask(at)));
  at += count;
  if (count == 16) {
    while (is_digit(*at)) ++at;
  }
  return count != 0;
}

[[nodiscard]] inline bool pass_number(const char*& at) noexcept {
  if (*at == '-') ++at;
  if (*at == '0') {
    ++at;
  } else if (!pass_digits(at)) {
    return false;
  }
  if (*at == '.' && !pass_digits(++at)) return false;
  if (*at != 'e' && *at != 'E') return true;
  ++at;
  if (*at == '+' || *at == '-') ++at;
  return pass_digits(at);
}

[[nodiscard]] inline std::uint32_t four_letters(const char* at) noexcept {
  std::uint32_t letters = 0;
  std::memcpy(&letters, at, 4);
  return letters;
}

/// Where a word is broken is not told.
[[nodiscard]] inline bool pass_null(const char*& at) noexcept {
  if (four_letters(at) != four_letters("null")) return false;
  at += 4;
  return true;
}
[[nodiscard]] inline bool pass_boolean(const char*& at) noexcept {
  // Either is as likely: no step depends on which.
  const auto truth = static_cast<unsigned>(four_letters(at) == four_letters("true"));
  const auto falsehood = static_cast<unsigned>(four_letters(at + 1) == four_letters("alse")) &
                         static_cast<unsigned>(*at == 'f');
  at += 4 * truth + 5 * falsehood;
  return (truth | falsehood) != 0;
}

/// From behind the opening quote up to behind the closing one; `code` is of what is broken.
[[nodiscard]] bool pass_string(const char*& at, error_code& code) noexcept;

/// These give the place behind it, or null.
[[nodiscard]] const char* after_special(const char* at) noexcept;

[[nodiscard]] inline const char* after_string(const char* at) noexcept {
  at = skip_plain(at);
  return *at == '"' ? at + 1 : after_special(at);
}

[[nodiscard]] inline const char* after_space(const char* at) noexcept {
  // Most bodies have none, or one space at a time.
  return static_cast<unsigned char>(*at) > ' ' ? at : skip_space(at);
}

/// A member's name, the colon and the white space around it.
[[nodiscard]] inline const char* after_name(const char* at) noexcept {
  if (*at != '"') return nullptr;
  at = after_string(at + 1);
  if (at == nullptr) return nullptr;
  at = after_space(at);
  return *at == ':' ? after_space(at + 1) : nullptr;
}

/// Anything but an array or object.
[[nodiscard]] inline const char* after_scalar(const char* at) noexcept {
  switch (*at) {
    case '"':
      return after_string(at + 1);
    case 't':
    case 'f':
      return pass_boolean(at) ? at : nullptr;
    case 'n':
      return pass_null(at) ? at : nullptr;
    default:
      return pass_number(at) ? at : nullptr;
  }
}

/// Whether two values of bodies that have been read are the same text but for white space.
[[nodiscard]] bool same_tokens(std::string_view a, std::string_view b) noexcept;

}  // namespace ticketwire::json
