#include "service/locale/zone_data.hpp"

#include <map>
#include <memory>
#include <utility>

#include "local/host.hpp"

namespace ticketwire::service::zone_data {

class zone {
 public:
  explicit zone(std::string name) : name_(std::move(name)) {}

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  std::string name_;
};

namespace {

using local::question;

constexpr std::int64_t day = 24 * 60 * 60;

/// The lines of what the host tells, each parted at its tab.
std::vector<std::pair<std::string, std::string>> read_table(question about) {
  std::vector<std::pair<std::string, std::string>> out;
  const std::string told = local::ask(about);
  for (std::string_view rest = told; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = std::min(line.find('\t'), line.size());
    out.emplace_back(line.substr(0, tab), line.substr(std::min(tab + 1, line.size())));
  }
  return out;
}

using zones = std::map<std::string, std::unique_ptr<zone>, std::less<>>;

zones& known() {
  static zones all = [] {
    zones out;
    for (auto& [name, none] : read_table(question::zones)) {
      out.emplace(name, std::make_unique<zone>(name));
    }
    return out;
  }();
  return all;
}

}  // namespace

const zone* find(const std::string& name) {
  const auto found = known().find(name);
  if (found != known().end()) return found->second.get();
  if (local::ask(question::zone, name).empty()) return nullptr;
  return known().emplace(name, std::make_unique<zone>(name)).first->second.get();
}

const std::string& name_of(const zone& zone) noexcept {
  return zone.name();
}

std::int64_t offset_at(const zone& zone, std::int64_t instant) {
  return local::zone_offset(zone.name(), instant);
}

std::int64_t offset_of_local(const zone& zone, std::int64_t local) {
  // A clock is set once within two days at most.
  const std::int64_t before = offset_at(zone, local - day);
  const std::int64_t after = offset_at(zone, local + day);
  if (before == after || offset_at(zone, local - before) == before) return before;
  return offset_at(zone, local - after) == after ? after : before;
}

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const auto& [name, zone] : known()) out.push_back(name);
  return out;
}

std::vector<place> places() {
  std::vector<place> out;
  for (auto& [country, zone] : read_table(question::places)) {
    out.push_back({std::move(country), std::move(zone), {}});
  }
  return out;
}

std::vector<country> countries() {
  std::vector<country> out;
  for (auto& [code, name] : read_table(question::countries)) {
    out.push_back({std::move(code), std::move(name)});
  }
  return out;
}

}  // namespace ticketwire::service::zone_data
