#pragma once

#include <string>

namespace ticketwire::local {

/// What the request at hand needs and this module lacks, for its answer of 501 to say; empty for
/// nothing.
inline std::string& unsupported() {
  static std::string what;
  return what;
}

}  // namespace ticketwire::local
