#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/query.hpp"
#include "store/sql/content.hpp"
#include "store/sql/dialect.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store::sql {

/// Translates a query; `columns` is the list after SELECT. Values become parameters, never text;
/// the keys and places of an order are written out, being numbers of the store's own.
/// Errors: argument when a condition cannot be answered (store/columns.hpp), the filter passes a
/// bound there, or the table lacks a column.
[[nodiscard]] result<selection> select_tickets(dialect dialect, const query& query,
                                               std::string_view columns,
                                               const frequent_texts& frequent = {});
/// The same tickets: id, last_changed and the count of changes to records.
[[nodiscard]] result<selection> select_versions(dialect dialect, const query& query,
                                                const frequent_texts& frequent = {});
/// Counts what matches the query's filter.
[[nodiscard]] result<selection> count_tickets(dialect dialect, const query& query);
[[nodiscard]] result<selection> count_messages(dialect dialect, const query& query);
[[nodiscard]] result<selection> select_messages(dialect dialect, const query& query,
                                                std::string_view columns);

}  // namespace ticketwire::store::sql
