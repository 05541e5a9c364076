#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "store/sql/rows.hpp"
#include "store/sqlite/connection.hpp"

namespace ticketwire::store::sqlite {

/// `SELECT id, .. FROM ticket` and what follows.
template <class Row>
std::string select(std::string_view rest) {
  return sql::select<Row>(sql::dialect::sqlite, rest);
}

template <class Convert>
using row_of = std::invoke_result_t<Convert, const cursor&>;

template <class Convert>
result<std::optional<row_of<Convert>>> first(cursor& rows, Convert convert) {
  const auto found = rows.step();
  if (!found) return found.error();
  if (!*found) return std::optional<row_of<Convert>>();
  return std::optional<row_of<Convert>>(convert(rows));
}

template <class Convert>
result<std::vector<row_of<Convert>>> every(cursor& rows, Convert convert) {
  std::vector<row_of<Convert>> list;
  for (;;) {
    const auto found = rows.step();
    if (!found) return found.error();
    if (!*found) return list;
    list.push_back(convert(rows));
  }
}

}  // namespace ticketwire::store::sqlite
