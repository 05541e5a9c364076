#include "store/search.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {

result<std::int32_t> session::put(cursor& insert, std::int32_t id) {
  if (auto done = insert.finish(); !done) return done.error();
  return id != 0 ? id : static_cast<std::int32_t>(database_.last_insert_id());
}

result<std::int32_t> session::put_ticket(const ticket_row& row) {
  auto insert = database_.kept(
      "INSERT INTO ticket (id, last_changed, created_at, deadline, activate, closed_at, "
      "replied_at, base_status, status_id, priority_id, category_id, owner_id, person_id, "
      "created_by, type_id, sale_id, project_id, connect_id, slevel, read_status, title, author, "
      "body, folded_title, folded_author, facts) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET last_changed = excluded.last_changed, "
      "created_at = excluded.created_at, deadline = excluded.deadline, "
      "activate = excluded.activate, closed_at = excluded.closed_at, "
      "replied_at = excluded.replied_at, base_status = excluded.base_status, "
      "status_id = excluded.status_id, priority_id = excluded.priority_id, "
      "category_id = excluded.category_id, owner_id = excluded.owner_id, "
      "person_id = excluded.person_id, created_by = excluded.created_by, "
      "type_id = excluded.type_id, sale_id = excluded.sale_id, project_id = excluded.project_id, "
      "connect_id = excluded.connect_id, slevel = excluded.slevel, "
      "read_status = excluded.read_status, title = excluded.title, author = excluded.author, "
      "body = excluded.body, folded_title = excluded.folded_title, "
      "folded_author = excluded.folded_author, facts = excluded.facts");
  if (!insert) return insert.error();
  const search_texts found_by = search_texts_of(row);
  row.id == 0 ? insert->bind_null() : insert->bind(row.id);
  insert->bind(row.last_changed).bind(row.created_at).bind(row.deadline);
  insert->bind(row.activate).bind(row.closed_at).bind(row.replied_at);
  for (const std::int32_t number :
       {row.base_status, row.status_id, row.priority_id, row.category_id, row.owner_id,
        row.person_id, row.created_by, row.type_id, row.sale_id, row.project_id, row.connect_id,
        row.slevel, row.read_status}) {
    insert->bind(number);
  }
  insert->bind(row.title).bind(row.author).bind(row.body);
  insert->bind(found_by.title).bind(found_by.author).bind(found_by.facts);
  return put(*insert, row.id);
}

result<std::int32_t> session::put_message(const message_row& row) {
  auto insert = database_.kept(
      "INSERT INTO message (id, ticket_id, created_at, slevel, title, author, message_id, body, "
      "folded_title, folded_author, folded_message_id, facts, content) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET ticket_id = excluded.ticket_id, "
      "created_at = excluded.created_at, slevel = excluded.slevel, title = excluded.title, "
      "author = excluded.author, message_id = excluded.message_id, body = excluded.body, "
      "folded_title = excluded.folded_title, folded_author = excluded.folded_author, "
      "folded_message_id = excluded.folded_message_id, facts = excluded.facts, "
      "content = excluded.content");
  if (!insert) return insert.error();
  const search_texts found_by = search_texts_of(row);
  row.id == 0 ? insert->bind_null() : insert->bind(row.id);
  insert->bind(row.ticket_id).bind(row.created_at).bind(row.slevel);
  insert->bind(row.title).bind(row.author).bind(row.message_id).bind(row.body);
  insert->bind(found_by.title).bind(found_by.author).bind(found_by.message_id);
  insert->bind(found_by.facts).bind(found_by.content);
  return put(*insert, row.id);
}

