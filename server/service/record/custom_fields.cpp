#include "service/custom_fields.hpp"

#include <algorithm>
#include <array>

#include "service/ticket_handlers.hpp"

namespace ticketwire::service {
namespace {

enum class metadata_kind : std::uint8_t { text, truth, number };

struct metadata {
  std::string_view name;
  metadata_kind kind;
};

// In the order in which the WebAPI answers them.
constexpr std::array<metadata, 13> metadata_members = {{
    {"FieldType", metadata_kind::text},
    {"FieldName", metadata_kind::text},
    {"DisplayName", metadata_kind::text},
    {"Description", metadata_kind::text},
    {"ShortLabel", metadata_kind::text},
    {"HideLabel", metadata_kind::truth},
    {"HideField", metadata_kind::truth},
    {"IsIndexed", metadata_kind::truth},
    {"IsMandatory", metadata_kind::truth},
    {"IsReadOnly", metadata_kind::truth},
    {"IsExternal", metadata_kind::truth},
    {"Rank", metadata_kind::number},
    {"TemplateVariableName", metadata_kind::text},
}};

std::string write(const members& definition) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const metadata& each : metadata_members) {
    writer.name(each.name);
    switch (each.kind) {
      case metadata_kind::text:
        writer.string(definition.text(each.name));
        break;
      case metadata_kind::truth:
        writer.boolean(definition.truth(each.name));
        break;
      case metadata_kind::number:
        writer.number(definition.number(each.name));
        break;
    }
  }
  writer.end_object();
  return out;
}

answer list_fields(const context& context, std::string_view entity) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto list = custom_fields(reader, entity);
    if (!list) return list.error();
    std::string out;
    json::writer writer(out);
    writer.begin_array();
    for (const members& each : *list) writer.raw(write(each));
    writer.end_array();
    return out;
  });
}

answer get_field(const context& context, std::string_view entity) {
  const std::string_view name = context.call.find("fieldName").value_or("");
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto list = custom_fields(reader, entity);
    if (!list) return list.error();
    for (const members& each : *list) {
      if (json::equal_ignore_case(each.text("FieldName"), name)) return write(each);
    }
    return make_error(error_code::entity_not_found, {},
                      "Custom field " + std::string(name.substr(0, 40)));
  });
}

}  // namespace

std::string custom_field_carrier(std::string_view entity) {
  return "CustomField:" + std::string(entity);
}

std::string foreign_key_carrier(std::string_view entity) {
  return "ForeignKey:" + std::string(entity);
}

result<std::string> custom_field_definition(const json::value& given) {
  const members definition(given);
  if (definition.text("FieldName").empty()) return make_error(error_code::argument, "/FieldName");
  return write(definition);
}

result<std::vector<members>> custom_fields(store::reader& reader, std::string_view entity) {
  const auto records = reader.all(custom_field_carrier(entity));
  if (!records) return records.error();
  std::vector<members> list;
  for (const store::record& record : *records) {
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    list.emplace_back(body->root());
  }
  std::stable_sort(list.begin(), list.end(), [](const members& a, const members& b) {
    return a.number("Rank") < b.number("Rank");
  });
  return list;
}

result<std::string> foreign_keys(store::reader& reader, std::string_view entity, std::int32_t id) {
  auto found = reader.find(foreign_key_carrier(entity), id);
  if (!found) return found.error();
  return *found ? std::move((*found)->body) : std::string("{}");
}

result<std::set<std::string>> fixed_entries(store::reader& reader, std::string_view entity,
                                            std::int32_t id, const json::value& sent) {
  if (!sent.find("CustomFields") && !sent.find("ExtraFields")) return std::set<std::string>();
  const auto definitions = custom_fields(reader, entity);
  if (!definitions) return definitions.error();
  std::set<std::string> fixed;
  for (const members& each : *definitions) {
    if (each.truth("IsReadOnly")) fixed.insert(each.text("FieldName"));
  }
  result<std::string> keys = foreign_keys(reader, entity, id);
  if (!keys) return keys.error();
  const result<json::document> dictionary = json::document::parse(*std::move(keys));
  if (!dictionary) return dictionary.error();
  for (const json::child& key : dictionary->root().children()) fixed.insert(key.name.decode());
  return fixed;
}

answer list_ticket_custom_fields(const context& context) {
  return list_fields(context, "Ticket");
}

answer get_ticket_custom_field(const context& context) {
  return get_field(context, "Ticket");
}

answer list_message_custom_fields(const context& context) {
  return list_fields(context, "TicketMessage");
}

answer get_message_custom_field(const context& context) {
  return get_field(context, "TicketMessage");
}

answer get_ticket_foreign_keys(const context& context) {
  const std::int32_t id = context.call.number("id").value_or(0);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto row = reader.ticket(id);
    if (!row) return row.error();
    if (*row) return foreign_keys(reader, "Ticket", id);
    return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(id));
  });
}

answer get_message_foreign_keys(const context& context) {
  const std::int32_t id = context.call.number("id").value_or(0);
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    const auto row = reader.message(id);
    if (!row) return row.error();
    if (*row) return foreign_keys(reader, "TicketMessage", id);
    return make_error(error_code::entity_not_found, {}, "Message " + std::to_string(id));
  });
}

}  // namespace ticketwire::service
