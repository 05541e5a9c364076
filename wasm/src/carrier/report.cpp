#include "ticketwire/carrier/report.hpp"

#include <map>

#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/rights.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::carrier {
namespace {

void write_access(json::writer& out, const field_access& access) {
  out.begin_object().name("read").boolean(access.read).name("update").boolean(access.update);
  out.name("mandatory").boolean(access.mandatory).name("reason").string(access.reason);
  out.name("type").string(access.type).name("length").number(access.length).end_object();
}

error no_text(const json::value& value, std::string pointer) {
  const std::size_t offset = value.edited() ? error::nowhere : value.offset();
  return {.code = error_code::value_type,
          .pointer = std::move(pointer),
          .offset = offset,
          .detail = "a text is needed"};
}

using entries = std::map<std::string, json::value, std::less<>>;

std::string text_of(const entries& list, const std::string& key) {
  const auto found = list.find(key);
  return found == list.end() ? std::string() : found->second.string();
}

}  // namespace

std::string write_faults(const faults& list) {
  std::string text;
  json::writer out(text);
  out.begin_array();
  for (const error& each : list) {
    out.begin_object().name("code").string(name(each.code)).name("pointer").string(each.pointer);
    if (each.offset != error::nowhere) {
      out.name("offset").number(static_cast<std::int64_t>(each.offset));
    }
    out.name("message").string(describe(each)).end_object();
  }
  out.end_array();
  return text;
}

std::string write_rights(const json::value& carrier, const schema::carrier_type& type) {
  std::string text;
  json::writer out(text);
  const rights given(carrier, type);
  const table_access& table = given.table();
  out.begin_object().name("table").begin_object();
  out.name("select").boolean(table.select).name("insert").boolean(table.insert);
  out.name("update").boolean(table.update).name("delete").boolean(table.remove);
  out.name("reason").string(table.reason).end_object();
  out.name("fields").begin_object();
  for (const schema::property& row : type.properties) {
    write_access(out.name(row.name), given.field(row.name));
  }
  for (const std::string& field : given.custom_fields()) {
    write_access(out.name(field), given.field(field));
  }
  out.end_object().end_object();
  return text;
}

result<std::string> write_custom_fields(const json::value& dictionary) {
  if (!dictionary.is_null() && dictionary.kind() != json::kind::object) {
    return no_text(dictionary, {});
  }
  entries list;
  for (const json::child& entry : dictionary.children()) {
    std::string key = entry.name.decode();
    if (!entry.value.is_null() && entry.value.kind() != json::kind::string) {
      std::string pointer;
      json::append_token(pointer, key);
      return no_text(entry.value, std::move(pointer));
    }
    list.emplace(std::move(key), entry.value);
  }
  std::string text;
  json::writer out(text);
  out.begin_array();
  for (const auto& [key, value] : list) {
    if (is_companion(key)) continue;
    const std::string content = value.string();
    const custom_field field = parse_custom_field(content);
    out.begin_object().name("key").string(key).name("text").string(content);
    out.name("kind").string(name(field.kind)).name("value").string(field.value);
    out.name("display").string(text_of(list, key + ":DisplayText"));
    out.name("tooltip").string(text_of(list, key + ":DisplayTooltip")).end_object();
  }
  out.end_array();
  return text;
}

}  // namespace ticketwire::carrier
