#include "ticketwire/schema/schema.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include "ticketwire/ascii.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::schema {
namespace {

/// A row as it is kept in the program: a fifth of its size, which everybody downloads.
struct packed_property {
  static constexpr std::uint8_t no_target = 0xff;
  enum flag : std::uint8_t { read_only = 1, response_only = 2, set = 4, automatic = 8 };

  /// In the pool of names.
  std::uint16_t name;
  std::uint8_t length;
  value_type type;
  enum shape shape;
  std::uint8_t target;
  std::uint8_t flags;
  /// Index of its property_detail.
  std::uint8_t detail;
};

struct property_detail {
  std::string_view mdo_list;
  std::uint32_t max_length;
  std::string_view initial;
  std::string_view same_as;
};

#include "schema/generated/tables.inc"

/// FNV-1a, letters without case.
std::uint32_t name_hash(std::string_view name) noexcept {
  std::uint32_t hash = 0x811c9dc5;
  for (const char c : name) {
    hash = (hash ^ (static_cast<unsigned char>(c) | 0x20U)) * 0x01000193U;
  }
  return hash ^ hash >> 15;
}

property unpacked(const packed_property& row) noexcept {
  const property_detail& detail = detail_table[row.detail];
  const bool named = row.target != packed_property::no_target;
  return {.name = {name_pool + row.name, row.length},
          .type = row.type,
          .shape = row.shape,
          .target = named ? std::uint16_t{row.target} : no_target,
          .read_only = (row.flags & packed_property::read_only) != 0,
          .response_only = (row.flags & packed_property::response_only) != 0,
          .set = (row.flags & packed_property::set) != 0,
          .mdo_list = detail.mdo_list,
          .max_length = detail.max_length,
          .initial = detail.initial,
          .automatic = (row.flags & packed_property::automatic) != 0,
          .same_as = detail.same_as};
}

/// A hash table of rows with open addressing; one more than a row's position, 0 for a free slot.
void fill_slots(const carrier_type& carrier) noexcept {
  std::uint8_t* const slots = slot_table + (carrier.slots.data() - slot_table);
  const std::size_t most = carrier.slots.size() - 1;
  for (std::size_t position = 0; position < carrier.properties.size(); ++position) {
    std::size_t at = name_hash(carrier.properties[position].name) & most;
    while (slots[at] != 0) at = (at + 1) & most;
    slots[at] = static_cast<std::uint8_t>(position + 1);
  }
}

[[maybe_unused]] const bool filled = [] {
  std::transform(std::begin(packed_table), std::end(packed_table), property_table, unpacked);
  for (const carrier_type& carrier : carrier_table) fill_slots(carrier);
  return true;
}();

std::optional<std::int32_t> member_value(const enum_type& type, std::string_view text) {
  const enum_member* member = find_member(type, text);
  if (member != nullptr) return member->value;
  std::int32_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::span<const carrier_type> carriers() noexcept {
  return carrier_table;
}
std::span<const enum_type> enums() noexcept {
  return enum_table;
}
std::span<const property> properties() noexcept {
  return property_table;
}

const carrier_type& get(carrier_id id) noexcept {
  return carrier_table[static_cast<std::size_t>(id)];
}

const enum_type& get(enum_id id) noexcept {
  return enum_table[static_cast<std::size_t>(id)];
}

const carrier_type* find_carrier(std::string_view name) noexcept {
  for (const carrier_type& carrier : carrier_table) {
    if (carrier.name == name) return &carrier;
  }
  return nullptr;
}

const property* find_property(const carrier_type& carrier, std::string_view name) noexcept {
  if (carrier.slots.empty()) {
    for (const property& property : carrier.properties) {
      if (json::equal_ignore_case(property.name, name)) return &property;
    }
    return nullptr;
  }
  const std::size_t most = carrier.slots.size() - 1;
  for (std::size_t at = name_hash(name) & most; carrier.slots[at] != 0; at = (at + 1) & most) {
    const property& row = carrier.properties[carrier.slots[at] - 1U];
    if (json::equal_ignore_case(row.name, name)) return &row;
  }
  return nullptr;
}

const carrier_type* carrier_of(const property& property) noexcept {
  return property.type == value_type::carrier ? &carrier_table[property.target] : nullptr;
}

const enum_type* enum_of(const property& property) noexcept {
  const bool named = property.type == value_type::enumeration || property.type == value_type::flags;
  return named ? &enum_table[property.target] : nullptr;
}

const enum_member* find_member(const enum_type& type, std::string_view name) noexcept {
  for (const enum_member& member : type.members) {
    if (json::equal_ignore_case(member.name, name)) return &member;
  }
  return nullptr;
}

const enum_member* find_member(const enum_type& type, std::int32_t value) noexcept {
  for (const enum_member& member : type.members) {
    if (member.value == value) return &member;
  }
  return nullptr;
}

std::optional<std::int32_t> to_enum_value(const enum_type& type, std::string_view text) {
  if (!type.flags) return member_value(type, text);
  std::int32_t value = 0;
  while (true) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::optional<std::int32_t> part =
        member_value(type, ascii::trim(text.substr(0, comma), " "));
    if (!part) return std::nullopt;
    value |= *part;
    if (comma == text.size()) return value;
    text.remove_prefix(comma + 1);
  }
}

std::optional<std::string> to_enum_text(const enum_type& type, std::int32_t value) {
  if (!type.flags || value == 0) {
    const enum_member* member = find_member(type, value);
    if (member == nullptr) return std::nullopt;
    return std::string(member->name);
  }
  std::string text;
  for (auto rest = static_cast<std::uint32_t>(value); rest != 0; rest &= rest - 1) {
    const std::uint32_t bit = std::uint32_t{1} << std::countr_zero(rest);
    const enum_member* member = find_member(type, static_cast<std::int32_t>(bit));
    if (member == nullptr) return std::nullopt;
    if (!text.empty()) text.append(", ");
    text.append(member->name);
  }
  return text;
}

}  // namespace ticketwire::schema
