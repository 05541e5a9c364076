#pragma once

#include <string>
#include <string_view>

#include "ticketwire/json/value.hpp"
#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

/// Carriers as application/x-www-form-urlencoded (WHATWG URL section 5), with the names of
/// ASP.NET's model binder:
///
///   name  = [ "entity." ] step *( "." step )
///   step  = property [ "[" index "]" / "[" key "]" ]
///
/// for example `NewEntity.OwnedBy.AssociateId=5`, `Tags[0].Id=3`, `CustomFields[SuperOffice:1]=x`.
/// Property names and keys compare without case. A key ends at the name's last bracket, whatever it
/// holds.
namespace ticketwire::codec {

/// The carrier that a form spells, as JSON text in the form that carrier::bind makes.
///
/// - Unknown and response-only properties are passed over; what no field names stays missing.
/// - A field without `=` is null. An empty value is the empty text, array, dictionary or carrier,
///   and null for a number, boolean, date or enumeration.
/// - Booleans are `true`, `1`, `on`, `false`, `0`, `off` in any case; numbers are spelled as in
///   JSON; enumerations are names or numbers; a property of any type is JSON or else a text.
/// - Of a field that occurs twice the first counts. Repeated names fill an array of scalars, after
///   the elements that have an index.
/// - Indexes give the order of elements; gaps close up and cost nothing.
///
/// Errors, with the byte offset of the field: form_syntax (a percent sign without two hexadecimal
/// digits), json_utf8, json_size, json_depth, form_too_many, patch_index (an index that
/// json::to_index does not take), and with a pointer value_type (also where a name does not fit the
/// shape of its property) and the others of carrier::bind.
[[nodiscard]] result<std::string> read_form(std::string_view body, const schema::carrier_type& type,
                                            const limits& limits = {});

/// The form that read_form turns into the same carrier: missing stays missing, null stays null.
/// Only an empty date becomes null. Errors: those of carrier::bind, and value_type for a carrier
/// within a dictionary, which no name reaches.
[[nodiscard]] result<std::string> write_form(const json::value& carrier,
                                             const schema::carrier_type& type);

}  // namespace ticketwire::codec
