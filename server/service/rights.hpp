#pragma once

#include <span>
#include <string>

#include "service/members.hpp"

namespace ticketwire::service {

/// TableRight of a carrier that is answered itself: every caller may do everything.
[[nodiscard]] std::string table_right();

/// FieldProperties of a carrier that is answered itself: right, .NET type and length of each
/// property, of dictionaries none; and `CustomFields.<key>` for each definition
/// (custom_fields.hpp), whose right tells of IsReadOnly and IsMandatory.
[[nodiscard]] std::string field_properties(const schema::carrier_type& type,
                                           std::span<const members> definitions = {});

}  // namespace ticketwire::service
