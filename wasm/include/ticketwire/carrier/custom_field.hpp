#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

/// The texts in CustomFields (WebAPI, "encoded values"): `[I:5]`, `[F:3.14]`,
/// `[D:12/31/2024]`, `[DT:12/31/2024 23:59:59.0000000]`, `True`, or any other text.
namespace ticketwire::carrier {

enum class field_kind : std::uint8_t {
#include "ticketwire/carrier/generated/field_kind_ids.inc"
};

/// A kind's name as JavaScript spells it, such as `dateTime`.
[[nodiscard]] std::string_view name(field_kind kind) noexcept;
[[nodiscard]] std::optional<field_kind> to_field_kind(std::string_view name) noexcept;

struct custom_field {
  field_kind kind = field_kind::text;
  std::string value;

  bool operator==(const custom_field&) const = default;
};

/// Never fails: what is not understood is kept as text or other. Dates are month/day/year, also
/// with points as yyyy.MM.dd and in ISO 8601, with or without a time; years before 1753 are unset.
[[nodiscard]] custom_field parse_custom_field(std::string_view text);

/// The text for a value. `before` is given back where it stands for the same value, so that an edit
/// that changes nothing changes no byte.
/// Errors: value_type (no number, or a text that would be read as something else), value_range,
/// value_date.
[[nodiscard]] result<std::string> write_custom_field(const custom_field& field,
                                                     std::string_view before = {});

/// A checkbox: `True`, `False`, `[I:1]` and `[I:0]`; nullopt for everything else.
[[nodiscard]] std::optional<bool> to_boolean(const custom_field& field) noexcept;

/// True for keys that a server adds beside a field to show it (`x_a:DisplayText`,
/// `x_a:DisplayTooltip`, `x_a:org`). They are never saved.
[[nodiscard]] bool is_companion(std::string_view key) noexcept;

/// What a save keeps of a field that ExtraFields and CustomFields both hold: the one that differs
/// from what is stored; where both do, CustomFields'. nullopt stands for an entry that is not
/// there.
[[nodiscard]] std::optional<std::string_view> choose_value(
    std::optional<std::string_view> stored, std::optional<std::string_view> extra,
    std::optional<std::string_view> custom) noexcept;

}  // namespace ticketwire::carrier
