#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The IANA time zone database, wherever it comes from.
namespace ticketwire::service::zone_data {

/// One zone; it lives as long as the program.
class zone;

/// By its name exactly as the database spells it, or an alias; null where it (or the database) is
/// not there.
[[nodiscard]] const zone* find(const std::string& name);
/// The name that the zone itself has.
[[nodiscard]] const std::string& name_of(const zone& zone) noexcept;
/// Seconds east of UTC at an instant, in seconds since 1970-01-01T00:00:00Z.
[[nodiscard]] std::int64_t offset_at(const zone& zone, std::int64_t instant);
/// Seconds east of UTC of a local time, in seconds since 1970-01-01T00:00:00: before the change
/// where the clock showed it twice or not at all.
[[nodiscard]] std::int64_t offset_of_local(const zone& zone, std::int64_t local);

/// Names that find() knows; aliases may be among them.
[[nodiscard]] std::vector<std::string> names();

/// Where a zone is used.
struct place {
  /// ISO 3166-1 alpha-2.
  std::string country;
  std::string zone;
  /// What tells it from the other zones of its country; may be empty.
  std::string comment;
};

/// A country in English.
struct country {
  std::string code;
  std::string name;
};

/// In no order; empty where they are not known.
[[nodiscard]] std::vector<place> places();
[[nodiscard]] std::vector<country> countries();

}  // namespace ticketwire::service::zone_data
