#include "store/sqlite/list.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {

result<std::vector<ticket_row>> session::tickets_after(std::int32_t id, std::int32_t top) {
  auto rows = database_.kept(select<ticket_row>(" WHERE id > ? ORDER BY id LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(id).bind(top), sql::to<ticket_row>);
}

result<std::vector<message_row>> session::messages_after(std::int32_t id, std::int32_t top) {
  auto rows = database_.kept(select<message_row>(" WHERE id > ? ORDER BY id LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(id).bind(top), sql::to<message_row>);
}

result<std::vector<record>> session::records_after(std::string_view carrier, std::int32_t id,
                                                   std::int32_t top) {
  auto rows =
      database_.kept(select<record>(" WHERE (carrier, id) > (?, ?) ORDER BY carrier, id LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(carrier).bind(id).bind(top), sql::to<record>);
}

result<std::vector<member>> session::members_after(std::int32_t category_id,
                                                   std::int32_t associate_id, std::int32_t top) {
  auto rows = database_.kept(select<member>(
      " WHERE (category_id, associate_id) > (?, ?) ORDER BY category_id, associate_id LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(category_id).bind(associate_id).bind(top), sql::to<member>);
}

result<std::vector<user>> session::users_after(std::string_view name, std::int32_t top) {
  auto rows = database_.kept(select<user>(" WHERE name > ? ORDER BY name LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(name).bind(top), sql::to<user>);
}

result<std::vector<token>> session::tokens_after(enum token::kind kind,
                                                 std::string_view secret_hash, std::int32_t top) {
  auto rows = database_.kept(
      select<token>(" WHERE (kind, secret_hash) > (?, ?) ORDER BY kind, secret_hash LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(std::int64_t{static_cast<int>(kind)}).bind(secret_hash).bind(top),
               sql::to<token>);
}

result<std::vector<std::int32_t>> session::contents_after(std::int32_t attachment_id,
                                                          std::int32_t top) {
  auto rows = database_.kept(
      "SELECT attachment_id FROM content WHERE attachment_id > ? ORDER BY attachment_id LIMIT ?");
  if (!rows) return rows.error();
  return every(rows->bind(attachment_id).bind(top),
               [](const cursor& row) { return row.number(0); });
}

result<std::vector<notification>> session::notifications_after(std::int64_t id, std::int32_t top) {
  auto rows = database_.kept(select<notification>(" WHERE id > ? ORDER BY id LIMIT ?"));
  if (!rows) return rows.error();
  return every(rows->bind(id).bind(top), sql::to<notification>);
}

result<std::int64_t> session::last_id(std::string_view table) {
  auto rows = database_.kept("SELECT seq FROM sqlite_sequence WHERE name = ?");
  if (!rows) return rows.error();
  const auto found = rows->bind(table).step();
  if (!found) return found.error();
  return *found ? rows->integer(0) : 0;
}

result<void> session::move_last_id(std::string_view table, std::int64_t last) {
  // The table has no key: a row that is missing is added, one that is behind is moved.
  auto added = database_.kept(
      "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, 0 "
      "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)");
  if (!added) return added.error();
  if (auto done = added->bind(table).finish(); !done) return done;
  auto moved = database_.kept("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
  if (!moved) return moved.error();
  return moved->bind(last).bind(table).finish();
}

result<struct last_ids> session::last_ids() {
  const auto ticket = last_id(stored<ticket_row>::table);
  const auto message = last_id(stored<message_row>::table);
  const auto mail = last_id(stored<notification>::table);
  for (const auto* each : {&ticket, &message, &mail}) {
    if (!*each) return each->error();
  }
  struct last_ids ids;
  ids.ticket = static_cast<std::int32_t>(*ticket);
  ids.message = static_cast<std::int32_t>(*message);
  ids.notification = *mail;
  return ids;
}

result<void> session::put_last_ids(const struct last_ids& ids) {
  for (const auto& [table, last] :
       {std::pair{stored<ticket_row>::table, std::int64_t{ids.ticket}},
        std::pair{stored<message_row>::table, std::int64_t{ids.message}},
        std::pair{stored<notification>::table, ids.notification}}) {
    if (last == 0) continue;
    if (auto done = move_last_id(table, last); !done) return done;
  }
  return {};
}

}  // namespace ticketwire::store::sqlite
