#include "store/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace ticketwire::store {
namespace {

using code_point = utf8proc_int32_t;

/// Simple case folding (statuses C and S of CaseFolding.txt). The library knows the full one, which
/// of some characters makes several: those have S, their lower case, or stay as they are.
code_point fold(code_point c) {
  static constexpr code_point dotted_capital_i = 0x130;
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  std::array<code_point, 8> made{};
  int boundary = 0;
  const auto size =
      utf8proc_decompose_char(c, made.data(), made.size(), UTF8PROC_CASEFOLD, &boundary);
  if (size == 1) return made[0];
  return c == dotted_capital_i ? c : utf8proc_tolower(c);
}

/// Decomposed (NFD); empty where the text is no UTF-8.
std::vector<code_point> decomposed(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = static_cast<utf8proc_ssize_t>(text.size());
  static constexpr auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
  // A place more: composing writes behind what it keeps.
  std::vector<code_point> out(text.size() + 1);
  auto size = utf8proc_decompose(bytes, length, out.data(),
                                 static_cast<utf8proc_ssize_t>(out.size()), options);
  if (size > static_cast<utf8proc_ssize_t>(out.size())) {
    out.resize(static_cast<std::size_t>(size) + 1);
    size = utf8proc_decompose(bytes, length, out.data(), size, options);
  }
  out.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return out;
}

}  // namespace

std::string fold_unicode(std::string_view text) {
  std::vector<code_point> points = decomposed(text);
  if (points.empty()) return {};
  std::transform(points.begin(), points.end(), points.begin(), fold);
  static constexpr auto compose =
      static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const auto size = utf8proc_normalize_utf32(points.data(),
                                             static_cast<utf8proc_ssize_t>(points.size()), compose);
  std::string out;
  out.reserve(text.size());
  for (utf8proc_ssize_t i = 0; i < size; ++i) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(points[static_cast<std::size_t>(i)], bytes.data());
    out.append(bytes.begin(), bytes.begin() + count);
  }
  return out;
}

}  // namespace ticketwire::store
