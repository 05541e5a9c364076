#pragma once

#include "service/answer/settings.hpp"

namespace ticketwire::service {

/// Makes postponed tickets active again whose time (Activate) has come, with the default status of
/// Active; their LastChanged moves. Works in batches of 100, each one transaction, until none is
/// left or 10,000 are done. Returns how many were. Safe beside saves of the same tickets: one that
/// is not postponed any more, or to a later time, stays as it is.
[[nodiscard]] result<std::size_t> activate_due(store::store& store, const settings& settings);

}  // namespace ticketwire::service
