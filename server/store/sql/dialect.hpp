#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ticketwire::store::sql {

enum class dialect : std::uint8_t {
  /// Parameters are `?1`.
  sqlite,
  /// Parameters are `$1` with their type.
  postgres
};

/// The name of a table or column: in PostgreSQL "user" is a word of its own.
[[nodiscard]] constexpr std::string_view name_in(dialect dialect, std::string_view name) noexcept {
  return dialect == dialect::postgres && name == "user" ? "account" : name;
}

/// `a, b, c`.
[[nodiscard]] std::string joined(const std::vector<std::string>& names);

/// A table's columns, of which the first are its key.
struct table_columns {
  std::string table;
  std::vector<std::string> names;
  int keys = 1;
};

/// Adds a row of all columns. Parameters are the columns' values in their order.
[[nodiscard]] std::string insert(dialect dialect, const table_columns& columns);
/// Adds a row, or replaces the one of the same key.
[[nodiscard]] std::string upsert(dialect dialect, const table_columns& columns);
/// Replaces the row of the same key.
[[nodiscard]] std::string update(dialect dialect, const table_columns& columns);

}  // namespace ticketwire::store::sql
