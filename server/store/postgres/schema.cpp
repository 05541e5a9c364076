#include "store/postgres/schema.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <thread>

#include "store/postgres/failure.hpp"
#include "store/search.hpp"
#include "store/sql/transact.hpp"

namespace ticketwire::store::postgres {
namespace {

// Texts are ordered by their bytes, whatever the database's collation. The references are checked
// at commit, so that rows may be written in any order.
constexpr const char* tables = R"sql(
CREATE SEQUENCE ticket_id MAXVALUE 2147483647;
CREATE SEQUENCE message_id MAXVALUE 2147483647;
CREATE SEQUENCE notification_id;

CREATE TABLE ticket (
  id integer PRIMARY KEY DEFAULT nextval('ticket_id') CHECK (id > 0),
  last_changed bigint NOT NULL,
  created_at bigint NOT NULL,
  deadline bigint NOT NULL,
  activate bigint NOT NULL,
  closed_at bigint NOT NULL,
  replied_at bigint NOT NULL,
  base_status integer NOT NULL,
  status_id integer NOT NULL,
  priority_id integer NOT NULL,
  category_id integer NOT NULL,
  owner_id integer NOT NULL,
  person_id integer NOT NULL,
  created_by integer NOT NULL,
  type_id integer NOT NULL,
  sale_id integer NOT NULL,
  project_id integer NOT NULL,
  connect_id integer NOT NULL,
  slevel integer NOT NULL,
  read_status integer NOT NULL,
  title text COLLATE "C" NOT NULL,
  author text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL
);
CREATE INDEX ticket_status ON ticket (base_status, last_changed);
CREATE INDEX ticket_changed ON ticket (last_changed);
CREATE INDEX ticket_owner ON ticket (owner_id);
CREATE INDEX ticket_category ON ticket (category_id);
CREATE INDEX ticket_person ON ticket (person_id);
CREATE INDEX ticket_activate ON ticket (activate) WHERE base_status = 3;

CREATE TABLE message (
  id integer PRIMARY KEY DEFAULT nextval('message_id') CHECK (id > 0),
  ticket_id integer NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  created_at bigint NOT NULL,
  slevel integer NOT NULL,
  title text COLLATE "C" NOT NULL,
  author text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL
);
CREATE INDEX message_ticket ON message (ticket_id, created_at, id);

CREATE TABLE record (
  carrier text COLLATE "C" NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  body text COLLATE "C" NOT NULL,
  PRIMARY KEY (carrier, id)
);
CREATE TABLE record_counter (
  carrier text COLLATE "C" PRIMARY KEY,
  last integer NOT NULL
);

CREATE TABLE member (
  category_id integer NOT NULL,
  associate_id integer NOT NULL,
  weight integer NOT NULL,
  last_assigned bigint NOT NULL,
  PRIMARY KEY (category_id, associate_id)
);

CREATE TABLE account (
  name text COLLATE "C" PRIMARY KEY,
  associate_id integer NOT NULL,
  password_hash text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL
);

CREATE TABLE token (
  kind integer NOT NULL,
  secret_hash text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  xsrf_hash text COLLATE "C" NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (kind, secret_hash)
);

CREATE TABLE content (
  attachment_id integer PRIMARY KEY CHECK (attachment_id > 0),
  bytes bytea NOT NULL
);

CREATE TABLE notification (
  id bigint PRIMARY KEY DEFAULT nextval('notification_id'),
  kind integer NOT NULL,
  state integer NOT NULL,
  ticket_id integer NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  message_id integer NOT NULL,
  recipient_associate_id integer NOT NULL,
  envelope text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  due_at bigint NOT NULL,
  attempts integer NOT NULL,
  problem text COLLATE "C" NOT NULL
);
-- An envelope may be longer than an index entry.
CREATE UNIQUE INDEX notification_once ON notification
  (kind, ticket_id, message_id, recipient_associate_id, created_at, md5(envelope));
CREATE INDEX notification_pending ON notification (due_at) WHERE state = 0;
)sql";

// Counting what somebody has open, and the mails of a state, reads the index alone.
constexpr const char* counts = R"sql(
DROP INDEX ticket_owner;
CREATE INDEX ticket_owner ON ticket (owner_id, base_status);
CREATE INDEX notification_state ON notification (state);
)sql";

