import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { blocksFor } from '../consumers/support/checkers.js';
import { figure } from '../js/support/figure.js';
import { answersAgain } from './support/killing.js';
import { rowsOf } from './support/mailing.js';
import { Postgres, postgresMissing, runSql, script } from './support/postgres.js';
import { start, type Server } from './support/server.js';

// Starting a database takes its time on a busy machine.
jest.setTimeout(120_000);

const patch = (title: string): RequestInit => ({
  method: 'PATCH',
  headers: { 'Content-Type': 'application/merge-patch+json' },
  body: JSON.stringify({ Title: title }),
});

/** Changes a setting of the database, for new sessions; those there are may be ended. */
async function restrict(database: string, how: string, leave = ''): Promise<void> {
  await runSql(
    database,
    'SET default_transaction_read_only = off',
    `ALTER DATABASE "${nameOf(database)}" ${how}`,
    leave === ''
      ? 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity ' +
          'WHERE datname = current_database() AND pid <> pg_backend_pid()'
      : 'SELECT 1',
  );
}

const nameOf = (database: string): string => /^postgresql:\/\/[^/]*\/([^?]+)/.exec(database)![1]!;

async function expectRefused(server: Server): Promise<void> {
  const began = performance.now();
  const asked = Array.from({ length: 30 }, (_, i) =>
    server.fetch('/api/v1/Ticket/935', i % 2 === 0 ? patch(`meanwhile ${i}`) : {}),
  );
  for (const answer of await Promise.all(asked)) {
    expect(answer.status).toBe(503);
    expect(Object.keys((await answer.json()) as object)).toContain('ErrorType');
  }
  const milliseconds = performance.now() - began;
  figure(`30 requests at once to a frozen PostgreSQL: 503 to all in ${milliseconds.toFixed(0)} ms`);
  expect((await fetch(new URL('/health', server.url))).status).toBe(503);
  // Less than the 40 s that a single statement may take.
  expect(milliseconds).toBeLessThan(35_000);
}

async function expectEnded(server: Server): Promise<void> {
  const asked = Array.from({ length: 8 }, () =>
    server.fetch('/api/v1/Ticket/935').then(
      ({ status }) => status,
      () => 'cut off',
    ),
  );
  await sleep(200);
  expect(await server.stop()).toBe('0');
  for (const status of await Promise.all(asked)) expect([503, 'cut off']).toContain(status);
}

(postgresMissing === '' ? describe : describe.skip)(
  `PostgreSQL${postgresMissing && ': '}${postgresMissing}`,
  () => {
    let postgres: Postgres;

    beforeAll(async () => {
      postgres = await Postgres.start();
    });

    afterAll(async () => {
      await postgres[Symbol.asyncDispose]();
    });

    it('serves several processes on one database', async () => {
      const database = await postgres.createDatabase();
      await using first = await start({ database });
      await using second = await start({ database, flags: [] });
      expect((await first.fetch('/api/v1/Ticket/935', patch('from the first'))).status).toBe(200);
      const seen = await second.json('/api/v1/Ticket/935?$select=title');
      expect(seen['Title']).toBe('from the first');
    });

    it.each([
      ['the extension for it may be taken', 'GRANT CREATE ON DATABASE', 1],
      ['else by reading them all', 'REVOKE CREATE ON DATABASE', 0],
    ])('finds words in titles by an index where %s', async (_, right, indexes) => {
      const database = await postgres.createDatabase();
      const user = `desk_${nameOf(database)}`;
      await runSql(
        database,
        `CREATE ROLE "${user}" LOGIN`,
        `GRANT CREATE ON SCHEMA public TO "${user}"`,
        `${right} "${nameOf(database)}" ${right.startsWith('GRANT') ? 'TO' : 'FROM'} "${user}"`,
      );
      const own = database.replace(/(?<=\/\/)[^@]*/, user);
      await using server = await start({ database: own });
      const found = `SELECT indexname FROM pg_indexes WHERE indexname = 'ticket_title'`;
      expect(await rowsOf(database, found)).toHaveLength(indexes);
      const { Title } = await server.json<{ Title: string }>('/api/v1/Ticket/935');
      const filter = encodeURIComponent(`contains(title,'${Title.slice(2, 9).toUpperCase()}')`);
      const { value } = await server.json<{ value: { title: string }[] }>(
        `/api/v1/Ticket?$select=title&$filter=${filter}`,
      );
      expect(value.map(({ title }) => title)).toContain(Title);
      if (indexes > 0) return;
      for (const { text } of await blocksFor('tests/server/postgres.test.ts')) {
        await runSql(database, text);
      }
      expect(await rowsOf(database, found)).toHaveLength(1);
    });

    it('is away for a while: 503, then as before', async () => {
      const database = await postgres.createDatabase();
      await using server = await start({ database });
      expect((await server.fetch('/api/v1/Ticket/935', patch('before'))).status).toBe(200);
      await postgres.crash();
      const refused = await server.fetch('/api/v1/Ticket/935', patch('meanwhile'));
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await refused.text()).not.toMatch(/ticketwire-postgres|socket|SELECT|UPDATE/);
      await postgres.resume();
      const seen = await server.json('/api/v1/Ticket/935?$select=title');
      expect(seen['Title']).toBe('before');
      expect((await server.fetch('/api/v1/Ticket/935', patch('after'))).status).toBe(200);
    });

    it('stops answering: 503 within a bounded time, SIGTERM ends a server, then as before', async () => {
      const database = await postgres.createDatabase();
      await using server = await start({ database });
      await using other = await start({ database, flags: [] });
      expect((await server.fetch('/api/v1/Ticket/935', patch('before'))).status).toBe(200);
      await postgres.freeze();
      try {
        await Promise.all([expectRefused(server), expectEnded(other)]);
      } finally {
        await postgres.thaw();
      }
      await answersAgain(server);
      const { Title } = await server.json<{ Title: string }>('/api/v1/Ticket/935');
      expect(Title).toMatch(/^(before|meanwhile \d+)$/);
      expect((await server.fetch('/api/v1/Ticket/935', patch('after'))).status).toBe(200);
    });

    it('may only be read for a while: saves are 503, reads go on, then as before', async () => {
      const database = await postgres.createDatabase();
      await using server = await start({ database });
      expect((await server.fetch('/api/v1/Ticket/935', patch('before'))).status).toBe(200);
      await restrict(database, 'SET default_transaction_read_only = on');
      const refused = await server.fetch('/api/v1/Ticket/935', patch('meanwhile'));
      expect(refused.status).toBe(503);
      expect(await refused.text()).not.toMatch(/read-only|UPDATE/i);
      const seen = await server.json('/api/v1/Ticket/935?$select=title');
      expect(seen['Title']).toBe('before');
      await restrict(database, 'RESET default_transaction_read_only', 'leave the connections');
      expect((await server.fetch('/api/v1/Ticket/935', patch('after'))).status).toBe(200);
    });

    it('ends with the test that started it, when the whole process group is killed', async () => {
      const group = spawn('sh', ['-c', `sleep 60 | ${script}`], {
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(createInterface({ input: group.stdout }), 'line')) as [string];
      const folder = line.slice('ready '.length);
      expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(true);
      process.kill(-group.pid!, 'SIGKILL');
      for (let i = 0; i < 600 && existsSync(folder); ++i) await sleep(50);
      expect(existsSync(folder)).toBe(false);
    });
  },
);
