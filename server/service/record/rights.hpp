#pragma once

#include <span>
#include <string>

#include "service/record/members.hpp"

namespace ticketwire::service {

/// What a caller may do with a carrier: every one may do the same.
enum class access : std::uint8_t {
  /// Tickets, messages and attachments: everything.
  change,
  /// People, lists and other records: no endpoint saves them.
  read
};

/// TableRight of a carrier that is answered itself.
[[nodiscard]] std::string table_right(access access = access::change);

/// FieldProperties of a carrier that is answered itself: right, .NET type and length of each
/// property, of dictionaries none. What a save passes over, the key too, may be read alone. And
/// `CustomFields.<key>` for each definition (custom_fields.hpp), whose right tells of IsReadOnly
/// and IsMandatory.
[[nodiscard]] std::string field_properties(const schema::carrier_type& type,
                                           std::span<const members> definitions = {},
                                           access access = access::change);

}  // namespace ticketwire::service
