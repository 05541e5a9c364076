import { newEntry, type UndoEntry } from './entry.js';
import { failureOf, patience, within } from './failures.js';
import type { Progress } from './progress.js';
import { reversed, type KeptSave } from './saves.js';
import type { Session } from './session.js';
import { lost, outgoing, refused, type SendTools } from './step.js';
import { compareStamps, patched, stampOf, type TicketDraft } from './versions.js';

/** The entry that takes a save back, or puts back what was taken back. */
export function undoOf(
  save: KeptSave,
  id: string,
  session: Session | undefined,
  now: number,
): UndoEntry {
  const stamp = session ? stampOf(session.draft) : '';
  return {
    kind: 'undo',
    ...newEntry(id, save.ticketId, save.title, now),
    saveId: save.id,
    patch: save.undone ? save.patch : reversed(save.patch),
    stamp: compareStamps(stamp, save.stamp) > 0 ? stamp : save.stamp,
    redo: save.undone,
  };
}

/** One step with the undo of a save. */
export async function advanceUndo(
  entry: UndoEntry,
  tools: SendTools,
): Promise<(now: UndoEntry) => Progress> {
  if (entry.state === 'waiting') {
    return (now) => ({ kind: 'next', entry: outgoing({ ...now, state: 'sending' }) });
  }
  if (entry.state === 'unknown') return resolve(entry, tools);
  const { client, clock } = tools;
  const { ticketId, patch, stamp } = entry;
  try {
    const answer = await within(clock, patience, (bounds) =>
      client.patchTicket(ticketId, patch, {
        ...bounds,
        ...(stamp !== '' && { unmodifiedSince: stamp }),
      }),
    );
    // It can still be read.
    answer.dispose();
    return (now) => undone(now, answer);
  } catch (cause) {
    const failure = failureOf(cause);
    if (failure === 'conflict') return resolve(entry, tools, cause);
    return (now) => {
      const waiting: UndoEntry = { ...now, state: 'waiting' };
      if (failure === 'session') return { kind: 'session', entry: waiting };
      if (failure === 'later') return { kind: 'later', entry: waiting, cause };
      if (failure === 'refused') return refused(now, cause);
      return lost(now, cause);
    };
  }
}

/** Reads the ticket to see what became of it; `conflict` where it was surely not made. */
async function resolve(
  entry: UndoEntry,
  { client, clock }: SendTools,
  conflict?: unknown,
): Promise<(now: UndoEntry) => Progress> {
  try {
    const fresh = await within(clock, patience, (bounds) =>
      client.getTicket(entry.ticketId, bounds),
    );
    fresh!.dispose();
    return (now) => reconcile(now, fresh!, client.core, conflict);
  } catch (cause) {
    const failure = failureOf(cause);
    return (now) => {
      const unknown: UndoEntry = { ...now, state: 'unknown' };
      if (failure === 'session') return { kind: 'session', entry: unknown };
      if (failure === 'refused') return refused(now, cause);
      return { kind: 'later', entry: unknown, cause };
    };
  }
}

function reconcile(
  now: UndoEntry,
  fresh: TicketDraft,
  core: SendTools['client']['core'],
  conflict: unknown,
): Progress {
  if (patched(core, fresh.bytes, now.patch.inverse)) return undone(now, fresh);
  const possible = patched(core, fresh.bytes, now.patch.body) !== undefined;
  const stamp = stampOf(fresh);
  // Somebody has changed the same since: theirs stays.
  if (!possible) return refused(now, conflict);
  const waiting: UndoEntry = { ...now, state: 'waiting', stamp };
  // The same once more would be refused once more.
  if (stamp === now.stamp && conflict !== undefined) {
    return { kind: 'later', entry: waiting, cause: conflict };
  }
  return { kind: 'next', entry: waiting };
}

function undone(now: UndoEntry, answer: TicketDraft): Progress {
  const { id: entryId, ticketId, saveId, patch, redo } = now;
  const stamp = stampOf(answer);
  const settled = { asked: [], answer: answer.bytes, by: patch.body };
  const effects = { settled, undone: { saveId, stamp, redo } };
  const kind = redo ? 'redone' : 'undone';
  const report = { kind, ticketId, entryId, saveId, changes: patch.changes } as const;
  return { kind: 'done', entry: now, effects, report };
}