// By text, since JSON with a \u0000 in any member would be refused; a name in a text has its quotes
// escaped and is not found. The index is on what texts are compared by, and of hashes, as an id may
// be longer than an entry.
constexpr const char* message_ids = R"sql(
ALTER TABLE message ADD COLUMN message_id text COLLATE "C" NOT NULL DEFAULT '';
UPDATE message
  SET message_id = coalesce(substring(body from '"MessageId": ?"([^"\\]*)"'), '');
CREATE INDEX message_message_id ON message USING hash (lower(message_id COLLATE "C"));
)sql";

// The views' own order, of one status or of one owner's.
constexpr const char* views = R"sql(
DROP INDEX IF EXISTS ticket_owner, ticket_status, ticket_activate;
CREATE INDEX IF NOT EXISTS ticket_deadline ON ticket (base_status, deadline, id);
CREATE INDEX ticket_status ON ticket (base_status, last_changed, id);
CREATE INDEX ticket_activate ON ticket (base_status, activate, id);
CREATE INDEX ticket_owner ON ticket (owner_id, base_status, deadline, id);
CREATE INDEX IF NOT EXISTS ticket_owner_changed
  ON ticket (owner_id, base_status, last_changed, id);
)sql";

// Counts the changes to records that others may refer to.
constexpr const char* generations = R"sql(
CREATE TABLE IF NOT EXISTS generation (
  id integer PRIMARY KEY CHECK (id = 1),
  records bigint NOT NULL
);
INSERT INTO generation VALUES (1, 1) ON CONFLICT DO NOTHING;
)sql";

// Users that an earlier program kept go on as they were.
constexpr const char* levels = R"sql(
ALTER TABLE account ADD COLUMN level integer NOT NULL DEFAULT 1;
CREATE INDEX token_account ON token (account, kind);
)sql";

// What rows are found by; filled by fill_tickets and fill_messages, since the database folds as its
// locale does.
constexpr const char* search = R"sql(
ALTER TABLE ticket ADD COLUMN folded_title text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN folded_author text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN folded_title text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN folded_author text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN folded_message_id text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN content text COLLATE "C" NOT NULL DEFAULT '';
DROP INDEX message_message_id;
CREATE INDEX message_message_id ON message USING hash (folded_message_id);
)sql";

// Of hashes, as an author may be longer than an entry.
constexpr const char* authors = R"sql(
CREATE INDEX ticket_author ON ticket USING hash (folded_author);
)sql";

// A search for three letters and more reads the titles that have them. The extension is a part of
// PostgreSQL that any owner of a database may take; where it cannot be had every title is read.
constexpr const char* titles = R"sql(
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX ticket_title ON ticket USING gin (folded_title gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
    NULL;
END $$;
)sql";

// Custom fields are compared by their values; the facts are made anew, and with them the rest of
// what rows are found by.
constexpr const char* field_keys = "SELECT 1";

// The relations of a ticket, from either end. By text, as message_ids.
constexpr const char* relations = R"sql(
CREATE INDEX IF NOT EXISTS record_relation_source ON record
  (substring(body from '"SourceTicketId":\s*([0-9]+)'))
  WHERE carrier = 'TicketRelationEntity';
CREATE INDEX IF NOT EXISTS record_relation_destination ON record
  (substring(body from '"DestinationTicketId":\s*([0-9]+)'))
  WHERE carrier = 'TicketRelationEntity';
)sql";

// The same for what messages say.
constexpr const char* message_texts = R"sql(
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX message_content ON message USING gin (content gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
    NULL;
END $$;
)sql";

// A migration is never edited once it has been released: a change is a new row.
constexpr std::array migrations{tables,      counts,     message_ids, views,
                                generations, levels,     search,      authors,
                                titles,      field_keys, relations,   message_texts};

// The statements name the columns of that migration alone: later ones are not there yet.

