#include "ticketwire/carrier/rights.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "ticketwire/ascii.hpp"

namespace ticketwire::carrier {
namespace {

using schema::enum_id;

void append_name(std::string& out, std::string_view name) {
  if (name.empty()) return;
  if (!out.empty()) out.append(", ");
  out.append(name);
}

std::optional<json::value> find_ignore_case(const json::value& object, std::string_view name) {
  for (const json::child& member : object.children()) {
    if (member.name.equals_ignore_case(name)) return member.value;
  }
  return std::nullopt;
}

std::string text_at(const json::value& object, std::string_view name) {
  const std::optional<json::value> found = find_ignore_case(object, name);
  return found ? found->string() : std::string();
}

/// The mask of a TableRight or FieldRight; nullopt where it says nothing.
std::optional<std::int32_t> mask_of(const json::value& right, enum_id id) {
  const std::optional<json::value> value = find_ignore_case(right, "Mask");
  const bool number = value && value->kind() == json::kind::number;
  if (!number && (!value || value->string().empty())) return std::nullopt;
  const rights_mask mask = parse_mask(schema::get(id), *value);
  if (mask.bits == 0 && !mask.unknown.empty()) return std::nullopt;
  return mask.bits;
}

bool has(std::int32_t mask, enum_id id, std::string_view name) {
  return (mask & schema::find_member(schema::get(id), name)->value) != 0;
}

// A carrier without a key is never created by itself.
bool is_new(const json::value& carrier, const schema::carrier_type& type) {
  if (type.key.empty()) return false;
  const std::optional<json::value> key = find_ignore_case(carrier, type.key);
  return !key || key->is_null() || key->is_zero();
}

/// Of `CustomFields.x_a` the property.
std::string_view property_of(std::string_view field) noexcept {
  return field.substr(0, field.find('.'));
}

table_access read_table(const json::value& carrier) {
  table_access out;
  const auto right = find_ignore_case(carrier, "TableRight");
  if (!right) return out;
  out.reason = text_at(*right, "Reason");
  const auto mask = mask_of(*right, enum_id::ETableRight);
  const auto can = [&](std::string_view name) { return has(*mask, enum_id::ETableRight, name); };
  if (!mask || can("Uninitialized")) return out;
  // Filtering and RestrictedUpdate leave the rest to each property's own rights.
  out.select = can("Select") || can("Filtering");
  out.insert = can("Insert");
  out.update = can("Update") || can("RestrictedUpdate");
  out.remove = can("Delete");
  return out;
}

void apply_entry(const json::value& entry, field_access& out) {
  out.type = text_at(entry, "FieldType");
  const auto length = find_ignore_case(entry, "FieldLength");
  const result<std::int32_t> bound = length ? length->int32() : 0;
  if (bound && *bound > 0) out.length = static_cast<std::uint32_t>(*bound);
  const auto right = find_ignore_case(entry, "FieldRight");
  if (!right) return;
  const std::string reason = text_at(*right, "Reason");
  if (!reason.empty()) out.reason = reason;
  const auto mask = mask_of(*right, enum_id::EFieldRight);
  if (!mask) return;
  const auto can = [&](std::string_view name) { return has(*mask, enum_id::EFieldRight, name); };
  out.read = out.read && can("Read");
  out.update = out.update && can("Write") && !can("UIHintReadOnly");
  out.mandatory = can("UIHintMandatory");
}

}  // namespace

rights_mask parse_mask(const schema::enum_type& type, std::string_view text) {
  rights_mask out;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view part = ascii::trim(text.substr(0, comma), " ");
    const std::optional<std::int32_t> value = schema::to_enum_value(type, part);
    if (value) {
      out.bits |= *value;
    } else {
      append_name(out.unknown, part);
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return out;
}

rights_mask parse_mask(const schema::enum_type& type, const json::value& mask) {
  if (mask.kind() == json::kind::string) return parse_mask(type, mask.string());
  const result<std::int32_t> number = mask.int32();
  return {number ? *number : 0, {}};
}

std::string write_mask(const schema::enum_type& type, const rights_mask& mask) {
  std::string out;
  std::uint32_t nameless = 0;
  for (auto rest = static_cast<std::uint32_t>(mask.bits); rest != 0; rest &= rest - 1) {
    const std::uint32_t bit = std::uint32_t{1} << std::countr_zero(rest);
    const auto* member = schema::find_member(type, static_cast<std::int32_t>(bit));
    if (member == nullptr) {
      nameless |= bit;
    } else {
      append_name(out, member->name);
    }
  }
  if (nameless != 0) append_name(out, std::to_string(static_cast<std::int32_t>(nameless)));
  append_name(out, mask.unknown);
  return out.empty() ? std::string(schema::find_member(type, 0)->name) : out;
}

rights::rights(const json::value& carrier, const schema::carrier_type& type)
    : type_(type), table_(read_table(carrier)), created_(is_new(carrier, type)) {
  const auto properties = find_ignore_case(carrier, "FieldProperties");
  if (!properties) return;
  for (const json::child& entry : properties->children()) {
    std::string text = entry.name.decode();
    const schema::property* row = schema::find_property(type, property_of(text));
    if (row == nullptr) continue;
    text.replace(0, row->name.size(), row->name);
    entries_.emplace(std::move(text), entry.value);
  }
}

field_access rights::field(std::string_view text) const {
  const schema::property* row = schema::find_property(type_, property_of(text));
  field_access out;
  out.reason = table_.reason;
  out.read = table_.select;
  out.update = created_ ? table_.insert : table_.update;
  if (row != nullptr) {
    std::string key(text);
    key.replace(0, row->name.size(), row->name);
    auto entry = entries_.find(key);
    if (entry == entries_.end()) entry = entries_.find(row->name);
    if (entry != entries_.end()) apply_entry(entry->second, out);
    if (out.length == 0) out.length = row->max_length;
  }
  if (row == nullptr || row->read_only || row->response_only) {
    out.update = false;
    out.mandatory = false;
  }
  return out;
}

std::vector<std::string> rights::custom_fields() const {
  std::vector<std::string> out;
  for (const auto& [name, entry] : entries_) {
    const schema::property* row = schema::find_property(type_, property_of(name));
    const bool within = name.size() > row->name.size();
    if (within && row->shape == schema::shape::dictionary) out.push_back(name);
  }
  return out;
}

}  // namespace ticketwire::carrier
