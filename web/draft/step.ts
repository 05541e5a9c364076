import type { AttachmentEntity } from '../../wasm/js/index.js';
import type { Clock } from './clock.js';
import type { DeskClient } from './desk-client.js';
import { type Entry, type SaveEntry } from './entry.js';
import type { Once } from './once.js';
import { without } from './without.js';
import { problemOf } from './failures.js';
import type { Progress } from './progress.js';
import type { KeptSave } from './saves.js';

/** What sending needs. */
export interface SendTools {
  readonly client: DeskClient;
  readonly clock: Clock;
  /** The user's associate; empty where it is not known. */
  readonly user: string;
  /** The content of an attached file. */
  readonly file: (key: string) => Promise<Blob | undefined>;
  /** Files that are on the server by now, by their keys. */
  readonly uploads: Once<AttachmentEntity>;
  /** What this user has saved of a ticket, in this browser. */
  readonly saves: (ticketId: number) => readonly KeptSave[];
}

/** The id of the kept save that an entry becomes. */
export function saveIdOf({ id, round }: SaveEntry): string {
  return round === 0 ? id : `${id}.${round}`;
}

/** An entry without what was wrong before. */
export function calm<T extends Entry>(entry: T): T {
  const rest = without(entry, ['reason', 'problem', 'lost']);
  return { ...rest, failures: 0, notBefore: 0 } as unknown as T;
}

/**
 * An entry that goes out again: what was wrong is not shown meanwhile, but stays counted, so that each
 * pause is longer than the one before.
 */
export function outgoing<T extends Entry>(entry: T): T {
  return { ...without(entry, ['reason', 'problem']), notBefore: 0 } as unknown as T;
}

/**
 * Nobody knows what became of a request. One looks, at once the first time and then later and later: what
 * is not there goes out again.
 */
export function lost(now: Entry, cause: unknown): Progress {
  const times = (now.lost ?? 0) + 1;
  const entry = { ...now, state: 'unknown', problem: problemOf(cause), lost: times } as const;
  return times > 1 ? { kind: 'later', entry, cause } : { kind: 'next', entry };
}

/** As it is the server will not have it. */
export function refused(now: Entry, cause: unknown): Progress {
  const { id: entryId, ticketId, kind: of } = now;
  const problem = problemOf(cause);
  return {
    kind: 'stop',
    entry: { ...now, state: 'refused', problem },
    report: { kind: 'refused', ticketId, entryId, of, problem },
  };
}
