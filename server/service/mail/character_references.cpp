#include "service/mail/character_references.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ticketwire/ascii.hpp"

namespace ticketwire::service {
namespace {

struct reference {
  /// Without the `&`; the old names are there with and without their `;`.
  std::string_view name;
  std::string_view text;
};

constexpr reference references[] = {
#include "service/mail/character_references.inc"
};

constexpr std::size_t shortest_name = 2;
constexpr std::size_t longest_name = 32;

/// What browsers read for the numbers that Unicode leaves to controls: windows-1252.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

constexpr std::uint32_t replacement = 0xfffd;

int digit(char c, int base) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | ((point >> shift) & 0x3f)));
  };
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
  } else if (point < 0x800) {
    out.push_back(static_cast<char>(0xc0 | (point >> 6)));
    tail(0);
  } else if (point < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | (point >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xf0 | (point >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

const reference* find(std::string_view name) noexcept {
  const auto* found = std::lower_bound(
      std::begin(references), std::end(references), name,
      [](const reference& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(references) && found->name == name ? found : nullptr;
}

std::size_t by_name(std::string_view text, std::string& out) {
  std::size_t size = 1;
  while (size < text.size() && size <= longest_name && ascii::is_alphanumeric(text[size])) ++size;
  if (size < text.size() && text[size] == ';') ++size;
  for (std::size_t length = std::min(size - 1, longest_name); length >= shortest_name; --length) {
    if (const reference* found = find(text.substr(1, length))) {
      out.append(found->text);
      return length + 1;
    }
  }
  return 0;
}

std::size_t by_number(std::string_view text, std::string& out) {
  std::size_t end = 2;
  const int base = end < text.size() && (text[end] | 0x20) == 'x' ? 16 : 10;
  if (base == 16) ++end;
  const std::size_t begin = end;
  std::uint32_t point = 0;
  for (; end < text.size() && digit(text[end], base) >= 0; ++end) {
    const auto next = static_cast<std::uint32_t>(digit(text[end], base));
    point = std::min<std::uint32_t>(point * static_cast<std::uint32_t>(base) + next, 0x110000);
  }
  if (end == begin) return 0;
  if (end < text.size() && text[end] == ';') ++end;
  if (point >= 0x80 && point < 0xa0) point = windows_1252.at(point - 0x80);
  const bool surrogate = point >= 0xd800 && point < 0xe000;
  append_utf8(out, point == 0 || point > 0x10ffff || surrogate ? replacement : point);
  return end;
}

}  // namespace

std::size_t decode_reference(std::string_view text, std::string& out) {
  return text.substr(0, 2) == "&#" ? by_number(text, out) : by_name(text, out);
}

}  // namespace ticketwire::service
