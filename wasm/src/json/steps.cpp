#include "json/steps.hpp"

namespace ticketwire::json {
namespace {

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_short_escape(char c) noexcept {
  switch (c) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return true;
    default:
      return false;
  }
}

/// One escape, or the two of a surrogate pair.
bool pass_escape(const char*& at) noexcept {
  bool low_needed = false;
  do {
    if (*at != '\\') return false;
    ++at;
    if (*at != 'u') {
      if (low_needed || !is_short_escape(*at)) return false;
      ++at;
      return true;
    }
    unsigned unit = 0;
    for (int i = 1; i <= 4; ++i) {
      const int digit = hex_digit(at[i]);
      if (digit < 0) return false;
      unit = unit * 16 + static_cast<unsigned>(digit);
    }
    const bool low = unit >= 0xdc00 && unit < 0xe000;
    if (low != low_needed) return false;
    low_needed = unit >= 0xd800 && unit < 0xdc00;
    at += 5;
  } while (low_needed);
  return true;
}

// RFC 3629 section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
bool pass_utf8(const char*& at) noexcept {
  const auto lead = static_cast<unsigned char>(*at);
  const int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4) return false;
  const auto second = static_cast<unsigned char>(at[1]);
  const unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return false;
  for (int i = 2; i < length; ++i) {
    if ((static_cast<unsigned char>(at[i]) & 0xc0) != 0x80) return false;
  }
  at += length;
  return true;
}

}  // namespace

bool pass_string(const char*& at, error_code& code) noexcept {
  code = error_code::json_syntax;
  while (true) {
    at = skip_plain(at);
    if (*at == '"') {
      ++at;
      return true;
    }
    if (*at == '\\') {
      if (!pass_escape(at)) return false;
    } else if (static_cast<unsigned char>(*at) < 0x20) {
      return false;
    } else {
      do {
        if (!pass_utf8(at)) {
          code = error_code::json_utf8;
          return false;
        }
      } while (static_cast<unsigned char>(*at) >= 0x80);
    }
  }
}

const char* after_special(const char* at) noexcept {
  error_code code{};
  return pass_string(at, code) ? at : nullptr;
}

bool same_tokens(std::string_view a, std::string_view b) noexcept {
  if (a == b) return true;
  const auto nested = [](char first) { return first == '{' || first == '['; };
  if (a.front() != b.front() || !nested(a.front())) return false;
  const char* left = a.data();
  const char* right = b.data();
  const char* const left_end = left + a.size();
  const char* const right_end = right + b.size();
  while (left != left_end && right != right_end) {
    if (*left != *right) return false;
    const char* const end = after_scalar(left);
    // What is no scalar is a mark of one byte.
    const auto size = end != nullptr ? static_cast<std::size_t>(end - left) : 1;
    if (static_cast<std::size_t>(right_end - right) < size) return false;
    if (std::memcmp(left, right, size) != 0) return false;
    left = left + size == left_end ? left_end : after_space(left + size);
    right = right + size == right_end ? right_end : after_space(right + size);
  }
  return left == left_end && right == right_end;
}

}  // namespace ticketwire::json
