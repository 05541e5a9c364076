#include "store/search.hpp"
#include "store/sql/rows.hpp"
#include "store/sqlite/list.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {
namespace {

constexpr std::string_view relation_carrier = "TicketRelationEntity";

result<void> unlink(connection& database, std::int32_t record_id) {
  auto gone = database.kept("DELETE FROM relation WHERE record_id = ?");
  if (!gone) return gone.error();
  return gone->bind(record_id).finish();
}

/// The tickets that a relation names lead to it.
result<void> link(connection& database, const record& row) {
  TICKETWIRE_TRY(unlink(database, row.id));
  auto put = database.kept(
      "WITH given (id, body) AS (VALUES (?, ?)) INSERT INTO relation (ticket_id, record_id) "
      "SELECT body ->> '$.SourceTicketId', id FROM given "
      "WHERE typeof(body ->> '$.SourceTicketId') = 'integer' "
      "UNION SELECT body ->> '$.DestinationTicketId', id FROM given "
      "WHERE typeof(body ->> '$.DestinationTicketId') = 'integer'");
  if (!put) return put.error();
  return put->bind(row.id).bind(std::string_view(row.body)).finish();
}

result<void> add_text(connection& database, std::int32_t id, std::string_view content) {
  auto put = database.kept("INSERT INTO message_text (rowid, content) VALUES (?, ?)");
  if (!put) return put.error();
  return put->bind(id).bind(content).finish();
}

/// The index keeps no texts: it is told what it was given.
result<void> remove_text(connection& database, std::int32_t id, std::string_view content) {
  auto gone = database.kept(
      "INSERT INTO message_text (message_text, rowid, content) VALUES ('delete', ?, ?)");
  if (!gone) return gone.error();
  return gone->bind(id).bind(content).finish();
}

/// What is found of a message that is there.
result<std::optional<std::string>> text_of(connection& database, std::int32_t id) {
  auto rows = database.kept("SELECT content FROM message WHERE id = ?");
  if (!rows) return rows.error();
  return first(rows->bind(id), [](const cursor& row) { return row.text(0); });
}

}  // namespace

template <class Row>
result<void> session::upsert(const Row& row, const json::value* body) {
  static const std::string text =
      sql::upsert(sql::dialect::sqlite, sql::written<Row>(sql::dialect::sqlite));
  auto statement = database_.kept(text);
  if (!statement) return statement.error();
  const auto found_by = sql::found_by(row, body);
  sql::each_value(row, found_by, [&](auto value) { statement->bind(value); });
  return statement->finish();
}

template <class Row>
result<std::int32_t> session::put(const Row& row, std::string_view table, const json::value* body) {
  if (row.id != 0) {
    if (const auto done = upsert(row, body); !done) return done.error();
    return row.id;
  }
  auto id = next_id(table);
  if (!id) return id;
  Row named = row;
  named.id = *id;
  return put(named, table, body);
}

result<std::int32_t> session::next_id(std::string_view table) {
  const auto last = last_id(table);
  if (!last) return last.error();
  if (*last >= INT32_MAX) return database_.fail(SQLITE_CONSTRAINT);
  // Two that are asked for before a row is put are two.
  const auto moved = move_last_id(table, *last + 1);
  if (!moved) return moved.error();
  return static_cast<std::int32_t>(*last + 1);
}

result<std::int32_t> session::next_ticket_id() {
  return next_id(stored<ticket_row>::table);
}

result<std::int32_t> session::next_message_id() {
  return next_id(stored<message_row>::table);
}

result<std::int32_t> session::store_ticket(const ticket_row& row, const json::value* body) {
  return put(row, stored<ticket_row>::table, body);
}

result<std::int32_t> session::put_message(const message_row& row) {
  std::optional<std::string> before;
  if (row.id != 0) {
    auto found = text_of(database_, row.id);
    if (!found) return found.error();
    before = std::move(*found);
  }
  auto id = put(row, stored<message_row>::table);
  if (!id) return id;
  const auto after = text_of(database_, *id);
  if (!after) return after.error();
  if (before == *after) return id;
  if (before) TICKETWIRE_TRY(remove_text(database_, *id, *before));
  TICKETWIRE_TRY(add_text(database_, *id, **after));
  return id;
}

result<std::int32_t> session::next_record_id(std::string_view carrier) {
  // The counter knows the highest that was removed, or given out and not put yet.
  auto last = database_.kept(
      "SELECT max(coalesce((SELECT max(id) FROM record WHERE carrier = ?), 0), "
      "coalesce((SELECT last FROM record_counter WHERE carrier = ?), 0))");
  if (!last) return last.error();
  const auto found = last->bind(carrier).bind(carrier).step();
  if (!found) return found.error();
  const auto next = last->integer(0) + 1;
  if (next > INT32_MAX) return database_.fail(SQLITE_CONSTRAINT);
  const auto id = static_cast<std::int32_t>(next);
  TICKETWIRE_TRY(count_record(carrier, id));
  fresh_.emplace(carrier, id);
  return id;
}

