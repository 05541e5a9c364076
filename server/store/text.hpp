#pragma once

#include <string>
#include <string_view>

#include "ticketwire/ascii.hpp"

namespace ticketwire::store {

/// What every store compares texts by: A to Z as a to z, anything else by its bytes.
[[nodiscard]] inline std::string folded(std::string_view text) {
  return ascii::lower(text);
}

}  // namespace ticketwire::store
