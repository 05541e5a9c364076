import type { KeptSave } from './saves.js';
import { closedSince } from './saving.js';
import type { MessageEntry } from './entry.js';
import type { Progress } from './progress.js';
import { failureOf, patience, within } from './failures.js';
import { calm, refused, type SendTools } from './step.js';
import { patchOf, stampOf } from './versions.js';

/**
 * Changes the ticket of a message that was sent. Each try reads the ticket first: what is there
 * already is not sent again, and no version is overwritten that was not read.
 */
export async function follow(
  entry: MessageEntry,
  tools: SendTools,
): Promise<(now: MessageEntry) => Progress> {
  const { client, clock } = tools;
  const started = clock.now();
  try {
    const fresh = (await within(clock, patience, (bounds) =>
      client.getTicket(entry.ticketId, bounds),
    ))!;
    const open = { base: { BaseStatus: 'Active' } } as unknown as typeof fresh;
    const over = closedSince(open, fresh)?.why;
    for (const { pointer, after } of entry.then ?? []) fresh.set(pointer, after);
    // A ticket that is gone meanwhile has no state to change.
    if (over === 'deleted' || over === 'merged' || !fresh.changed) {
      fresh.dispose();
      return (now) => ({ kind: 'done', entry: now });
    }
    const patch = patchOf(fresh.plan(), fresh);
    const stamp = stampOf(fresh);
    fresh.dispose();
    const answer = await within(clock, patience, (bounds) =>
      client.patchTicket(entry.ticketId, patch, {
        ...bounds,
        ...(stamp !== '' && { unmodifiedSince: stamp }),
      }),
    );
    const { bytes } = answer;
    const stamped = stampOf(answer);
    answer.dispose();
    const milliseconds = Math.max(1, Math.round(clock.now() - started));
    return (now) => {
      const { id, ticketId, title } = now;
      const at = clock.now();
      const save: KeptSave = {
        ...{ v: 1, id, ticketId, title, at, patch },
        ...{ stamp: stamped, undone: false },
      };
      const { body, changes, asked } = patch;
      const named = { kind: 'saved', ticketId, entryId: id, saveId: id, body, changes } as const;
      return {
        kind: 'done',
        entry: now,
        effects: { settled: { asked, answer: bytes }, save },
        report: { ...named, others: [], milliseconds, notified: 'no' },
      };
    };
  } catch (cause) {
    return (now) => failed(now, cause);
  }
}

/** The message is sent in any case; only what follows is tried again. */
function failed(now: MessageEntry, cause: unknown): Progress {
  const failure = failureOf(cause);
  const entry: MessageEntry = { ...now, state: 'waiting' };
  if (failure === 'session') return { kind: 'session', entry };
  if (failure === 'refused') return refused(entry, cause);
  return { kind: 'later', entry, cause };
}

/** The step after a message was sent, where the ticket is to change. */
export function followed(now: MessageEntry, done: Progress & { readonly kind: 'done' }): Progress {
  if (!now.then || now.then.length === 0) return done;
  const entry: MessageEntry = calm({ ...now, step: 'status', state: 'waiting' });
  const { report, effects } = done;
  return { kind: 'next', entry, ...(report && { report }), ...(effects && { effects }) };
}
