#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/answer/context.hpp"
#include "service/archive/columns.hpp"
#include "service/archive/rows.hpp"

namespace ticketwire::service {

/// Rows of a page, each as JSON.
using written_rows = std::vector<std::shared_ptr<const std::string>>;

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
/// The rows of the page as JSON. A ticket that has been written alike before and is what it was is
/// taken from the answers that are kept.
[[nodiscard]] result<written_rows> write_rows(store::reader& reader, const context& context,
                                              archive_rows& writer, const store::query& query);
/// Every row that the query's filter lets through, whatever the page.
[[nodiscard]] result<std::int64_t> count_rows(store::reader& reader,
                                              const archive_provider& archive,
                                              const store::query& query);

}  // namespace ticketwire::service
