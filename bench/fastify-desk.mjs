// A small help desk by hand, as many write one: Fastify over SQLite by libsql, which has the interface of
// better-sqlite3 and can be installed without a compiler. It reads, checks and writes as
// ticketwire-server does for the same requests: a bearer token, a whole ticket as its stored text, a
// patch of members over what is read in the same transaction, guarded by If-Match, on disk before it is
// answered. It knows no dialect, no rights, no messages of their own and no other form of an answer.
//
//   node bench/fastify-desk.mjs DATABASE TICKETS PORT

import { existsSync, readFileSync } from 'node:fs';
import fastify from 'fastify';
import Database from 'libsql';

const [file, tickets, port] = process.argv.slice(2);
const token = 'Bearer 8A:demo';

const isNew = !existsSync(file);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
if (isNew) {
  database.exec(
    'CREATE TABLE ticket (id INTEGER PRIMARY KEY, last_changed INTEGER, title TEXT, author TEXT, ' +
      'base_status TEXT, body TEXT); CREATE INDEX ticket_changed ON ticket (last_changed, id)',
  );
  const add = database.prepare('INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (const ticket of JSON.parse(readFileSync(tickets, 'utf8'))) {
      const { TicketId, Title, Author, BaseStatus } = ticket;
      add.run(TicketId, Date.now(), Title, Author, BaseStatus, JSON.stringify(ticket));
    }
  })();
}

const find = database.prepare('SELECT last_changed, body FROM ticket WHERE id = ?');
const change = database.prepare(
  'UPDATE ticket SET last_changed = ?, title = ?, author = ?, base_status = ?, body = ? WHERE id = ?',
);
const page = database.prepare(
  'SELECT id, last_changed, title, author, base_status FROM ticket ORDER BY last_changed DESC, id LIMIT ?',
);

function patch(id, members, guard) {
  const row = find.get(id);
  if (row === undefined) return { status: 404 };
  if (guard !== undefined && guard !== `"${row.last_changed}"`) return { status: 412 };
  const ticket = { ...JSON.parse(row.body), ...members };
  const now = Math.max(Date.now(), row.last_changed + 1);
  ticket.LastChanged = new Date(now).toISOString();
  const body = JSON.stringify(ticket);
  change.run(now, ticket.Title, ticket.Author, ticket.BaseStatus, body, id);
  return { status: 200, tag: now, body };
}

/** In one transaction, which holds the database from the beginning. */
function transact(work) {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (cause) {
    database.exec('ROLLBACK');
    throw cause;
  }
}

const server = fastify();
server.addHook('onRequest', async (request, reply) => {
  if (request.headers.authorization !== token) return reply.code(401).send();
  return undefined;
});
server.get('/tickets/:id', (request, reply) => {
  const row = find.get(Number(request.params.id));
  if (row === undefined) return reply.code(404).send();
  return reply.header('etag', `"${row.last_changed}"`).type('application/json').send(row.body);
});
server.get('/tickets', (request) => ({ value: page.all(Number(request.query.top ?? 50)) }));
server.patch('/tickets/:id', (request, reply) => {
  const id = Number(request.params.id);
  const done = transact(() => patch(id, request.body, request.headers['if-match']));
  if (done.status !== 200) return reply.code(done.status).send();
  return reply.header('etag', `"${done.tag}"`).type('application/json').send(done.body);
});

await server.listen({ host: '127.0.0.1', port: Number(port) });
process.on('SIGTERM', () => {
  server.close().then(() => {
    database.close();
    process.exit();
  });
});
