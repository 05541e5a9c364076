#pragma once

#include "service/archive/columns.hpp"

namespace ticketwire::service {

/// Whether $orderBy takes a column of that carrier: a set has no place in an order, nor has what
/// messages say.
[[nodiscard]] bool is_sortable(const archive_column& column, const schema::carrier_type& type);

}  // namespace ticketwire::service
