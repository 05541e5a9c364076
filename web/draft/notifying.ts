import type { SaveEntry } from './entry.js';
import { failureOf, patience, within } from './failures.js';
import type { Progress } from './progress.js';
import { outgoing, saveIdOf, type SendTools } from './step.js';

/** Tells people about a save: never twice, so an answer that was lost stays lost. */
export async function advanceNotify(
  entry: SaveEntry,
  { client, clock }: SendTools,
): Promise<(now: SaveEntry) => Progress> {
  if (entry.state === 'waiting') {
    return (now) => ({ kind: 'next', entry: outgoing({ ...now, state: 'sending' }) });
  }
  if (entry.state === 'unknown') return (now) => notified(now, 'unknown');
  const { ticketId } = entry;
  try {
    const saved = await within(clock, patience, (bounds) =>
      client.putTicket(ticketId, { TicketId: ticketId }, { ...bounds, notify: true }),
    );
    saved.dispose();
    return (now) => notified(now, 'yes');
  } catch (cause) {
    const failure = failureOf(cause);
    return (now) => {
      const waiting: SaveEntry = { ...now, state: 'waiting' };
      if (failure === 'session') return { kind: 'session', entry: waiting };
      if (failure === 'later') return { kind: 'later', entry: waiting, cause };
      return notified(now, failure === 'lost' ? 'unknown' : 'no');
    };
  }
}

function notified(now: SaveEntry, how: 'no' | 'yes' | 'unknown'): Progress {
  const { id, ticketId, wanted, others } = now;
  return {
    kind: 'done',
    entry: now,
    report: {
      kind: 'saved',
      ticketId,
      entryId: id,
      saveId: saveIdOf(now),
      body: wanted.body,
      changes: wanted.changes,
      others,
      milliseconds: 0,
      notified: how,
    },
  };
}
