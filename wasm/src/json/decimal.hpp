#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ticketwire::json {

/// A JSON number's exact value: digits without zeros at either end, times ten to the exponent.
/// Zero has no digits.
struct decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;

  bool operator==(const decimal&) const = default;
};

/// `literal` is a number of a validated text. Exponents beyond 10^9 are held at that bound.
[[nodiscard]] decimal to_decimal(std::string_view literal);

}  // namespace ticketwire::json
