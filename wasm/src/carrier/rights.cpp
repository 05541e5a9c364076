#include "ticketwire/carrier/rights.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace ticketwire::carrier {
namespace {

using schema::enum_id;

void append_name(std::string& out, std::string_view name) {
  if (name.empty()) return;
  if (!out.empty()) out.append(", ");
  out.append(name);
}

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
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
  if (!value || value->is_null()) return std::nullopt;
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

/// `Title`, or `CustomFields.x_a` as a property and the key of its entry.
struct field_name {
  explicit field_name(std::string_view text)
      : property(text.substr(0, text.find('.'))),
        key(text.substr(std::min(text.size(), property.size() + 1))) {}
  std::string_view property;
  std::string_view key;
};

std::optional<json::value> find_entry(const json::value& properties, std::string_view property,
                                      std::string_view key) {
  for (const json::child& entry : properties.children()) {
    const std::string text = entry.name.decode();
    const field_name name(text);
    if (name.key == key && json::equal_ignore_case(name.property, property)) return entry.value;
  }
  return std::nullopt;
}

/// The FieldProperty of a property; of a custom field its own, or else its dictionary's.
std::optional<json::value> entry_of(const json::value& carrier, const field_name& name) {
  const auto properties = find_ignore_case(carrier, "FieldProperties");
  if (!properties) return std::nullopt;
  const auto own = find_entry(*properties, name.property, name.key);
  return own || name.key.empty() ? own : find_entry(*properties, name.property, {});
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
    const std::string_view part = trim(text.substr(0, comma));
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

table_access table_access_of(const json::value& carrier) {
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

field_access field_access_of(const json::value& carrier, const schema::carrier_type& type,
                             std::string_view property) {
  const field_name name(property);
  const schema::property* row = schema::find_property(type, name.property);
  const table_access table = table_access_of(carrier);
  field_access out;
  out.reason = table.reason;
  out.read = table.select;
  out.update = is_new(carrier, type) ? table.insert : table.update;
  const auto entry = entry_of(carrier, name);
  if (entry) apply_entry(*entry, out);
  if (row == nullptr || row->read_only || row->response_only) {
    out.update = false;
    out.mandatory = false;
  }
  if (out.length == 0 && row != nullptr) out.length = row->max_length;
  return out;
}

}  // namespace ticketwire::carrier
