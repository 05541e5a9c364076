#pragma once

#include <span>

#include "ticketwire/json/document.hpp"
#include "ticketwire/patch/operation.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

/// Applies operations in order, all or none: on failure `document` is as it was.
///
/// Without a carrier type: RFC 6902 to the letter, but for `move` and `copy`. With one, the
/// WebAPI's dialect:
/// - names are the table's, in any case; values are bound to their rows;
/// - a path may lead through a carrier that is null;
/// - add and replace mean the same on a property; `remove` unsets it; both empty and fill arrays
///   and merge into dictionaries as the WebAPI does (`add` of an array appends its elements);
/// - `test` compares as `matches` in compare/comparer.hpp says.
///
/// Errors, with operation index and pointer: patch_path_not_found, patch_index, patch_test_failed,
/// pointer_syntax for a path without its leading slash where there is no carrier type, and those of
/// carrier::bind.
[[nodiscard]] result<void> apply(json::document& document, std::span<const operation> operations,
                                 const schema::carrier_type* type);

/// Applies a merge patch (RFC 7396). With a carrier type it is taken as the JSON Patch that the
/// WebAPI makes of it: an object on an array is appended, an array replaces, null unsets.
/// Errors as apply, without operation index; json_duplicate for a member that is there twice.
[[nodiscard]] result<void> apply_merge_patch(json::document& document, const json::value& patch,
                                             const schema::carrier_type* type);

/// Applies a body of either shape: an array is a JSON Patch, an object a merge patch.
/// Errors as the two, and patch_shape for anything else.
[[nodiscard]] result<void> apply_body(json::document& document, const json::value& body,
                                      const schema::carrier_type* type, const limits& limits = {});

}  // namespace ticketwire::patch
