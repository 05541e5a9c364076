#pragma once

#include "patch/compare/members.hpp"

/// When two values of a place are the same. Outside the table all three are RFC 6902 section 4.6:
/// numbers by value, strings decoded, members in any order. Within it they share that numbers
/// compare by value, enumerations by name or number (names that the table does not know by their
/// text without case), dates by instant, null and missing as every unset value of a property, and
/// dictionaries by key without case.
namespace ticketwire::patch {

/// The WebAPI's comparison for `test`: whether a place holds what is expected of it. Dates compare
/// to the millisecond unless the expected text is finer, carriers by key where the expected object
/// names it and otherwise by the members that it names, dictionaries by the keys that it names,
/// arrays element by element.
[[nodiscard]] bool matches(const optional_value& actual, const json::value& expected,
                           const site& where);

/// Whether two values mean the same, so that no operation leads from one to the other. An
/// equivalence: dates compare to the last digit (those without offset by their wall clock),
/// carriers and dictionaries by their members, sets without order. Members that the table does not
/// know or that requests never carry do not count; nor, in an element of a set, those that one side
/// leaves out.
[[nodiscard]] bool equivalent(const optional_value& a, const optional_value& b, const site& where);

/// Whether a later version of a place says what an earlier one does: as `equivalent`, with dates to
/// the millisecond; a member that the later carrier lacks makes no difference, but in elements that
/// lack or repeat their identity, nor do read-only members.
[[nodiscard]] bool same(const optional_value& before, const optional_value& after,
                        const site& where);

}  // namespace ticketwire::patch
