#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/query.hpp"
#include "store/sql/dialect.hpp"

namespace ticketwire::store::sql {

/// A SELECT over tickets or messages and what is bound to its parameters, in order.
struct selection {
  std::string sql;
  std::vector<std::variant<std::int64_t, std::string>> parameters;
};

/// Texts that many messages have. Tickets are looked at one by one for such a text, which ends with
/// the page; for any other the index says which tickets have it.
using frequent_texts = std::set<std::string>;

/// What a query looks for in messages, folded, as far as an index can find it; of very many some.
[[nodiscard]] frequent_texts content_texts(const query& query);
/// Counts the messages that have one of them, as far as many_messages.
[[nodiscard]] selection count_content(dialect dialect, const std::string& text);
inline constexpr std::int64_t many_messages = 2'000;

/// Whether an index can find a text in messages.
[[nodiscard]] bool is_indexed(std::string_view text);
/// A text as SQLite's index of messages is asked for it.
[[nodiscard]] std::string phrase(std::string_view text);
/// A text that a LIKE with a backslash as its escape finds as it is.
[[nodiscard]] std::string literal_pattern(std::string_view plain);

}  // namespace ticketwire::store::sql
