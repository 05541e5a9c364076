#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ticketwire/schema/generated/ids.hpp"

/// Read-only view of the table in wasm/schema. Everything here lives as long as the program.
namespace ticketwire::schema {

enum class value_type : std::uint8_t {
  int32,
  number,
  string,
  boolean,
  date_time,
  any,
  carrier,
  enumeration,
  flags
};

enum class shape : std::uint8_t { single, array, dictionary };

inline constexpr std::uint16_t no_target = 0xffff;

/// One property of a carrier.
struct property {
  /// PascalCase, as on the wire.
  std::string_view name;
  /// Of the value, or of each element.
  value_type type;
  enum shape shape;
  /// Index of the carrier or enumeration that `type` names, or no_target.
  std::uint16_t target;
  /// Ignored when a client saves it.
  bool read_only;
  /// Never part of a request: rights and links.
  bool response_only;
  /// An array whose order means nothing.
  bool set;
  /// The MDO list that offers its values; may be empty.
  std::string_view mdo_list;
  /// Characters (code points) that a text may have; 0 where unlimited.
  std::uint32_t max_length;
  /// The member that a new instance holds, where that is not the enumeration's zero; or empty.
  std::string_view initial;
  /// A reference that the server chooses when its key is carrier::automatic_owner.
  bool automatic;
  /// The dictionary that holds the same entries and wins over this one; or empty.
  std::string_view same_as;
};

struct carrier_type {
  std::string_view name;
  /// Name of the property that identifies an instance; empty where there is none.
  std::string_view key;
  /// Name of the date-time property that every save changes; empty where there is none.
  std::string_view stamp;
  /// Index of the carrier that this one extends, or no_target.
  std::uint16_t base;
  /// Those of the base first; in the order of the documentation.
  std::span<const property> properties;
  /// A hash table of them, for find_property(); empty for few.
  std::span<const std::uint8_t> slots;
};

struct enum_member {
  std::string_view name;
  std::int32_t value;
  /// The value that is stored in place of this one, a choice of an editor; 0 for itself.
  std::uint16_t stored;
  /// How long a postponement lasts that this choice stands for; 0 for none.
  std::uint16_t minutes;
  /// Set by the system alone: a user does not pick it.
  bool hidden;
};

struct enum_type {
  std::string_view name;
  bool flags;
  std::span<const enum_member> members;
};

[[nodiscard]] std::span<const carrier_type> carriers() noexcept;
[[nodiscard]] std::span<const enum_type> enums() noexcept;
/// All rows of all carriers of the table. There the bytes around a name are those that stand before
/// a value in JSON, `,"Title":`, and 64 bytes may be read from the comma on.
[[nodiscard]] std::span<const property> properties() noexcept;

[[nodiscard]] const carrier_type& get(carrier_id id) noexcept;
[[nodiscard]] const enum_type& get(enum_id id) noexcept;
/// The carrier of that exact name, or null.
[[nodiscard]] const carrier_type* find_carrier(std::string_view name) noexcept;
/// The property of that name, ASCII letters without case, or null.
[[nodiscard]] const property* find_property(const carrier_type& carrier,
                                            std::string_view name) noexcept;
/// The carrier that a property holds, or null.
[[nodiscard]] const carrier_type* carrier_of(const property& property) noexcept;
/// The enumeration that a property holds, or null.
[[nodiscard]] const enum_type* enum_of(const property& property) noexcept;

/// The member of that name, ASCII letters without case, or null.
[[nodiscard]] const enum_member* find_member(const enum_type& type, std::string_view name) noexcept;
/// The first member of that value, or null.
[[nodiscard]] const enum_member* find_member(const enum_type& type, std::int32_t value) noexcept;
/// A member's value by its name without case, or by decimal number; for flags a list of them
/// separated by commas. nullopt where a part is neither.
[[nodiscard]] std::optional<std::int32_t> to_enum_value(const enum_type& type,
                                                        std::string_view text);
/// The wire's text for a value: a member's name; for flags the names of the single bits, ascending,
/// joined by ", ". nullopt where the value has no name.
[[nodiscard]] std::optional<std::string> to_enum_text(const enum_type& type, std::int32_t value);

}  // namespace ticketwire::schema
