#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/query.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store::sqlite {

/// A SELECT over tickets or messages and what is bound to its parameters, in order.
struct selection {
  std::string sql;
  std::vector<std::variant<std::int64_t, std::string>> parameters;
};

/// Translates a query; `columns` is the list after SELECT. Values become parameters, never text.
/// Errors: argument when a condition has the wrong number of operands, the filter is deeper than
/// 64, it has more than 500 conditions or 10,000 operands, or the table lacks a column.
[[nodiscard]] result<selection> select_tickets(const query& query, std::string_view columns);
[[nodiscard]] result<selection> select_messages(const query& query, std::string_view columns);

}  // namespace ticketwire::store::sqlite
