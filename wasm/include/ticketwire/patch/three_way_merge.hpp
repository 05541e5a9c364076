#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

/// A place that both sides changed, and not to the same. The values are JSON texts; absent where a
/// side has nothing there.
struct overlap {
  /// JSON Pointer into the merged document, which holds theirs. `/-` behind an array stands for an
  /// element that they removed and that mine changed.
  std::string pointer;
  std::optional<std::string> base;
  std::optional<std::string> mine;
  std::optional<std::string> theirs;
};

/// What a three-way merge comes to.
struct merged {
  /// Theirs with every change of mine that does not overlap; its untouched bytes are theirs.
  std::string document;
  /// The guarded JSON Patch from theirs to `document`: add, replace, remove and test.
  std::string patch;
  /// In document order; empty where nothing is left to decide.
  std::vector<overlap> overlaps;
};

/// Brings two versions of one document together that both come from `base`.
///
/// Changes are found property by property, compared as `test` compares: numbers by value, dates by
/// instant, enumerations by name or number, null and missing as every unset value. Beyond scalars:
/// - a nested carrier with a key is the entity it names: another key replaces it as a whole, the
///   same key on all sides is merged member by member;
/// - dictionaries are merged by key, names without case;
/// - arrays of carriers with a key, and sets, are merged by identity. Sequences follow the side
///   that reordered; what the other inserted goes behind its neighbour. Where both reordered
///   differently, the array overlaps as a whole;
/// - all other arrays, properties of any type, and arrays whose elements lack or repeat their
///   identity, are one value each;
/// - read-only, response-only and unknown members are always theirs;
/// - a member that mine lacks says nothing, but in the elements of an array that is one value,
/// where
///   it is unset; one that is null there as it was in base (`$select`) says nothing either.
/// Without a carrier type objects are merged by exact name and every other value is one value.
///
/// To take mine at an overlap is an edit of the merged document at its pointer: `remove` where mine
/// is absent, `add` where theirs is, else `replace`; the last overlap first, as indexes move.
///
/// Time and memory grow with the sizes of the three documents, apart from `apply` of the patch.
/// Errors: json_size, json_depth and json_too_many for a result beyond `limits`; patch_too_many;
/// those of carrier::bind, with pointer, for a value of mine that the table does not allow.
[[nodiscard]] result<merged> merge(const json::document& base, const json::document& mine,
                                   const json::document& theirs, const schema::carrier_type* type,
                                   const limits& limits = {});

}  // namespace ticketwire::patch
