import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Postgres, postgresMissing } from './support/postgres.js';
import { start } from './support/server.js';

// Starting a database takes its time on a busy machine.
jest.setTimeout(60_000);

const patch = (title: string): RequestInit => ({
  method: 'PATCH',
  headers: { 'Content-Type': 'application/merge-patch+json' },
  body: JSON.stringify({ Title: title }),
});

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

    it('is away for a while: 503, then as before', async () => {
      const database = await postgres.createDatabase();
      await using server = await start({ database });
      expect((await server.fetch('/api/v1/Ticket/935', patch('before'))).status).toBe(200);
      await postgres.crash();
      const refused = await server.fetch('/api/v1/Ticket/935', patch('meanwhile'));
      expect(refused.status).toBe(503);
      expect(await refused.text()).not.toMatch(/ticketwire-postgres|socket|SELECT|UPDATE/);
      await postgres.resume();
      const seen = await server.json('/api/v1/Ticket/935?$select=title');
      expect(seen['Title']).toBe('before');
      expect((await server.fetch('/api/v1/Ticket/935', patch('after'))).status).toBe(200);
    });
  },
);
