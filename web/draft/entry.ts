import type { Change, PatchOperation } from '../../wasm/js/index.js';
import type { Lean } from './files.js';
import type { WrittenContent } from './message-draft.js';

/**
 * `unknown`: it may have arrived, and is looked for before anything is tried again. `conflict`: a
 * person has to choose. `refused`: as it is the server will not have it.
 */
export type EntryState = 'waiting' | 'sending' | 'unknown' | 'done' | 'conflict' | 'refused';

/** Why an entry waits; `full`: it could not be kept, and would be sent twice after a crash. */
export type WaitReason = 'session' | 'network' | 'server' | 'held' | 'full';

/** A failure that outlives the page. */
export interface KeptProblem {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly pointer?: string;
}

interface EntryBase {
  /** Entries are sent in the order of their ids. */
  readonly id: string;
  /** Grows with each change, so that a tab knows which of two versions is the newer. */
  readonly rev?: number;
  /** 0 until the server has given a number. */
  readonly ticketId: number;
  readonly state: EntryState;
  readonly createdAt: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Not tried before. */
  readonly notBefore: number;
  /** How many of its requests nobody knows the fate of, since the last that is known. */
  readonly lost?: number;
  readonly reason?: WaitReason;
  readonly problem?: KeptProblem;
  /** Only a person can tell what became of it. */
  readonly asks?: boolean;
}

/** A patch, and what takes it back. */
export interface KeptPatch {
  /** The exact request body. */
  readonly body: string;
  readonly inverse: string;
  readonly changes: readonly Change[];
  /** The same edits as they stood on the screen; `changes` may have been put on a newer version. */
  readonly asked: readonly Change[];
}

/** What somebody else's version means for a save. */
export interface KeptConflict {
  readonly why: 'overlap' | 'closed' | 'merged' | 'deleted';
  /** The ticket as the server has it now. */
  readonly fresh: Uint8Array;
  /** Where to continue, of a ticket that was merged. */
  readonly moveTo?: number;
}

export interface SaveEntry extends EntryBase {
  readonly kind: 'save';
  readonly title: string;
  /** The ticket as it was read. */
  readonly base: Uint8Array;
  readonly wanted: KeptPatch;
  /** What was sent, and may have arrived. */
  readonly sent: readonly KeptPatch[];
  /** How many saves the entry has been already. */
  readonly round: number;
  readonly notify: boolean;
  /** After `patch` it is saved; `notify` tells people about it. */
  readonly step: 'patch' | 'notify';
  /** What others have changed meanwhile, and what was put on top of. */
  readonly others: readonly PatchOperation[];
  readonly conflict?: KeptConflict;
}

/** A save that is taken back, or an undo that is. */
export interface UndoEntry extends EntryBase {
  readonly kind: 'undo';
  readonly title: string;
  readonly saveId: string;
  readonly patch: KeptPatch;
  /** LastChanged of the version that it applies to. */
  readonly stamp: string;
  /** What was taken back is put back. */
  readonly redo: boolean;
}

/** An edit of the ticket that is made once a message of it has been sent. */
export interface Following {
  readonly pointer: string;
  readonly after: string | number;
}

export interface MessageEntry extends EntryBase {
  readonly kind: 'message';
  readonly title: string;
  /** Made here before the first try, so that it can be found again. */
  readonly messageId: string;
  readonly content: Lean<WrittenContent>;
  /** Mail it, once it is saved. */
  readonly mail: boolean;
  /** `status`: it is sent, and the ticket changes as it was asked to. */
  readonly step: 'attach' | 'save' | 'mail' | 'status';
  /** It may be on the server already. */
  readonly tried: boolean;
  /** Its number, once it is saved. */
  readonly savedId?: number;
  /** What changes on the ticket once it is sent. */
  readonly then?: readonly Following[];
  /** BaseStatus of the ticket when it was written. */
  readonly baseStatus?: string;
  readonly conflict?: KeptConflict;
}

export interface NewEntry extends EntryBase {
  readonly kind: 'new';
  readonly title: string;
  /** The carrier to create. */
  readonly entity: Readonly<Record<string, unknown>>;
  readonly notify: boolean;
  readonly mail: boolean;
  readonly messageId: string;
  readonly content: Lean<WrittenContent>;
  readonly tried: boolean;
  /** Tickets of the same author and title that were there before the first try. */
  readonly known?: readonly number[];
  /** When it was tried first. */
  readonly triedAt?: number;
}

