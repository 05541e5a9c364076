#include "patch/compare/members.hpp"

#include "carrier/row_finder.hpp"
#include "json/decimal.hpp"
#include "json/steps.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::patch {

bool same_text(const optional_value& a, const optional_value& b) noexcept {
  if (!a || !b) return false;
  if (a->same_bytes(*b)) return true;
  return !a->edited() && !b->edited() && json::same_tokens(a->raw(), b->raw());
}

std::size_t find_position(const json::value& object, std::string_view name) {
  return object.position_of(name, json::name_match::any_case);
}

optional_value member(const optional_value& object, std::string_view name) {
  if (!is_kind(object, json::kind::object)) return std::nullopt;
  const std::size_t position = find_position(*object, name);
  return position == error::nowhere ? std::nullopt : optional_value((*object)[position]);
}

row_members members_by_row(const optional_value& object, const schema::carrier_type& type) {
  row_members out{.values = std::vector<optional_value>(type.properties.size())};
  if (!is_kind(object, json::kind::object)) return out;
  std::vector<bool> exact(type.properties.size(), false);
  carrier::row_finder rows(type);
  for (const json::child& each : object->children()) {
    const schema::property* row = rows.find(each.name);
    if (row == nullptr) continue;
    const auto at = static_cast<std::size_t>(row - type.properties.data());
    const bool here = rows.exact() || each.name.equals(row->name);
    if (out.values[at]) {
      out.repeated = true;
      if (exact[at] || !here) continue;
    }
    out.values[at] = each.value;
    exact[at] = here;
  }
  return out;
}

const schema::property* key_row(const schema::carrier_type& type) noexcept {
  return type.key.empty() ? nullptr : schema::find_property(type, type.key);
}

std::optional<std::int32_t> enum_value(const json::value& value, const schema::enum_type& type) {
  if (value.kind() == json::kind::string) return schema::to_enum_value(type, value.string());
  const result<std::int32_t> number = value.int32();
  return number ? std::optional(*number) : std::nullopt;
}

std::optional<std::string> identity(const json::value& value, const site& where) {
  if (where.kind == site::kind::carrier) {
    const schema::property* row = key_row(*where.carrier);
    if (row == nullptr) return std::nullopt;
    const optional_value key = member(value, row->name);
    if (!key || carrier::is_unset(*key, *row)) return std::nullopt;
    return identity(*key, site_of(*row));
  }
  if (value.kind() == json::kind::string) return '"' + value.string();
  if (value.kind() != json::kind::number) return std::nullopt;
  const json::decimal number = json::to_decimal(value.raw());
  return (number.negative ? "-" : "") + number.digits + "e" + std::to_string(number.exponent);
}

}  // namespace ticketwire::patch
