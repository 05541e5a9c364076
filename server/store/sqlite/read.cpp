#include <algorithm>
#include <utility>

#include "store/sql/rows.hpp"
#include "store/sql/selection.hpp"
#include "store/sqlite/list.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {
namespace {

using sql::notification_columns;
using sql::to_member;
using sql::to_message;
using sql::to_notification;
using sql::to_record;
using sql::to_ticket;
using sql::to_token;
using sql::to_user;
using sql::user_columns;

result<cursor> run(connection& database, const sql::selection& selected) {
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

result<std::int64_t> counted(connection& database, const result<sql::selection>& selected) {
  if (!selected) return selected.error();
  auto rows = run(database, *selected);
  if (!rows) return rows.error();
  const auto found = rows->step();
  if (!found) return found.error();
  return rows->integer(0);
}

}  // namespace

result<std::optional<ticket_row>> session::ticket(std::int32_t id) {
  static const std::string text =
      "SELECT " + std::string(sql::ticket_columns) + " FROM ticket WHERE id = ?";
  auto rows = database_.kept(text);
  if (!rows) return rows.error();
  return first(rows->bind(id), to_ticket);
}

result<std::optional<ticket_version>> session::version_of(std::int32_t id) {
  auto found =
      database_.kept("SELECT last_changed, records FROM ticket, generation WHERE ticket.id = ?");
  if (!found) return found.error();
  const auto row = found->bind(id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<ticket_version>();
  return std::optional(
      ticket_version{.last_changed = found->integer(0), .records = found->integer(1)});
}

result<std::vector<ticket_row>> session::tickets(const query& query) {
  const auto selected = sql::select_tickets(sql::dialect::sqlite, query, sql::ticket_columns);
  if (!selected) return selected.error();
  auto rows = run(database_, *selected);
  if (!rows) return rows.error();
  return every(*rows, to_ticket);
}

result<std::int64_t> session::count(const query& query) {
  return counted(database_, sql::count_tickets(sql::dialect::sqlite, query));
}

result<std::int64_t> session::count_messages(const query& query) {
  return counted(database_, sql::count_messages(sql::dialect::sqlite, query));
}

result<std::optional<message_row>> session::message(std::int32_t id) {
  static const std::string text =
      "SELECT " + std::string(sql::message_columns) + " FROM message WHERE id = ?";
  auto rows = database_.kept(text);
  if (!rows) return rows.error();
  return first(rows->bind(id), to_message);
}

result<std::vector<message_row>> session::messages(std::int32_t ticket_id) {
  static const std::string text = "SELECT " + std::string(sql::message_columns) +
                                  " FROM message WHERE ticket_id = ? ORDER BY created_at, id";
  auto rows = database_.kept(text);
  if (!rows) return rows.error();
  return every(rows->bind(ticket_id), to_message);
}

result<std::vector<message_row>> session::messages(const query& query) {
  const auto selected = sql::select_messages(sql::dialect::sqlite, query, sql::message_columns);
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
  auto rows = database_.kept(from(user_columns, "user WHERE name = ?"));
  if (!rows) return rows.error();
  return first(rows->bind(name), to_user);
}

result<std::optional<user>> session::user_of(std::int32_t associate_id) {
  auto rows =
      database_.kept(from(user_columns, "user WHERE associate_id = ? ORDER BY name LIMIT 1"));
  if (!rows) return rows.error();
  return first(rows->bind(associate_id), to_user);
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
  return first(rows->bind(attachment_id), [](const cursor& row) { return row.bytes(0); });
}

result<std::vector<notification>> session::notifications(enum notification::state state,
                                                         std::int32_t top) {
  static const std::string text = "SELECT " + std::string(notification_columns) +
                                  " FROM notification WHERE state = ? ORDER BY id LIMIT ?";
  auto rows = database_.kept(text);
  if (!rows) return rows.error();
  return every(rows->bind(std::int64_t{static_cast<int>(state)}).bind(top), to_notification);
}

result<std::vector<std::int32_t>> session::logged_in(ticks now) {
  auto rows = database_.kept(
      "SELECT DISTINCT user.associate_id FROM token JOIN user ON user.name = token.user "
      "WHERE token.expires_at > ? ORDER BY 1");
  if (!rows) return rows.error();
  return every(rows->bind(now), [](const cursor& row) { return row.number(0); });
}

result<void> session::remove_notifications(std::int32_t ticket_id,
                                           std::int32_t recipient_associate_id) {
  // The kinds, all that go to an associate, let the index find the rows.
  auto gone = database_.kept(
      "DELETE FROM notification WHERE kind IN (0, 1, 2) AND ticket_id = ? "
      "AND recipient_associate_id = ? AND state = 0");
  if (!gone) return gone.error();
  return gone->bind(ticket_id).bind(recipient_associate_id).finish();
}

result<std::vector<notification>> session::claim_notifications(ticks now, ticks until,
                                                               std::int32_t top) {
  static const std::string text =
      "UPDATE notification SET due_at = ? WHERE id IN (SELECT id FROM notification "
      "WHERE state = 0 AND due_at <= ? ORDER BY id LIMIT ?) RETURNING " +
      std::string(notification_columns);
  auto rows = database_.kept(text);
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

result<std::int64_t> session::count_notifications(enum notification::state state) {
  auto rows = database_.kept("SELECT count(*) FROM notification WHERE state = ?");
  if (!rows) return rows.error();
  const auto found = rows->bind(std::int64_t{static_cast<int>(state)}).step();
  if (!found) return found.error();
  return rows->integer(0);
}

}  // namespace ticketwire::store::sqlite
