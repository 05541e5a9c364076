#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::codec {

/// One step from a container to a child: a property's row, an element's index or an entry's key.
struct step {
  const schema::property* row = nullptr;
  std::uint64_t number = 0;
  /// Of an entry; a view of the field's name.
  std::string_view key;
  enum class kind : std::uint8_t { member, index, key } kind = kind::member;
};

using path = std::vector<step>;

/// What a field's name leads to.
struct target {
  /// Empty where the name is to be passed over.
  codec::path path;
  /// The last step's property: the value is all of it (`whole`) or one element.
  const schema::property* row = nullptr;
  bool whole = true;
};

/// Resolves a decoded name, which must outlive the result. Errors as read_form, without offset.
[[nodiscard]] result<target> resolve(std::string_view name, const schema::carrier_type& type,
                                     const limits& limits);

/// JSON Pointer (RFC 6901) of a path.
[[nodiscard]] std::string to_pointer(const path& steps);

/// Less than, equal to or greater than 0: the order in which children are written.
[[nodiscard]] int compare(const step& a, const step& b) noexcept;

}  // namespace ticketwire::codec
