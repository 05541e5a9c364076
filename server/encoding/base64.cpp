#include "encoding/base64.hpp"

#include <array>
#include <cstdint>

namespace ticketwire {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_digit = 0xff;

constexpr std::array<std::uint8_t, 256> digits_of_characters() {
  std::array<std::uint8_t, 256> out{};
  out.fill(no_digit);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    out[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return out;
}

constexpr std::array<std::uint8_t, 256> digits = digits_of_characters();

char character(std::uint32_t bits, int shift) noexcept {
  return alphabet[bits >> shift & 0x3f];
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  const auto at = [&](std::size_t i) {
    return i < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[i])} : 0;
  };
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::uint32_t bits = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    out.push_back(character(bits, 18));
    out.push_back(character(bits, 12));
    out.push_back(i + 1 < bytes.size() ? character(bits, 6) : '=');
    out.push_back(i + 2 < bytes.size() ? character(bits, 0) : '=');
  }
  return out;
}

std::optional<std::string> decode_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const std::size_t used = i + 4 == text.size() ? 4 - padding : 4;
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      const std::uint8_t digit = j < used ? digits[static_cast<unsigned char>(text[i + j])] : 0;
      if (digit == no_digit) return std::nullopt;
      bits = bits << 6 | digit;
    }
    for (std::size_t j = 0; j + 1 < used; ++j) {
      out.push_back(static_cast<char>(bits >> (16 - 8 * j) & 0xff));
    }
  }
  return out;
}

}  // namespace ticketwire
