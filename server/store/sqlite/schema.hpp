#pragma once

#include "store/sqlite/connection.hpp"

namespace ticketwire::store::sqlite {

/// Applies the migrations that the database has not seen, each in a transaction of its own; the
/// number of the last one is kept in PRAGMA user_version. Errors: store_schema when the database
/// has seen more of them than this program knows.
[[nodiscard]] result<void> migrate(connection& database);

}  // namespace ticketwire::store::sqlite
