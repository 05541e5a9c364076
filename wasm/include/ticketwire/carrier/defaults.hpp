#pragma once

#include <string>

#include "ticketwire/json/writer.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// What `$select` and `remove` leave of a property: null, 0, false, or the enumeration's zero.
void write_unset(json::writer& out, const schema::property& property);
[[nodiscard]] std::string unset_value(const schema::property& property);

/// What a whole carrier answers for a property that holds nothing: [], {}, "", the unset date; as
/// write_unset otherwise.
void write_empty(json::writer& out, const schema::property& property);

/// A new instance before anybody has filled it in: every property in the table's order, with the
/// table's `initial` where it has one and empty otherwise; rights are null. What depends on the
/// caller or on stored lists (owner, status, priority) is the server's to add.
[[nodiscard]] std::string default_instance(const schema::carrier_type& type);

}  // namespace ticketwire::carrier
