#pragma once

#include <cstdint>
#include <string>

namespace ticketwire {

/// Appends a number of at least `width` digits. In place of printf, which would bring
/// floating-point formatting into the WebAssembly module.
inline void append_digits(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  out.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
}

}  // namespace ticketwire
