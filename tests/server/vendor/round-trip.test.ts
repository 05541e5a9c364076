import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start, type Server } from '../support/server.js';
import { bodyOf, rows } from '../support/vectors.js';
import { ticketAgent, type TicketAgent, type TicketEntity } from '../support/vendor.js';

const minute = 60_000;
const date = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d|)$/;

/** The value with its dates in whole milliseconds: all that the client keeps of them. */
function truncated(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(date, (_, before: string, digits: string | undefined, zone: string) => {
      return `${before}.${(digits ?? '').slice(0, 3).padEnd(3, '0')}${zone}`;
    });
  }
  if (Array.isArray(value)) return value.map(truncated);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, truncated(each)]));
}

/** What a save that changes nothing has to keep. */
async function lasting(server: Server, path: string): Promise<Record<string, unknown>> {
  const { LastChanged, ...rest } = await server.json(path);
  expect(LastChanged === undefined || typeof LastChanged === 'string').toBe(true);
  return truncated(rest) as Record<string, unknown>;
}

async function ids(server: Server): Promise<number[]> {
  const page = await server.json<{ value: { PrimaryKey: number }[] }>('/api/v1/Ticket?$top=1000');
  return page.value.map((row) => row.PrimaryKey);
}

async function messageIds(server: Server): Promise<number[]> {
  const all: number[] = [];
  for (const id of await ids(server)) {
    const { Messages } = await server.json(`/api/v1/Ticket/${id}`);
    all.push(...(Messages as { TicketMessageId: number }[]).map((each) => each.TicketMessageId));
  }
  return all;
}

/** Fills tickets and messages with whatever the samples of the documentation hold. */
async function saveSamples(server: Server): Promise<void> {
  for (const row of rows.filter((each) => each.method === 'PUT' || each.method === 'POST')) {
    const body = bodyOf(row) ?? null;
    const headers = { 'Content-Type': 'application/json' };
    const { method, target, name } = row;
    const { status } = await server.fetch(target, { method, body, headers });
    if (status !== row.expect.status) throw new Error(`${name}: ${status}`);
  }
}

/** A generator of the same numbers, from 0 to below 1, for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.each([
  ['the tests and the samples', undefined],
  ['the demo', ['--demo']],
])('through the client: %s', (_, flags) => {
  let server: Server;
  let agent: TicketAgent;

  beforeAll(async () => {
    server = await start(flags === undefined ? {} : { flags });
    if (flags === undefined) await saveSamples(server);
    agent = ticketAgent(server);
  }, minute);

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it(
    'every ticket keeps everything when it is saved as it was read',
    async () => {
      const tickets = await ids(server);
      expect(tickets.length).toBeGreaterThan(5);
      for (const id of tickets) {
        const path = `/api/v1/Ticket/${id}`;
        const before = await lasting(server, path);
        await agent.saveTicketEntityAsync(await agent.getTicketEntityAsync(id));
        expect(await lasting(server, path)).toEqual(before);
        const second = await server.text(path);
        await agent.saveTicketEntityAsync(await agent.getTicketEntityAsync(id));
        expect(await server.text(path)).toBe(second);
      }
    },
    minute,
  );

  it(
    'every ticket keeps the rest when its title changes',
    async () => {
      for (const id of await ids(server)) {
        const path = `/api/v1/Ticket/${id}`;
        const before = await lasting(server, path);
        const read = await agent.getTicketEntityAsync(id);
        const title = `${read.title!} again`;
        await agent.saveTicketEntityAsync({ ...read, title });
        expect(await lasting(server, path)).toEqual({ ...before, Title: title });
      }
    },
    minute,
  );

  it(
    'every message keeps everything when it is saved as it was read',
    async () => {
      const messages = await messageIds(server);
      expect(messages.length).toBeGreaterThan(3);
      for (const id of messages) {
        const path = `/api/v1/TicketMessage/${id}`;
        const { Ticket: ticketBefore, ...before } = await lasting(server, path);
        await agent.saveTicketMessageEntityAsync(await agent.getTicketMessageEntityAsync(id));
        const { Ticket: ticketAfter, ...after } = await lasting(server, path);
        expect(after).toEqual(before);
        expect(Object.keys(ticketAfter as object)).toEqual(Object.keys(ticketBefore as object));
      }
    },
    minute,
  );
});

/** A change of one member, and what the server is to answer for it. */
interface Edit {
  readonly set: Partial<TicketEntity>;
  readonly expected: Record<string, unknown>;
}

function edit(next: () => number): Edit {
  const number = Math.floor(next() * 1000);
  const text = `ø"\\${number}\u2028\u{1f600}`;
  const date = new Date(Date.UTC(2020 + (number % 10), number % 12, 1 + (number % 28)) + number);
  const edits: Edit[] = [
    { set: { title: text }, expected: { Title: text } },
    { set: { fromAddress: text }, expected: { FromAddress: text } },
    { set: { deadline: date }, expected: { Deadline: date } },
    { set: { sentiment: number }, expected: { Sentiment: number } },
    { set: { language: 'nb' }, expected: { Language: 'nb' } },
    { set: { tags: [{ id: 1 + (number % 2) }] }, expected: { Tags: [{ Id: 1 + (number % 2) }] } },
    { set: { tags: [] }, expected: { Tags: [] } },
    { set: { person: { personId: 3002 } }, expected: { Person: { PersonId: 3002 } } },
    {
      set: { secondaryPersons: [{ personId: 3003 }] },
      expected: { SecondaryPersons: [{ PersonId: 3003 }] },
    },
    {
      set: { priority: { ticketPriorityId: 1 } },
      expected: { Priority: { TicketPriorityId: 1 } },
    },
    {
      set: { customFields: { [`x_${number}`]: text } },
      expected: { CustomFields: { [`x_${number}`]: text } },
    },
  ];
  return edits[Math.floor(next() * edits.length)]!;
}

/** Dates as instants: the server writes them in its own zone. */
function comparable(name: string, value: unknown): unknown {
  return name === 'Deadline' ? new Date(value as string) : value;
}

describe('random edits through the client', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

  it(
    `change what they say and nothing else (SEED=${seed})`,
    async () => {
      process.stdout.write(`random edits through the vendor's client: SEED=${seed}\n`);
      await using server = await start();
      const agent = ticketAgent(server);
      const tickets = await ids(server);
      const next = random(seed);
      for (let i = 0; i < 150; ++i) {
        const id = tickets[Math.floor(next() * tickets.length)]!;
        const { set, expected } = edit(next);
        const before = await lasting(server, `/api/v1/Ticket/${id}`);
        await agent.saveTicketEntityAsync({ ...(await agent.getTicketEntityAsync(id)), ...set });
        const after = await lasting(server, `/api/v1/Ticket/${id}`);
        for (const [name, value] of Object.entries(expected)) {
          const wanted = Array.isArray(value) && value.length === 0 ? value : expect.anything();
          expect({ [name]: comparable(name, after[name]) }).toMatchObject({ [name]: value });
          expect(after[name]).toEqual(wanted);
        }
        const changed = [...Object.keys(expected), '_Links'];
        for (const name of changed) for (const entity of [before, after]) delete entity[name];
        expect(after).toEqual(before);
      }
    },
    2 * minute,
  );
});
