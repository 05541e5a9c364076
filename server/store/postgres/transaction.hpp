#pragma once

#include <functional>

#include "store/postgres/connection.hpp"

namespace ticketwire::store::postgres {

/// Runs `work` between `begin` and COMMIT. An error of `work`, an exception, a failed commit, or
/// any failure on the connection that `work` has overlooked rolls everything back.
[[nodiscard]] result<void> transact(connection& database, const char* begin,
                                    const std::function<result<void>()>& work);

}  // namespace ticketwire::store::postgres
