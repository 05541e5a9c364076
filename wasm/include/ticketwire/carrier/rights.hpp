#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/json/value.hpp"
#include "ticketwire/schema/schema.hpp"

/// What the caller may do with a carrier and its properties, as TableRight and FieldProperties
/// tell. A server decides for itself: these are for an editor.
namespace ticketwire::carrier {

/// A mask of ETableRight or EFieldRight.
struct rights_mask {
  std::int32_t bits = 0;
  /// Names that the enumeration does not have, joined by ", ": they count as 0.
  std::string unknown;

  bool operator==(const rights_mask&) const = default;
};

/// Reads names (aliases such as FULL included) and decimal numbers in any order and case, separated
/// by commas with spaces or without.
[[nodiscard]] rights_mask parse_mask(const schema::enum_type& type, std::string_view text);
/// The same from a carrier's Mask, which may be a text, a number or null.
[[nodiscard]] rights_mask parse_mask(const schema::enum_type& type, const json::value& mask);

/// The names of single bits in ascending order, bits without a name as one number, then what was
/// unknown, joined by ", "; the enumeration's zero for an empty mask.
[[nodiscard]] std::string write_mask(const schema::enum_type& type, const rights_mask& mask);

/// What a TableRight allows. Nothing is forbidden where it is null, has no mask, or has one that
/// says nothing (empty, unknown names alone, or Uninitialized).
struct table_access {
  bool select = true;
  bool insert = true;
  bool update = true;
  bool remove = true;
  std::string reason;
};

/// What an editor may do with one property.
struct field_access {
  /// False: the property is hidden.
  bool read = true;
  bool update = true;
  /// The editor must demand a value.
  bool mandatory = false;
  /// Why, where the server says so.
  std::string reason;
  /// The server's name of the data type (`System.String`); empty where it does not say.
  std::string type;
  /// Most characters of a text, bytes of anything else; 0 where neither server nor table say.
  std::uint32_t length = 0;
};

/// The rights that came with a carrier; valid as long as the carrier's text. Names compare without
/// case, keys of custom fields exactly.
class rights {
 public:
  rights(const json::value& carrier, const schema::carrier_type& type);

  [[nodiscard]] const table_access& table() const noexcept { return table_; }
  /// Of a property by its name, or of a custom field as `CustomFields.<key>`, whose rights are the
  /// dictionary's where it has none of its own. Properties that the table makes read-only are never
  /// updated; a carrier whose key is 0, null or missing is being created, which takes Insert in
  /// place of Update.
  [[nodiscard]] field_access field(std::string_view name) const;
  /// `CustomFields.<key>` for each custom field that FieldProperties tell of.
  [[nodiscard]] std::vector<std::string> custom_fields() const;

 private:
  const schema::carrier_type& type_;
  table_access table_;
  bool created_;
  /// FieldProperty by its name as in the table.
  std::map<std::string, json::value, std::less<>> entries_;
};

}  // namespace ticketwire::carrier
