#pragma once

#include <optional>

#include "patch/site.hpp"

namespace ticketwire::patch {

/// An enumeration's value, given by name or number; nullopt for what it does not have.
[[nodiscard]] std::optional<std::int32_t> enum_value(const json::value& value,
                                                     const schema::enum_type& type);

/// The WebAPI's typed comparison for `test`: null and missing equal every unset value, numbers
/// compare by value, enumerations by name or number, dates by instant (to the millisecond unless
/// the expected text is finer), carriers by key where the expected object names it and member by
/// member otherwise. Outside the table: RFC 6902 section 4.6.
[[nodiscard]] bool matches(const std::optional<json::value>& actual, const json::value& expected,
                           const site& site);

}  // namespace ticketwire::patch
