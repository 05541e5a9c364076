// Servers with the same tickets: ticketwire-server over each of its stores, a small one by hand over
// SQLite, and json-server.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bearer = 'Bearer 8A:demo';

/** A process that ends in good order. */
class Child {
  constructor(command, flags, options) {
    this.process = spawn(command, flags, { cwd: root, ...options });
    this.closed = once(this.process, 'close');
  }
  async stop() {
    this.process.kill('SIGTERM');
    await this.closed;
  }
}

/** ticketwire-server with the demo's tickets. */
export class Ticketwire {
  prefix = '/api/v1/Ticket/';
  list =
    '/api/v1/Ticket?$select=ticketId,title,author,status,lastChanged&$orderBy=lastChanged%20desc&$top=50';
  syncs = true;
  authorization = bearer;

  constructor(name, binary, database, more = []) {
    Object.assign(this, { name, binary, database, more });
  }

  async start() {
    const flags = [
      '--listen',
      '127.0.0.1:0',
      '--database',
      this.database,
      '--demo',
      '--log',
      'error',
      ...this.more,
    ];
    this.child = new Child(this.binary, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.child.process.stdout });
    const line = await Promise.race([
      once(lines, 'line').then(([text]) => text),
      this.child.closed.then(() => ''),
    ]);
    this.url = /^Ticketwire is at (\S+)\/$/.exec(line)?.[1];
    if (this.url === undefined) throw new Error(`${this.name} did not start`);
  }

  async stop() {
    await this.child.stop();
  }

  async get(target) {
    const answer = await fetch(this.url + target, { headers: { Authorization: bearer } });
    if (answer.status !== 200) throw new Error(`${this.name}: ${target}: ${answer.status}`);
    return answer.json();
  }

  async ids() {
    const { value } = await this.get('/api/v1/Ticket?$select=ticketId&$top=1000');
    return value.map((row) => row.PrimaryKey ?? row.ticketId);
  }

  async title(id) {
    return (await this.get(this.prefix + id)).Title;
  }
}

/** A program of Node that serves /tickets. */
class NodeServer {
  prefix = '/tickets/';

  async start() {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    this.child = new Child(process.execPath, this.flags(String(port)), { stdio: 'ignore' });
    for (let i = 0; i < 200; ++i) {
      try {
        await this.ask('1');
        return;
      } catch {
        await sleep(50);
      }
    }
    throw new Error(`${this.name} did not start`);
  }

  async stop() {
    await this.child.stop();
  }

  ask(id) {
    const headers = this.authorization ? { Authorization: this.authorization } : {};
    return fetch(this.url + this.prefix + id, { headers });
  }

  async title(id) {
    return (await (await this.ask(id)).json()).Title;
  }
}

/** bench/fastify-desk.mjs. */
class FastifyDesk extends NodeServer {
  name = 'Fastify, SQLite';
  authorization = bearer;
  list = '/tickets?top=50';
  syncs = true;

  constructor(file, tickets) {
    super();
    Object.assign(this, { file, tickets: `${file}.json` });
    writeFileSync(this.tickets, JSON.stringify(tickets));
  }

  flags(port) {
    return [join(root, 'bench/fastify-desk.mjs'), this.file, this.tickets, port];
  }
}

/** json-server with those tickets in its file, which it writes whole and does not sync. */
class JsonServer extends NodeServer {
  name = 'json-server';
  authorization = undefined;
  list = '/tickets?_sort=LastChanged&_order=desc&_limit=50';
  syncs = false;

  constructor(file, tickets) {
    super();
    this.file = file;
    const rows = tickets.map((ticket) => ({ id: ticket.TicketId, ...ticket }));
    writeFileSync(file, JSON.stringify({ tickets: rows }));
  }

  flags(port) {
    const program = join(root, 'node_modules/json-server/lib/cli/bin.js');
    return [program, '--quiet', '--host', '127.0.0.1', '--port', port, this.file];
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A PostgreSQL of its own with an empty database, or undefined where none is installed. */
export async function startPostgres() {
  const child = spawn(join(root, 'tests/support/postgres.sh'), [], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = (await lines.next()).value ?? '';
  if (!first.startsWith('ready ')) {
    console.error(`PostgreSQL is left out: ${first}`);
    return undefined;
  }
  child.stdin.write('create bench\n');
  await lines.next();
  return {
    database: `postgresql://ticketwire@/bench?host=${encodeURIComponent(first.slice(6))}`,
    stop: async () => {
      const closed = once(child, 'close');
      child.stdin.end();
      await closed;
    },
  };
}

/** The release build, which must be there. */
export function program() {
  const binary =
    process.env['TICKETWIRE_SERVER'] ?? join(root, 'build/release/server/ticketwire-server');
  if (!existsSync(binary)) throw new Error('There is no release build');
  return binary;
}

/** Every contender, started, with the ids of the tickets that all of them have. */
export async function startContenders(folder) {
  const binary = program();
  const sqlite = new Ticketwire(
    'ticketwire, SQLite',
    binary,
    `sqlite:${join(folder, 'bench.sqlite')}`,
  );
  const contenders = [sqlite];
  const postgres = await startPostgres();
  if (postgres)
    contenders.push(new Ticketwire('ticketwire, PostgreSQL', binary, postgres.database));
  for (const each of contenders) await each.start();
  const ids = await sqlite.ids();
  const tickets = [];
  for (const id of ids) tickets.push(await sqlite.get(sqlite.prefix + id));
  const others = [
    new FastifyDesk(join(folder, 'desk.sqlite'), tickets),
    new JsonServer(join(folder, 'db.json'), tickets),
  ];
  for (const each of others) await each.start();
  contenders.push(...others);
  return {
    contenders,
    ids,
    bytes: Math.round(JSON.stringify(tickets).length / tickets.length),
    stop: async () => {
      for (const each of contenders) await each.stop();
      await postgres?.stop();
    },
  };
}
