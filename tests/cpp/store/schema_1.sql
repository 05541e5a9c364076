-- What migration 1 makes, with rows as the first version of the program wrote them.
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

INSERT INTO ticket VALUES
  (1, 638000000000000001, 2, 3, 1, 5, 6, 7, 8, 9, 'Printer on fire',
   '{"Title":"Printer on fire","Author":"Ada","ClosedAt":"2026-01-02T03:04:05Z","Slevel":"External","ReadStatus":"Yellow","CreatedBy":{"AssociateId":12},"TicketType":{"TicketTypeId":13},"Sale":null}'),
  (40, 5, 5, 0, 4, 5, 6, 7, 8, 9, 'Deleted', '{}');
INSERT INTO message VALUES (3, 1, 10, '{"SearchTitle":"Re: fire","Author":"ada@example.com","Slevel":"Internal","MessageId":"<M@x>"}'),
  (4, 1, 20, '{}');
INSERT INTO record VALUES ('Person', 7, '{"PersonId":7}');
INSERT INTO member VALUES (3, 12, 5, 77);
INSERT INTO user VALUES ('tje0', 11, 'hash');
INSERT INTO token VALUES (0, 'aa', 'tje0', '', 0);
INSERT INTO notification (ticket_id, recipient_associate_id, created_at) VALUES (1, 1, 1);
PRAGMA user_version = 1;
