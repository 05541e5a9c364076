#pragma once

#include <memory>
#include <span>

#include "patch/compare/members.hpp"
#include "ticketwire/json/text.hpp"
#include "ticketwire/patch/operation.hpp"

namespace ticketwire::patch {

/// One edit of a document at its place: what is there and what is to be. Both directions of a plan
/// are written from these, so that neither copies nor walks the document.
struct leaf {
  enum class change : std::uint8_t {
    /// The value of a property or of a dictionary's entry.
    set,
    /// A whole array is another one now.
    array,
    /// An element behind the last one.
    append,
    erase
  };
  /// An element of a keyed array that the place lies in: its key is tested first.
  struct element {
    std::size_t depth;
    std::size_t pointer_length;
    json::value value;
    site where;
  };

  enum change change = change::set;
  /// Positions from the root on, which order the operations. A new entry of a dictionary comes
  /// behind the last one.
  std::vector<std::uint32_t> path;
  /// Of the value; of the array where an element comes or goes.
  std::string pointer;
  /// Of the value; of the element where one comes or goes.
  site where;
  optional_value before;
  optional_value after;
  /// Holds `after` where it is no part of the edits.
  std::shared_ptr<const json::text> owner;
  std::vector<element> inside;
  /// Of the element that goes, or that comes, in an array of so many.
  std::uint32_t position = 0;
  std::uint32_t size = 0;
  /// Of an array without order.
  bool set = false;
  /// The key of a nested carrier, which stands for the whole of it.
  bool key = false;
  /// A nested carrier that is named by its key alone.
  bool reference = false;
  /// The key of a reference that the server may choose.
  bool automatic = false;
};

/// The leaves of edits in the order of the document; nullopt where one of them is not plain: it
/// fails, leads through what is not there, meets another one, or needs the elements of an array
/// matched against each other. These take the general way, by a copy and its difference.
[[nodiscard]] std::optional<std::vector<leaf>> leaves_of(const json::value& base,
                                                         std::span<const operation> edits,
                                                         const schema::carrier_type& type);

}  // namespace ticketwire::patch
