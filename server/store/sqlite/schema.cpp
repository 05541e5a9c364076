#include "store/sqlite/schema.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "store/sqlite/failure.hpp"
#include "store/sqlite/transaction.hpp"

namespace ticketwire::store::sqlite {
namespace {

// AUTOINCREMENT keeps an id from being given out twice. The references are checked at commit, so
// that rows may be written in any order.
constexpr const char* tables = R"sql(
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 2147483647),
  last_changed INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  base_status INTEGER NOT NULL,
  status_id INTEGER NOT NULL,
  priority_id INTEGER NOT NULL,
  category_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  title TEXT NOT NULL COLLATE NOCASE,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX ticket_status ON ticket (base_status, last_changed);
CREATE INDEX ticket_changed ON ticket (last_changed);
CREATE INDEX ticket_owner ON ticket (owner_id);
CREATE INDEX ticket_category ON ticket (category_id);
CREATE INDEX ticket_person ON ticket (person_id);

CREATE TABLE message (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 2147483647),
  ticket_id INTEGER NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX message_ticket ON message (ticket_id, created_at, id);

CREATE TABLE record (
  carrier TEXT NOT NULL,
  id INTEGER NOT NULL CHECK (id BETWEEN 1 AND 2147483647),
  body TEXT NOT NULL,
  PRIMARY KEY (carrier, id)
) STRICT;

CREATE TABLE member (
  category_id INTEGER NOT NULL,
  associate_id INTEGER NOT NULL,
  weight INTEGER NOT NULL,
  last_assigned INTEGER NOT NULL,
  PRIMARY KEY (category_id, associate_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  name TEXT NOT NULL PRIMARY KEY,
  associate_id INTEGER NOT NULL,
  password_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
  kind INTEGER NOT NULL,
  secret_hash TEXT NOT NULL,
  user TEXT NOT NULL,
  xsrf_hash TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (kind, secret_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id INTEGER NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  recipient_associate_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending'
) STRICT;
CREATE INDEX notification_pending ON notification (id) WHERE state = 'pending';
)sql";

// A migration is never edited once it has been released: a change is a new row.
constexpr std::array migrations{tables};

result<std::int64_t> version(connection& database) {
  auto pragma = database.once("PRAGMA user_version");
  if (!pragma) return pragma.error();
  const auto row = pragma->step();
  if (!row) return row.error();
  if (!*row) return failure(error_code::internal);
  return pragma->integer(0);
}

}  // namespace

result<void> migrate(connection& database) {
  const auto seen = version(database);
  if (!seen) return seen.error();
  if (*seen < 0 || *seen > static_cast<std::int64_t>(migrations.size())) {
    return failure(error_code::store_schema);
  }
  for (auto next = static_cast<std::size_t>(*seen); next < migrations.size(); ++next) {
    auto applied = transact(database, "BEGIN IMMEDIATE", [&]() -> result<void> {
      if (auto done = database.run(migrations[next]); !done) return done;
      return database.run(("PRAGMA user_version=" + std::to_string(next + 1)).c_str());
    });
    if (!applied) return applied;
  }
  return {};
}

}  // namespace ticketwire::store::sqlite
