#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {

result<std::int32_t> session::put(cursor& insert, std::int32_t id) {
  if (auto done = insert.finish(); !done) return done.error();
  return id != 0 ? id : static_cast<std::int32_t>(database_.last_insert_id());
}

result<std::int32_t> session::put_ticket(const ticket_row& row) {
  auto insert = database_.kept(
      "INSERT INTO ticket (id, last_changed, created_at, deadline, base_status, status_id, "
      "priority_id, category_id, owner_id, person_id, title, body) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET last_changed = excluded.last_changed, "
      "created_at = excluded.created_at, deadline = excluded.deadline, "
      "base_status = excluded.base_status, status_id = excluded.status_id, "
      "priority_id = excluded.priority_id, category_id = excluded.category_id, "
      "owner_id = excluded.owner_id, person_id = excluded.person_id, title = excluded.title, "
      "body = excluded.body");
  if (!insert) return insert.error();
  row.id == 0 ? insert->bind_null() : insert->bind(row.id);
  insert->bind(row.last_changed).bind(row.created_at).bind(row.deadline);
  insert->bind(row.base_status).bind(row.status_id).bind(row.priority_id);
  insert->bind(row.category_id).bind(row.owner_id).bind(row.person_id);
  insert->bind(row.title).bind(row.body);
  return put(*insert, row.id);
}

result<std::int32_t> session::put_message(const message_row& row) {
  auto insert = database_.kept(
      "INSERT INTO message (id, ticket_id, created_at, body) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET ticket_id = excluded.ticket_id, "
      "created_at = excluded.created_at, body = excluded.body");
  if (!insert) return insert.error();
  row.id == 0 ? insert->bind_null() : insert->bind(row.id);
  insert->bind(row.ticket_id).bind(row.created_at).bind(row.body);
  return put(*insert, row.id);
}

result<std::int32_t> session::put_record(const record& row) {
  auto id = row.id;
  // Records are never removed, so the next number has never been in use.
  if (id == 0) {
    auto last = database_.kept("SELECT coalesce(max(id), 0) FROM record WHERE carrier = ?");
    if (!last) return last.error();
    const auto found = last->bind(row.carrier).step();
    if (!found) return found.error();
    const auto next = last->integer(0) + 1;
    if (next > INT32_MAX) return database_.fail(SQLITE_CONSTRAINT);
    id = static_cast<std::int32_t>(next);
  }
  auto insert = database_.kept(
      "INSERT INTO record (carrier, id, body) VALUES (?, ?, ?) "
      "ON CONFLICT (carrier, id) DO UPDATE SET body = excluded.body");
  if (!insert) return insert.error();
  insert->bind(row.carrier).bind(id).bind(row.body);
  return put(*insert, id);
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
      "INSERT INTO user (name, associate_id, password_hash) VALUES (?, ?, ?) "
      "ON CONFLICT (name) DO UPDATE SET associate_id = excluded.associate_id, "
      "password_hash = excluded.password_hash");
  if (!insert) return insert.error();
  return insert->bind(row.name).bind(row.associate_id).bind(row.password_hash).finish();
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

result<void> session::put_notification(const notification& row) {
  auto insert = database_.kept(
      "INSERT INTO notification (ticket_id, recipient_associate_id, created_at) VALUES (?, ?, ?)");
  if (!insert) return insert.error();
  return insert->bind(row.ticket_id).bind(row.recipient_associate_id).bind(row.created_at).finish();
}

}  // namespace ticketwire::store::sqlite
