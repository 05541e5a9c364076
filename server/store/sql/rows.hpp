#pragma once

#include <string_view>

#include "store/store.hpp"

namespace ticketwire::store::sql {

// What is selected of each table, in the order in which the conversions below read it. The body
// comes last: a scan over the others then need not touch the pages that it overflows to.
inline constexpr std::string_view ticket_columns =
    "id, last_changed, created_at, deadline, activate, closed_at, replied_at, base_status, "
    "status_id, priority_id, category_id, owner_id, person_id, created_by, type_id, sale_id, "
    "project_id, connect_id, slevel, read_status, title, author, body";
inline constexpr std::string_view message_columns =
    "id, ticket_id, created_at, slevel, title, author, message_id, body";
// What is written besides, to find rows by: search_texts in the order of store/search.hpp.
inline constexpr std::string_view ticket_search_columns = "folded_title, folded_author, facts";
inline constexpr std::string_view message_search_columns =
    "folded_title, folded_author, folded_message_id, facts, content";
inline constexpr std::string_view record_columns = "carrier, id, body";
inline constexpr std::string_view member_columns =
    "category_id, associate_id, weight, last_assigned";
inline constexpr std::string_view notification_columns =
    "id, kind, state, ticket_id, message_id, recipient_associate_id, envelope, created_at, due_at, "
    "attempts, problem";

// A row has integer(), number() and text() of a column counted from 0.

inline constexpr auto to_ticket = [](const auto& row) -> ticket_row {
  return {row.number(0),  row.integer(1), row.integer(2), row.integer(3), row.integer(4),
          row.integer(5), row.integer(6), row.number(7),  row.number(8),  row.number(9),
          row.number(10), row.number(11), row.number(12), row.number(13), row.number(14),
          row.number(15), row.number(16), row.number(17), row.number(18), row.number(19),
          row.text(20),   row.text(21),   row.text(22)};
};

inline constexpr auto to_message = [](const auto& row) -> message_row {
  return {row.number(0), row.number(1), row.integer(2), row.number(3),
          row.text(4),   row.text(5),   row.text(7),    row.text(6)};
};

inline constexpr auto to_notification = [](const auto& row) -> notification {
  return {row.integer(0),
          static_cast<enum notification::kind>(row.number(1)),
          static_cast<enum notification::state>(row.number(2)),
          row.number(3),
          row.number(4),
          row.number(5),
          row.text(6),
          row.integer(7),
          row.integer(8),
          row.number(9),
          row.text(10)};
};

inline constexpr auto to_record = [](const auto& row) -> record {
  return {row.text(0), row.number(1), row.text(2)};
};

inline constexpr auto to_member = [](const auto& row) -> member {
  return {row.number(0), row.number(1), row.number(2), row.integer(3)};
};

inline constexpr std::string_view user_columns =
    "name, associate_id, password_hash, language, level";

inline constexpr auto to_user = [](const auto& row) -> user {
  return {row.text(0), row.number(1), row.text(2), row.text(3),
          static_cast<enum user::level>(row.number(4))};
};

inline constexpr auto to_token = [](const auto& row) -> token {
  return {static_cast<enum token::kind>(row.number(0)), row.text(1), row.text(2), row.text(3),
          row.integer(4)};
};

}  // namespace ticketwire::store::sql
