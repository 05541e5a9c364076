#include "ticketwire/http/media_type.hpp"

#include <array>
#include <vector>

#include "ticketwire/ascii.hpp"
#include "ticketwire/http/weighted_list.hpp"

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

std::optional<media_type> find(std::string_view name) {
  for (const row& each : rows) {
    if (each.text == name) return each.type;
  }
  return std::nullopt;
}

struct range {
  std::string name;
  int weight;
};

/// How closely a range names a type: 3 by itself, 2 by its first part, 1 by anything, 0 not at all.
/// A patch is no answer that anybody gets without naming it.
int closeness(std::string_view range, const row& offered) noexcept {
  if (range == offered.text) return 3;
  const bool patch =
      offered.type == media_type::json_patch || offered.type == media_type::merge_patch;
  if (patch || !range.ends_with("/*")) return 0;
  if (range == "*/*") return 1;
  return offered.text.starts_with(range.substr(0, range.size() - 1)) ? 2 : 0;
}

/// The range that counts for a type, the closest; the size of the list where none does.
std::size_t range_of(const row& offered, const std::vector<range>& ranges) noexcept {
  std::size_t best = ranges.size();
  int closest = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const int close = closeness(ranges[i].name, offered);
    if (close <= closest) continue;
    best = i;
    closest = close;
  }
  return best;
}

}  // namespace

std::string_view to_string(media_type type) noexcept {
  return rows[static_cast<std::size_t>(type)].text;
}

std::optional<media_type> parse_content_type(std::string_view field) {
  return find(ascii::lower(ascii::trim(field.substr(0, field.find(';')))));
}

media_type negotiate(std::optional<std::string_view> accept, offer offered) {
  std::vector<range> ranges;
  for (const weighted& each : parse_weighted_list(accept.value_or(""))) {
    ranges.push_back({ascii::lower(each.name), each.weight});
  }
  media_type best = media_type::json;
  int best_weight = 0;
  std::size_t best_place = ranges.size();
  for (const row& each : rows) {
    if (!is_offered(each.type, offered)) continue;
    const std::size_t place = range_of(each, ranges);
    const int weight = place == ranges.size() ? 0 : ranges[place].weight;
    if (weight == 0 || weight < best_weight) continue;
    if (weight == best_weight && place >= best_place) continue;
    best = each.type;
    best_weight = weight;
    best_place = place;
  }
  return best;
}

media_type negotiate_error(std::optional<std::string_view> accept, offer offered) {
  for (const weighted& range : parse_weighted_list(accept.value_or(""))) {
    if (range.weight > 0 && find(ascii::lower(range.name)) == media_type::problem) {
      return media_type::problem;
    }
  }
  return negotiate(accept, offered);
}

}  // namespace ticketwire::http
