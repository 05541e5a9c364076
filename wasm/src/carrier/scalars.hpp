#pragma once

/// Scalars of a body (json/body.hpp), checked in place. Each gives the place behind a value that is
/// good for sure, or null.
namespace ticketwire::carrier {

/// Digits alone, within int32.
[[nodiscard]] const char* after_int32(const char* at) noexcept;
/// Neither so long nor with such an exponent that a double might not hold it.
[[nodiscard]] const char* after_finite(const char* at) noexcept;
/// A string without escapes that is empty or a date-time.
[[nodiscard]] const char* after_date(const char* at);

}  // namespace ticketwire::carrier
