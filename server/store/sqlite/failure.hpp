#pragma once

#include "store/failure.hpp"

namespace ticketwire::store::sqlite {

/// The error for an SQLite result code, extended or not.
[[nodiscard]] error failure_of(int sqlite_code);

}  // namespace ticketwire::store::sqlite
