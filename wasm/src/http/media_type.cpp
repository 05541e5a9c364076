#include "ticketwire/http/media_type.hpp"

#include <algorithm>
#include <array>

namespace ticketwire::http {
namespace {

struct row {
  media_type type;
  std::string_view text;
};

constexpr std::array<row, 6> rows = {{{media_type::json, "application/json"},
                                      {media_type::text_json, "text/json"},
                                      {media_type::json_patch, "application/json-patch+json"},
                                      {media_type::merge_patch, "application/merge-patch+json"},
                                      {media_type::problem, "application/problem+json"},
                                      {media_type::form, "application/x-www-form-urlencoded"}}};

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
int qvalue(std::string_view text) {
  if (text.starts_with('1')) return 1000;
  int thousandths = 0;
  for (std::size_t i = 2, unit = 100; unit > 0; ++i, unit /= 10) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') break;
    thousandths += (text[i] - '0') * static_cast<int>(unit);
  }
  return thousandths;
}

/// The weight among a range's parameters, each with its semicolon.
int weight(std::string_view parameters) {
  while (!parameters.empty()) {
    parameters.remove_prefix(1);
    const std::size_t end = std::min(parameters.find(';'), parameters.size());
    const std::string parameter = lower(trim(parameters.substr(0, end)));
    if (parameter.starts_with("q=")) return qvalue(std::string_view(parameter).substr(2));
    parameters.remove_prefix(end);
  }
  return 1000;
}

/// Calls `step` with each range of an Accept field and its weight.
template <class Step>
void each_range(std::string_view accept, const Step& step) {
  while (!accept.empty()) {
    const std::size_t comma = std::min(accept.find(','), accept.size());
    const std::string_view range = accept.substr(0, comma);
    accept.remove_prefix(std::min(comma + 1, accept.size()));
    const std::size_t semicolon = std::min(range.find(';'), range.size());
    step(lower(trim(range.substr(0, semicolon))), weight(range.substr(semicolon)));
  }
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
  each_range(accept.value_or(""), [&](const std::string& range, int q) {
    const std::optional<media_type> type = find(range);
    if (!type || *type == media_type::problem || *type == media_type::form) return;
    if (q <= best_weight) return;
    best = *type;
    best_weight = q;
  });
  return best;
}

media_type negotiate_error(std::optional<std::string_view> accept) {
  bool asked = false;
  each_range(accept.value_or(""), [&](const std::string& range, int q) {
    asked = asked || (q > 0 && range == to_string(media_type::problem));
  });
  return asked ? media_type::problem : negotiate(accept);
}

}  // namespace ticketwire::http
