#include "service/locale/zone_data.hpp"

#include <date/tz.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace ticketwire::service::zone_data {
namespace {

const date::time_zone& known(const zone& zone) noexcept {
  return reinterpret_cast<const date::time_zone&>(zone);
}

/// The fields of a table's lines, which tabs separate.
std::vector<std::vector<std::string>> read_table(const std::string& name) {
  const char* const folder = std::getenv("TZDIR");
  std::ifstream in(std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") + "/" + name);
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> fields;
    std::istringstream parts(line);
    for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
    out.push_back(std::move(fields));
  }
  return out;
}

}  // namespace

const zone* find(const std::string& name) {
  try {
    return reinterpret_cast<const zone*>(date::locate_zone(name));
  } catch (const std::exception&) {
    return nullptr;
  }
}

const std::string& name_of(const zone& zone) noexcept {
  return known(zone).name();
}

std::int64_t offset_at(const zone& zone, std::int64_t instant) {
  return known(zone).get_info(date::sys_seconds(std::chrono::seconds(instant))).offset.count();
}

std::int64_t offset_of_local(const zone& zone, std::int64_t local) {
  const date::local_seconds time{std::chrono::seconds(local)};
  return known(zone).get_info(time).first.offset.count();
}

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const date::time_zone& each : date::get_tzdb().zones) out.push_back(each.name());
  return out;
}

std::vector<place> places() {
  std::vector<place> out;
  for (const auto& row : read_table("zone.tab")) {
    if (row.size() > 2) out.push_back({row[0], row[2], row.size() > 3 ? row[3] : ""});
  }
  return out;
}

std::vector<country> countries() {
  std::vector<country> out;
  for (const auto& row : read_table("iso3166.tab")) {
    if (row.size() > 1) out.push_back({row[0], row[1]});
  }
  return out;
}

}  // namespace ticketwire::service::zone_data
