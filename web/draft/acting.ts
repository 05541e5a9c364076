import type { PatchOperation } from '../../wasm/js/index.js';
import type { Clock } from './clock.js';
import type { DeskClient } from './desk-client.js';
import { failureOf, isOffline, patience, within } from './failures.js';
import type { KeptSave } from './saves.js';
import { compareStamps, difference, stampOf, type TicketDraft } from './versions.js';

/** What deleting and merging need of the desk they happen on. */
export interface ActingHost {
  readonly client: DeskClient;
  readonly clock: Clock;
  /** True while something of mine is on its way to a ticket. */
  readonly busy: (ticketId: number) => boolean;
  readonly newId: () => string;
  /** Goes on with a ticket as the action has left it; `save` takes that back. */
  readonly acted: (now: TicketDraft, save?: KeptSave) => Promise<void>;
  /** Something that is shown has changed. */
  readonly changed: () => void;
}

/** What stands in the way of an action that is made now or not at all. */
export type Obstacle =
  /** Something of mine is still on its way to the ticket. */
  | { readonly kind: 'busy'; readonly ticketId: number }
  /** Somebody has changed the ticket since the reader was shown it; he looks at it again. */
  | {
      readonly kind: 'changed';
      readonly ticketId: number;
      readonly others: readonly PatchOperation[];
      /** How many messages have come. */
      readonly messages: number;
    }
  /** The ticket does not live on its own any more. */
  | { readonly kind: 'ended'; readonly ticketId: number; readonly why: 'deleted' | 'merged' }
  /** The server cannot be reached; nothing was done. */
  | { readonly kind: 'offline' }
  /** No answer has come, and what became of it could not be looked up. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly cause: unknown };

export type Outcome<T> = { readonly kind: 'done'; readonly now: T } | Obstacle;

/** An action on tickets; `T` is what they are like, `O` what else may stand in its way. */
export interface Deed<T, O = never> {
  /** The tickets as they are now. @throws TicketwireError */
  read(): Promise<T>;
  isDone(now: T): boolean;
  /** What stands in the way of doing it to the tickets as they are. */
  obstacle(now: T): Obstacle | O | undefined;
  /** @throws TicketwireError */
  run(now: T): Promise<void>;
}

/**
 * Does it once. Whether it was done is seen on the tickets alone, so that a lost answer does no harm;
 * `tried`: an earlier try may have arrived.
 */
export async function perform<T, O = never>(
  deed: Deed<T, O>,
  tried: boolean,
): Promise<Outcome<T> | O> {
  let now: T;
  try {
    now = await deed.read();
  } catch (cause) {
    return tried ? { kind: 'unknown' } : unread(cause);
  }
  if (tried && deed.isDone(now)) return { kind: 'done', now };
  const obstacle = deed.obstacle(now);
  if (obstacle) return obstacle;
  let failure: unknown;
  try {
    await deed.run(now);
  } catch (cause) {
    if (['refused', 'session', 'later'].includes(failureOf(cause)))
      return { kind: 'failed', cause };
    failure = cause;
  }
  try {
    now = await deed.read();
  } catch {
    return { kind: 'unknown' };
  }
  if (deed.isDone(now)) return { kind: 'done', now };
  return deed.obstacle(now) ?? unread(failure);
}

/** Reads a ticket; what comes back can be read, and nothing more. @throws TicketwireError */
export async function readTicket(
  { client, clock }: { readonly client: DeskClient; readonly clock: Clock },
  id: number,
): Promise<TicketDraft> {
  const fresh = await within(clock, patience, (bounds) => client.getTicket(id, bounds));
  fresh!.dispose();
  return fresh!;
}

/** What others have done to a ticket since the reader was shown it. */
export function changedSince(
  core: DeskClient['core'],
  seen: TicketDraft,
  now: TicketDraft,
): Obstacle | undefined {
  if (compareStamps(stampOf(now), stampOf(seen)) === 0) return undefined;
  const count = ({ base }: TicketDraft): number => base.Messages?.length ?? 0;
  return {
    kind: 'changed',
    ticketId: now.base.TicketId,
    others: difference(core, seen.bytes, now.bytes),
    messages: Math.max(0, count(now) - count(seen)),
  };
}

/** Why nothing more can be done to a ticket. */
export function endOf({ base }: TicketDraft): Obstacle | undefined {
  const ticketId = base.TicketId;
  if (base.BaseStatus === 'Deleted') return { kind: 'ended', ticketId, why: 'deleted' };
  if (base.BaseStatus === 'Merged') return { kind: 'ended', ticketId, why: 'merged' };
  return undefined;
}

/** Why something could not be read, or was not done. */
export function unread(cause: unknown): Obstacle {
  return isOffline(cause) ? { kind: 'offline' } : { kind: 'failed', cause };
}
