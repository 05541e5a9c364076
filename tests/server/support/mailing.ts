import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inFolder, MailServer, type Delivered, type MailServerOptions } from './mail_server.js';
import { start, world, type Server } from './server.js';

const run = promisify(execFile);

export const ofAnna = 2001;
export const ofBo = 2002;
export const sender = 'support@ticketwire.example';

/** Anna (11) reads Norwegian, Bo (12) the server's language; Catarina (13) has no address. */
const addresses = {
  users: [{ user: 'anna', password: 'Anna1', associateId: 11, language: 'nb-NO' }],
  records: {
    Person: [
      { PersonId: 3011, FullName: 'Anna Berg', Email: 'anna@ticketwire.example' },
      { PersonId: 3012, FullName: 'Bo Dahl', Email: 'Bo Dahl <bo@ticketwire.example>' },
      { PersonId: 3013, FullName: 'Catarina Ek' },
    ],
    TicketStatusEntity: [
      { TicketStatusId: 1, Name: 'US:"Open";NO:"Åpen"', Status: 'Active', IsDefault: true },
    ],
  },
};

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Waits until `holds` does, and fails where that takes too long. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  milliseconds = 45_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${milliseconds} ms: ${what}`);
    await pause(20);
  }
}

/** Flags that send mail to this server. */
export function smtpFlags(url: string, from = sender): string[] {
  return ['--smtp', url, '--mail-from', `Ticketwire <${from}>`, '--smtp-retry', '1'];
}

/** Flags that import the tests' world, addresses for two users and, perhaps, more. */
export async function importFlags(folder: string, more: object = {}): Promise<string[]> {
  const flags = ['--import', world];
  for (const [i, json] of [addresses, more].entries()) {
    const file = join(folder, `people-${i}.json`);
    await writeFile(file, JSON.stringify(json));
    flags.push('--import', file);
  }
  return flags;
}

/** Both. */
export async function mailFlags(folder: string, url: string): Promise<string[]> {
  return [...(await importFlags(folder)), ...smtpFlags(url)];
}

export interface Fixture {
  readonly folder: string;
  readonly database: string;
  readonly flags: string[];
  readonly mail: MailServer;
  readonly server: Server;
}

/** A server that sends its mail to an SMTP server of the test's. */
export async function withMail(
  work: (fixture: Fixture) => Promise<void>,
  options: MailServerOptions = {},
  more: readonly string[] = [],
  world: object = {},
): Promise<void> {
  await inFolder(async (folder) => {
    await using mail = await MailServer.start(options);
    const flags = [...(await importFlags(folder, world)), ...smtpFlags(mail.url), ...more];
    const database = join(folder, 'test.sqlite');
    await using server = await start({ database, flags });
    await work({ folder, database, flags, mail, server });
  });
}

/** A request with a JSON body; its answer, which is expected to have succeeded, read as JSON. */
export async function send<T = Record<string, unknown>>(
  server: Server,
  method: string,
  target: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const answer = await server.fetch(`/api/v1/${target}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export async function save(server: Server, id: number, members: object, notify = true) {
  await send(server, 'PUT', `Ticket/${id}?notify=${String(notify)}`, members);
}

export interface OutboxRow {
  readonly state: number;
  readonly attempts: number;
  readonly problem: string;
}
export const outboxState = { pending: 0, sent: 1, failed: 2 } as const;

/** Rows of a database: an SQLite file or postgresql://... `sql` names one table's columns. */
export async function rowsOf<T>(database: string, sql: string): Promise<T[]> {
  if (database.startsWith('postgresql:')) {
    const whole = `SELECT coalesce(json_agg(found), '[]') FROM (${sql}) AS found`;
    const { stdout } = await run('psql', ['--no-psqlrc', '-qAt', '-c', whole, database]);
    return JSON.parse(stdout) as T[];
  }
  const { stdout } = await run('sqlite3', ['-readonly', '-json', database, sql]);
  return stdout === '' ? [] : (JSON.parse(stdout) as T[]);
}

/** Changes a database behind the server's back. */
export async function alter(database: string, sql: string): Promise<void> {
  if (database.startsWith('postgresql:')) {
    await run('psql', ['--no-psqlrc', '-q', '-v', 'ON_ERROR_STOP=1', '-c', sql, database]);
  } else {
    await run('sqlite3', [database, '.timeout 10000', sql]);
  }
}

/** The outbox, oldest row first. */
export async function outbox(database: string): Promise<OutboxRow[]> {
  return rowsOf(database, 'SELECT state, attempts, problem FROM notification ORDER BY id');
}

/** Waits until no row of the outbox is pending. */
export async function settled(database: string): Promise<OutboxRow[]> {
  let rows = await outbox(database);
  await until('every mail is settled', async () => {
    rows = await outbox(database);
    return rows.length > 0 && rows.every(({ state }) => state !== outboxState.pending);
  });
  return rows;
}

/** A line of /metrics. */
export async function metric(server: Server, name: string): Promise<number> {
  const text = await server.text('/metrics');
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  if (line === undefined) throw new Error(`There is no ${name}`);
  return Number(line.slice(name.length));
}

export function addressOf({ mail }: Delivered): string | undefined {
  return Array.isArray(mail.to) ? undefined : mail.to?.value[0]?.address;
}
