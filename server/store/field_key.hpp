#pragma once

#include <string>
#include <string_view>

namespace ticketwire::store {

/// What a custom field's value is compared by: of numbers, amounts and checkboxes one text for each
/// number, whatever its encoding and its zeros, of dates another; their bytes are in the order of
/// the values. Every date comes before every number. Empty for any other text, for a time of day
/// and for no date.
[[nodiscard]] std::string field_key(std::string_view value);

/// Before the name of a custom field's fact: its key (store/search.hpp).
inline constexpr char field_key_mark = '#';

/// The key of a wall clock, yyyy-MM-ddTHH:mm:ss with or without a fraction.
[[nodiscard]] std::string clock_key(std::string_view clock);

/// The bytes that come before, and behind, every key of the kind of one.
[[nodiscard]] std::string_view first_key(std::string_view key) noexcept;
[[nodiscard]] std::string_view last_key(std::string_view key) noexcept;

}  // namespace ticketwire::store
