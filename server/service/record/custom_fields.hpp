#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "service/record/members.hpp"

namespace ticketwire::service {

/// What is known of custom fields beside their values. Definitions and foreign keys come with a
/// world (import.hpp) and are kept as records of their own carriers, `CustomField:Ticket` and
/// `ForeignKey:TicketMessage` for example; the WebAPI only reads them.

/// The stored form of a definition, as the WebAPI answers it: FieldType (a name of
/// CustomFieldType), FieldName (`x_name` or `SuperOffice:1`), DisplayName, Description, ShortLabel,
/// HideLabel, HideField, IsIndexed, IsMandatory, IsReadOnly, IsExternal, Rank,
/// TemplateVariableName. Missing members are empty; others are left out.
/// Errors: argument for one without FieldName.
[[nodiscard]] result<std::string> custom_field_definition(const json::value& given);

/// A definition, stored or given, in that form.
[[nodiscard]] std::string write_custom_field(const members& definition);

/// The definitions for `Ticket` or `TicketMessage`, by Rank.
[[nodiscard]] result<std::vector<members>> custom_fields(store::reader& reader,
                                                         std::string_view entity);

/// The foreign keys of a ticket or message: a JSON object `app.device.key` -> value.
[[nodiscard]] result<std::string> foreign_keys(store::reader& reader, std::string_view entity,
                                               std::int32_t id);

/// The entries of ExtraFields and CustomFields that no client may set: foreign keys, and fields
/// that are IsReadOnly. None are looked up where `sent` has neither dictionary.
[[nodiscard]] result<std::set<std::string>> fixed_entries(store::reader& reader,
                                                          std::string_view entity, std::int32_t id,
                                                          const json::value& sent);

[[nodiscard]] std::string custom_field_carrier(std::string_view entity);
[[nodiscard]] std::string foreign_key_carrier(std::string_view entity);

}  // namespace ticketwire::service
