#include <algorithm>
#include <utility>

#include "store/postgres/session.hpp"
#include "store/search.hpp"
#include "store/sql/rows.hpp"

namespace ticketwire::store::postgres {
namespace {

/// Views of both.
parameters values_of(const ticket_row& row, const search_texts& found_by) {
  parameters values;
  for (const ticks date : {row.last_changed, row.created_at, row.deadline, row.activate,
                           row.closed_at, row.replied_at}) {
    values.number(date);
  }
  for (const std::int32_t number :
       {row.base_status, row.status_id, row.priority_id, row.category_id, row.owner_id,
        row.person_id, row.created_by, row.type_id, row.sale_id, row.project_id, row.connect_id,
        row.slevel, row.read_status}) {
    values.number(number);
  }
  values.text(row.title).text(row.author).text(row.body);
  return values.text(found_by.title).text(found_by.author).text(found_by.facts);
}

parameters values_of(const message_row& row, const search_texts& found_by) {
  parameters values;
  values.number(row.ticket_id).number(row.created_at).number(row.slevel);
  values.text(row.title).text(row.author).text(row.message_id).text(row.body);
  values.text(found_by.title).text(found_by.author).text(found_by.message_id);
  return values.text(found_by.facts).text(found_by.content);
}

/// The statements that write a table whose first column is an id that a sequence gives.
struct statements {
  std::string update;
  std::string insert;
  std::string insert_with_id;
};

statements make_statements(std::string_view table, const std::string& columns) {
  std::string names;
  std::string places;
  int count = 0;
  const auto rest = std::string_view(columns).substr(columns.find(", ") + 2);
  for (auto left = rest; !left.empty();) {
    const auto end = std::min(left.find(", "), left.size());
    ++count;
    const auto name = left.substr(0, end);
    names.append(count == 1 ? "" : ", ").append(name);
    places.append(count == 1 ? "$" : ", $").append(std::to_string(count));
    if (name == "facts") places.append("::text::jsonb");
    left.remove_prefix(std::min(end + 2, left.size()));
  }
  const auto id = "$" + std::to_string(count + 1);
  const std::string into = "INSERT INTO " + std::string(table) + " (" + names;
  return {
      "UPDATE " + std::string(table) + " SET (" + names + ") = (" + places + ") WHERE id = " + id,
      into + ") VALUES (" + places + ") RETURNING id",
      into + ", id) VALUES (" + places + ", " + id + ") RETURNING id"};
}

std::string joined(std::string_view columns, std::string_view more) {
  return std::string(columns).append(", ").append(more);
}

}  // namespace

result<std::int32_t> session::inserted(std::string_view sql, const parameters& values) {
  const auto answer = database_.kept(sql, values);
  if (!answer) return answer.error();
  return answer->at(0).number(0);
}

result<std::int32_t> session::put_ticket(const ticket_row& row) {
  static const auto sql =
      make_statements("ticket", joined(sql::ticket_columns, sql::ticket_search_columns));
  const search_texts found_by = search_texts_of(row);
  if (row.id == 0) {
    if (auto done = move_sequences(); !done) return done.error();
    return inserted(sql.insert, values_of(row, found_by));
  }
  const auto updated = database_.kept(sql.update, values_of(row, found_by).number(row.id));
  if (!updated) return updated.error();
  if (updated->changed() == 1) return row.id;
  ahead_.ticket = std::max(ahead_.ticket, row.id);
  return inserted(sql.insert_with_id, values_of(row, found_by).number(row.id));
}

result<std::int32_t> session::put_message(const message_row& row) {
  static const auto sql =
      make_statements("message", joined(sql::message_columns, sql::message_search_columns));
  if (auto held = hold_ticket(row.ticket_id); !held) return held.error();
  const search_texts found_by = search_texts_of(row);
  if (row.id == 0) {
    if (auto done = move_sequences(); !done) return done.error();
    return inserted(sql.insert, values_of(row, found_by));
  }
  const auto updated = database_.kept(sql.update, values_of(row, found_by).number(row.id));
  if (!updated) return updated.error();
  if (updated->changed() == 1) return row.id;
  ahead_.message = std::max(ahead_.message, row.id);
  return inserted(sql.insert_with_id, values_of(row, found_by).number(row.id));
}

result<std::int32_t> session::put_record(const record& row) {
  auto id = row.id;
  if (id == 0) {
    // The counter's row makes others that add to the carrier wait until this transaction ends.
    const auto next = inserted(
        "INSERT INTO record_counter (carrier, last) VALUES ($1, "
        "1 + (SELECT coalesce(max(id), 0) FROM record WHERE carrier = $1)) "
        "ON CONFLICT (carrier) DO UPDATE "
        "SET last = greatest(record_counter.last + 1, excluded.last) RETURNING last",
        parameters().text(row.carrier));
    if (!next) return next.error();
    fresh_.emplace(row.carrier, *next);
    // Added and not put: were the id in use after all, the row would not be lost.
    return inserted("INSERT INTO record (carrier, id, body) VALUES ($1, $2, $3) RETURNING id",
                    parameters().text(row.carrier).number(*next).text(row.body));
  }
  records_changed_ = records_changed_ || !fresh_.contains({row.carrier, id});
  return inserted(
      "INSERT INTO record (carrier, id, body) VALUES ($1, $2, $3) "
      "ON CONFLICT (carrier, id) DO UPDATE SET body = excluded.body RETURNING id",
      parameters().text(row.carrier).number(id).text(row.body));
}

namespace {

result<void> done(const result<rows>& answer) {
  if (!answer) return answer.error();
  return {};
}

}  // namespace

result<void> session::count_change() {
  records_changed_ = true;
  return {};
}

result<void> session::put_member(const member& row) {
  return done(
      database_.kept("INSERT INTO member (category_id, associate_id, weight, last_assigned) "
                     "VALUES ($1, $2, $3, $4) ON CONFLICT (category_id, associate_id) DO UPDATE "
                     "SET weight = excluded.weight, last_assigned = excluded.last_assigned",
                     parameters()
                         .number(row.category_id)
                         .number(row.associate_id)
                         .number(row.weight)
                         .number(row.last_assigned)));
}

result<void> session::put_user(const user& row) {
  return done(database_.kept(
      "INSERT INTO account (name, associate_id, password_hash, language, level) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO UPDATE "
      "SET associate_id = excluded.associate_id, password_hash = excluded.password_hash, "
      "language = excluded.language, level = excluded.level",
      parameters()
          .text(row.name)
          .number(row.associate_id)
          .text(row.password_hash)
          .text(row.language)
          .number(static_cast<int>(row.level))));
}

result<void> session::remove_user(std::string_view name) {
  return done(database_.kept("DELETE FROM account WHERE name = $1", parameters().text(name)));
}

result<void> session::put_token(const token& row) {
  return done(
      database_.kept("INSERT INTO token (kind, secret_hash, account, xsrf_hash, expires_at) "
                     "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, secret_hash) DO UPDATE "
                     "SET account = excluded.account, xsrf_hash = excluded.xsrf_hash, "
                     "expires_at = excluded.expires_at",
                     parameters()
                         .number(static_cast<int>(row.kind))
                         .text(row.secret_hash)
                         .text(row.user)
                         .text(row.xsrf_hash)
                         .number(row.expires_at)));
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
  parameters values;
  values.number(static_cast<int>(row.kind)).number(static_cast<int>(row.state));
  values.number(row.ticket_id).number(row.message_id).number(row.recipient_associate_id);
  values.text(row.envelope).number(row.created_at).number(row.due_at);
  values.number(row.attempts).text(row.problem);
  static const auto sql = make_statements("notification", std::string(sql::notification_columns));
  static const auto without = [](std::string text) {
    return text.replace(text.find("RETURNING"), std::string::npos, "ON CONFLICT DO NOTHING");
  };
  static const auto insert = without(sql.insert);
  static const auto insert_with_id = without(sql.insert_with_id);
  return done(row.id == 0 ? database_.kept(insert, values)
                          : database_.kept(insert_with_id, values.number(row.id)));
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
      std::string(sql::notification_columns);
  const auto found = database_.kept(text, parameters().number(until).number(now).number(top));
  if (!found) return found.error();
  std::vector<notification> claimed;
  for (int i = 0; i < found->size(); ++i) claimed.push_back(sql::to_notification(found->at(i)));
  std::ranges::sort(claimed, {}, &notification::id);
  return claimed;
}

result<void> session::put_last_ids(const struct last_ids& ids) {
  ahead_.ticket = std::max(ahead_.ticket, ids.ticket);
  ahead_.message = std::max(ahead_.message, ids.message);
  ahead_.notification = std::max(ahead_.notification, ids.notification);
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
  if (auto moved = move_sequences(); !moved || !records_changed_) return moved;
  return done(database_.kept("UPDATE generation SET records = records + 1", {}));
}

}  // namespace ticketwire::store::postgres
