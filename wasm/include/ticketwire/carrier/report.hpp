#pragma once

#include <string>

#include "ticketwire/carrier/bind.hpp"

/// What an editor asks about a carrier, as JSON for a caller that is not C++.
namespace ticketwire::carrier {

/// [{"code", "pointer", "offset" (where there is one), "message"}]
[[nodiscard]] std::string write_faults(const faults& list);

/// {"table": {"select", "insert", "update", "delete", "reason"}, "fields": {name: {"read",
/// "update", "mandatory", "reason", "type", "length"}}}, see rights.hpp. A field for every property
/// of the table, and for each custom field (`CustomFields.<key>`) that FieldProperties tell of.
[[nodiscard]] std::string write_rights(const json::value& carrier,
                                       const schema::carrier_type& type);

/// The fields of a dictionary by their keys' bytes, companions joined to theirs: [{"key", "text",
/// "kind", "value", "display", "tooltip"}], see custom_field.hpp. A value that is null counts as an
/// empty text; a field of which there are only companions is left out. Errors: value_type for what
/// is not an object of texts.
[[nodiscard]] result<std::string> write_custom_fields(const json::value& dictionary);

}  // namespace ticketwire::carrier
