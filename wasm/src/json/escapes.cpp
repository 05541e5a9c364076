#include "json/escapes.hpp"

#include <charconv>
#include <cstdint>

namespace ticketwire::json {
namespace {

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xc0 | code_point >> 6);
    put(0x80 | (code_point & 0x3f));
  } else if (code_point < 0x10000) {
    put(0xe0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3f));
    put(0x80 | (code_point & 0x3f));
  } else {
    put(0xf0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3f));
    put(0x80 | (code_point >> 6 & 0x3f));
    put(0x80 | (code_point & 0x3f));
  }
}

std::uint32_t hex4(std::string_view text) {
  std::uint32_t unit = 0;
  std::from_chars(text.data(), text.data() + 4, unit, 16);
  return unit;
}

}  // namespace

std::string decode_escapes(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] != '\\') {
      out.push_back(literal[i]);
      continue;
    }
    const char c = literal[++i];
    static constexpr std::string_view plain = "bfnrt";
    static constexpr std::string_view meaning = "\b\f\n\r\t";
    if (c == 'u') {
      std::uint32_t unit = hex4(literal.substr(i + 1));
      i += 4;
      if (unit >= 0xd800 && unit < 0xdc00) {
        unit = 0x10000 + ((unit - 0xd800) << 10) + (hex4(literal.substr(i + 3)) - 0xdc00);
        i += 6;
      }
      append_utf8(out, unit);
    } else {
      const std::size_t known = plain.find(c);
      out.push_back(known == std::string_view::npos ? c : meaning[known]);
    }
  }
  return out;
}

}  // namespace ticketwire::json
