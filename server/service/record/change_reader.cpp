#include "service/record/change_reader.hpp"
#include "service/record/make_error.hpp"

#include <map>
#include <set>

#include "service/record/make_error.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/owner.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::service {
namespace {

// Each is answered whole, however little of it was sent.
constexpr std::size_t most_elements = 10'000;

std::string key_object(std::string_view key, std::int32_t id) {
  std::string out;
  json::writer(out).begin_object().name(key).number(id).end_object();
  return out;
}

/// The entries of a stored dictionary as JSON, by key.
using entries = std::map<std::string, std::string, std::less<>>;

entries read_entries(const members& stored, std::string_view name) {
  entries out;
  const std::optional<json::value> document = stored.value(name);
  if (!document) return out;
  for (const json::child& entry : document->children()) {
    out[entry.name.decode()] = json::write(entry.value);
  }
  return out;
}

void write_entries(members& stored, std::string_view name, const entries& list) {
  if (list.empty()) return stored.erase(name);
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const auto& [key, json] : list) writer.name(key).raw(json);
  writer.end_object();
  stored.set_json(name, std::move(out));
}

std::optional<std::string_view> value_of(const entries& list, std::string_view key) {
  const auto found = list.find(key);
  return found == list.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

/// A dictionary before and after a save.
struct dictionary_change {
  entries before;
  entries after;

  [[nodiscard]] bool knows(std::string_view key) const {
    return before.contains(key) || after.contains(key);
  }
  void put(const std::string& key, const std::optional<std::string>& value) {
    if (value) {
      after[key] = *value;
    } else {
      after.erase(key);
    }
  }
};

/// Gives an entry that two dictionaries hold the same value in both.
void agree_dictionaries(const members& before, std::string_view old_home, std::string_view home,
                        members& after) {
  if (after.json(old_home) == before.json(old_home) && after.json(home) == before.json(home))
    return;
  dictionary_change extra{read_entries(before, old_home), read_entries(after, old_home)};
  dictionary_change custom{read_entries(before, home), read_entries(after, home)};
  entries keys = extra.before;
  keys.insert(extra.after.begin(), extra.after.end());
  for (const auto& [key, json] : keys) {
    if (!custom.knows(key)) continue;
    const auto known = value_of(custom.before, key);
    const auto stored = known ? known : value_of(extra.before, key);
    const auto chosen =
        carrier::choose_value(stored, value_of(extra.after, key), value_of(custom.after, key));
    // Owned, as the entries that it is a view of are about to change.
    const auto value = chosen ? std::optional<std::string>(*chosen) : std::nullopt;
    extra.put(key, value);
    custom.put(key, value);
  }
  write_entries(after, old_home, extra.after);
  write_entries(after, home, custom.after);
}

}  // namespace

result<void> change_reader::apply(const json::value& sent, const schema::carrier_type& type,
                                  dictionary_mode mode, members& stored) {
  const members before = stored;
  for (const json::child& member : sent.children()) {
    const schema::property* row = schema::find_property(type, member.name.decode());
    if (row == nullptr || row->read_only || row->response_only || row->name == type.key) continue;
    TICKETWIRE_TRY(property(member.value, *row, mode, stored));
  }
  for (const schema::property& row : type.properties) {
    if (!row.same_as.empty()) agree_dictionaries(before, row.name, row.same_as, stored);
  }
  return {};
}

result<void> change_reader::property(const json::value& value, const schema::property& row,
                                     dictionary_mode mode, members& stored) {
  if (row.shape == schema::shape::dictionary) return dictionary(value, row, mode, stored);
  if (carrier::is_unset(value, row)) {
    stored.erase(row.name);
    return {};
  }
  if (row.shape == schema::shape::array) return array(value, row, stored);
  if (row.type == schema::value_type::carrier) return reference(value, row, stored);
  if (row.type == schema::value_type::date_time) {
    put_date(value, row, stored);
    return {};
  }
  stored.set_json(row.name, json::write(value));
  return {};
}

void change_reader::put_date(const json::value& value, const schema::property& row,
                             members& stored) const {
  const std::optional<carrier::date_time> date = carrier::parse_date_time(value.string());
  if (!date) return;
  const store::ticks instant = zone_.to_ticks(*date);
  if (instant < first_date) return stored.erase(row.name);
  // The open end of a zone west of UTC lies in its year 10000.
  stored.set_date(row.name, instant > last_date ? open_end : instant);
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
  // What the server is to choose is not looked up here.
  const bool later = row.automatic && *id == carrier::automatic_owner;
  if (*id != 0 && !later) {
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
    if (row->type == schema::value_type::date_time && row->shape == schema::shape::single) {
      put_date(member.value, *row, out);
    } else {
      out.set_json(row->name, json::write(member.value));
    }
  }
  return out.write(type);
}

result<void> change_reader::array(const json::value& value, const schema::property& row,
                                  members& stored) {
  const schema::carrier_type* type = schema::carrier_of(row);
  if (value.size() > most_elements) {
    return make_error(error_code::argument, "/" + std::string(row.name),
                      "more than " + std::to_string(most_elements) + " elements");
  }
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
  // Elements that name nobody are passed over, perhaps all of them.
  if (row.set && seen.empty()) {
    stored.erase(row.name);
  } else {
    stored.set_json(row.name, std::move(out));
  }
  return {};
}

result<void> change_reader::dictionary(const json::value& value, const schema::property& row,
                                       dictionary_mode mode, members& stored) {
  entries list = read_entries(stored, row.name);
  // An empty dictionary has nothing to merge; null empties what is stored.
  if (mode == dictionary_mode::replace || value.is_null()) {
    std::erase_if(list, [&](const auto& entry) { return !is_fixed(entry.first); });
  }
  for (const json::child& entry : value.children()) {
    std::string key = entry.name.decode();
    if (carrier::is_companion(key) || is_fixed(key)) continue;
    if (entry.value.is_null()) {
      list.erase(key);
    } else {
      list[std::move(key)] = json::write(entry.value);
    }
  }
  write_entries(stored, row.name, list);
  return {};
}

}  // namespace ticketwire::service
