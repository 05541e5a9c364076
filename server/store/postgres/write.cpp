#include <algorithm>
#include <type_traits>
#include <utility>

#include "store/postgres/session.hpp"
#include "store/search.hpp"
#include "store/sql/rows.hpp"

namespace ticketwire::store::postgres {
namespace {

using sql::dialect;

/// A view of the row and of the texts.
template <class Row>
parameters values_of(const Row& row, const search_texts& found_by) {
  parameters values;
  sql::each_value(row, found_by, [&](auto value) {
    if constexpr (std::is_same_v<decltype(value), std::string_view>) {
      values.text(value);
    } else {
      values.number(value);
    }
  });
  return values;
}

result<void> done(const result<rows>& answer) {
  if (!answer) return answer.error();
  return {};
}

/// The statements that write a table whose key is an id that a sequence gives.
template <class Row>
struct statements {
  std::string insert = sql::insert(dialect::postgres, sql::written<Row>(dialect::postgres));
  std::string update = sql::update(dialect::postgres, sql::written<Row>(dialect::postgres));
};

}  // namespace

result<std::int32_t> session::inserted(std::string_view sql, const parameters& values) {
  const auto answer = database_.kept(sql, values);
  if (!answer) return answer.error();
  return answer->at(0).number(0);
}

template <class Row>
result<void> session::upsert(const Row& row) {
  static const std::string text =
      sql::upsert(dialect::postgres, sql::written<Row>(dialect::postgres));
  return done(database_.kept(text, values_of(row, {})));
}

template <class Row>
result<std::int32_t> session::put(const Row& row, new_ids& given, std::int32_t& ahead,
                                  const json::value* body) {
  static const statements<Row> sql;
  const search_texts found_by = sql::found_by(row, body);
  const parameters values = values_of(row, found_by);
  if (given.erase(row.id) == 0) {
    const auto updated = database_.kept(sql.update, values);
    if (!updated) return updated.error();
    if (updated->changed() == 1) return row.id;
    ahead = std::max(ahead, row.id);
  }
  const auto added = database_.kept(sql.insert, values);
  if (!added) return added.error();
  return row.id;
}

result<std::int32_t> session::next_id(std::string_view sequence, new_ids& given) {
  if (auto moved = move_sequences(); !moved) return moved.error();
  auto id = inserted(sequence, {});
  if (id) given.insert(*id);
  return id;
}

result<std::int32_t> session::next_ticket_id() {
  return next_id("SELECT nextval('ticket_id')", new_tickets_);
}

result<std::int32_t> session::next_message_id() {
  return next_id("SELECT nextval('message_id')", new_messages_);
}

result<std::int32_t> session::store_ticket(const ticket_row& row, const json::value* body) {
  if (row.id != 0) return put(row, new_tickets_, ahead_.ticket, body);
  auto id = next_ticket_id();
  if (!id) return id;
  ticket_row named = row;
  named.id = *id;
  return put(named, new_tickets_, ahead_.ticket, body);
}

result<std::int32_t> session::put_message(const message_row& row) {
  if (auto held = hold_ticket(row.ticket_id); !held) return held.error();
  if (row.id != 0) return put(row, new_messages_, ahead_.message);
  auto id = next_message_id();
  if (!id) return id;
  message_row named = row;
  named.id = *id;
  return put(named, new_messages_, ahead_.message);
}

result<std::int32_t> session::next_record_id(std::string_view carrier) {
  // The counter's row makes others that add to the carrier wait until this transaction ends.
  auto next = inserted(
      "INSERT INTO record_counter (carrier, last) VALUES ($1, "
      "1 + (SELECT coalesce(max(id), 0) FROM record WHERE carrier = $1)) "
      "ON CONFLICT (carrier) DO UPDATE "
      "SET last = greatest(record_counter.last + 1, excluded.last) RETURNING last",
      parameters().text(carrier));
  if (next) fresh_.emplace(carrier, *next);
  return next;
}

result<std::int32_t> session::put_record(const record& row) {
  if (row.id == 0) {
    auto next = next_record_id(row.carrier);
    if (!next) return next;
    // Added and not put: were the id in use after all, the row would not be lost.
    return inserted("INSERT INTO record (carrier, id, body) VALUES ($1, $2, $3) RETURNING id",
                    parameters().text(row.carrier).number(*next).text(row.body));
  }
  records_changed_ = records_changed_ || !fresh_.contains({row.carrier, row.id});
  TICKETWIRE_TRY(upsert(row));
  return row.id;
}

result<void> session::count_change() {
  records_changed_ = true;
  return {};
}

result<void> session::put_member(const member& row) {
  return upsert(row);
}

result<void> session::put_user(const user& row) {
  return upsert(row);
}

result<void> session::remove_user(std::string_view name) {
  return done(database_.kept("DELETE FROM account WHERE name = $1", parameters().text(name)));
}

result<void> session::put_token(const token& row) {
  return upsert(row);
}

result<void> session::remove_token(enum token::kind kind, std::string_view secret_hash) {
  return done(database_.kept("DELETE FROM token WHERE kind = $1 AND secret_hash = $2",
                             parameters().number(static_cast<int>(kind)).text(secret_hash)));
}

result<std::size_t> session::remove_expired_tokens(ticks now) {
  const auto gone = database_.kept("DELETE FROM token WHERE expires_at <> 0 AND expires_at <= $1",
                                   parameters().number(now));
  if (!gone) return gone.error();
  return static_cast<std::size_t>(gone->changed());
}

result<void> session::remove_tokens(enum token::kind kind, std::string_view user,
                                    std::int32_t keep) {
  return done(database_.kept(
      "DELETE FROM token WHERE account = $1 AND kind = $2 AND secret_hash NOT IN (SELECT "
      "secret_hash FROM token WHERE account = $1 AND kind = $2 "
      "ORDER BY expires_at = 0 DESC, expires_at DESC, secret_hash LIMIT $3)",
      parameters().text(user).number(static_cast<int>(kind)).number(keep)));
}

result<void> session::remove_record(std::string_view carrier, std::int32_t id) {
  records_changed_ = true;
  // A record that was put with its number is not known to the counter.
  TICKETWIRE_TRY(done(database_.kept(
      "INSERT INTO record_counter (carrier, last) VALUES ($1, $2) ON CONFLICT (carrier) DO UPDATE "
      "SET last = greatest(record_counter.last, excluded.last)",
      parameters().text(carrier).number(id))));
  return done(database_.kept("DELETE FROM record WHERE carrier = $1 AND id = $2",
                             parameters().text(carrier).number(id)));
}

result<void> session::remove_content(std::int32_t attachment_id) {
  return done(database_.kept("DELETE FROM content WHERE attachment_id = $1",
                             parameters().number(attachment_id)));
}

result<void> session::remove_message(std::int32_t id) {
  if (const auto held = hold_ticket_of(id); !held) return held.error();
  return done(database_.kept("DELETE FROM message WHERE id = $1", parameters().number(id)));
}

result<void> session::put_content(std::int32_t attachment_id, std::string_view bytes) {
  return done(
      database_.kept("INSERT INTO content (attachment_id, bytes) VALUES ($1, $2) "
                     "ON CONFLICT (attachment_id) DO UPDATE SET bytes = excluded.bytes",
                     parameters().number(attachment_id).bytes(bytes)));
}

result<void> session::put_notification(const notification& row) {
  if (row.id != 0) {
    const auto updated = database_.kept(
        "UPDATE notification SET state = $1, due_at = $2, attempts = $3, problem = $4 "
        "WHERE id = $5",
        parameters()
            .number(static_cast<int>(row.state))
            .number(row.due_at)
            .number(row.attempts)
            .text(row.problem)
            .number(row.id));
    if (!updated) return updated.error();
    if (updated->changed() == 1) return {};
    ahead_.notification = std::max(ahead_.notification, row.id);
  } else if (auto moved = move_sequences(); !moved) {
    return moved;
  }
  static const std::string insert = [] {
    std::string sql = sql::insert(dialect::postgres, sql::written<notification>(dialect::postgres));
    constexpr std::string_view id = "($1";
    sql.replace(sql.find(id), id.size(),
                "(coalesce(nullif($1::bigint, 0), nextval('notification_id'))");
    return sql + " ON CONFLICT DO NOTHING";
  }();
  return done(database_.kept(insert, values_of(row, {})));
}

result<void> session::remove_notifications(std::int32_t ticket_id,
                                           std::int32_t recipient_associate_id) {
  // The kinds, all that go to an associate, let the index find the rows.
  return done(
      database_.kept("DELETE FROM notification WHERE kind IN (0, 1, 2) AND ticket_id = $1 "
                     "AND recipient_associate_id = $2 AND state = 0",
                     parameters().number(ticket_id).number(recipient_associate_id)));
}

result<std::vector<notification>> session::claim_notifications(ticks now, ticks until,
                                                               std::int32_t top) {
  // The array is made once; rows that another process is claiming are passed over.
  static const auto text =
      "UPDATE notification SET due_at = $1 WHERE id = ANY (ARRAY(SELECT id FROM notification "
      "WHERE state = 0 AND due_at <= $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)) RETURNING " +
      sql::columns<notification>(dialect::postgres);
  const auto found = database_.kept(text, parameters().number(until).number(now).number(top));
  if (!found) return found.error();
  std::vector<notification> claimed;
  for (int i = 0; i < found->size(); ++i) claimed.push_back(sql::read<notification>(found->at(i)));
  std::ranges::sort(claimed, {}, &notification::id);
  return claimed;
}

result<void> session::put_last_ids(const struct last_ids& ids) {
  ahead_.ticket = std::max(ahead_.ticket, ids.ticket);
  ahead_.message = std::max(ahead_.message, ids.message);
  ahead_.notification = std::max(ahead_.notification, ids.notification);
  imported_ = true;
  return {};
}

// Sequences are moved by one process at a time: of two that move one, the lower number might else
// win. They take no part in the transaction; numbers that a rollback leaves out are lost.
result<void> session::move_sequences() {
  const auto ahead = std::exchange(ahead_, {});
  if (ahead.ticket == 0 && ahead.message == 0 && ahead.notification == 0) return {};
  if (auto locked = database_.kept("SELECT version FROM ticketwire_schema FOR UPDATE", {});
      !locked) {
    return locked.error();
  }
  for (const auto& [sequence, last] : {std::pair{"ticket_id", std::int64_t{ahead.ticket}},
                                       std::pair{"message_id", std::int64_t{ahead.message}},
                                       std::pair{"notification_id", ahead.notification}}) {
    if (last == 0) continue;
    std::string sql = "SELECT setval('";
    sql.append(sequence).append("', $1) WHERE $1 > (SELECT CASE WHEN is_called THEN last_value ");
    sql.append("ELSE 0 END FROM ").append(sequence).append(")");
    const auto moved = database_.kept(sql, parameters().number(last));
    if (!moved) return moved.error();
  }
  return {};
}

result<void> session::finish() {
  // Else it plans by what was there before, until it looks by itself.
  if (imported_) {
    if (auto counted = database_.run("ANALYZE ticket, message, record"); !counted) return counted;
  }
  if (auto moved = move_sequences(); !moved || !records_changed_) return moved;
  return done(database_.kept("UPDATE generation SET records = records + 1", {}));
}

}  // namespace ticketwire::store::postgres
