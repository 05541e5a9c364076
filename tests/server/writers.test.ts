import { describe, expect, it } from '@jest/globals';
import { connect, TicketwireError, type Client } from 'ticketwire';
import { figure } from '../js/support/figure.js';
import { engines, type Place } from './support/engines.js';
import { bearer, start, type Server } from './support/server.js';

const writers = 16;
const saves = 10;
const id = 2001;

/** Clients of one server, or in turn of several on one database. */
interface Office {
  readonly clients: readonly Client[];
  readonly servers: readonly Server[];
}

async function withOffice(
  open: () => Promise<Place>,
  processes: number,
  work: (office: Office) => Promise<void>,
): Promise<void> {
  await using place = await open();
  const { database } = place;
  const servers: Server[] = [];
  const clients: Client[] = [];
  try {
    for (let i = 0; i < processes; ++i) {
      const server = await start(i === 0 ? { database } : { database, flags: [] });
      servers.push(server);
      clients.push(await connect({ baseUrl: server.url, authorization: () => bearer }));
    }
    await work({ clients, servers });
  } finally {
    for (const server of servers) await server[Symbol.asyncDispose]();
  }
}

interface Seen {
  readonly date: string;
  readonly count: number;
}

async function counter(client: Client): Promise<Seen> {
  const { LastChanged, CustomFields } = (await client.getTicket(id)).base;
  return { date: String(LastChanged), count: Number(CustomFields?.['x_counter'] ?? 0) };
}

/** Counts up by one if nothing has changed since; false where somebody was faster. */
async function countUp(client: Client, { date, count }: Seen): Promise<boolean> {
  const body = JSON.stringify([
    { op: 'test', path: '/LastChanged', value: date },
    { op: 'replace', path: '/CustomFields/x_counter', value: String(count + 1) },
  ]);
  try {
    (await client.patchTicket(id, { body }, { select: ['TicketId'] })).dispose();
    return true;
  } catch (cause) {
    if (cause instanceof TicketwireError && cause.isConflict) return false;
    throw cause;
  }
}

async function put(server: Server, member: string, since?: string): Promise<number> {
  const headers = new Headers({ 'Content-Type': 'application/merge-patch+json' });
  if (since !== undefined) headers.set('If-Unmodified-Since', since);
  const answer = await server.fetch(`/api/v1/Ticket/${id}?$select=TicketId`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ CustomFields: { [member]: 'mine' } }),
  });
  await answer.text();
  return answer.status;
}

const offices = engines.flatMap((engine) =>
  engine.name === 'SQLite'
    ? [{ ...engine, processes: 1 }]
    : [
        { ...engine, processes: 1 },
        { ...engine, processes: 2 },
      ],
);

describe.each(offices)('many writers of one ticket over $name, $processes server', (office) => {
  const { name, missing, open, processes } = office;
  const test = missing === '' ? it : it.skip;

  test('lose no update and have one winner for each date', async () => {
    await withOffice(open, processes, async ({ clients }) => {
      const winners = new Map<string, number>();
      const losers = new Set<string>();
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          const client = clients[writer % clients.length]!;
          for (let done = 0; done < saves;) {
            const seen = await counter(client);
            if (await countUp(client, seen)) {
              winners.set(seen.date, (winners.get(seen.date) ?? 0) + 1);
              done += 1;
            } else {
              losers.add(seen.date);
            }
          }
        }),
      );
      expect((await counter(clients[0]!)).count).toBe(writers * saves);
      expect(winners.size).toBe(writers * saves);
      expect([...winners.values()].every((count) => count === 1)).toBe(true);
      for (const date of losers) expect(winners.get(date)).toBe(1);
      figure(
        `${writers} clients x ${saves} compare-and-set over ${name}, ${processes} server: ` +
          `0 lost, ${losers.size} dates refused`,
      );
    });
  }, 120_000);

  test('who start from one date are refused but for one', async () => {
    await withOffice(open, processes, async ({ clients }) => {
      const seen = await counter(clients[0]!);
      const results = await Promise.all(
        Array.from({ length: writers }, (_, i) => countUp(clients[i % clients.length]!, seen)),
      );
      expect(results.filter((won) => won)).toHaveLength(1);
      expect((await counter(clients[0]!)).count).toBe(seen.count + 1);
    });
  }, 60_000);

  test('have one winner for each If-Unmodified-Since', async () => {
    await withOffice(open, processes, async ({ servers }) => {
      const [first] = servers;
      const answer = await first!.fetch(`/api/v1/Ticket/${id}`);
      await answer.text();
      const date = answer.headers.get('last-modified')!;
      // HTTP's dates have whole seconds: saves within the second of the last one cannot be told.
      await new Promise((done) => setTimeout(done, 1_100));
      const results = await Promise.all(
        Array.from({ length: writers }, (_, i) =>
          put(servers[i % servers.length]!, `x_since_${i}`, date),
        ),
      );
      expect(results.sort()).toEqual([200, ...Array<number>(writers - 1).fill(412)]);
    });
  }, 60_000);

  test('of one message that is sent over and over store it once', async () => {
    await withOffice(open, processes, async ({ clients }) => {
      const message = { Ticket: { TicketId: id }, MessageId: '<twin@writers>', Body: 'once' };
      const before = (await clients[0]!.listMessages(id)).length;
      const saved = await Promise.all(
        Array.from({ length: writers }, (_, i) =>
          clients[i % clients.length]!.saveMessage(message),
        ),
      );
      expect(new Set(saved.map(({ EjMessageId }) => EjMessageId)).size).toBe(1);
      expect(await clients[0]!.listMessages(id)).toHaveLength(before + 1);
    });
  }, 60_000);

  test('of different fields all have their way', async () => {
    await withOffice(open, processes, async ({ servers }) => {
      const names = Array.from({ length: writers * 4 }, (_, i) => `x_field_${i}`);
      const statuses = await Promise.all(
        names.map((field, i) => put(servers[i % servers.length]!, field)),
      );
      expect(new Set(statuses)).toEqual(new Set([200]));
      const { CustomFields } = await servers[0]!.json<{ CustomFields: Record<string, string> }>(
        `/api/v1/Ticket/${id}`,
      );
      expect(names.filter((field) => CustomFields[field] !== 'mine')).toEqual([]);
    });
  }, 60_000);
});
