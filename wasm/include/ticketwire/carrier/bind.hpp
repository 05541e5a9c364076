#pragma once

#include <string>
#include <vector>

#include "ticketwire/json/value.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// Checks a carrier that was received: every known property has the type of its row, null being
/// allowed everywhere. Names compare without case; unknown members, enum names newer than the table
/// and long texts are let through. Returns every fault, each with its pointer and byte offset.
[[nodiscard]] std::vector<error> validate(const json::value& value,
                                          const schema::carrier_type& type);

/// Takes a carrier from a client into the form that everything behind it relies on: the wire's
/// exact property names, enum values by name, whole numbers without fraction. Members that are
/// unknown or response-only are left out; those that are missing stay missing. Errors, with
/// pointer: value_type, value_range, value_enum, value_date, value_length, json_duplicate.
[[nodiscard]] result<std::string> bind(const json::value& value, const schema::carrier_type& type);

/// The same for the value of one property, or for one element of it. `pointer` is where the value
/// stands, for errors.
enum class part : std::uint8_t { whole, element };
[[nodiscard]] result<std::string> bind(const json::value& value, const schema::property& property,
                                       part part, std::string pointer);

/// What a property holds when it holds nothing: null, 0, false, or the enumeration's zero.
void append_unset(std::string& out, const schema::property& property);

/// True for null and for every spelling of what append_unset writes, empty texts, arrays and
/// dictionaries and unset dates included.
[[nodiscard]] bool is_unset(const json::value& value, const schema::property& property);

}  // namespace ticketwire::carrier
