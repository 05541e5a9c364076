#include "ticketwire/schema/schema.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include "ticketwire/json/value.hpp"

namespace ticketwire::schema {
namespace {

#include "schema/generated/tables.inc"

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

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
  for (const property& property : carrier.properties) {
    if (json::equal_ignore_case(property.name, name)) return &property;
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
    const std::optional<std::int32_t> part = member_value(type, trim(text.substr(0, comma)));
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
