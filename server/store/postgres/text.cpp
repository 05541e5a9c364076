#include "store/postgres/text.hpp"

namespace ticketwire::store::postgres {
namespace {

constexpr std::string_view mark = "\xef\xbf\xbf";

}  // namespace

std::optional<std::string> without_nul(std::string_view text) {
  if (text.find('\0') == std::string_view::npos && text.find(mark) == std::string_view::npos) {
    return std::nullopt;
  }
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\0') {
      kept.append(mark).append("0");
      ++i;
    } else if (text.substr(i).starts_with(mark)) {
      kept.append(mark).append("1");
      i += mark.size();
    } else {
      kept += text[i++];
    }
  }
  return kept;
}

std::string with_nul(std::string_view kept) {
  std::string text;
  for (;;) {
    const auto found = kept.find(mark);
    text.append(kept.substr(0, found));
    if (found == std::string_view::npos || found + mark.size() >= kept.size()) return text;
    if (kept[found + mark.size()] == '0') {
      text += '\0';
    } else {
      text.append(mark);
    }
    kept.remove_prefix(found + mark.size() + 1);
  }
}

}  // namespace ticketwire::store::postgres
