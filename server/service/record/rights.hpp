#pragma once

#include <span>
#include <string>

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"

namespace ticketwire::service {

/// TableRight of a carrier that is answered itself.
[[nodiscard]] std::string table_right(access access = access::change);

/// FieldProperties of a carrier that is answered itself: right, .NET type and length of each
/// property, of dictionaries none. What a save passes over, the key too, may be read alone. And
/// `CustomFields.<key>` for each definition (custom_fields.hpp), whose right tells of IsReadOnly
/// and IsMandatory. Who may change nothing is told so of every one.
[[nodiscard]] std::string field_properties(const schema::carrier_type& type,
                                           std::span<const members> definitions = {},
                                           access access = access::change);

}  // namespace ticketwire::service
