#include "store/sqlite/schema.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "store/search.hpp"
#include "store/sql/transact.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/list.hpp"

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

// Dates are filled in whole seconds, which the next save makes exact; notifications that an earlier
// program kept had no delivery.
constexpr const char* wider_lists = R"sql(
ALTER TABLE ticket ADD COLUMN activate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN closed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN replied_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN created_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN type_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN sale_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN project_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN connect_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN slevel INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN read_status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN author TEXT NOT NULL COLLATE NOCASE DEFAULT '';
UPDATE ticket SET
  activate = coalesce(unixepoch(body ->> '$.Activate') * 10000000, 0),
  closed_at = coalesce(unixepoch(body ->> '$.ClosedAt') * 10000000, 0),
  replied_at = coalesce(unixepoch(body ->> '$.RepliedAt') * 10000000, 0),
  created_by = coalesce(body ->> '$.CreatedBy.AssociateId', 0),
  type_id = coalesce(body ->> '$.TicketType.TicketTypeId', 0),
  sale_id = coalesce(body ->> '$.Sale.SaleId', 0),
  project_id = coalesce(body ->> '$.Project.ProjectId', 0),
  connect_id = coalesce(body ->> '$.ConnectId', 0),
  slevel = CASE body ->> '$.Slevel' WHEN 'Internal' THEN 1 WHEN 'External' THEN 2 ELSE 0 END,
  read_status = CASE body ->> '$.ReadStatus'
    WHEN 'Green' THEN 1 WHEN 'Yellow' THEN 2 WHEN 'Red' THEN 3 ELSE 0 END,
  author = coalesce(body ->> '$.Author', '');
CREATE INDEX ticket_activate ON ticket (activate) WHERE base_status = 3;

ALTER TABLE message ADD COLUMN slevel INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN title TEXT NOT NULL COLLATE NOCASE DEFAULT '';
ALTER TABLE message ADD COLUMN author TEXT NOT NULL COLLATE NOCASE DEFAULT '';
UPDATE message SET
  slevel = CASE body ->> '$.Slevel' WHEN 'Internal' THEN 1 WHEN 'External' THEN 2 ELSE 0 END,
  title = coalesce(body ->> '$.SearchTitle', ''),
  author = coalesce(body ->> '$.Author', '');

CREATE TABLE content (
  attachment_id INTEGER PRIMARY KEY CHECK (attachment_id BETWEEN 1 AND 2147483647),
  bytes BLOB NOT NULL
) STRICT;

ALTER TABLE user ADD COLUMN language TEXT NOT NULL DEFAULT '';

DROP TABLE notification;
CREATE TABLE notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  ticket_id INTEGER NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  message_id INTEGER NOT NULL,
  recipient_associate_id INTEGER NOT NULL,
  envelope TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  problem TEXT NOT NULL,
  UNIQUE (kind, ticket_id, message_id, recipient_associate_id, created_at, envelope)
) STRICT;
CREATE INDEX notification_pending ON notification (due_at) WHERE state = 0;
)sql";

// Counting what somebody has open, and the mails of a state, reads the index alone.
constexpr const char* counts = R"sql(
DROP INDEX ticket_owner;
CREATE INDEX ticket_owner ON ticket (owner_id, base_status);
CREATE INDEX notification_state ON notification (state);
)sql";

constexpr const char* message_ids = R"sql(
ALTER TABLE message ADD COLUMN message_id TEXT NOT NULL COLLATE NOCASE DEFAULT '';
UPDATE message SET message_id = coalesce(body ->> '$.MessageId', '');
CREATE INDEX message_message_id ON message (message_id);
)sql";

// The views' own order, of one status or of one owner's.
constexpr const char* views = R"sql(
DROP INDEX ticket_owner;
DROP INDEX ticket_activate;
CREATE INDEX ticket_deadline ON ticket (base_status, deadline);
CREATE INDEX ticket_activate ON ticket (base_status, activate);
CREATE INDEX ticket_owner ON ticket (owner_id, base_status, deadline);
CREATE INDEX ticket_owner_changed ON ticket (owner_id, base_status, last_changed);
)sql";

// Counts the changes to records that others may refer to.
constexpr const char* generations = R"sql(
CREATE TABLE generation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  records INTEGER NOT NULL
) STRICT;
INSERT INTO generation VALUES (1, 1);
)sql";

// Users that an earlier program kept go on as they were. A record that was removed leaves its
// number to the counter.
constexpr const char* levels = R"sql(
ALTER TABLE user ADD COLUMN level INTEGER NOT NULL DEFAULT 1;
CREATE INDEX token_user ON token (user, kind);
CREATE TABLE record_counter (
  carrier TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What rows are found by; filled by fill_tickets and fill_messages, since SQL cannot fold.
constexpr const char* search = R"sql(
ALTER TABLE ticket ADD COLUMN folded_title TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN folded_author TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN folded_title TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN folded_author TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN folded_message_id TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN content TEXT NOT NULL DEFAULT '';
DROP INDEX message_message_id;
CREATE INDEX message_message_id ON message (folded_message_id);
)sql";

