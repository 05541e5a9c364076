#include "store/sql/dialect.hpp"

#include <span>

namespace ticketwire::store::sql {
namespace {

using names = std::span<const std::string>;

std::string list(names columns) {
  std::string out;
  for (const auto& name : columns) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

/// Parameters for columns, of which the first has a number.
std::string places(dialect dialect, names columns, std::size_t first) {
  std::string out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i != 0) out += ", ";
    out += dialect == dialect::sqlite ? '?' : '$';
    out += std::to_string(first + i);
    if (dialect == dialect::postgres && columns[i] == "facts") out += "::text::jsonb";
  }
  return out;
}

std::size_t keys_of(const table_columns& columns) {
  return static_cast<std::size_t>(columns.keys);
}

}  // namespace

std::string joined(const std::vector<std::string>& names) {
  return list(names);
}

std::string insert(dialect dialect, const table_columns& columns) {
  return "INSERT INTO " + columns.table + " (" + list(columns.names) + ") VALUES (" +
         places(dialect, columns.names, 1) + ")";
}

std::string upsert(dialect dialect, const table_columns& columns) {
  const names all(columns.names);
  std::string sql = insert(dialect, columns) + " ON CONFLICT (" +
                    list(all.first(keys_of(columns))) + ") DO UPDATE SET ";
  bool first = true;
  for (const auto& name : all.subspan(keys_of(columns))) {
    sql.append(first ? "" : ", ").append(name).append(" = excluded.").append(name);
    first = false;
  }
  return sql;
}

std::string update(dialect dialect, const table_columns& columns) {
  const names all(columns.names);
  const std::size_t keys = keys_of(columns);
  return "UPDATE " + columns.table + " SET (" + list(all.subspan(keys)) + ") = (" +
         places(dialect, all.subspan(keys), keys + 1) + ") WHERE (" + list(all.first(keys)) +
         ") = (" + places(dialect, all.first(keys), 1) + ")";
}

}  // namespace ticketwire::store::sql
