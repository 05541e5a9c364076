#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/answer/context.hpp"
#include "service/archive/columns.hpp"

namespace ticketwire::service {

/// A row of either kind.
struct found_row {
  std::int32_t id;
  std::int32_t ticket_id;
  std::string body;
};

/// What is asked of an archive, however it was spelled.
struct archive_ask {
  /// $filter and $orderBy.
  std::string filter = {};
  std::string order = {};
  /// EntityNames; none for all of them.
  std::vector<std::string> entities = {};
  /// What holds besides.
  std::optional<store::filter> only = {};
  std::int32_t top = 0;
  std::int32_t skip = 0;
};

/// Names between commas, without blanks and without the `?` that the WebAPI's samples join the next
/// option by.
[[nodiscard]] std::vector<std::string> split_names(std::string_view list);
/// The query that answers it; `top` is held to 1000. Deleted tickets are there for those alone who
/// ask for them. Errors: argument, and those of parse_filter and parse_order.
[[nodiscard]] result<store::query> read_query(store::reader& reader, const context& context,
                                              const archive_provider& archive,
                                              const archive_ask& ask);
[[nodiscard]] result<std::vector<found_row>> find_rows(store::reader& reader,
                                                       const archive_provider& archive,
                                                       const store::query& query);
/// Every row that the query's filter lets through, whatever the page.
[[nodiscard]] result<std::int64_t> count_rows(store::reader& reader,
                                              const archive_provider& archive,
                                              const store::query& query);

}  // namespace ticketwire::service
