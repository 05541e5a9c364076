#include "service/record/presenter.hpp"

#include <utility>

#include "service/record/rights.hpp"
#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/defaults.hpp"

namespace ticketwire::service {
std::optional<std::int32_t> key_of(const json::value& carrier, const schema::carrier_type& type) {
  const std::optional<json::value> key = carrier.find(type.key);
  if (!key) return std::nullopt;
  const result<std::int32_t> id = key->int32();
  return id ? std::optional(*id) : std::nullopt;
}

result<std::string> presenter::root(const json::value& stored, const schema::carrier_type& type,
                                    const joined_members& joined, const property_set& asked) {
  carrier(stored, type, joined, role::root, asked);
  return finish();
}

result<std::string> presenter::nested(const json::value& stored, const schema::carrier_type& type,
                                      const joined_members& joined) {
  carrier(stored, type, joined, role::part);
  return finish();
}

result<std::string> presenter::listed(const json::value& stored, const schema::carrier_type& type,
                                      bool whole) {
  carrier(stored, type, {}, whole ? role::record_root : role::record);
  return finish();
}

result<std::string> presenter::finish() {
  std::string text = std::exchange(out_, {});
  writer_ = json::writer(out_);
  if (failure_) return *std::exchange(failure_, std::nullopt);
  return text;
}

result<const json::document*> presenter::record(const schema::carrier_type& type, std::int32_t id) {
  const std::string key = std::string(type.name) + ":" + std::to_string(id);
  const auto known = records_.find(key);
  if (known != records_.end()) return known->second ? &*known->second : nullptr;
  const result<std::optional<store::record>> found = reader_.find(type.name, id);
  if (!found) return found.error();
  std::optional<json::document> document;
  if (*found) {
    result<json::document> parsed = json::document::parse((*found)->body);
    if (!parsed) return parsed.error();
    document = *std::move(parsed);
  }
  const auto kept = records_.emplace(key, std::move(document)).first;
  return kept->second ? &*kept->second : nullptr;
}

// Recursion is bounded: a carrier is nested only as deep as the table and the stored text are.
void presenter::carrier(const json::value& stored, const schema::carrier_type& type,
                        const joined_members& joined, role as, const property_set& asked) {
  const bool rights = as == role::root || as == role::record_root;
  const access access = as == role::root ? allowed() : access::read;
  writer_.begin_object();
  for (const schema::property& row : type.properties) {
    writer_.name(row.name);
    const auto given = joined.find(row.name);
    if (!asked.has(row)) {
      writer_.null();
    } else if (given != joined.end()) {
      writer_.raw(given->second);
    } else if (row.response_only && row.shape == schema::shape::dictionary) {
      writer_.raw(rights ? field_properties(type, {}, access) : "{}");
    } else if (row.response_only) {
      writer_.raw(rights ? table_right(access) : "null");
    } else if (const std::optional<json::value> member = stored.find(row.name)) {
      row.name == type.stamp ? date(*member, row, true) : property(*member, row, as);
    } else {
      unset(row);
    }
  }
  writer_.end_object();
}

void presenter::property(const json::value& value, const schema::property& row, role as) {
  if (value.is_null()) return unset(row);
  if (row.shape == schema::shape::single) return single(value, row, as);
  if (row.shape == schema::shape::dictionary) return dictionary(value, row);
  writer_.begin_array();
  for (const json::child& element : value.children()) single(element.value, row, as);
  writer_.end_array();
}

/// Companions of a field are there to be shown.
void presenter::dictionary(const json::value& value, const schema::property& row) {
  const bool texts = row.type == schema::value_type::string && !locale_.languages.empty();
  if (!texts || value.kind() != json::kind::object) {
    writer_.raw(json::write(value));
    return;
  }
  writer_.begin_object();
  for (const json::child& entry : value.children()) {
    const std::string key = entry.name.decode();
    writer_.name(key);
    if (entry.value.kind() == json::kind::string && carrier::is_companion(key)) {
      writer_.string(locale_.text(entry.value.string()));
    } else {
      writer_.raw(json::write(entry.value));
    }
  }
  writer_.end_object();
}

void presenter::single(const json::value& value, const schema::property& row, role as) {
  if (const schema::carrier_type* type = schema::carrier_of(row)) return reference(value, *type);
  if (row.type == schema::value_type::date_time) return date(value, row, false);
  const bool text = row.type == schema::value_type::string && value.kind() == json::kind::string;
  if (text && (as == role::record || as == role::record_root) && !locale_.languages.empty()) {
    writer_.string(locale_.text(value.string()));
  } else {
    writer_.raw(json::write(value));
  }
}

void presenter::date(const json::value& value, const schema::property& row, bool stamp) {
  const std::optional<carrier::date_time> parsed = carrier::parse_date_time(value.string());
  if (!parsed || parsed->unset) return unset(row);
  const store::ticks instant = carrier::to_ticks(*parsed);
  writer_.string(stamp ? locale_.format_stamp(instant) : locale_.format(instant));
}

void presenter::reference(const json::value& value, const schema::carrier_type& type) {
  if (value.kind() != json::kind::object) {
    writer_.null();
    return;
  }
  const std::optional<std::int32_t> id = type.key.empty() ? std::nullopt : key_of(value, type);
  if (id) {
    const result<const json::document*> found = record(type, *id);
    if (!found) failure_ = found.error();
    if (found && *found != nullptr) return carrier((*found)->root(), type, {}, role::record);
  }
  carrier(value, type, {}, role::part);
}

void presenter::unset(const schema::property& row) {
  carrier::write_empty(writer_, row);
}

}  // namespace ticketwire::service
