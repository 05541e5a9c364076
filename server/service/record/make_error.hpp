#pragma once

#include <string>
#include <utility>

#include "ticketwire/error.hpp"

namespace ticketwire::service {

inline error make_error(error_code code, std::string pointer = {}, std::string detail = {}) {
  return {.code = code, .pointer = std::move(pointer), .detail = std::move(detail)};
}

}  // namespace ticketwire::service
