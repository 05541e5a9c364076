#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::patch {

/// What the table says about a pointer, whatever a document holds.
struct location {
  enum class kind : std::uint8_t { untyped, carrier, array, dictionary, scalar };

  /// RFC 6901, with the table's names.
  std::string pointer;
  enum kind kind;
  /// A save passes it, or what it lies in, over.
  bool read_only;
};

/// Where an operation's path leads in an instance of a carrier: `title` and `/TITLE` are `/Title`.
/// Errors: pointer_syntax; patch_path_not_found for a name that the carrier does not have, or
/// beneath a scalar; patch_index for an element that is neither an index nor a `-` at the end.
[[nodiscard]] result<location> locate(std::string_view pointer, const schema::carrier_type& type);

/// {"pointer", "kind", "readOnly"}
[[nodiscard]] std::string write_location(const location& found);

}  // namespace ticketwire::patch
