import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, TicketwireError, type Client } from 'ticketwire';
import { bearer, start, type Server } from './support/server.js';

const writers = 16;
const saves = 10;
const id = 2001;
let server: Server;
let client: Client;

beforeAll(async () => {
  server = await start();
  client = await connect({ baseUrl: server.url, authorization: () => bearer });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function counter(): Promise<{ date: string; count: number }> {
  const { LastChanged, CustomFields } = (await client.getTicket(id)).base;
  return { date: String(LastChanged), count: Number(CustomFields?.['x_counter'] ?? 0) };
}

/** Counts up by one if nothing has changed since; false where somebody was faster. */
async function countUp({ date, count }: { date: string; count: number }): Promise<boolean> {
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

describe('many writers of one ticket', () => {
  it('lose no update and have one winner for each date', async () => {
    const winners = new Map<string, number>();
    const losers = new Set<string>();
    await Promise.all(
      Array.from({ length: writers }, async () => {
        for (let done = 0; done < saves;) {
          const seen = await counter();
          if (await countUp(seen)) {
            winners.set(seen.date, (winners.get(seen.date) ?? 0) + 1);
            done += 1;
          } else {
            losers.add(seen.date);
          }
        }
      }),
    );
    expect((await counter()).count).toBe(writers * saves);
    expect(winners.size).toBe(writers * saves);
    expect([...winners.values()].every((count) => count === 1)).toBe(true);
    for (const date of losers) expect(winners.get(date)).toBe(1);
  }, 60_000);

  it('who start from one date are refused but for one', async () => {
    const seen = await counter();
    const results = await Promise.all(Array.from({ length: writers }, () => countUp(seen)));
    expect(results.filter((won) => won)).toHaveLength(1);
    expect((await counter()).count).toBe(seen.count + 1);
  });
});
