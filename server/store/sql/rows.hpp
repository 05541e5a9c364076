#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

#include "store/rows.hpp"
#include "store/search.hpp"
#include "store/sql/dialect.hpp"

namespace ticketwire::store::sql {

/// What is kept beside a row to find it by: calls `field` with each column's name and text.
template <class Row>
void visit_search(auto&& field, auto& texts) {
  constexpr bool message = std::is_same_v<Row, message_row>;
  field("folded_title", texts.title);
  field("folded_author", texts.author);
  if constexpr (message) field("folded_message_id", texts.message_id);
  field("facts", texts.facts);
  if constexpr (message) field("content", texts.content);
}

template <class Row>
inline constexpr bool is_searched =
    std::is_same_v<Row, ticket_row> || std::is_same_v<Row, message_row>;

/// What a row is found by; nothing of one that is found by its key alone. `body` is null where
/// nobody has parsed it.
template <class Row>
search_texts found_by(const Row& row, const json::value* body = nullptr) {
  if constexpr (std::is_same_v<Row, ticket_row>) {
    return body != nullptr ? search_texts_of(row, *body) : search_texts_of(row);
  } else if constexpr (is_searched<Row>) {
    return search_texts_of(row);
  } else {
    return {};
  }
}

/// The names of a row's columns, in order.
template <class Row>
std::vector<std::string> column_names(dialect dialect) {
  std::vector<std::string> names;
  Row row;
  each_member(
      row, [&](std::string_view name, const auto&) { names.emplace_back(name_in(dialect, name)); });
  return names;
}

template <class Row>
std::string table_name(dialect dialect) {
  return std::string(name_in(dialect, stored<Row>::table));
}

/// `id, last_changed, ..`: what is selected.
template <class Row>
const std::string& columns(dialect dialect) {
  static const std::string text[] = {joined(column_names<Row>(dialect::sqlite)),
                                     joined(column_names<Row>(dialect::postgres))};
  return text[static_cast<std::size_t>(dialect)];
}

/// `SELECT id, .. FROM ticket` and what follows.
template <class Row>
std::string select(dialect dialect, std::string_view rest) {
  std::string sql = "SELECT ";
  return sql.append(columns<Row>(dialect))
      .append(" FROM ")
      .append(table_name<Row>(dialect))
      .append(rest);
}

/// What is written of a row: its members and what it is found by.
template <class Row>
table_columns written(dialect dialect) {
  table_columns out{table_name<Row>(dialect), column_names<Row>(dialect), stored<Row>::keys};
  if constexpr (is_searched<Row>) {
    search_texts none;
    visit_search<Row>([&](std::string_view name, const auto&) { out.names.emplace_back(name); },
                      none);
  }
  return out;
}

/// Reads what was selected. `Source` has integer(), number() and text() of a column counted from 0.
template <class Row, class Source>
Row read(const Source& source) {
  Row row;
  int at = 0;
  each_member(row, [&]<class Member>(std::string_view, Member& member) {
    if constexpr (std::is_enum_v<Member>) {
      member = static_cast<Member>(source.number(at));
    } else if constexpr (std::same_as<Member, std::string>) {
      member = source.text(at);
    } else if constexpr (std::same_as<Member, std::int64_t>) {
      member = source.integer(at);
    } else {
      member = source.number(at);
    }
    ++at;
  });
  return row;
}

template <class Row>
inline constexpr auto to = [](const auto& source) { return read<Row>(source); };

/// Reads what select_versions selects.
inline constexpr auto to_versioned_ticket = [](const auto& source) {
  return versioned_ticket{source.number(0), {source.integer(1), source.integer(2)}};
};

/// Calls `take` with a number or a text for each column of `written`. What is kept is a view of
/// the row and of the texts.
template <class Row>
void each_value(const Row& row, const search_texts& found_by, auto&& take) {
  each_member(row, [&]<class Member>(std::string_view, const Member& member) {
    if constexpr (std::same_as<Member, std::string>) {
      take(std::string_view(member));
    } else {
      take(static_cast<std::int64_t>(member));
    }
  });
  if constexpr (is_searched<Row>) {
    visit_search<Row>(
        [&](std::string_view, const std::string& text) { take(std::string_view(text)); }, found_by);
  }
}

}  // namespace ticketwire::store::sql
