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
/// Changes are found property by property: numbers are compared by value, dates by instant to the
/// millisecond (finer where both are finer; by the clock on the wall where one has no offset),
/// enumerations by name or number; null, missing and every unset value are the same, but among the
/// elements of arrays, the entries of dictionaries and within properties of any type. Beyond
/// scalars:
/// - a nested carrier with a key is the entity that it names, by default the one of `base`. Where
///   the key is another one, or a side has no carrier, it is one value; theirs where both changed
///   to the same key; else it is merged member by member, as a carrier without a key always is;
/// - dictionaries are merged by key, names without case. An entry that is a carrier and new on both
///   sides is one value;
/// - arrays of carriers with a key, and sets, are merged by identity. An element that both added is
///   theirs; one that a side removed stays removed, unless the other changed it: that overlaps.
///   What mine adds to a set comes last. A sequence has the order of theirs, or of mine where only
///   mine moved something; what the other side inserted goes behind its neighbour and what was
///   inserted there. Where both moved something, and differently, the array is one value;
/// - all other arrays, properties of any type, and arrays whose elements lack or repeat their
///   identity, are one value each, and so are objects that name a member twice;
/// - read-only, response-only and unknown members are always theirs;
/// - a member that mine lacks says nothing, and neither does one that is null both in mine and in
///   base (`$select`). In an element of an array that is one value it is unset.
/// What is one value is mine where only mine changed it, and theirs otherwise; it overlaps where
/// both changed it, and not to the same.
///
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
