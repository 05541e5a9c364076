#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "patch/site.hpp"

namespace ticketwire::patch {

using optional_value = std::optional<json::value>;

/// True when two views show the same text, so that nothing in it needs to be looked at.
[[nodiscard]] bool same_text(const json::value& a, const json::value& b) noexcept;

/// Whether two values of a place mean the same, so that no operation leads from one to the other.
/// An equivalence: null and missing equal every unset value of a property, numbers compare by
/// value, enumerations by name or number, dates by instant to the last digit (those without offset
/// by their wall clock), carriers and dictionaries by their members, sets without order. Members
/// that the table does not know or that requests never carry do not count; nor, in an element of a
/// set, those that one side leaves out. Outside the table: RFC 6902 section 4.6.
[[nodiscard]] bool equivalent(const optional_value& a, const optional_value& b, const site& where);

/// The same for equivalent values, and hardly ever the same for others; 0 for what is unset.
[[nodiscard]] std::uint64_t fingerprint(const json::value& value, const site& where);

/// A carrier's members by row; the exact name comes first, then the first one in another case.
[[nodiscard]] std::vector<optional_value> members_by_row(const optional_value& object,
                                                         const schema::carrier_type& type);

}  // namespace ticketwire::patch
