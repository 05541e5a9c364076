#pragma once

#include <string>

#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// What `$select` and `remove` leave of a property: null, 0, false, or the enumeration's zero.
void append_unset(std::string& out, const schema::property& property);

/// What a whole carrier answers for a property that holds nothing: [], {}, "", the unset date; as
/// append_unset otherwise.
void append_empty(std::string& out, const schema::property& property);

/// A new instance before anybody has filled it in: every property in the table's order, with the
/// table's `initial` where it has one and empty otherwise; rights are null. What depends on the
/// caller or on stored lists (owner, status, priority) is the server's to add.
[[nodiscard]] std::string default_instance(const schema::carrier_type& type);

}  // namespace ticketwire::carrier
