#pragma once

#include "store/postgres/connection.hpp"

namespace ticketwire::store::postgres {

/// Applies the migrations that the database has not seen, each in a transaction of its own; the
/// number of the last one is kept in ticketwire_schema, whose row keeps processes that start at
/// once apart. Errors: store_schema when the database has seen more of them than this program
/// knows.
[[nodiscard]] result<void> migrate(connection& database);

}  // namespace ticketwire::store::postgres
