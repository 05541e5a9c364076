#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ticketwire/schema/schema.hpp"

/// Values of the table as XML 1.0 and back, as docs/xml.md has it.
namespace ticketwire::xml {

/// What a document holds at its root.
struct root {
  /// Type and shape of the value.
  schema::property row{};
  /// The carrier of a value or of its elements; null where the row has none.
  const schema::carrier_type* carrier = nullptr;
  /// Whether the root element must have the name that root_name gives, or that of a carrier that
  /// extends it or that it extends.
  bool named = true;
};

/// `TicketEntity`, `ArrayOfInt`, `Dictionary`, `String`: the name of a document's root.
[[nodiscard]] std::string root_name(const root& root);
/// The name of an array's element, such as `TicketMessage`, `int` or `Element`.
[[nodiscard]] std::string_view element_name(const schema::property& row,
                                            const schema::carrier_type* carrier) noexcept;

inline constexpr std::string_view item_element = "Item";
inline constexpr std::string_view key_element = "Key";
inline constexpr std::string_view value_element = "Value";
inline constexpr std::string_view instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";

/// Whether XML 1.0 has a character (section 2.2, production 2).
[[nodiscard]] bool is_character(std::uint32_t code_point) noexcept;
/// The code of an escape `_xHHHH_` at the beginning of a text: one that stands for a character that
/// XML lacks, or `_x005F_`; 0xffffffff where there is none.
inline constexpr std::uint32_t no_escape = 0xffffffff;
[[nodiscard]] std::uint32_t escape_at(std::string_view text) noexcept;
inline constexpr std::size_t escape_size = 7;
/// A text with its escapes resolved.
[[nodiscard]] std::string unescape(std::string_view text);

/// Without XML's white space around it.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

}  // namespace ticketwire::xml
