#include "service/record/rights.hpp"
#include "service/record/names.hpp"

#include <array>

#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

using schema::value_type;

constexpr std::string_view dates = "System.DateTime";
constexpr std::string_view integers = "System.Int32";
constexpr std::string_view texts = "System.String";

/// Properties that an editor is to demand, by the key of the carrier they belong to.
struct demanded {
  std::string_view key;
  std::string_view property;
};

constexpr std::array<demanded, 2> demanded_properties = {{
    {names::TicketId, names::Title},
    {names::TicketId, names::Category},
}};

/// .NET's type for a custom field's values.
struct field_kind {
  std::string_view name;
  std::string_view type;
  std::int64_t length;
};

constexpr std::array<field_kind, 12> field_kinds = {{
    {"Integer", integers, 4},
    {"ShortText", texts, 39},
    {"LongText", texts, 199},
    {"Date", dates, 16},
    {"DateTime", dates, 16},
    {"Time", dates, 16},
    {"TimeSpan", integers, 4},
    {"Checkbox", "System.Boolean", 2},
    {"Decimal", "System.Double", 8},
    {"MdoList", integers, 4},
    {"RelationTo", integers, 4},
    {"Attachment", integers, 4},
}};

/// .NET's name of a property's type.
std::string field_type(const schema::property& row) {
  if (const schema::carrier_type* type = schema::carrier_of(row)) {
    return "SuperOffice.CRM.Services." + std::string(type->name) +
           (row.shape == schema::shape::array ? "[]" : "");
  }
  if (const schema::enum_type* type = schema::enum_of(row)) {
    return "SuperOffice.Data." + std::string(type->name);
  }
  switch (row.type) {
    case value_type::int32:
      return std::string(integers);
    case value_type::number:
      return "System.Double";
    case value_type::boolean:
      return "System.Boolean";
    case value_type::date_time:
      return std::string(dates);
    default:
      return std::string(texts);
  }
}

std::int64_t field_length(const schema::property& row) {
  if (row.type == value_type::int32) return 4;
  if (row.type == value_type::date_time) return 16;
  return row.max_length;
}

std::string_view mask(bool read_only, bool mandatory) {
  if (read_only) return "Read";
  return mandatory ? "Update, UIHintMandatory" : "Update";
}

bool is_demanded(const schema::carrier_type& type, const schema::property& row) {
  for (const demanded& each : demanded_properties) {
    if (each.key == type.key && each.property == row.name) return true;
  }
  return false;
}

void write_entry(json::writer& writer, std::string_view mask, std::string_view type,
                 std::int64_t length) {
  writer.begin_object().name(names::FieldRight).begin_object();
  writer.name(names::Mask).string(mask).name(names::Reason).string("");
  writer.end_object().name(names::FieldType).string(type);
  writer.name(names::FieldLength).number(length).end_object();
}

field_kind kind_of(const members& definition) {
  const std::string name = definition.text(names::FieldType);
  for (const field_kind& each : field_kinds) {
    if (each.name == name) return each;
  }
  return {{}, texts, 0};
}

}  // namespace

std::string table_right(access access) {
  return access == access::read ? R"({"Mask":"Select","Reason":""})"
                                : R"({"Mask":"Select, Update, Insert, Delete","Reason":""})";
}

std::string field_properties(const schema::carrier_type& type, std::span<const members> definitions,
                             access access) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const schema::property& row : type.properties) {
    if (row.response_only || row.shape == schema::shape::dictionary) continue;
    writer.name(row.name);
    const bool fixed = access == access::read || row.read_only || row.name == type.key;
    write_entry(writer, mask(fixed, is_demanded(type, row)), field_type(row), field_length(row));
  }
  for (const members& definition : definitions) {
    const field_kind kind = kind_of(definition);
    writer.name("CustomFields." + definition.text("FieldName"));
    const bool fixed = access == access::read || definition.truth("IsReadOnly");
    write_entry(writer, mask(fixed, definition.truth("IsMandatory")), kind.type, kind.length);
  }
  writer.end_object();
  return out;
}

}  // namespace ticketwire::service