// A search within a view reads the index alone: a ticket's row is some hundred times as long.
constexpr const char* covering = R"sql(
DROP INDEX ticket_deadline;
DROP INDEX ticket_status;
CREATE INDEX ticket_deadline ON ticket
  (base_status, deadline, folded_title, folded_author, person_id);
CREATE INDEX ticket_status ON ticket
  (base_status, last_changed, folded_title, folded_author, person_id);
)sql";

constexpr const char* authors = R"sql(
CREATE INDEX ticket_author ON ticket (folded_author, last_changed, base_status);
)sql";

// Custom fields are compared by their values; the facts are made anew, and with them the rest of
// what rows are found by.
constexpr const char* field_keys = "SELECT 1";

// The relations of a ticket, from either end; kept by put_record and remove_record, since a schema
// that is not trusted may not look into JSON.
constexpr const char* relations = R"sql(
CREATE TABLE relation (
  ticket_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (ticket_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_record ON relation (record_id);
INSERT INTO relation (ticket_id, record_id)
  SELECT body ->> '$.SourceTicketId', id FROM record WHERE carrier = 'TicketRelationEntity'
    AND typeof(body ->> '$.SourceTicketId') = 'integer'
  UNION SELECT body ->> '$.DestinationTicketId', id FROM record
    WHERE carrier = 'TicketRelationEntity'
    AND typeof(body ->> '$.DestinationTicketId') = 'integer';
)sql";

// What messages say, by every three letters in a row; kept by put_message and remove_message. It
// keeps no texts of its own.
constexpr const char* message_texts = R"sql(
CREATE VIRTUAL TABLE message_text USING fts5(
  content, content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1');
INSERT INTO message_text (rowid, content) SELECT id, content FROM message;
)sql";

// A migration is never edited once it has been released: a change is a new row.
constexpr std::array migrations{tables,      wider_lists, counts,       message_ids, views,
                                generations, levels,      search,       covering,    authors,
                                field_keys,  relations,   message_texts};

// The statements name the columns of that migration alone: later ones are not there yet.

result<void> fill_tickets(connection& database) {
  for (std::int32_t last = 0;;) {
    std::vector<ticket_row> page;
    {
      auto rows = database.kept(
          "SELECT id, title, author, body FROM ticket WHERE id > ? ORDER BY id LIMIT 200");
      if (!rows) return rows.error();
      auto found = every(rows->bind(last), [](const cursor& row) {
        ticket_row out;
        out.id = row.number(0);
        out.title = row.text(1);
        out.author = row.text(2);
        out.body = row.text(3);
        return out;
      });
      if (!found) return found.error();
      page = std::move(*found);
    }
    if (page.empty()) return {};
    for (const ticket_row& row : page) {
      const search_texts texts = search_texts_of(row);
      auto put = database.kept(
          "UPDATE ticket SET folded_title = ?, folded_author = ?, facts = ? WHERE id = ?");
      if (!put) return put.error();
      put->bind(texts.title).bind(texts.author).bind(texts.facts).bind(row.id);
      if (auto done = put->finish(); !done) return done;
    }
    last = page.back().id;
  }
}

result<void> fill_messages(connection& database) {
  for (std::int32_t last = 0;;) {
    std::vector<message_row> page;
    {
      auto rows = database.kept(
          "SELECT id, title, author, message_id, body FROM message WHERE id > ? "
          "ORDER BY id LIMIT 200");
      if (!rows) return rows.error();
      auto found = every(rows->bind(last), [](const cursor& row) {
        message_row out;
        out.id = row.number(0);
        out.title = row.text(1);
        out.author = row.text(2);
        out.message_id = row.text(3);
        out.body = row.text(4);
        return out;
      });
      if (!found) return found.error();
      page = std::move(*found);
    }
    if (page.empty()) return {};
    for (const message_row& row : page) {
      const search_texts texts = search_texts_of(row);
      auto put = database.kept(
          "UPDATE message SET folded_title = ?, folded_author = ?, folded_message_id = ?, "
          "facts = ?, content = ? WHERE id = ?");
      if (!put) return put.error();
      put->bind(texts.title).bind(texts.author).bind(texts.message_id);
      put->bind(texts.facts).bind(texts.content).bind(row.id);
      if (auto done = put->finish(); !done) return done;
    }
    last = page.back().id;
  }
}

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
    auto applied = sql::transact(database, "BEGIN IMMEDIATE", [&]() -> result<void> {
      if (auto done = database.run(migrations[next]); !done) return done;
      if (migrations[next] == search || migrations[next] == field_keys) {
        if (auto done = fill_tickets(database); !done) return done;
        if (auto done = fill_messages(database); !done) return done;
      }
      return database.run(("PRAGMA user_version=" + std::to_string(next + 1)).c_str());
    });
    if (!applied) return applied;
  }
  return {};
}

}  // namespace ticketwire::store::sqlite