result<std::int32_t> session::put_record(const record& row) {
  auto id = row.id;
  if (id == 0) {
    // The counter knows the highest that was removed.
    auto last = database_.kept(
        "SELECT max(coalesce((SELECT max(id) FROM record WHERE carrier = ?), 0), "
        "coalesce((SELECT last FROM record_counter WHERE carrier = ?), 0))");
    if (!last) return last.error();
    const auto found = last->bind(row.carrier).bind(row.carrier).step();
    if (!found) return found.error();
    const auto next = last->integer(0) + 1;
    if (next > INT32_MAX) return database_.fail(SQLITE_CONSTRAINT);
    id = static_cast<std::int32_t>(next);
    fresh_.emplace(row.carrier, id);
  } else if (!fresh_.contains({row.carrier, id})) {
    if (auto counted = count_change(); !counted) return counted.error();
  }
  auto insert = database_.kept(
      "INSERT INTO record (carrier, id, body) VALUES (?, ?, ?) "
      "ON CONFLICT (carrier, id) DO UPDATE SET body = excluded.body");
  if (!insert) return insert.error();
  insert->bind(row.carrier).bind(id).bind(row.body);
  return put(*insert, id);
}

result<void> session::count_change() {
  auto update = database_.kept("UPDATE generation SET records = records + 1");
  if (!update) return update.error();
  return update->finish();
}

result<void> session::put_member(const member& row) {
  auto insert = database_.kept(
      "INSERT INTO member (category_id, associate_id, weight, last_assigned) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (category_id, associate_id) DO UPDATE SET weight = excluded.weight, "
      "last_assigned = excluded.last_assigned");
  if (!insert) return insert.error();
  return insert->bind(row.category_id)
      .bind(row.associate_id)
      .bind(row.weight)
      .bind(row.last_assigned)
      .finish();
}

result<void> session::put_user(const user& row) {
  auto insert = database_.kept(
      "INSERT INTO user (name, associate_id, password_hash, language, level) "
      "VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (name) DO UPDATE SET associate_id = excluded.associate_id, "
      "password_hash = excluded.password_hash, language = excluded.language, "
      "level = excluded.level");
  if (!insert) return insert.error();
  insert->bind(row.name).bind(row.associate_id).bind(row.password_hash).bind(row.language);
  return insert->bind(std::int64_t{static_cast<int>(row.level)}).finish();
}

result<void> session::remove_user(std::string_view name) {
  auto gone = database_.kept("DELETE FROM user WHERE name = ?");
  if (!gone) return gone.error();
  return gone->bind(name).finish();
}

result<void> session::put_token(const token& row) {
  auto insert = database_.kept(
      "INSERT INTO token (kind, secret_hash, user, xsrf_hash, expires_at) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (kind, secret_hash) DO UPDATE SET user = excluded.user, "
      "xsrf_hash = excluded.xsrf_hash, expires_at = excluded.expires_at");
  if (!insert) return insert.error();
  insert->bind(std::int64_t{static_cast<int>(row.kind)}).bind(row.secret_hash).bind(row.user);
  return insert->bind(row.xsrf_hash).bind(row.expires_at).finish();
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
  auto counted = database_.kept(
      "INSERT INTO record_counter (carrier, last) VALUES (?, ?) "
      "ON CONFLICT (carrier) DO UPDATE SET last = max(last, excluded.last)");
  if (!counted) return counted.error();
  TICKETWIRE_TRY(counted->bind(carrier).bind(id).finish());
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
  auto insert = database_.kept(
      "INSERT INTO notification (id, kind, state, ticket_id, message_id, recipient_associate_id, "
      "envelope, created_at, due_at, attempts, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET state = excluded.state, due_at = excluded.due_at, "
      "attempts = excluded.attempts, problem = excluded.problem "
      "ON CONFLICT (kind, ticket_id, message_id, recipient_associate_id, created_at, envelope) "
      "DO NOTHING");
  if (!insert) return insert.error();
  row.id == 0 ? insert->bind_null() : insert->bind(row.id);
  insert->bind(std::int64_t{static_cast<int>(row.kind)});
  insert->bind(std::int64_t{static_cast<int>(row.state)});
  insert->bind(row.ticket_id).bind(row.message_id).bind(row.recipient_associate_id);
  insert->bind(row.envelope).bind(row.created_at).bind(row.due_at);
  return insert->bind(row.attempts).bind(row.problem).finish();
}

}  // namespace ticketwire::store::sqlite