result<void> fill_tickets(connection& database) {
  for (std::int32_t last = 0;;) {
    const auto page = database.kept(
        "SELECT id, title, author, body FROM ticket WHERE id > $1 ORDER BY id LIMIT 200",
        parameters().number(last));
    if (!page) return page.error();
    for (int i = 0; i < page->size(); ++i) {
      ticket_row row;
      row.id = last = page->at(i).number(0);
      row.title = page->at(i).text(1);
      row.author = page->at(i).text(2);
      row.body = page->at(i).text(3);
      const search_texts texts = search_texts_of(row);
      const auto put = database.kept(
          "UPDATE ticket SET folded_title = $1, folded_author = $2, facts = $3::text::jsonb WHERE "
          "id = "
          "$4",
          parameters().text(texts.title).text(texts.author).text(texts.facts).number(row.id));
      if (!put) return put.error();
    }
    if (page->size() == 0) return {};
  }
}

result<void> fill_messages(connection& database) {
  for (std::int32_t last = 0;;) {
    const auto page = database.kept(
        "SELECT id, title, author, message_id, body FROM message WHERE id > $1 "
        "ORDER BY id LIMIT 200",
        parameters().number(last));
    if (!page) return page.error();
    for (int i = 0; i < page->size(); ++i) {
      message_row row;
      row.id = last = page->at(i).number(0);
      row.title = page->at(i).text(1);
      row.author = page->at(i).text(2);
      row.message_id = page->at(i).text(3);
      row.body = page->at(i).text(4);
      const search_texts texts = search_texts_of(row);
      parameters values;
      values.text(texts.title).text(texts.author).text(texts.message_id);
      values.text(texts.facts).text(texts.content).number(row.id);
      const auto put = database.kept(
          "UPDATE message SET folded_title = $1, folded_author = $2, folded_message_id = $3, "
          "facts = $4::text::jsonb, content = $5 WHERE id = $6",
          values);
      if (!put) return put.error();
    }
    if (page->size() == 0) return {};
  }
}

constexpr int max_attempts = 6;

// Of two processes that create one table at once one fails, in one of several ways.
result<void> create_version(connection& database) {
  for (int attempt = 1;; ++attempt) {
    auto done = sql::transact(database, "BEGIN", [&]() -> result<void> {
      return database.run(
          "CREATE TABLE IF NOT EXISTS ticketwire_schema "
          "(id integer PRIMARY KEY CHECK (id = 1), version integer NOT NULL); "
          "INSERT INTO ticketwire_schema VALUES (1, 0) ON CONFLICT DO NOTHING");
    });
    if (done || attempt == max_attempts) return done;
    std::this_thread::sleep_for(std::chrono::milliseconds(20 * attempt));
  }
}

// Applies the next one; false where there is none.
result<bool> apply_next(connection& database) {
  bool applied = false;
  auto done = sql::transact(database, "BEGIN", [&]() -> result<void> {
    applied = false;
    const auto seen = database.kept("SELECT version FROM ticketwire_schema FOR UPDATE", {});
    if (!seen) return seen.error();
    if (seen->size() != 1) return failure(error_code::store_schema);
    const auto version = seen->at(0).integer(0);
    if (version < 0 || version > static_cast<std::int64_t>(migrations.size())) {
      return failure(error_code::store_schema);
    }
    if (version == static_cast<std::int64_t>(migrations.size())) return {};
    const char* const migration = migrations[static_cast<std::size_t>(version)];
    if (auto ran = database.run(migration); !ran) return ran;
    if (migration == search || migration == field_keys) {
      if (auto filled = fill_tickets(database); !filled) return filled;
      if (auto filled = fill_messages(database); !filled) return filled;
    }
    const auto text = "UPDATE ticketwire_schema SET version = " + std::to_string(version + 1);
    applied = true;
    return database.run(text.c_str());
  });
  if (!done) return done.error();
  return applied;
}

}  // namespace

result<void> migrate(connection& database) {
  // Whoever may not create tables can still use a database that is up to date.
  const auto known = database.once("SELECT to_regclass('ticketwire_schema') IS NOT NULL", {});
  if (!known) return known.error();
  if (known->at(0).text(0) != "t") {
    if (auto created = create_version(database); !created) return created;
  }
  for (;;) {
    const auto applied = apply_next(database);
    if (!applied) return applied.error();
    if (!*applied) return {};
  }
}

}  // namespace ticketwire::store::postgres
