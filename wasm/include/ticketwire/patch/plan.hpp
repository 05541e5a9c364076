#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

struct plan_options {
  /// Put a `test` of the old value before every operation that would overwrite it.
  bool guards = true;
  /// Test the carrier's stamp (schema::carrier_type::stamp) before everything else, so that any
  /// save in between is a conflict. HTTP dates have whole seconds and cannot tell as much.
  bool stamp = false;
  /// Bytes of the longest value that a `test` repeats: with a longer one a change of a large text
  /// would be sent twice, and be more than a request may hold.
  std::size_t longest_guard = 262'144;
  /// Always plan by a copy and its difference: what tests hold the shorter way against.
  bool by_copy = false;
};

/// What a save will send, and what takes it back.
struct save_plan {
  /// The exact request body: a JSON Patch (RFC 6902), `[]` where nothing changes.
  std::string body;
  /// A JSON Patch that undoes the saved change. Each of its operations is guarded by the value that
  /// the body wrote, so that what somebody has changed since is a failed test (409), never lost.
  std::string inverse;
  /// Pointers of the old values that are too long to be tested. The body then tests the carrier's
  /// stamp in their place, where it has one.
  std::vector<std::string> unguarded = {};
  /// The same of the inverse, which knows no stamp: who sends it sends what the save answered as
  /// If-Unmodified-Since.
  std::vector<std::string> inverse_unguarded = {};
  /// Pointers that the inverse leaves alone, since the server chooses their values when it saves
  /// (carrier::automatic_owner): with its answer at hand they can be planned.
  std::vector<std::string> not_undone = {};
};

/// Plans the save of some edits (a JSON Patch or Merge Patch): what they change is what is sent.
/// Edits that lie apart from each other and lead to what is there are planned at their places; all
/// others are applied to a copy of `base`, which is compared with it. Both come to the same, byte
/// by byte. The cost grows with the edits and the containers that they lie in, not with the
/// document.
///
/// An edit that puts another carrier in the place of one with a key names an entity: members that
/// it leaves out are not cleared where it is the same one, and another one is named as a whole
/// where that is shorter than its members one by one.
///
/// Errors as apply_body; `argument` where the stamp is asked for and `base` has none; json_size,
/// json_depth, json_too_many and patch_too_many where the body is beyond the limits of whoever
/// receives it.
[[nodiscard]] result<save_plan> plan(const json::document& base, const json::value& edits,
                                     const schema::carrier_type* type,
                                     const plan_options& options = {}, const limits& limits = {});

}  // namespace ticketwire::patch
