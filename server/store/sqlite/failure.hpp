#pragma once

#include <string>
#include <utility>

#include "ticketwire/error.hpp"

namespace ticketwire::store::sqlite {

/// An error without a place. `detail` never holds SQL or a file name.
[[nodiscard]] inline error failure(error_code code, std::string detail = {}) {
  return error{code, {}, error::nowhere, error::nowhere, std::move(detail)};
}

/// The error for an SQLite result code, extended or not.
[[nodiscard]] error failure_of(int sqlite_code);

}  // namespace ticketwire::store::sqlite
