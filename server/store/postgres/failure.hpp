#pragma once

#include <string_view>

#include "store/failure.hpp"

namespace ticketwire::store::postgres {

/// The error for an SQLSTATE (PostgreSQL 15, appendix A); an empty one is a lost connection.
[[nodiscard]] error failure_of(std::string_view sqlstate);

/// Whether a transaction that failed so may succeed when it is run again: a deadlock, a
/// serialization failure, or an id that another process took at the same time.
[[nodiscard]] bool is_transient(std::string_view sqlstate) noexcept;

}  // namespace ticketwire::store::postgres
