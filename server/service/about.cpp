#include <algorithm>
#include <array>
#include <map>

#include "service/answer/answer.hpp"
#include "service/locale/zone_list.hpp"
#include "service/routes.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/json/writer.hpp"

// What the server tells about itself: GET /api, GET /api/v1 and GET /api/v1/timezone.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// The generation of the WebAPI whose carriers the table has.
constexpr std::string_view services_version = "1";

/// +1:00, or 0.
std::string offset_text(int minutes) {
  if (minutes == 0) return "0";
  const int size = minutes < 0 ? -minutes : minutes;
  std::string out = minutes < 0 ? "-" : "+";
  out.append(std::to_string(size / 60)).append(":");
  if (size % 60 < 10) out.push_back('0');
  return out.append(std::to_string(size % 60));
}

/// Offsets in winter and in summer around `now`, in either order; equal where the clock stays.
std::pair<int, int> offsets_of(const time_zone& zone, store::ticks now) {
  constexpr store::ticks week = 7 * 86'400 * carrier::ticks_per_second;
  int least = zone.offset(now);
  int most = least;
  for (int i = 1; i <= 52; ++i) {
    const int each = zone.offset(now + i * week);
    least = std::min(least, each);
    most = std::max(most, each);
  }
  return {least, most};
}

/// Whether an Accept field names a type for programs and none for people.
bool wants_data(const http::request& request) {
  const std::string_view accept = request.fields.find("Accept").value_or("");
  if (accept.find("text/html") != std::string_view::npos) return false;
  return accept.find("json") != std::string_view::npos ||
         accept.find("application/xml") != std::string_view::npos ||
         accept.find("text/xml") != std::string_view::npos;
}

std::string as_page(const std::vector<std::pair<std::string_view, std::string>>& rows) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>WebAPI</title>"
      "</head><body><h1>WebAPI</h1><table>\n";
  for (const auto& [name, value] : rows) {
    out.append("<tr><th>").append(name).append("</th><td>").append(value).append("</td></tr>\n");
  }
  return out.append("</table></body></html>\n");
}

std::string text_of(const exchange::endpoint& row) {
  std::string words;
  for (const char c : row.name) {
    if (ascii::is_capital(c) && !words.empty()) words.push_back(' ');
    words.push_back(ascii::lower(c));
  }
  return words;
}

answer get_version(const context& context) {
  const std::string base = context.settings.origin + "/api/v1";
  const std::string& version = context.settings.version;
  const std::vector<std::pair<std::string_view, std::string>> rows = {
      {"v1", base},
      {"Version", version},
      {"NetServerVersion", version},
      {"NetServerAssembly", "Ticketwire"},
      {"NetServerDate", ""},
      {"NetServerLabel", ""},
      {"NetServer", version},
      {"Services", std::string(services_version)},
      {"ServicesCurrent", std::string(services_version)}};
  exchange::reply reply;
  if (!wants_data(context.request)) {
    reply.content_type = "text/html; charset=utf-8";
    reply.body = as_page(rows);
    return reply;
  }
  json::writer out(reply.body);
  out.begin_object();
  for (const auto& [name, value] : rows) out.name(name).string(value);
  out.end_object();
  return reply;
}

answer list_operations(const context& context) {
  std::map<std::string_view, std::map<std::string_view, std::string>> paths;
  for (const exchange::endpoint& row : exchange::endpoints()) {
    if (context.is_served(row.id)) paths[row.path][http::to_string(row.method)] = text_of(row);
  }
  std::string body;
  json::writer out(body);
  out.begin_object();
  for (const auto& [path, verbs] : paths) {
    out.name(context.settings.origin + std::string(path)).begin_object();
    for (const auto& [verb, text] : verbs) out.name(verb).string(text);
    out.end_object();
  }
  out.end_object();
  return value_answer(std::move(body));
}

answer list_time_zones(const context& context) {
  std::string body;
  json::writer out(body);
  out.begin_array();
  for (const listed_zone& each : listed_zones()) {
    const auto [standard, daylight] = offsets_of(each.zone, context.now);
    out.begin_object().name("id").number(each.id).name("timeZone").string(each.code);
    out.name("country").string(each.country).name("region").string(each.region);
    out.name("offset").string(offset_text(standard));
    out.name("daylight").string(standard == daylight ? "" : offset_text(daylight));
    out.name("isActive").boolean(true).end_object();
  }
  out.end_array();
  return value_answer(std::move(body));
}

constexpr std::array routes_here = {
    route{endpoint_id::getVersion, &get_version, right::none},
    route{endpoint_id::listOperations, &list_operations, right::none},
    route{endpoint_id::listTimeZones, &list_time_zones, right::none},
};

}  // namespace

std::span<const route> about_routes() noexcept {
  return routes_here;
}
}  // namespace ticketwire::service
