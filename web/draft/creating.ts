import type { TicketEntity } from '../../wasm/js/index.js';
import { type MessageEntry, type NewEntry } from './entry.js';
import { without } from './without.js';
import { failureOf, patience, within } from './failures.js';
import type { Progress } from './progress.js';
import { lost, outgoing, refused, type SendTools } from './step.js';

/** How far the server's clock may be behind ours. */
const clockSkew = 120_000;

type Decide = (now: NewEntry) => Progress;

/** One step with a new ticket. */
export async function advanceNew(entry: NewEntry, tools: SendTools): Promise<Decide> {
  try {
    return await advance(entry, tools);
  } catch (cause) {
    return (now) => failed(now, cause);
  }
}

async function advance(entry: NewEntry, tools: SendTools): Promise<Decide> {
  const { client, clock } = tools;
  if (entry.state === 'waiting') {
    // Without them a ticket that is found later could be anybody's.
    if (!entry.known) {
      const known = await alike(entry, tools);
      return (now) => ({
        kind: 'next',
        entry: { ...now, known: known.map(({ id }) => id), triedAt: clock.now() },
      });
    }
    return (now) => ({
      kind: 'next',
      entry: outgoing({ ...now, state: now.tried ? 'unknown' : 'sending', tried: true }),
    });
  }
  if (entry.state === 'unknown') {
    const earliest = (entry.triedAt ?? entry.createdAt) - clockSkew;
    const found = (await alike(entry, tools)).find(
      ({ id, createdAt }) => !entry.known?.includes(id) && !(createdAt < earliest),
    );
    if (found) return (now) => created(now, found.id, clock.now());
    return (now) => ({ kind: 'next', entry: { ...now, state: 'sending' } });
  }
  const saved = await within(clock, patience, (bounds) =>
    client.saveTicket(entry.entity as Partial<TicketEntity>, { ...bounds, notify: entry.notify }),
  );
  const { TicketId } = saved.base;
  saved.dispose();
  return (now) => created(now, TicketId, clock.now());
}

function failed(now: NewEntry, cause: unknown): Progress {
  const failure = failureOf(cause);
  const sending = now.state === 'sending';
  const settled: NewEntry = {
    ...now,
    state: now.state === 'unknown' ? 'unknown' : 'waiting',
    tried: sending && failure !== 'lost' ? false : now.tried,
  };
  if (failure === 'session') return { kind: 'session', entry: settled };
  if (failure === 'refused' || failure === 'conflict') return refused(settled, cause);
  if (failure === 'lost' && sending) return lost(now, cause);
  return { kind: 'later', entry: settled, cause };
}

/** Tickets of this author with this title. */
async function alike(
  { title }: NewEntry,
  { client, clock, user }: SendTools,
): Promise<{ readonly id: number; readonly createdAt: number }[]> {
  const author = /^\d+$/.test(user) ? ` and createdBy/associateDbId eq ${user}` : '';
  const { rows } = await within(clock, patience, (bounds) =>
    client.listTickets({
      ...bounds,
      select: ['ticketId', 'title', 'createdAt'],
      filter: `title eq '${title.replaceAll("'", "''")}'${author}`,
      orderBy: 'ticketId desc',
      top: 100,
    }),
  );
  return rows
    .filter((row) => row['title'] === title)
    .map((row) => ({
      id: Number(row['ticketId'] ?? row['PrimaryKey']),
      createdAt: Date.parse(String(row['createdAt'])),
    }));
}

/** It has a number; its first message goes on as a message of that ticket. */
function created(now: NewEntry, ticketId: number, at: number): Progress {
  const { id, title, messageId, content, mail, createdAt } = now;
  const report = { kind: 'created', ticketId, entryId: id, title } as const;
  if (content.body.trim() === '' && content.files.length === 0) {
    return { kind: 'done', entry: now, report };
  }
  const entry: MessageEntry = {
    kind: 'message',
    id,
    ticketId,
    title,
    state: 'waiting',
    createdAt,
    failures: 0,
    notBefore: Math.min(now.notBefore, at),
    messageId,
    content: without(content, ['properties', 'notify']),
    mail,
    step: 'attach',
    tried: false,
  };
  return { kind: 'next', entry, report };
}
