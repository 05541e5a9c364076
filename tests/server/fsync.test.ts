import { describe, expect, it } from '@jest/globals';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../js/support/figure.js';
import { inFolder } from './support/mail_server.js';
import { Postgres, postgresMissing } from './support/postgres.js';
import { watchMissing } from './support/room.js';
import { start } from './support/server.js';

const id = 2001;
const saves = 20;

const missingWithPostgres = watchMissing || (postgresMissing && `: ${postgresMissing}`);

interface Call {
  readonly name: string;
  readonly text: string;
  /** Seconds since 1970. */
  readonly began: number;
  readonly ended: number;
}

/** The calls of a trace; one that another thread interrupts is made whole. */
function callsOf(trace: string): Call[] {
  const begun = new Map<string, { text: string; began: number }>();
  const calls: Call[] = [];
  for (const line of trace.split('\n')) {
    const [, thread, time, rest] = /^(\d+)\s+(\d+\.\d+) (.*)$/.exec(line) ?? [];
    if (thread === undefined || rest === undefined) continue;
    if (rest.endsWith('<unfinished ...>')) {
      const text = rest.slice(0, -'<unfinished ...>'.length);
      begun.set(thread, { text, began: Number(time) });
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const before = resumed ? begun.get(thread) : undefined;
    const text = (before?.text ?? '') + (resumed?.[1] ?? rest);
    const began = before?.began ?? Number(time);
    const name = /^(\w+)\(/.exec(text)?.[1];
    const spent = /<(\d+\.\d+)>$/.exec(text)?.[1];
    if (name !== undefined) calls.push({ name, text, began, ended: began + Number(spent ?? 0) });
  }
  return calls;
}

/** With -D the command keeps its place as our child; -yy names files and sockets. */
const watch = (calls: string, file: string): string[] => [
  ...['strace', '-D', '-f', '-yy', '-ttt', '-T', '-s', '200'],
  ...['-e', `trace=${calls}`, '-o', file],
];
const syncs = 'fsync,fdatasync';
const talk = 'read,readv,recvmsg,recvfrom,write,writev,sendmsg,sendto';

/** Saves one after the other, each over when its answer has come. */
async function save(database: string, trace: string): Promise<void> {
  await using server = await start({ database, under: watch(`${syncs},${talk}`, trace) });
  for (let i = 0; i < saves; ++i) {
    const answer = await server.fetch(`/api/v1/Ticket/${id}?$select=TicketId`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify({ Title: `Save ${i}` }),
    });
    expect(answer.status).toBe(200);
    await answer.text();
  }
}

/** Expects a sync of the log to begin after each request has come and to end before its answer. */
function expectSynced(server: readonly Call[], logs: readonly Call[], log: string): void {
  const synced = logs.filter(
    ({ name, text }) => name.endsWith('sync') && text.includes(log) && text.includes(' = 0 <'),
  );
  let asked: number | undefined;
  let answered = 0;
  for (const { text, began, ended } of server) {
    if (/"PATCH \/api/.test(text)) asked = ended;
    if (asked === undefined || !/"HTTP\/1\.1 200/.test(text)) continue;
    const from = asked;
    expect(synced.some((sync) => sync.began >= from && sync.ended <= began)).toBe(true);
    answered += 1;
    asked = undefined;
  }
  expect(answered).toBe(saves);
}

const told = (engine: string): void =>
  figure(`${saves} of ${saves} answers to a save came after an fsync of the log, ${engine}`);

describe('an acknowledged save is behind an fsync of the log', () => {
  (watchMissing === '' ? it : it.skip)(
    `of SQLite${watchMissing}`,
    async () => {
      await inFolder(async (folder) => {
        const trace = join(folder, 'trace');
        await save(join(folder, 'test.sqlite'), trace);
        const calls = callsOf(await readFile(trace, 'utf8'));
        expectSynced(calls, calls, '-wal>');
        told('SQLite');
      });
    },
    120_000,
  );

  (missingWithPostgres === '' ? it : it.skip)(
    `of PostgreSQL${missingWithPostgres}`,
    async () => {
      await inFolder(async (folder) => {
        await chmod(folder, 0o755);
        const trace = join(folder, 'trace');
        const logs = join(folder, 'logs');
        {
          await using postgres = await Postgres.start({ under: watch(syncs, logs) });
          await save(await postgres.createDatabase(), trace);
        }
        const read = async (file: string): Promise<Call[]> => callsOf(await readFile(file, 'utf8'));
        expectSynced(await read(trace), await read(logs), '/pg_wal/');
        told('PostgreSQL');
      });
    },
    120_000,
  );
});
