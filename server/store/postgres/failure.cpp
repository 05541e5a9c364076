#include "store/postgres/failure.hpp"

#include <algorithm>
#include <array>

namespace ticketwire::store::postgres {
namespace {

// Classes of states that say that the server, not the statement, is the obstacle: connection,
// authorization, database, transaction state (read only), rollback, privilege, resources,
// operator intervention (shutdown, timeout), system.
constexpr std::array<std::string_view, 10> unavailable{"08", "25", "28", "3D", "40",
                                                       "53", "55", "57", "58", "XX"};

}  // namespace

error failure_of(std::string_view sqlstate) {
  if (sqlstate == "23503") return failure(error_code::reference_not_found);
  if (sqlstate == "42501" || sqlstate.empty()) return failure(error_code::store_unavailable);
  if (sqlstate == "57014") return failure(error_code::query_time);
  // More than a value may hold, and bytes that are no UTF-8.
  if (sqlstate == "54000") return failure(error_code::value_length);
  if (sqlstate == "22021") return failure(error_code::json_utf8);
  const bool away = std::ranges::find(unavailable, sqlstate.substr(0, 2)) != unavailable.end();
  return failure(away ? error_code::store_unavailable : error_code::internal);
}

bool is_transient(std::string_view sqlstate) noexcept {
  return sqlstate == "40001" || sqlstate == "40P01" || sqlstate == "23505";
}

}  // namespace ticketwire::store::postgres
