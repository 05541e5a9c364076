#include "service/record/custom_fields.hpp"

#include <algorithm>
#include <array>

#include "service/record/make_error.hpp"
#include "ticketwire/json/writer.hpp"

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

}  // namespace

std::string write_custom_field(const members& definition) {
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

std::string custom_field_carrier(std::string_view entity) {
  return "CustomField:" + std::string(entity);
}

std::string foreign_key_carrier(std::string_view entity) {
  return "ForeignKey:" + std::string(entity);
}

result<std::string> custom_field_definition(const json::value& given) {
  const members definition(given);
  if (definition.text("FieldName").empty()) return make_error(error_code::argument, "/FieldName");
  return write_custom_field(definition);
}

result<std::vector<members>> custom_fields(store::reader& reader, std::string_view entity) {
  const auto records = reader.definitions(custom_field_carrier(entity));
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

}  // namespace ticketwire::service
