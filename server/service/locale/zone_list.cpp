#include "service/locale/zone_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

/// Codes and ids that SuperOffice's page on time zones names; the region where it has one.
struct known_zone {
  std::int32_t id;
  std::string_view code;
  std::string_view iana;
  std::string_view region;
};

constexpr std::array<known_zone, 10> known = {{
    {1, "UTC", "Etc/UTC", ""},
    {36, "AU-ACT", "Australia/Sydney", "Capital Territory"},
    {50, "BD", "Asia/Dhaka", ""},
    {114, "CA-QC", "America/Toronto", "Quebec"},
    {140, "DK", "Europe/Copenhagen", ""},
    {156, "FR", "Europe/Paris", ""},
    {261, "NO", "Europe/Oslo", ""},
    {425, "US-CA", "America/Los_Angeles", "California"},
    {433, "US-HI", "Pacific/Honolulu", "Hawaii"},
    {460, "US-NY", "America/New_York", "New York"},
}};

/// An id that stays the same when zones come and go (FNV-1a), beyond the WebAPI's own.
std::int32_t id_of(std::string_view code) noexcept {
  std::uint32_t hash = 2'166'136'261u;
  for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619u;
  return static_cast<std::int32_t>(1'000 + hash % 2'000'000'000u);
}

std::string region_of(const zone_data::place& place) {
  if (!place.comment.empty()) return place.comment;
  std::string region = place.zone.substr(place.zone.rfind('/') + 1);
  std::replace(region.begin(), region.end(), '_', ' ');
  return region;
}

void add(std::vector<listed_zone>& out, std::int32_t id, std::string_view code,
         std::string_view country, std::string_view region, std::string_view iana) {
  const result<time_zone> zone = time_zone::find(iana);
  if (!zone) return;
  out.push_back({id, std::string(code), std::string(country), std::string(region), *zone});
}

std::vector<listed_zone> read_zones() {
  std::map<std::string, std::string, std::less<>> countries;
  for (const zone_data::country& each : zone_data::countries()) countries[each.code] = each.name;
  std::map<std::string, std::vector<zone_data::place>> by_country;
  for (zone_data::place& each : zone_data::places()) {
    by_country[each.country].push_back(std::move(each));
  }
  std::vector<listed_zone> out;
  for (const known_zone& each : known) {
    const auto country = countries.find(each.code.substr(0, each.code.find('-')));
    add(out, each.id, each.code,
        country == countries.end() ? (each.id == 1 ? "UTC/GMT" : "") : country->second, each.region,
        each.iana);
  }
  const auto is_known = [](std::string_view iana) {
    return std::any_of(known.begin(), known.end(),
                       [&](const known_zone& each) { return each.iana == iana; });
  };
  for (const auto& [country, places] : by_country) {
    for (const zone_data::place& each : places) {
      if (is_known(each.zone)) continue;
      const bool alone = places.size() == 1;
      const std::string& code = alone ? country : each.zone;
      add(out, id_of(code), code, countries[country], alone ? "" : region_of(each), each.zone);
    }
  }
  std::sort(out.begin(), out.end(),
            [](const listed_zone& a, const listed_zone& b) { return a.code < b.code; });
  return out;
}

}  // namespace

const std::vector<listed_zone>& listed_zones() {
  static const std::vector<listed_zone> zones = read_zones();
  return zones;
}

std::optional<time_zone> find_zone(std::string_view text) {
  if (text.empty() || text.size() > 64) return std::nullopt;
  std::int32_t id = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool number = failure == std::errc{} && end == text.data() + text.size();
  for (const listed_zone& each : listed_zones()) {
    if (number ? each.id == id : json::equal_ignore_case(each.code, text)) return each.zone;
  }
  static const std::vector<std::string> names = zone_data::names();
  for (const std::string& each : names) {
    if (!json::equal_ignore_case(each, text)) continue;
    const result<time_zone> zone = time_zone::find(each);
    if (zone) return *zone;
  }
  return std::nullopt;
}

}  // namespace ticketwire::service