/** One thing to be sent. */
export type Entry = SaveEntry | UndoEntry | MessageEntry | NewEntry;

/** What every new entry begins with. */
export function newEntry(id: string, ticketId: number, title: string, createdAt: number) {
  const state = 'waiting' as const;
  return { id, ticketId, title, state, createdAt, failures: 0, notBefore: 0 };
}

/** True while an entry may still be sent by itself. */
export function isActive({ state }: Pick<Entry, 'state'>): boolean {
  return state === 'waiting' || state === 'sending' || state === 'unknown';
}

/** True where an entry has surely not reached the server, and can be taken back. */
export function mayCancel(entry: Entry): boolean {
  if (entry.state === 'refused' || entry.state === 'conflict') return true;
  if (entry.state !== 'waiting') return false;
  if (entry.kind === 'save') return entry.sent.length === 0 && entry.step === 'patch';
  if (entry.kind === 'undo') return entry.failures === 0;
  return !entry.tried;
}

const states: readonly unknown[] = ['waiting', 'sending', 'unknown', 'conflict', 'refused'];
const kinds: readonly unknown[] = ['save', 'undo', 'message', 'new'];

/** An entry as it was kept; `undefined` for what no version of this page has written. */
export function readEntry(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, id, ticketId, state, kind, ...rest } = value as Record<string, unknown>;
  const known = v === 1 && typeof id === 'string' && Number.isInteger(ticketId);
  if (!known || !states.includes(state) || !kinds.includes(kind)) return undefined;
  if (!membersFit(kind as Entry['kind'], rest)) return undefined;
  return value as Entry;
}

/** An entry as it is kept. */
export function keptEntry(entry: Entry): Entry & { readonly v: 1 } {
  return { ...entry, v: 1 };
}

function membersFit(kind: Entry['kind'], rest: Readonly<Record<string, unknown>>): boolean {
  if (typeof rest['title'] !== 'string') return false;
  if (!['failures', 'notBefore', 'createdAt'].every((name) => Number.isFinite(rest[name]))) {
    return false;
  }
  if (rest['lost'] !== undefined && !Number.isFinite(rest['lost'])) return false;
  if (kind === 'save') {
    const { base, wanted, sent, others, round } = rest;
    if (!Number.isInteger(round)) return false;
    if (!(base instanceof Uint8Array) || !Array.isArray(others) || !Array.isArray(sent)) {
      return false;
    }
    return [wanted, ...(sent as unknown[])].every(isPatch);
  }
  if (kind === 'undo') return isPatch(rest['patch']) && typeof rest['saveId'] === 'string';
  if (rest['then'] !== undefined && !areFollowing(rest['then'])) return false;
  return typeof rest['messageId'] === 'string' && isContent(rest['content']);
}

/** True for what has the members of a patch. */
export function isPatch(value: unknown): value is KeptPatch {
  if (typeof value !== 'object' || value === null) return false;
  const { body, inverse, changes, asked } = value as Record<string, unknown>;
  return (
    typeof body === 'string' &&
    typeof inverse === 'string' &&
    [changes, asked].every((list) => Array.isArray(list) && list.every(isChange))
  );
}

function areFollowing(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((each: unknown) => {
      const { pointer, after } = (each ?? {}) as Record<string, unknown>;
      return typeof pointer === 'string' && ['string', 'number'].includes(typeof after);
    })
  );
}

function isChange(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Change>).pointer === 'string'
  );
}

/** True for what has the members of a message. */
export function isContent(value: unknown): value is Lean<WrittenContent> {
  if (typeof value !== 'object' || value === null) return false;
  const { level, body, files, timeSpent, formatted } = value as Record<string, unknown>;
  return (
    (level === 'External' || level === 'Internal') &&
    typeof body === 'string' &&
    (formatted === undefined || isFormatted(formatted)) &&
    Number.isFinite(timeSpent) &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}

function isFormatted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { html, text } = value as Record<string, unknown>;
  return typeof html === 'string' && typeof text === 'string';
}

function isFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { key, name } = value as Record<string, unknown>;
  return typeof key === 'string' && typeof name === 'string';
}
