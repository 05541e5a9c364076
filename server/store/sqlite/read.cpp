#include <algorithm>
#include <utility>

#include "store/sqlite/selection.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {
namespace {

// The body comes last: a scan over the others then need not touch its overflow pages.
constexpr std::string_view ticket_columns =
    "id, last_changed, created_at, deadline, activate, closed_at, replied_at, base_status, "
    "status_id, priority_id, category_id, owner_id, person_id, created_by, type_id, sale_id, "
    "project_id, connect_id, slevel, read_status, title, author, body";
constexpr std::string_view message_columns =
    "id, ticket_id, created_at, slevel, title, author, body";
constexpr std::string_view notification_columns =
    "id, kind, state, ticket_id, message_id, recipient_associate_id, envelope, created_at, due_at, "
    "attempts, problem";

ticket_row to_ticket(const cursor& row) {
  return {row.number(0),  row.integer(1), row.integer(2), row.integer(3), row.integer(4),
          row.integer(5), row.integer(6), row.number(7),  row.number(8),  row.number(9),
          row.number(10), row.number(11), row.number(12), row.number(13), row.number(14),
          row.number(15), row.number(16), row.number(17), row.number(18), row.number(19),
          row.text(20),   row.text(21),   row.text(22)};
}

message_row to_message(const cursor& row) {
  return {row.number(0), row.number(1), row.integer(2), row.number(3),
          row.text(4),   row.text(5),   row.text(6)};
}

notification to_notification(const cursor& row) {
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
}

record to_record(const cursor& row) {
  return {row.text(0), row.number(1), row.text(2)};
}

member to_member(const cursor& row) {
  return {row.number(0), row.number(1), row.number(2), row.integer(3)};
}

user to_user(const cursor& row) {
  return {row.text(0), row.number(1), row.text(2), row.text(3)};
}

token to_token(const cursor& row) {
  return {static_cast<enum token::kind>(row.number(0)), row.text(1), row.text(2), row.text(3),
          row.integer(4)};
}

template <class Row>
result<std::optional<Row>> first(cursor& rows, Row (*convert)(const cursor&)) {
  const auto found = rows.step();
  if (!found) return found.error();
  if (!*found) return std::optional<Row>();
  return std::optional<Row>(convert(rows));
}

result<cursor> run(connection& database, const selection& selected) {
  auto rows = database.once(selected.sql);
  if (!rows) return rows.error();
  for (const auto& parameter : selected.parameters) {
    if (const auto* text = std::get_if<std::string>(&parameter)) {
      rows->bind(std::string_view(*text));
    } else {
      rows->bind(std::get<std::int64_t>(parameter));
    }
  }
  return rows;
}

template <class Row>
result<std::vector<Row>> every(cursor& rows, Row (*convert)(const cursor&)) {
  std::vector<Row> list;
  for (;;) {
    const auto found = rows.step();
    if (!found) return found.error();
    if (!*found) return list;
    list.push_back(convert(rows));
  }
}

}  // namespace

result<std::optional<ticket_row>> session::ticket(std::int32_t id) {
  static const std::string sql =
      "SELECT " + std::string(ticket_columns) + " FROM ticket WHERE id = ?";
  auto rows = database_.kept(sql);
  if (!rows) return rows.error();
  return first(rows->bind(id), to_ticket);
}

result<std::vector<ticket_row>> session::tickets(const query& query) {
  const auto selected = select_tickets(query, ticket_columns);
  if (!selected) return selected.error();
  auto rows = run(database_, *selected);
  if (!rows) return rows.error();
  return every(*rows, to_ticket);
}

result<std::optional<message_row>> session::message(std::int32_t id) {
  static const std::string sql =
      "SELECT " + std::string(message_columns) + " FROM message WHERE id = ?";
  auto rows = database_.kept(sql);
  if (!rows) return rows.error();
  return first(rows->bind(id), to_message);
}

result<std::vector<message_row>> session::messages(std::int32_t ticket_id) {
  static const std::string sql = "SELECT " + std::string(message_columns) +
                                 " FROM message WHERE ticket_id = ? ORDER BY created_at, id";
  auto rows = database_.kept(sql);
  if (!rows) return rows.error();
  return every(rows->bind(ticket_id), to_message);
}

