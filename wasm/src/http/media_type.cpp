#include "ticketwire/http/media_type.hpp"

#include <array>

#include "http/weighted_list.hpp"

namespace ticketwire::http {
namespace {

struct row {
  media_type type;
  std::string_view text;
};

constexpr std::array<row, 8> rows = {{{media_type::json, "application/json"},
                                      {media_type::text_json, "text/json"},
                                      {media_type::json_patch, "application/json-patch+json"},
                                      {media_type::merge_patch, "application/merge-patch+json"},
                                      {media_type::problem, "application/problem+json"},
                                      {media_type::form, "application/x-www-form-urlencoded"},
                                      {media_type::xml, "application/xml"},
                                      {media_type::text_xml, "text/xml"}}};

bool is_offered(media_type type, offer offered) noexcept {
  if (type == media_type::problem || type == media_type::form) return false;
  const bool xml = type == media_type::xml || type == media_type::text_xml;
  return !xml || offered == offer::json_and_xml;
}

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

media_type negotiate(std::optional<std::string_view> accept, offer offered) {
  media_type best = media_type::json;
  int best_weight = 0;
  for (const weighted& range : parse_weighted_list(accept.value_or(""))) {
    const std::optional<media_type> type = find(lower(range.name));
    if (!type || !is_offered(*type, offered)) continue;
    if (range.weight <= best_weight) continue;
    best = *type;
    best_weight = range.weight;
  }
  return best;
}

media_type negotiate_error(std::optional<std::string_view> accept, offer offered) {
  for (const weighted& range : parse_weighted_list(accept.value_or(""))) {
    if (range.weight > 0 && find(lower(range.name)) == media_type::problem) {
      return media_type::problem;
    }
  }
  return negotiate(accept, offered);
}

}  // namespace ticketwire::http
