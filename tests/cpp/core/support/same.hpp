#pragma once

#include <cstdint>
#include <optional>

#include "ticketwire/json/value.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::support {

/// Of an element of a set a part will do, and only what both name is compared: of any, as in a
/// patch, or, as between versions, where all name their keys.
enum class references : std::uint8_t { parts, keyed };

/// The same carrier for the WebAPI: a missing member, null and an unset value are one; the order of
/// sets and of members is free, keys of dictionaries compare without case, dates as instants; all
/// else is compared as JSON. Written without the core's own typed comparison, so that it can judge
/// it.
[[nodiscard]] bool same_carrier(const std::optional<json::value>& a,
                                const std::optional<json::value>& b,
                                const schema::carrier_type& type,
                                references references = references::parts);

}  // namespace ticketwire::support