result<std::vector<message_row>> session::messages(const query& query) {
  const auto selected = select_messages(query, message_columns);
  if (!selected) return selected.error();
  auto rows = run(database_, *selected);
  if (!rows) return rows.error();
  return every(*rows, to_message);
}

result<std::optional<record>> session::find(std::string_view carrier, std::int32_t id) {
  auto rows = database_.kept("SELECT carrier, id, body FROM record WHERE carrier = ? AND id = ?");
  if (!rows) return rows.error();
  return first(rows->bind(carrier).bind(id), to_record);
}

result<std::vector<record>> session::all(std::string_view carrier) {
  auto rows = database_.kept("SELECT carrier, id, body FROM record WHERE carrier = ? ORDER BY id");
  if (!rows) return rows.error();
  return every(rows->bind(carrier), to_record);
}

result<std::vector<member>> session::members(std::int32_t category_id) {
  auto rows = database_.kept(
      "SELECT category_id, associate_id, weight, last_assigned FROM member WHERE category_id = ? "
      "ORDER BY associate_id");
  if (!rows) return rows.error();
  return every(rows->bind(category_id), to_member);
}

result<std::optional<user>> session::find_user(std::string_view name) {
  auto rows =
      database_.kept("SELECT name, associate_id, password_hash, language FROM user WHERE name = ?");
  if (!rows) return rows.error();
  return first(rows->bind(name), to_user);
}

result<std::optional<token>> session::find_token(enum token::kind kind,
                                                 std::string_view secret_hash) {
  auto rows = database_.kept(
      "SELECT kind, secret_hash, user, xsrf_hash, expires_at FROM token "
      "WHERE kind = ? AND secret_hash = ?");
  if (!rows) return rows.error();
  return first(rows->bind(std::int64_t{static_cast<int>(kind)}).bind(secret_hash), to_token);
}

result<std::optional<std::string>> session::content(std::int32_t attachment_id) {
  auto rows = database_.kept("SELECT bytes FROM content WHERE attachment_id = ?");
  if (!rows) return rows.error();
  return first<std::string>(rows->bind(attachment_id),
                            [](const cursor& row) { return row.bytes(0); });
}

result<std::vector<notification>> session::notifications(enum notification::state state,
                                                         std::int32_t top) {
  static const std::string sql = "SELECT " + std::string(notification_columns) +
                                 " FROM notification WHERE state = ? ORDER BY id LIMIT ?";
  auto rows = database_.kept(sql);
  if (!rows) return rows.error();
  return every(rows->bind(std::int64_t{static_cast<int>(state)}).bind(top), to_notification);
}

result<std::vector<std::int32_t>> session::logged_in(ticks now) {
  auto rows = database_.kept(
      "SELECT DISTINCT user.associate_id FROM token JOIN user ON user.name = token.user "
      "WHERE token.expires_at > ? ORDER BY 1");
  if (!rows) return rows.error();
  return every<std::int32_t>(rows->bind(now), [](const cursor& row) { return row.number(0); });
}

result<std::vector<notification>> session::claim_notifications(ticks now, ticks until,
                                                               std::int32_t top) {
  static const std::string sql =
      "UPDATE notification SET due_at = ? WHERE id IN (SELECT id FROM notification "
      "WHERE state = 0 AND due_at <= ? ORDER BY id LIMIT ?) RETURNING " +
      std::string(notification_columns);
  auto rows = database_.kept(sql);
  if (!rows) return rows.error();
  auto claimed = every(rows->bind(until).bind(now).bind(top), to_notification);
  // RETURNING promises no order.
  if (claimed) std::ranges::sort(*claimed, {}, &notification::id);
  return claimed;
}

result<std::int64_t> session::count() {
  auto rows = database_.kept("SELECT count(*) FROM ticket");
  if (!rows) return rows.error();
  const auto found = rows->step();
  if (!found) return found.error();
  return rows->integer(0);
}

}  // namespace ticketwire::store::sqlite
