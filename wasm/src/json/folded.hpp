#pragma once

#include <string>

namespace ticketwire::json {

/// A name with its ASCII letters in lower case: two names that are the same without case have the
/// same one.
[[nodiscard]] inline std::string folded(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return name;
}

}  // namespace ticketwire::json
