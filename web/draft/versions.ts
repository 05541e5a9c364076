import {
  Draft,
  type Change,
  type Core,
  type PatchOperation,
  type Plan,
  type TicketEntityWithLinks,
} from '../../wasm/js/index.js';
import type { KeptPatch } from './entry.js';
import { isList, member, pointerOf, rowAt } from '../table/properties.js';
import { automaticOwner } from '../../wasm/js/fields.js';
import { equal, isChosen, overlaps, rebase, type Side } from './rebase.js';

/** A ticket as it was read, and the edits made since. */
export type TicketDraft = Draft<TicketEntityWithLinks>;

const carrier = 'TicketEntityWithLinks';

/** A ticket of bytes. @throws TicketwireError where they are none. */
export function openTicket(core: Core, bytes: Uint8Array): TicketDraft {
  return new Draft<TicketEntityWithLinks>(core, carrier, bytes);
}

/** A ticket of bytes with edits on it. @throws TicketwireError */
export function openEdited(
  core: Core,
  bytes: Uint8Array,
  edits: readonly Pick<Change, 'pointer' | 'after'>[],
): TicketDraft {
  const draft = openTicket(core, bytes);
  for (const { pointer, after } of edits) draft.set(pointer, after ?? null);
  return draft;
}

/** What a plan sends, and which edits on the screen it stands for. */
export function patchOf(plan: Plan, draft: TicketDraft, asked = draft.changes): KeptPatch {
  return { body: plan.body, inverse: plan.inverse, changes: draft.changes, asked };
}

/** LastChanged of a ticket as it came. */
export function stampOf(ticket: Pick<Side, 'base'>): string {
  const stamp = member(ticket.base, 'LastChanged');
  return typeof stamp === 'string' ? stamp : '';
}

/** Under zero where `a` is the earlier one of two date-times with any number of digits. */
export function compareStamps(a: string, b: string): number {
  const [aAt, aRest] = parts(a);
  const [bAt, bRest] = parts(b);
  if (Number.isNaN(aAt) || Number.isNaN(bAt)) return 0;
  return aAt - bAt || (aRest < bRest ? -1 : aRest > bRest ? 1 : 0);
}

/** Whole seconds in milliseconds, and the digits behind them, which are finer than a Date's. */
function parts(stamp: string): [number, string] {
  const match = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/.exec(stamp);
  const at = Date.parse(`${match?.[1] ?? ''}${match?.[3] ?? 'Z'}`);
  return [at, (match?.[2] ?? '').padEnd(9, '0')];
}

/** Edits that differ from what was sent, with what was taken back since. */
export function editsSince(sent: readonly Change[], draft: Side): Change[] {
  const known = new Map(sent.map((change) => [change.pointer, change]));
  const now = new Set(draft.changes.map(({ pointer }) => pointer));
  const newer = draft.changes.filter(({ pointer, after }) => {
    const old = known.get(pointer);
    return old === undefined || !same(old.after, after);
  });
  const takenBack = sent
    .filter(({ pointer, before, after }) => {
      // Where the ticket has become what was sent there is nothing to take back.
      const stands = draft.before(pointer);
      return !now.has(pointer) && same(stands, before) && !same(before, after);
    })
    .map(({ pointer, before, after }) => ({ pointer, before: after, after: before }));
  return [...newer, ...takenBack];
}

/**
 * The draft to go on with after a save: the answer, and on it what was edited since. Where somebody
 * else has changed the same meanwhile it is the version that was sent, so that the next save shows
 * both. What the patch `by` makes was not made by somebody else. The drafts given are left alone.
 */
export function settle(
  core: Core,
  mine: Side,
  sent: readonly Change[],
  answer: TicketDraft,
  by?: string,
): TicketDraft {
  const later = editsSince(sent, mine);
  if (later.length === 0) return openTicket(core, answer.bytes);
  const start = applied(core, mine.bytes, sent);
  const edited = openEdited(core, (by && patched(core, start, by)) || start, later);
  if (overlaps(edited, answer).some(({ kind }) => kind === 'clash')) return edited;
  const next = openTicket(core, answer.bytes);
  rebase(edited, next);
  edited.dispose();
  return next;
}

/** A ticket's bytes with edits made. @throws TicketwireError */
export function applied(core: Core, bytes: Uint8Array, edits: readonly Change[]): Uint8Array {
  const patch = edits.map(({ pointer, after }) => ({
    op: 'replace',
    path: pointer,
    value: after ?? null,
  }));
  return core.apply(carrier, bytes, new TextEncoder().encode(JSON.stringify(patch)));
}

/** True where a version of the ticket has everything that these changes make. */
export function hasAll(fresh: Side, mine: Side): boolean {
  return overlaps(mine, fresh).every(({ pointer, before, mine: after, theirs, kind }) => {
    if (kind === 'same') return true;
    // Who it came to be is the server's choice.
    return after === automaticOwner && !equal(rowAt(pointer), before, theirs);
  });
}

/** What leads from one version of a ticket to another, as the core sees it. */
export function difference(
  core: Core,
  from: Uint8Array,
  to: Uint8Array,
): readonly PatchOperation[] {
  const draft = openTicket(core, from);
  try {
    return draft.changesTo({ bytes: to }).filter(({ path }) => {
      const row = rowAt(path);
      return row !== undefined && isChosen(row);
    });
  } finally {
    draft.dispose();
  }
}

/** True for what comes of these changes by itself: the name and the like of a carrier that they chose. */
export function comesOf({ path }: PatchOperation, changes: readonly Change[]): boolean {
  const row = rowAt(path);
  if (row === undefined || isList(row)) return false;
  const key = pointerOf(row);
  return path !== key && changes.some(({ pointer }) => pointer === key);
}

/** True for changes that may themselves close the ticket. */
export function changesStatus(changes: readonly Change[]): boolean {
  return changes.some(({ pointer }) => rowAt(pointer)?.mdoList === 'ticketstatus');
}

/** A version of the ticket with a guarded patch made; `undefined` where its guards do not hold. */
export function patched(core: Core, bytes: Uint8Array, patch: string): Uint8Array | undefined {
  try {
    return core.apply(carrier, bytes, new TextEncoder().encode(patch));
  } catch {
    return undefined;
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
