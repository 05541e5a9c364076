#include "ticketwire/http/media_type.hpp"

#include <algorithm>
#include <array>

namespace ticketwire::http {
namespace {

struct row {
  media_type type;
  std::string_view text;
};

constexpr std::array<row, 5> rows = {{{media_type::json, "application/json"},
                                      {media_type::text_json, "text/json"},
                                      {media_type::json_patch, "application/json-patch+json"},
                                      {media_type::merge_patch, "application/merge-patch+json"},
                                      {media_type::problem, "application/problem+json"}}};

std::string_view trim(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

/// qvalue = "0" [ "." 0*3DIGIT ] / "1" [ "." 0*3"0" ] in thousandths (RFC 9110 section 12.4.2).
int weight(std::string_view parameters) {
  const std::string text = lower(parameters);
  const std::size_t q = text.find("q=");
  if (q == std::string::npos) return 1000;
  if (text.compare(q + 2, 1, "1") == 0) return 1000;
  int thousandths = 0;
  for (std::size_t i = q + 4, unit = 100; unit > 0; ++i, unit /= 10) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') break;
    thousandths += (text[i] - '0') * static_cast<int>(unit);
  }
  return thousandths;
}

std::optional<media_type> find(std::string_view name) {
  for (const row& each : rows) {
    if (each.text == name) return each.type;
  }
  if (name == "*/*" || name == "application/*") return media_type::json;
  if (name == "text/*") return media_type::text_json;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(media_type type) noexcept {
  return rows[static_cast<std::size_t>(type)].text;
}

std::optional<media_type> parse_content_type(std::string_view field) {
  const std::string name = lower(trim(field.substr(0, field.find(';'))));
  for (const row& each : rows) {
    if (each.text == name) return each.type;
  }
  return std::nullopt;
}

media_type negotiate(std::optional<std::string_view> accept) {
  media_type best = media_type::json;
  int best_weight = 0;
  std::string_view rest = accept.value_or("");
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view range = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t semicolon = std::min(range.find(';'), range.size());
    const std::optional<media_type> type = find(lower(trim(range.substr(0, semicolon))));
    const int q = weight(range.substr(semicolon));
    if (type && *type != media_type::problem && q > best_weight) {
      best = *type;
      best_weight = q;
    }
  }
  return best;
}

media_type negotiate_error(std::optional<std::string_view> accept) {
  const bool asked =
      lower(accept.value_or("")).find(to_string(media_type::problem)) != std::string::npos;
  return asked ? media_type::problem : negotiate(accept);
}

}  // namespace ticketwire::http
