import { patience, start, type Server } from './server.js';
import type { Place } from './engines.js';

const clients = 8;
const tickets = [935, 626, 389, 460, 657, 995, 262, 2001];
const shared = 2003;

/** What is killed in a round: our server, or the database server below it. */
export type Victim = 'server' | 'database';

export interface Report {
  readonly acknowledged: number;
  readonly rounds: number;
  /** The longest time until the server answered again, in milliseconds. */
  readonly slowest: number;
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

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
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

/** Lets all clients save until so many saves are acknowledged, then kills. */
async function saveAndKill(
  server: Server,
  progress: Progress[],
  wanted: number,
  kill: () => Promise<void>,
): Promise<void> {
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
        if (count === wanted) killed = kill();
      }
    }),
  );
  await killed;
}

/** Fails unless every mark is of the save acknowledged last, or of the one under way after it. */
async function checkAllKept(server: Server, progress: readonly Progress[]): Promise<void> {
  const common = await server.json<Entity>(`/api/v1/Ticket/${shared}`);
  for (const [client, own] of progress.entries()) {
    const { Title, Author, CustomFields } = await server.json<Entity>(
      `/api/v1/Ticket/${tickets[client]!}`,
    );
    const good = [mark(client, own.acknowledged), mark(client, own.sent)];
    const theirs = common.CustomFields[field(client)] ?? 'nothing';
    if (!good.includes(Title) || !good.includes(theirs)) {
      throw new Error(`lost: ${Title}, ${theirs}; acknowledged ${own.acknowledged} of ${own.sent}`);
    }
    if (Author !== Title || CustomFields[field(client)] !== Title) {
      throw new Error(`torn: ${Title}, ${Author}, ${CustomFields[field(client)] ?? 'nothing'}`);
    }
  }
}

/** Waits until the server answers again; it may say 503 until then. */
export async function answersAgain(server: Server): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answer = await server.fetch(`/api/v1/Ticket/${shared}`);
    await answer.text();
    const milliseconds = performance.now() - began;
    if (answer.status === 200) return milliseconds;
    if (milliseconds > patience) throw new Error(`still ${answer.status} after ${milliseconds} ms`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * Kills under load again and again; throws for anything lost or torn, or slow to return. `told` is
 * called after each round.
 */
export async function killAgainAndAgain(
  place: Place,
  rounds: number,
  seed: number,
  victim: Victim,
  told?: (round: number) => void,
): Promise<Report> {
  const next = random(seed);
  const progress = Array.from({ length: clients }, () => ({ sent: 0, acknowledged: 0 }));
  const { database, postgres } = place;
  let server = await start({ database });
  let slowest = 0;
  for (let round = 0; round < rounds; ++round) {
    const wanted = clients * 2 + Math.floor(next() * 100);
    if (victim === 'server') {
      await saveAndKill(server, progress, wanted, () => server.kill());
      server = await start({ database, flags: [] });
      slowest = Math.max(slowest, server.milliseconds);
    } else {
      await saveAndKill(server, progress, wanted, () => postgres!.crash());
      await postgres!.resume();
      slowest = Math.max(slowest, await answersAgain(server));
    }
    if (slowest > patience) throw new Error(`not up again within ${slowest} ms`);
    await checkAllKept(server, progress);
    told?.(round + 1);
  }
  const ended = await server.stop();
  if (ended !== '0') throw new Error(`the server ended with ${ended}`);
  const acknowledged = progress.reduce((sum, own) => sum + 2 * own.acknowledged, 0);
  return { acknowledged, rounds, slowest };
}
