#pragma once

#include <string>
#include <vector>

#include "ticketwire/json/value.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// What is wrong with a carrier, in the order of its text, each with pointer and byte offset (where
/// the value has a text). At most limits::max_faults, so that the first ones stand for the rest.
using faults = std::vector<error>;

/// Checks a carrier that was received: every known property has the type of its row, null being
/// allowed everywhere. Names compare without case; unknown members, enum names newer than the table
/// and long texts are let through. Errors: value_type, value_range, value_date.
[[nodiscard]] faults validate(const json::value& value, const schema::carrier_type& type,
                              const limits& limits = {});

/// Takes a carrier from a client into the form that everything behind it relies on: the wire's
/// exact property names, enum values by name, whole numbers without fraction. Members that are
/// unknown or response-only are left out; those that are missing stay missing. Every fault is
/// given, never an empty list. Errors: value_type, value_range, value_enum, value_date,
/// value_length, json_duplicate.
[[nodiscard]] boost::system::result<std::string, faults> bind(const json::value& value,
                                                              const schema::carrier_type& type,
                                                              const limits& limits = {});

/// The same for the value of one property, or for one element of it, with its first fault.
/// `pointer` is where the value stands, for errors.
enum class part : std::uint8_t { whole, element };
[[nodiscard]] result<std::string> bind(const json::value& value, const schema::property& property,
                                       part part, std::string pointer);

/// True for null and for every spelling of what write_unset (defaults.hpp) writes, empty texts,
/// arrays and dictionaries and unset dates included.
[[nodiscard]] bool is_unset(const json::value& value, const schema::property& property);

}  // namespace ticketwire::carrier
