#include <algorithm>
#include <iterator>
#include <utility>

#include "store/sql/selection.hpp"
#include "store/sqlite/list.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {
namespace {

result<cursor> run(connection& database, const sql::selection& selected) {
  auto rows = database.recent(selected.sql);
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

/// Those texts that a query looks for in messages and that many of them have.
result<sql::frequent_texts> frequent(connection& database, const query& query) {
  sql::frequent_texts out = sql::content_texts(query);
  for (auto text = out.begin(); text != out.end();) {
    const auto found = counted(database, sql::count_content(sql::dialect::sqlite, *text));
    if (!found) return found.error();
    text = *found < sql::many_messages ? out.erase(text) : std::next(text);
  }
  return out;
}

}  // namespace

result<std::optional<ticket_row>> session::ticket(std::int32_t id) {
  auto rows = database_.kept(select<ticket_row>(" WHERE id = ?"));
  if (!rows) return rows.error();
  return first(rows->bind(id), sql::to<ticket_row>);
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
  const auto many = frequent(database_, query);
  if (!many) return many.error();
  const auto selected = sql::select_tickets(sql::dialect::sqlite, query,
                                            sql::columns<ticket_row>(sql::dialect::sqlite), *many);
  if (!selected) return selected.error();
  auto rows = run(database_, *selected);
  if (!rows) return rows.error();
  return every(*rows, sql::to<ticket_row>);
}

result<std::vector<versioned_ticket>> session::versions_of(const query& query) {
  const auto many = frequent(database_, query);
  if (!many) return many.error();
  const auto selected = sql::select_versions(sql::dialect::sqlite, query, *many);
  if (!selected) return selected.error();
  auto rows = run(database_, *selected);
  if (!rows) return rows.error();
  return every(*rows, sql::to_versioned_ticket);
}

result<std::int64_t> session::count(const query& query) {
  return counted(database_, sql::count_tickets(sql::dialect::sqlite, query));
}

result<std::int64_t> session::count_messages(const query& query) {
  return counted(database_, sql::count_messages(sql::dialect::sqlite, query));
}

result<std::optional<message_row>> session::message(std::int32_t id) {
  auto rows = database_.kept(select<message_row>(" WHERE id = ?"));
  if (!rows) return rows.error();
  return first(rows->bind(id), sql::to<message_row>);
}

result<std::vector<message_row>> session::messages(std::int32_t ticket_id) {
  auto rows = database_.kept(select<message_row>(" WHERE ticket_id = ? ORDER BY created_at, id"));
  if (!rows) return rows.error();
  return every(rows->bind(ticket_id), sql::to<message_row>);
}

result<std::vector<message_row>> session::messages(const query& query) {
  const auto selected = sql::select_messages(sql::dialect::sqlite, query,
                                             sql::columns<message_row>(sql::dialect::sqlite));
  if (!selected) return selected.error();
  auto rows = run(database_, *selected);
  if (!rows) return rows.error();
  return every(*rows, sql::to<message_row>);
}

result<std::optional<record>> session::find(std::string_view carrier, std::int32_t id) {
  auto rows = database_.kept(select<record>(" WHERE carrier = ? AND id = ?"));
  if (!rows) return rows.error();
  return first(rows->bind(carrier).bind(id), sql::to<record>);
}

result<std::vector<record>> session::all(std::string_view carrier) {
  auto rows = database_.kept(select<record>(" WHERE carrier = ? ORDER BY id"));
  if (!rows) return rows.error();
  return every(rows->bind(carrier), sql::to<record>);
}

result<std::vector<record>> session::relations_of(std::int32_t ticket_id) {
  auto rows = database_.kept(
      select<record>(" JOIN relation ON record_id = id "
                     "WHERE ticket_id = ? AND carrier = 'TicketRelationEntity' ORDER BY id"));
  if (!rows) return rows.error();
  return every(rows->bind(ticket_id), sql::to<record>);
}

result<std::vector<member>> session::members(std::int32_t category_id) {
  auto rows = database_.kept(select<member>(" WHERE category_id = ? ORDER BY associate_id"));
  if (!rows) return rows.error();
  return every(rows->bind(category_id), sql::to<member>);
}

result<std::optional<user>> session::find_user(std::string_view name) {
  auto rows = database_.kept(select<user>(" WHERE name = ?"));
  if (!rows) return rows.error();
  return first(rows->bind(name), sql::to<user>);
}

result<std::optional<user>> session::user_of(std::int32_t associate_id) {
  auto rows = database_.kept(select<user>(" WHERE associate_id = ? ORDER BY name LIMIT 1"));
  if (!rows) return rows.error();
  return first(rows->bind(associate_id), sql::to<user>);
}

result<std::optional<token>> session::find_token(enum token::kind kind,
                                                 std::string_view secret_hash) {
  auto rows = database_.kept(select<token>(" WHERE kind = ? AND secret_hash = ?"));
  if (!rows) return rows.error();
  return first(rows->bind(std::int64_t{static_cast<int>(kind)}).bind(secret_hash), sql::to<token>);
}

result<std::optional<std::string>> session::content(std::int32_t attachment_id) {
  auto rows = database_.kept("SELECT bytes FROM content WHERE attachment_id = ?");
  if (!rows) return rows.error();
  return first(rows->bind(attachment_id), [](const cursor& row) { return row.bytes(0); });
}

result<std::vector<notification>> session::notifications(enum notification::state state,
                                                         std::int32_t top) {
  auto rows = database_.kept(select<notification>(" WHERE state = ? ORDER BY id LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(std::int64_t{static_cast<int>(state)}).bind(top), sql::to<notification>);
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
      sql::columns<notification>(sql::dialect::sqlite);
  auto rows = database_.kept(text);
  if (!rows) return rows.error();
  auto claimed = every(rows->bind(until).bind(now).bind(top), sql::to<notification>);
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
