#pragma once

#include <string>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

struct diff_options {
  /// Put a `test` of the old value before every operation that would overwrite it.
  bool guards = true;
};

/// The JSON Patch that leads from `base` to `edited`, as its exact body. Only add, replace, remove
/// and test occur. Elements of a carrier with a key are matched by that key, so that no id is ever
/// rewritten in place; arrays that are sets are compared without order. An empty array of
/// operations means that the two are equal. Where `edited` is a copy of the document that `base`
/// views, what has not been touched costs nothing.
[[nodiscard]] std::string diff(const json::value& base, const json::value& edited,
                               const schema::carrier_type* type, const diff_options& options = {});

}  // namespace ticketwire::patch
