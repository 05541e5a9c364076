#include "ticketwire/json/pointer.hpp"

#include <algorithm>

#include "ticketwire/limits.hpp"

namespace ticketwire::json {
namespace {

error syntax(std::string_view text, std::size_t offset) {
  return {.code = error_code::pointer_syntax,
          .offset = offset,
          .detail = std::string(text.substr(0, 80))};
}

}  // namespace

result<tokens> parse_pointer(std::string_view text) {
  tokens out;
  if (text.empty()) return out;
  out.emplace_back();
  for (std::size_t i = text.front() == '/' ? 1 : 0; i < text.size(); ++i) {
    if (text[i] == '/') {
      if (out.size() == limits{}.max_depth) return syntax(text, i);
      out.emplace_back();
    } else if (text[i] == '~') {
      const char next = i + 1 < text.size() ? text[i + 1] : '\0';
      if (next != '0' && next != '1') return syntax(text, i);
      out.back().push_back(next == '0' ? '~' : '/');
      ++i;
    } else {
      out.back().push_back(text[i]);
    }
  }
  return out;
}

void append_token(std::string& pointer, std::string_view token) {
  pointer.push_back('/');
  for (const char c : token) {
    if (c == '~') {
      pointer.append("~0");
    } else if (c == '/') {
      pointer.append("~1");
    } else {
      pointer.push_back(c);
    }
  }
}

std::optional<std::size_t> to_index(std::string_view token) noexcept {
  const bool digits = !token.empty() && std::all_of(token.begin(), token.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  // Nine digits exceed any array that fits the limits and never overflow 32 bits.
  if (!digits || token.size() > 9 || (token.size() > 1 && token.front() == '0')) {
    return std::nullopt;
  }
  std::size_t index = 0;
  for (const char c : token) index = index * 10 + static_cast<std::size_t>(c - '0');
  return index;
}

}  // namespace ticketwire::json
