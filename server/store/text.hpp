#pragma once

#include <string>
#include <string_view>

namespace ticketwire::store {

/// What every store compares texts by: A to Z as a to z, anything else by its bytes.
[[nodiscard]] inline std::string folded(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace ticketwire::store
