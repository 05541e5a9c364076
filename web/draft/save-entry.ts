import type { Core } from '../../wasm/js/index.js';
import { isActive, newEntry, type Entry, type KeptPatch, type SaveEntry } from './entry.js';
import { without } from './without.js';
import type { Session } from './session.js';
import type { Settled } from './progress.js';
import {
  changesStatus,
  compareStamps,
  openEdited,
  openTicket,
  patched,
  patchOf,
  settle,
  stampOf,
} from './versions.js';

/** The save of a ticket that is not on the server yet, among its entries. */
export function saveOf(entries: readonly Entry[]): SaveEntry | undefined {
  return entries.find(
    (entry): entry is SaveEntry => entry.kind === 'save' && entry.step === 'patch',
  );
}

/** The entry that saves a session's edits: a ticket has one, and later edits are added to it. */
export function takeOn(
  core: Core,
  session: Session,
  how: { readonly before: SaveEntry | undefined; readonly id: string; readonly notify: boolean },
): SaveEntry {
  const { before, id, notify } = how;
  if (before) return addTo(core, session, before, notify);
  return {
    kind: 'save',
    ...newEntry(id, session.id, session.base.Title ?? '', session.now),
    base: session.draft.bytes,
    wanted: patchOf(session.plan!, session.draft),
    sent: [],
    round: 0,
    notify,
    step: 'patch',
    others: [],
  };
}

function addTo(core: Core, session: Session, before: SaveEntry, notify: boolean): SaveEntry {
  const rest = without(before, ['conflict', 'problem', 'reason']);
  const again = isActive(before) ? {} : ({ state: 'waiting', failures: 0, notBefore: 0 } as const);
  return { ...rest, ...again, ...wanted(core, session, before), notify: notify || before.notify };
}

/** A session's edits on the version that the save stands on. */
function wanted(
  core: Core,
  session: Session,
  before: SaveEntry,
): Pick<SaveEntry, 'base' | 'wanted' | 'sent'> {
  const { draft } = session;
  const start = openTicket(core, before.base);
  const order = compareStamps(stampOf(draft), stampOf(start));
  try {
    const own: KeptPatch = patchOf(session.plan!, draft);
    if (order === 0) return { base: before.base, wanted: own, sent: before.sent };
    if (order > 0) return { base: draft.bytes, wanted: own, sent: [] };
    const rebased = settle(core, draft, [], start);
    const { bytes } = rebased;
    const patch = patchOf(rebased.plan(), rebased, draft.changes);
    rebased.dispose();
    return { base: bytes, wanted: patch, sent: before.sent };
  } finally {
    start.dispose();
  }
}

/** A waiting save after the undo of an earlier one: what that has changed, nobody else has. */
export function onUndone(
  core: Core,
  save: SaveEntry,
  by: string,
): { readonly put?: readonly Entry[]; readonly remove?: readonly string[] } {
  const base = save.sent.length === 0 ? patched(core, save.base, by) : undefined;
  if (!base) return {};
  const mine = openEdited(core, base, save.wanted.changes);
  try {
    if (!mine.changed) return { remove: [save.id] };
    const wanted = patchOf(mine.plan(), mine, save.wanted.asked);
    return { put: [{ ...save, base, wanted }] };
  } finally {
    mine.dispose();
  }
}

/** Waiting messages after an own save: that the ticket was closed by it is nothing to ask about. */
export function afterOwnSave(
  core: Core,
  entries: readonly Entry[],
  { asked, by, answer }: Settled,
): readonly Entry[] {
  if (by === undefined && !changesStatus(asked)) return [];
  const draft = openTicket(core, answer);
  const { BaseStatus: baseStatus } = draft.base;
  draft.dispose();
  return entries.flatMap((entry) => {
    const waits = entry.kind === 'message' && entry.state === 'waiting' && entry.baseStatus;
    return waits && baseStatus && entry.baseStatus !== baseStatus ? [{ ...entry, baseStatus }] : [];
  });
}
