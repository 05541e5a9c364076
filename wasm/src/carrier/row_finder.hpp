#pragma once

#include "ticketwire/json/value.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::carrier {

/// Finds the rows of members one after another. Most come in the table's order, so that the next
/// row is looked at before any other.
class row_finder {
 public:
  explicit row_finder(const schema::carrier_type& type) noexcept : type_(type) {}

  /// Null where the carrier has no such property.
  [[nodiscard]] const schema::property* find(const json::name& name) {
    // Without the quotes; what has escapes is no row's spelling.
    const std::string_view raw = name.raw();
    const auto is_next = [&] {
      return next_ < type_.properties.size() &&
             raw.substr(1, raw.size() - 2) == type_.properties[next_].name;
    };
    exact_ = is_next();
    const schema::property* row =
        exact_ ? &type_.properties[next_] : schema::find_property(type_, name.decode());
    if (row != nullptr) {
      next_ = static_cast<std::size_t>(row - type_.properties.data()) + 1;
    }
    return row;
  }

  /// Whether the last name was spelled as the row's, to the byte.
  [[nodiscard]] bool exact() const noexcept { return exact_; }

 private:
  const schema::carrier_type& type_;
  std::size_t next_ = 0;
  bool exact_ = false;
};

}  // namespace ticketwire::carrier