result<void> session::count_record(std::string_view carrier, std::int32_t id) {
  auto counted = database_.kept(
      "INSERT INTO record_counter (carrier, last) VALUES (?, ?) "
      "ON CONFLICT (carrier) DO UPDATE SET last = max(last, excluded.last)");
  if (!counted) return counted.error();
  return counted->bind(carrier).bind(id).finish();
}

result<std::int32_t> session::put_record(const record& row) {
  if (row.id == 0) {
    auto id = next_record_id(row.carrier);
    if (!id) return id;
    return put_record({row.carrier, *id, row.body});
  }
  if (!fresh_.contains({row.carrier, row.id})) {
    TICKETWIRE_TRY(count_change());
  }
  TICKETWIRE_TRY(upsert(row));
  if (row.carrier == relation_carrier) TICKETWIRE_TRY(link(database_, row));
  return row.id;
}

result<void> session::count_change() {
  auto update = database_.kept("UPDATE generation SET records = records + 1");
  if (!update) return update.error();
  return update->finish();
}

result<void> session::put_member(const member& row) {
  return upsert(row);
}

result<void> session::put_user(const user& row) {
  return upsert(row);
}

result<void> session::put_token(const token& row) {
  return upsert(row);
}

result<void> session::remove_user(std::string_view name) {
  auto gone = database_.kept("DELETE FROM user WHERE name = ?");
  if (!gone) return gone.error();
  return gone->bind(name).finish();
}

result<void> session::remove_token(enum token::kind kind, std::string_view secret_hash) {
  auto gone = database_.kept("DELETE FROM token WHERE kind = ? AND secret_hash = ?");
  if (!gone) return gone.error();
  return gone->bind(std::int64_t{static_cast<int>(kind)}).bind(secret_hash).finish();
}

result<std::size_t> session::remove_expired_tokens(ticks now) {
  auto gone = database_.kept("DELETE FROM token WHERE expires_at <> 0 AND expires_at <= ?");
  if (!gone) return gone.error();
  if (auto done = gone->bind(now).finish(); !done) return done.error();
  return static_cast<std::size_t>(database_.changed_rows());
}

result<void> session::remove_tokens(enum token::kind kind, std::string_view user,
                                    std::int32_t keep) {
  auto gone = database_.kept(
      "DELETE FROM token WHERE user = ? AND kind = ? AND secret_hash NOT IN (SELECT secret_hash "
      "FROM token WHERE user = ? AND kind = ? ORDER BY expires_at = 0 DESC, expires_at DESC, "
      "secret_hash LIMIT ?)");
  if (!gone) return gone.error();
  const auto number = std::int64_t{static_cast<int>(kind)};
  return gone->bind(user).bind(number).bind(user).bind(number).bind(keep).finish();
}

result<void> session::remove_record(std::string_view carrier, std::int32_t id) {
  TICKETWIRE_TRY(count_change());
  TICKETWIRE_TRY(count_record(carrier, id));
  if (carrier == relation_carrier) TICKETWIRE_TRY(unlink(database_, id));
  auto gone = database_.kept("DELETE FROM record WHERE carrier = ? AND id = ?");
  if (!gone) return gone.error();
  return gone->bind(carrier).bind(id).finish();
}

result<void> session::remove_content(std::int32_t attachment_id) {
  auto gone = database_.kept("DELETE FROM content WHERE attachment_id = ?");
  if (!gone) return gone.error();
  return gone->bind(attachment_id).finish();
}

result<void> session::remove_message(std::int32_t id) {
  const auto before = text_of(database_, id);
  if (!before) return before.error();
  if (*before) TICKETWIRE_TRY(remove_text(database_, id, **before));
  auto gone = database_.kept("DELETE FROM message WHERE id = ?");
  if (!gone) return gone.error();
  return gone->bind(id).finish();
}

result<void> session::put_content(std::int32_t attachment_id, std::string_view bytes) {
  auto insert = database_.kept(
      "INSERT INTO content (attachment_id, bytes) VALUES (?, ?) "
      "ON CONFLICT (attachment_id) DO UPDATE SET bytes = excluded.bytes");
  if (!insert) return insert.error();
  return insert->bind(attachment_id).bind_bytes(bytes).finish();
}

result<void> session::put_notification(const notification& row) {
  static const std::string text =
      sql::insert(sql::dialect::sqlite, sql::written<notification>(sql::dialect::sqlite)) +
      " ON CONFLICT (id) DO UPDATE SET state = excluded.state, due_at = excluded.due_at, "
      "attempts = excluded.attempts, problem = excluded.problem "
      "ON CONFLICT (kind, ticket_id, message_id, recipient_associate_id, created_at, envelope) "
      "DO NOTHING";
  auto insert = database_.kept(text);
  if (!insert) return insert.error();
  bool is_id = true;
  sql::each_value(row, {}, [&](auto value) {
    // A new one is given its id only where there is none of the same cause.
    is_id&& row.id == 0 ? insert->bind_null() : insert->bind(value);
    is_id = false;
  });
  return insert->finish();
}

}  // namespace ticketwire::store::sqlite
