#pragma once

#include <string>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

struct diff_options {
  /// Put a `test` of the old value before every operation that would overwrite it, and of an
  /// element's key before operations within the element.
  bool guards = true;
  /// Where given, grows by the values that had to be looked into.
  std::size_t* examined = nullptr;
};

/// The JSON Patch that leads from `base` to `edited`, as its exact body (RFC 6902 section 3). Only
/// add, replace, remove and test occur.
///
/// Values that mean the same are the same, however they are written: numbers by value, enumerations
/// by name or number, dates by instant to the last digit, texts decoded, members in any order, null
/// and missing as every unset value. An empty array of operations means that the two are equal.
/// Members that the table does not know, or that requests never carry, are passed over.
///
/// Elements of a carrier with a key are matched by that key, so that no id is ever rewritten in
/// place; arrays that are sets are compared without order. The script of a sequence is the one with
/// the fewest bytes, in large arrays (more than 65,536 pairs of changed elements) as close as a
/// bounded search comes.
///
/// Where `edited` is a copy of the document that `base` views, what lies in containers that have
/// not been touched costs nothing. To compare a carrier that was fetched with `$select` with one
/// that was not, project both (select::project) by that list first: a member that it nulled is then
/// never taken for a change.
[[nodiscard]] std::string diff(const json::value& base, const json::value& edited,
                               const schema::carrier_type* type, const diff_options& options = {});

}  // namespace ticketwire::patch
