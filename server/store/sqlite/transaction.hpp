#pragma once

#include <functional>

#include "store/sqlite/connection.hpp"

namespace ticketwire::store::sqlite {

/// Runs `work` between `begin` ("BEGIN IMMEDIATE" or "BEGIN DEFERRED") and COMMIT. An error of
/// `work`, an exception, a failed commit, or any failure on the connection that `work` has
/// overlooked rolls everything back.
[[nodiscard]] result<void> transact(connection& database, const char* begin,
                                    const std::function<result<void>()>& work);

}  // namespace ticketwire::store::sqlite
