import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patience, start, type Server } from './support/server.js';

const rounds = 5;
const clients = 8;
const tickets = [935, 626, 389, 460, 657, 995, 262, 2001];
const shared = 2003;
const seed = Number(process.env['TICKETWIRE_SEED'] ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
function random(): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Entity {
  readonly Title: string;
  readonly Author: string;
  readonly CustomFields: Readonly<Record<string, string>>;
}

/** What one client has sent and has been told. */
interface Progress {
  sent: number;
  acknowledged: number;
}

const mark = (client: number, count: number): string => `client ${client} save ${count}`;
const field = (client: number): string => `x_client_${client}`;

/** One save of a client: its own ticket's three members, then its field of the shared ticket. */
async function save(server: Server, client: number, count: number): Promise<void> {
  const text = mark(client, count);
  const CustomFields = { [field(client)]: text };
  const bodies = [
    [tickets[client]!, { Title: text, Author: text, CustomFields }],
    [shared, { CustomFields }],
  ] as const;
  for (const [id, body] of bodies) {
    const answer = await server.fetch(`/api/v1/Ticket/${id}?$select=TicketId`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify(body),
    });
    await answer.text();
    if (answer.status !== 200) throw new Error(`status ${answer.status}`);
  }
}

/** Lets all clients save until so many saves are acknowledged, then kills the server. */
async function saveAndKill(server: Server, progress: Progress[], wanted: number): Promise<void> {
  let count = 0;
  let killed: Promise<void> | undefined;
  await Promise.all(
    progress.map(async (own, client) => {
      while (killed === undefined) {
        own.sent += 1;
        try {
          await save(server, client, own.sent);
        } catch (cause) {
          if (killed === undefined) throw cause;
          return;
        }
        own.acknowledged = own.sent;
        count += 1;
        if (count === wanted) killed = server.kill();
      }
    }),
  );
  await killed;
}

/** Checks that a mark is of a save that was acknowledged last, or was under way after it. */
function expectMark(text: string, client: number, { sent, acknowledged }: Progress): void {
  const expected = [mark(client, acknowledged), mark(client, sent)];
  expect(expected).toContain(text);
}

async function expectAllKept(server: Server, progress: readonly Progress[]): Promise<void> {
  const common = await server.json<Entity>(`/api/v1/Ticket/${shared}`);
  for (const [client, own] of progress.entries()) {
    const { Title, Author, CustomFields } = await server.json<Entity>(
      `/api/v1/Ticket/${tickets[client]!}`,
    );
    expectMark(Title, client, own);
    expect([Author, CustomFields[field(client)]]).toEqual([Title, Title]);
    expectMark(common.CustomFields[field(client)]!, client, own);
  }
}

describe('a server that is killed', () => {
  it(`loses no acknowledged save (seed ${seed})`, async () => {
    const next = random();
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-killed-'));
    const database = join(folder, 'test.sqlite');
    const progress = Array.from({ length: clients }, () => ({ sent: 0, acknowledged: 0 }));
    let server = await start({ database });
    for (let round = 0; round < rounds; ++round) {
      const before = progress.reduce((sum, own) => sum + own.acknowledged, 0);
      await saveAndKill(server, progress, clients * 2 + Math.floor(next() * 100));
      const after = progress.reduce((sum, own) => sum + own.acknowledged, 0);
      expect(after - before).toBeGreaterThanOrEqual(clients);
      server = await start({ database, flags: [] });
      expect(server.milliseconds).toBeLessThan(patience);
      await expectAllKept(server, progress);
    }
    expect(await server.stop()).toBe('0');
    await rm(folder, { recursive: true });
  }, 120_000);
});
