#include "service/changes.hpp"

#include <map>
#include <set>

#include "service/context.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::service {
namespace {

std::string key_object(std::string_view key, std::int32_t id) {
  std::string out;
  json::writer(out).begin_object().name(key).number(id).end_object();
  return out;
}

/// Companions of a custom field are written by the server alone.
bool is_companion(std::string_view key) {
  return key.ends_with(":DisplayText") || key.ends_with(":DisplayTooltip") || key.ends_with(":org");
}

}  // namespace

result<void> change_reader::apply(const json::value& sent, const schema::carrier_type& type,
                                  dictionary_mode mode, members& stored) {
  for (const json::child& member : sent.children()) {
    const schema::property* row = schema::find_property(type, member.name.decode());
    if (row == nullptr || row->read_only || row->response_only || row->name == type.key) continue;
    const result<void> done = property(member.value, *row, mode, stored);
    if (!done) return done.error();
  }
  return {};
}

result<void> change_reader::property(const json::value& value, const schema::property& row,
                                     dictionary_mode mode, members& stored) {
  const bool merged = row.shape == schema::shape::dictionary && mode == dictionary_mode::merge;
  // An empty dictionary has nothing to merge; null alone empties what is stored.
  if (merged && !value.is_null()) return dictionary(value, row, mode, stored);
  if (carrier::is_unset(value, row)) {
    stored.erase(row.name);
    return {};
  }
  if (row.shape == schema::shape::array) return array(value, row, stored);
  if (row.shape == schema::shape::dictionary) return dictionary(value, row, mode, stored);
  if (row.type == schema::value_type::carrier) return reference(value, row, stored);
  if (row.type == schema::value_type::date_time) {
    const std::optional<carrier::date_time> date = carrier::parse_date_time(value.string());
    if (date) stored.set_date(row.name, zone_.to_ticks(*date));
    return {};
  }
  stored.set_json(row.name, json::write(value));
  return {};
}

result<bool> change_reader::exists(const schema::carrier_type& type, std::int32_t id,
                                   std::string_view pointer) {
  const result<const json::document*> found = presenter_.record(type, id);
  if (!found) return found.error();
  if (*found != nullptr) return true;
  return make_error(error_code::reference_not_found, std::string(pointer),
                    std::string(type.name) + " " + std::to_string(id));
}

result<void> change_reader::reference(const json::value& value, const schema::property& row,
                                      members& stored) {
  const schema::carrier_type& type = *schema::carrier_of(row);
  const std::optional<std::int32_t> id = key_of(value, type);
  // A nested carrier without its key changes nothing: names follow from ids, never the reverse.
  if (!id) return {};
  // A sentinel of the owner is not looked up here: it stands for a choice that is made later.
  if (*id != 0 && *id != INT32_MAX) {
    std::string pointer = "/" + std::string(row.name);
    json::append_token(pointer, type.key);
    const result<bool> known = exists(type, *id, pointer);
    if (!known) return known.error();
  }
  stored.set_reference(row.name, type.key, *id);
  return {};
}

std::string change_reader::inline_carrier(const json::value& value,
                                          const schema::carrier_type& type) {
  members out;
  for (const json::child& member : value.children()) {
    const schema::property* row = schema::find_property(type, member.name.decode());
    if (row == nullptr || row->response_only || carrier::is_unset(member.value, *row)) continue;
    out.set_json(row->name, json::write(member.value));
  }
  return out.write(type);
}

result<void> change_reader::array(const json::value& value, const schema::property& row,
                                  members& stored) {
  const schema::carrier_type* type = schema::carrier_of(row);
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  std::set<std::int32_t> seen;
  std::size_t index = 0;
  for (const json::child& element : value.children()) {
    std::string pointer = "/" + std::string(row.name);
    json::append_token(pointer, std::to_string(index++));
    if (type == nullptr) {
      writer.raw(json::write(element.value));
      continue;
    }
    if (!row.set) {
      writer.raw(inline_carrier(element.value, *type));
      continue;
    }
    const std::optional<std::int32_t> id = key_of(element.value, *type);
    if (!id || *id == 0 || !seen.insert(*id).second) continue;
    const result<bool> known = exists(*type, *id, pointer);
    if (!known) return known.error();
    writer.raw(key_object(type->key, *id));
  }
  writer.end_array();
  stored.set_json(row.name, std::move(out));
  return {};
}

result<void> change_reader::dictionary(const json::value& value, const schema::property& row,
                                       dictionary_mode mode, members& stored) {
  std::map<std::string, std::string> entries;
  const std::optional<json::document> before = stored.document(row.name);
  if (before && mode == dictionary_mode::merge) {
    for (const json::child& entry : before->root().children()) {
      entries[entry.name.decode()] = json::write(entry.value);
    }
  }
  for (const json::child& entry : value.children()) {
    std::string key = entry.name.decode();
    if (is_companion(key)) continue;
    if (entry.value.is_null()) {
      entries.erase(key);
    } else {
      entries[std::move(key)] = json::write(entry.value);
    }
  }
  if (entries.empty()) {
    stored.erase(row.name);
    return {};
  }
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const auto& [key, json] : entries) writer.name(key).raw(json);
  writer.end_object();
  stored.set_json(row.name, std::move(out));
  return {};
}

}  // namespace ticketwire::service
