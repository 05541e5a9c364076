#pragma once

#include <string>
#include <vector>

#include "ticketwire/json/document.hpp"
#include "ticketwire/patch/operation.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

struct plan_options {
  /// Put a `test` of the old value before every operation that would overwrite it.
  bool guards = true;
  /// Test the carrier's stamp (schema::carrier_type::stamp) before everything else, so that any
  /// save in between is a conflict. HTTP dates have whole seconds and cannot tell as much.
  bool stamp = false;
};

/// What a save will send, and what takes it back.
struct save_plan {
  /// The exact request body: a JSON Patch (RFC 6902), `[]` where nothing changes.
  std::string body;
  /// The body's operations in order. A `test` is the guard of the operations after it. They keep
  /// their own copy of the bytes alive.
  std::vector<operation> operations;
  /// A JSON Patch that undoes the saved change. Each of its operations is guarded by the value that
  /// the body wrote, so that what somebody has changed since is a failed test (409), never lost.
  std::string inverse;
};

/// Plans the save of some edits: `edits` (a JSON Patch or Merge Patch) are applied to a copy of
/// `base`, and what they change is what is sent. The cost grows with the edits and the containers
/// that they lie in, not with the document.
///
/// Errors as apply_body; `argument` where the stamp is asked for and `base` has none; json_size,
/// json_depth, json_too_many and patch_too_many where the body is beyond the limits of whoever
/// receives it.
[[nodiscard]] result<save_plan> plan(const json::document& base, const json::value& edits,
                                     const schema::carrier_type* type,
                                     const plan_options& options = {}, const limits& limits = {});

}  // namespace ticketwire::patch
