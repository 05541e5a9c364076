#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patch/compare/site.hpp"
#include "ticketwire/json/value.hpp"

/// What comparing, diff and merge alike ask of a value.
namespace ticketwire::patch {

/// What stands in a place; nothing where it is missing.
using optional_value = std::optional<json::value>;

/// Absent or null.
[[nodiscard]] inline bool nothing(const optional_value& value) noexcept {
  return !value || value->is_null();
}

[[nodiscard]] inline bool is_kind(const optional_value& value, json::kind kind) noexcept {
  return value && value->kind() == kind;
}

/// True when two views show the same text, white space apart, so that nothing in it needs to be
/// looked at.
[[nodiscard]] bool same_text(const optional_value& a, const optional_value& b) noexcept;

/// True where the row's value is the server's alone.
[[nodiscard]] inline bool servers_own(const schema::property& row) noexcept {
  return row.read_only || row.response_only;
}

/// Position of a member by exact name, or else without case; nowhere where there is none.
[[nodiscard]] std::size_t find_position(const json::value& object, std::string_view name);
/// The member there; nothing where the value is missing or no object.
[[nodiscard]] optional_value member(const optional_value& object, std::string_view name);

/// A carrier's members in the order of its rows; none where there is no object.
struct row_members {
  /// The exact name comes first, then the first one in another case.
  std::vector<optional_value> values = {};
  /// Two members are one row.
  bool repeated = false;
};
[[nodiscard]] row_members members_by_row(const optional_value& object,
                                         const schema::carrier_type& type);

/// The row of a carrier's key; null where it has none.
[[nodiscard]] const schema::property* key_row(const schema::carrier_type& type) noexcept;

/// An enumeration's value, given by name or number; nullopt for what it does not have.
[[nodiscard]] std::optional<std::int32_t> enum_value(const json::value& value,
                                                     const schema::enum_type& type);

/// What tells a value from others of its kind: a carrier's key, or a scalar itself. nullopt for a
/// key that is unset and for values that have none.
[[nodiscard]] std::optional<std::string> identity(const json::value& value, const site& where);

}  // namespace ticketwire::patch
