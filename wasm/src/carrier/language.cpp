#include "ticketwire/carrier/language.hpp"

#include <algorithm>

#include "ticketwire/ascii.hpp"
#include "ticketwire/http/weighted_list.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::carrier {
namespace {

struct tag_row {
  std::string_view tag;
  std::string_view key;
};

/// Primary subtags (RFC 5646) whose key differs from the subtag in capitals.
constexpr tag_row tags[] = {{"en", "US"}, {"nb", "NO"}};

bool is_key(std::string_view text) noexcept {
  return text.size() == 2 && ascii::is_capital(text[0]) && ascii::is_capital(text[1]);
}

/// The languages that are wanted, best first; `*` and `x` are none.
std::vector<http::weighted> parse_languages(std::string_view field) {
  std::vector<http::weighted> out;
  for (const http::weighted& each : http::parse_weighted_list(field)) {
    if (each.name == "*" || each.name == "x" || each.name == "X" || each.weight == 0) continue;
    const auto worse = [&](const http::weighted& other) { return other.weight < each.weight; };
    out.insert(std::find_if(out.begin(), out.end(), worse), each);
  }
  return out;
}

bool names(std::string_view tag, std::string_view key) noexcept {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  for (const tag_row& row : tags) {
    if (json::equal_ignore_case(row.tag, primary)) return row.key == key;
  }
  return json::equal_ignore_case(primary, key);
}

}  // namespace

std::optional<std::vector<translation>> parse_translations(std::string_view text) {
  std::vector<translation> out;
  while (!text.empty()) {
    const std::size_t end = text.size() < 4 ? std::string_view::npos : text.find('"', 4);
    const bool begun = end != std::string_view::npos && is_key(text.substr(0, 2)) &&
                       text[2] == ':' && text[3] == '"';
    if (!begun || out.size() == max_translations) return std::nullopt;
    out.push_back({text.substr(0, 2), text.substr(4, end - 4)});
    text.remove_prefix(end + 1);
    if (!text.empty() && text.front() != ';') return std::nullopt;
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
  }
  if (out.empty()) return std::nullopt;
  return out;
}

std::optional<std::string> write_translations(std::span<const translation> list) {
  if (list.empty() || list.size() > max_translations) return std::nullopt;
  std::string out;
  for (const translation& each : list) {
    if (!is_key(each.key) || each.text.find('"') != std::string_view::npos) return std::nullopt;
    if (!out.empty()) out.push_back(';');
    out.append(each.key).append(":\"").append(each.text).append("\"");
  }
  return out;
}

std::string_view choose_text(std::string_view text, std::string_view languages) {
  const std::vector<http::weighted> wanted = parse_languages(languages);
  if (wanted.empty()) return text;
  const auto list = parse_translations(text);
  if (!list) return text;
  for (const http::weighted& language : wanted) {
    for (const translation& each : *list) {
      if (names(language.name, each.key)) return each.text;
    }
  }
  return list->front().text;
}

std::string_view first_language(std::string_view languages) {
  const std::vector<http::weighted> wanted = parse_languages(languages);
  return wanted.empty() ? std::string_view() : wanted.front().name;
}

}  // namespace ticketwire::carrier
