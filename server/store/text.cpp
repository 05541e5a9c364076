#include "store/text.hpp"

#include <algorithm>

#include "store/unicode.hpp"
#include "ticketwire/ascii.hpp"

namespace ticketwire::store {
namespace {

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string folded(std::string_view text) {
  if (is_ascii(text)) return ascii::lower(text);
  std::string out = fold_unicode(text);
  return out.empty() ? ascii::lower(text) : out;
}

std::string folded_fact(std::string_view text) {
  std::string out = folded(text);
  for (std::size_t at = out.find('\0'); at != std::string::npos; at = out.find('\0', at)) {
    out.replace(at, 1, "\xef\xbf\xbd");
  }
  return out;
}

}  // namespace ticketwire::store
