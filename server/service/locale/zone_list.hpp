#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/locale/time_zone.hpp"

namespace ticketwire::service {

/// A zone that SO-TimeZone can name.
struct listed_zone {
  std::int32_t id;
  /// The WebAPI's code, such as NO or US-NY, or the IANA name.
  std::string code;
  /// English name of the country; may be empty.
  std::string country;
  std::string region;
  time_zone zone;
};

/// By code: the machine's IANA zones (zone.tab, iso3166.tab). Lives as long as the program.
[[nodiscard]] const std::vector<listed_zone>& listed_zones();

/// A zone by its code, its id, or its IANA name, each without case; nullopt for any other text.
[[nodiscard]] std::optional<time_zone> find_zone(std::string_view text);

}  // namespace ticketwire::service
