#include "patch/compare/fingerprint.hpp"

#include "json/decimal.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/date_time.hpp"

namespace ticketwire::patch {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t more) noexcept {
  hash = (hash ^ more) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_text(std::uint64_t hash, std::string_view text) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return mix(hash, text.size());
}

std::uint64_t hash_plain(const json::value& value) {
  const auto start = static_cast<std::uint64_t>(value.kind()) + 1;
  switch (value.kind()) {
    case json::kind::null:
      break;
    case json::kind::boolean:
      return mix(start, value.boolean() ? 1 : 2);
    case json::kind::number: {
      const json::decimal number = json::to_decimal(value.raw());
      const auto exponent = static_cast<std::uint64_t>(number.exponent);
      return hash_text(mix(start, exponent * 2 + (number.negative ? 1 : 0)), number.digits);
    }
    case json::kind::string:
      return hash_text(start, value.string());
    case json::kind::array: {
      std::uint64_t hash = start;
      for (const json::child& each : value.children()) hash = mix(hash, hash_plain(each.value));
      return hash;
    }
    case json::kind::object: {
      std::uint64_t sum = 0;
      for (const json::child& each : value.children()) {
        sum += mix(hash_text(start, each.name.decode()), hash_plain(each.value));
      }
      return mix(start, sum);
    }
  }
  return start;
}

std::uint64_t hash_scalar(const json::value& value, const schema::property& row) {
  if (const schema::enum_type* type = schema::enum_of(row)) {
    const std::optional<std::int32_t> number = enum_value(value, *type);
    if (number) return mix(1, static_cast<std::uint64_t>(*number));
    if (value.kind() == json::kind::string) return hash_text(2, ascii::lower(value.string()));
  } else if (row.type == schema::value_type::date_time) {
    const auto date = carrier::parse_date_time(value.string());
    if (date) {
      const std::int64_t ticks = date->unset ? 0 : carrier::to_ticks(*date);
      return mix(date->offset ? 1 : 2, static_cast<std::uint64_t>(ticks));
    }
  }
  return hash_plain(value);
}

std::uint64_t hash_members(const json::value& value, const schema::carrier_type& type) {
  const std::vector<optional_value> members = members_by_row(value, type).values;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const schema::property& row = type.properties[i];
    if (!members[i] || row.response_only) continue;
    const std::uint64_t hash = fingerprint(*members[i], site_of(row));
    if (hash != 0) sum += mix(hash, i + 1);
  }
  return sum;
}

/// Not null; 0 for what a property holds when it is unset.
std::uint64_t hash_value(const json::value& value, const site& where) {
  const bool object = value.kind() == json::kind::object;
  const bool array = value.kind() == json::kind::array;
  const bool typed = where.kind == site::kind::scalar || where.kind == site::kind::array;
  if (typed && !where.element && carrier::is_unset(value, *where.property)) return 0;
  if (where.kind == site::kind::carrier && object) return hash_members(value, *where.carrier);
  if (where.kind == site::kind::dictionary && object) {
    std::uint64_t sum = 0;
    for (const json::child& each : value.children()) {
      const std::uint64_t hash = fingerprint(each.value, element_of(where));
      if (hash != 0) sum += hash_text(hash, ascii::lower(each.name.decode()));
    }
    return sum;
  }
  if (where.kind == site::kind::array && array) {
    std::uint64_t hash = 0;
    for (const json::child& each : value.children()) {
      const std::uint64_t next = fingerprint(each.value, element_of(where));
      hash = where.property->set ? hash + mix(1, next) : mix(hash + 1, next);
    }
    return hash;
  }
  return where.kind == site::kind::scalar ? hash_scalar(value, *where.property) : hash_plain(value);
}

}  // namespace

// Recursion is bounded by the depth of the document.
std::uint64_t fingerprint(const json::value& value, const site& where) {
  // Of no property, null is a value like any other.
  const bool plain = where.property == nullptr && where.kind == site::kind::untyped;
  if (!plain && value.is_null()) return 0;
  const std::uint64_t hash = hash_value(value, where);
  // Of elements null alone is nothing: 0, "" and an empty carrier are values.
  return where.element ? mix(1, hash) : hash;
}

}  // namespace ticketwire::patch
