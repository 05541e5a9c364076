#include <utility>

#include "store/sqlite/selection.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {
namespace {

// The body comes last: a scan over the others then need not touch its overflow pages.
constexpr std::string_view ticket_columns =
    "id, last_changed, created_at, deadline, base_status, status_id, priority_id, category_id, "
    "owner_id, person_id, title, body";

ticket_row to_ticket(const cursor& row) {
  return {row.number(0), row.integer(1), row.integer(2), row.integer(3),
          row.number(4), row.number(5),  row.number(6),  row.number(7),
          row.number(8), row.number(9),  row.text(10),   row.text(11)};
}

message_row to_message(const cursor& row) {
  return {row.number(0), row.number(1), row.integer(2), row.text(3)};
}

record to_record(const cursor& row) {
  return {row.text(0), row.number(1), row.text(2)};
}

member to_member(const cursor& row) {
  return {row.number(0), row.number(1), row.number(2), row.integer(3)};
}

user to_user(const cursor& row) {
  return {row.text(0), row.number(1), row.text(2)};
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
  auto rows = database_.once(selected->sql);
  if (!rows) return rows.error();
  for (const auto& parameter : selected->parameters) {
    if (const auto* text = std::get_if<std::string>(&parameter)) {
      rows->bind(std::string_view(*text));
    } else {
      rows->bind(std::get<std::int64_t>(parameter));
    }
  }
  return every(*rows, to_ticket);
}

result<std::optional<message_row>> session::message(std::int32_t id) {
  auto rows = database_.kept("SELECT id, ticket_id, created_at, body FROM message WHERE id = ?");
  if (!rows) return rows.error();
  return first(rows->bind(id), to_message);
}

result<std::vector<message_row>> session::messages(std::int32_t ticket_id) {
  auto rows = database_.kept(
      "SELECT id, ticket_id, created_at, body FROM message WHERE ticket_id = ? "
      "ORDER BY created_at, id");
  if (!rows) return rows.error();
  return every(rows->bind(ticket_id), to_message);
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
  auto rows = database_.kept("SELECT name, associate_id, password_hash FROM user WHERE name = ?");
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

result<std::int64_t> session::count() {
  auto rows = database_.kept("SELECT count(*) FROM ticket");
  if (!rows) return rows.error();
  const auto found = rows->step();
  if (!found) return found.error();
  return rows->integer(0);
}

}  // namespace ticketwire::store::sqlite
