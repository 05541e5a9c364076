#pragma once

#include <optional>

#include "ticketwire/json/value.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::support {

/// The same carrier for the WebAPI: a missing member, null and an unset value are one; the order of
/// sets and of members is free, keys of dictionaries compare without case, dates as instants, and
/// of a set's element a part will do; all else is compared as JSON. Written without the core's own
/// typed comparison, so that it can judge it.
[[nodiscard]] bool same_carrier(const std::optional<json::value>& a,
                                const std::optional<json::value>& b,
                                const schema::carrier_type& type);

}  // namespace ticketwire::support
