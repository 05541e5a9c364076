import { describe, expect, it } from '@jest/globals';
import { engines } from './support/engines.js';
import { alter, ofAnna, ofBo, rowsOf, send, until } from './support/mailing.js';
import { basic, start, type Server } from './support/server.js';

interface Entity {
  readonly BaseStatus: string;
  readonly Activate: string;
}

const statusOf = async (server: Server, id: number): Promise<string> =>
  (await server.json<Entity>(`/api/v1/Ticket/${id}`)).BaseStatus;

async function postpone(server: Server, id: number, milliseconds: number): Promise<void> {
  const Activate = new Date(Date.now() + milliseconds).toISOString();
  await send(server, 'PUT', `Ticket/${id}`, { BaseStatus: 'Postponed', Activate });
  expect(await statusOf(server, id)).toBe('Postponed');
}

async function secretsOf(database: string): Promise<number> {
  return (await rowsOf<object>(database, 'SELECT kind FROM token')).length;
}

describe.each(engines)('over $name, a server', ({ missing, open }) => {
  const test = missing === '' ? it : it.skip;

  test('activates postponed tickets when their time has come, running or at its start', async () => {
    await using place = await open();
    const { database } = place;
    {
      await using server = await start({ database });
      await postpone(server, ofAnna, 1_500);
      await postpone(server, 2003, 3_600_000);
      await until('it is active', async () => (await statusOf(server, ofAnna)) === 'Active');
      await postpone(server, ofBo, 1_000);
    }
    await new Promise((done) => setTimeout(done, 1_000));
    await using next = await start({ database, flags: [] });
    await until('it is active', async () => (await statusOf(next, ofBo)) === 'Active', 5_000);
    expect(await statusOf(next, 2003)).toBe('Postponed');
  }, 60_000);

  test('removes files that have long been in no message, and only those', async () => {
    await using place = await open();
    const { database } = place;
    const upload = async (on: Server, name: string): Promise<string> => {
      const made = await send<{ AttachmentId: number }>(on, 'POST', 'Attachment', { Name: name });
      const target = `/api/v1/Attachment/${made.AttachmentId}`;
      await on.fetch(`${target}/Content`, {
        ...{ method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: name },
      });
      return target;
    };
    const found = async (on: Server, targets: readonly string[]): Promise<number[]> =>
      Promise.all(targets.map(async (target) => (await on.fetch(`${target}/Content`)).status));
    let targets: string[] = [];
    {
      await using server = await start({ database });
      targets = await Promise.all(['old', 'kept', 'new'].map((name) => upload(server, name)));
      const numbers = targets.map((target) => Number(target.split('/').at(-1)));
      await server.fetch('/api/v1/TicketMessage/501/Attachment', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify([numbers[1]]),
      });
      await alter(
        database,
        `UPDATE record SET body = '{"Since":0}' WHERE carrier = 'UnusedAttachment' AND id = ${numbers[0]!}`,
      );
    }
    await using next = await start({ database, flags: [] });
    await until('it is removed', async () => (await found(next, targets))[0] === 404);
    expect(await found(next, targets)).toEqual([404, 200, 200]);
  }, 60_000);

  test('removes tokens that have expired, and only those', async () => {
    await using place = await open();
    const { database } = place;
    let before = 0;
    {
      await using server = await start({ database });
      before = await secretsOf(database);
      for (let i = 0; i < 2; ++i) {
        const answer = await fetch(`${server.url}login`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: basic },
          body: JSON.stringify({ user: 'tje0', password: 'Tje0' }),
        });
        await answer.text();
        expect(answer.ok).toBe(true);
      }
      expect(await secretsOf(database)).toBe(before + 2);
    }
    // One of the two sessions ended long ago.
    await alter(
      database,
      'UPDATE token SET expires_at = 1 WHERE secret_hash = ' +
        '(SELECT min(secret_hash) FROM token WHERE expires_at > 0)',
    );
    await using next = await start({ database, flags: [] });
    await until('it is removed', async () => (await secretsOf(database)) === before + 1);
    expect((await next.fetch('/api/v1/Ticket/2001')).status).toBe(200);
  }, 60_000);
});
