import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../js/support/figure.js';
import { Postgres, postgresMissing, runSql } from './support/postgres.js';
import { start, type Server } from './support/server.js';

jest.setTimeout(120_000);

const patch = (title: string): RequestInit => ({
  method: 'PATCH',
  headers: { 'Content-Type': 'application/merge-patch+json' },
  body: JSON.stringify({ Title: title }),
});

const nameOf = (database: string): string => /^postgresql:\/\/[^/]*\/([^?]+)/.exec(database)![1]!;

(postgresMissing === '' ? describe : describe.skip)(
  `round trips to PostgreSQL${postgresMissing && ': '}${postgresMissing}`,
  () => {
    let postgres: Postgres;
    let server: Server;

    beforeAll(async () => {
      postgres = await Postgres.start();
      const database = await postgres.createDatabase();
      await runSql(database, `ALTER DATABASE ${nameOf(database)} SET log_statement = 'all'`);
      server = await start({ database });
    });

    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await postgres[Symbol.asyncDispose]();
    });

    /** Statements that were waited for: what begins a transaction goes out together with another. */
    const statements = async (): Promise<string[]> =>
      (await readFile(join(postgres.folder, 'log'), 'utf8'))
        .split('\n')
        .filter((line) => /LOG: {2}(statement|execute [^:]+): /.test(line))
        .filter((line) => !/execute <unnamed>: (BEGIN|SET LOCAL) /.test(line));

    /** What the database is asked for by a request that has been made before. */
    async function asked(request: () => Promise<Response>): Promise<string[]> {
      for (let i = 0; i < 3; ++i) expect((await request()).status).toBe(200);
      const before = (await statements()).length;
      const answer = await request();
      expect(answer.status).toBe(200);
      await answer.text();
      return (await statements()).slice(before);
    }

    // Each of them begins with the one that tells whether the caller is still who they were.
    it('a GET that was answered before is one more', async () => {
      const get = await asked(() => server.fetch('/api/v1/Ticket/935'));
      expect(get).toHaveLength(2);
    });

    it('a list that was answered before is its transaction and one', async () => {
      const list = await asked(() => server.fetch('/api/v1/Ticket?$orderBy=lastChanged desc'));
      expect(list).toHaveLength(3);
    });

    it('a PATCH is at most five, its answer with all that it joins among them', async () => {
      let n = 0;
      const saved = await asked(() => server.fetch('/api/v1/Ticket/935', patch(`${(n += 1)}`)));
      figure(`round trips to PostgreSQL of a PATCH: ${saved.length}`);
      expect(saved.map((line) => line.replace(/^.*LOG: /, ''))).toHaveLength(5);
    });

    it('a PATCH after records have changed joins them as they are', async () => {
      const name = (answer: unknown): unknown =>
        (answer as { Priority: { Name: string } }).Priority.Name;
      const before = name(await server.json('/api/v1/Ticket/935'));
      await runSql(
        `postgresql://ticketwire@/test_1?host=${encodeURIComponent(postgres.folder)}`,
        `UPDATE record SET body = replace(body, '"${String(before)}"', '"Renamed"')` +
          ` WHERE carrier = 'TicketPriorityEntity'`,
        'UPDATE generation SET records = records + 1',
      );
      const answer = await server.fetch('/api/v1/Ticket/935', patch('after the change'));
      expect(name(await answer.json())).toBe('Renamed');
    });
  },
);
