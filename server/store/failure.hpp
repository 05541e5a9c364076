#pragma once

#include <string>
#include <utility>

#include "ticketwire/error.hpp"

namespace ticketwire::store {

/// An error without a place. `detail` never holds SQL, a file name or an address.
[[nodiscard]] inline error failure(error_code code, std::string detail = {}) {
  return error{.code = code, .detail = std::move(detail)};
}

}  // namespace ticketwire::store
