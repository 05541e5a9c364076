import type { Core } from '../../wasm/js/index.js';
import { automaticOwner } from '../../wasm/js/fields.js';
import type { KeptConflict, KeptPatch, SaveEntry } from './entry.js';
import { failureOf, patience, within } from './failures.js';
import { withOwn } from './own-saves.js';
import { calm, lost, outgoing, refused, saveIdOf, type SendTools } from './step.js';
import type { Effects, Progress } from './progress.js';
import { advanceNotify } from './notifying.js';
import { overlaps, rebase } from './rebase.js';
import type { Report } from './report.js';
import { reversed, type KeptSave } from './saves.js';
import {
  applied,
  changesStatus,
  comesOf,
  compareStamps,
  difference,
  editsSince,
  hasAll,
  openEdited,
  openTicket,
  patchOf,
  settle,
  stampOf,
  type TicketDraft,
} from './versions.js';

/** Refusals without a reason that are waited out before a person is told. */
const mostServerFailures = 5;

/** One step with a save. */
export async function advanceSave(
  entry: SaveEntry,
  tools: SendTools,
): Promise<(now: SaveEntry) => Progress> {
  if (entry.step === 'notify') return advanceNotify(entry, tools);
  if (entry.state === 'waiting') {
    return (now) => ({
      kind: 'next',
      entry: outgoing({ ...now, state: 'sending', sent: [...now.sent, now.wanted] }),
    });
  }
  if (entry.state === 'unknown') return resolve(entry, tools);
  const { client, clock } = tools;
  const tried = entry.sent.at(-1)!;
  const started = clock.now();
  try {
    const answer = await within(clock, patience, (bounds) =>
      client.patchTicket(entry.ticketId, tried, { ...bounds, ...unmodified(client.core, entry) }),
    );
    // It can still be read.
    answer.dispose();
    return (now) => landed(now, tried, answer, tools, { milliseconds: clock.now() - started });
  } catch (cause) {
    if (failureOf(cause) === 'conflict') return resolve(entry, tools, cause);
    return (now) => failed(now, cause);
  }
}

/** A request that was refused, or that got no answer. */
function failed(now: SaveEntry, cause: unknown): Progress {
  const failure = failureOf(cause);
  const unsent: SaveEntry = { ...now, state: 'waiting', sent: now.sent.slice(0, -1) };
  if (failure === 'session') return { kind: 'session', entry: unsent };
  if (failure === 'later') return { kind: 'later', entry: unsent, cause };
  if (failure === 'refused') return refused(unsent, cause);
  // What became of it is looked up before anything else is done.
  return lost(now, cause);
}

/** Reads the ticket to see what became of a save; `conflict` where it was surely not made. */
async function resolve(
  entry: SaveEntry,
  tools: SendTools,
  conflict?: unknown,
): Promise<(now: SaveEntry) => Progress> {
  const { client, clock } = tools;
  try {
    const fresh = await within(clock, patience, (bounds) =>
      client.getTicket(entry.ticketId, bounds),
    );
    fresh!.dispose();
    return (now) => reconcile(now, fresh!, tools, conflict);
  } catch (cause) {
    return (now) => {
      const unknown: SaveEntry = { ...now, state: 'unknown' };
      const failure = failureOf(cause);
      if (failure === 'session') return { kind: 'session', entry: unknown };
      if (failure === 'refused') return refused(now, cause);
      return { kind: 'later', entry: unknown, cause };
    };
  }
}

/** What a newer version of the ticket means for a save that is not there yet, as far as we know. */
function reconcile(
  entry: SaveEntry,
  fresh: TicketDraft,
  tools: SendTools,
  conflict: unknown,
): Progress {
  const { core } = tools.client;
  const now = { ...entry, base: withOwn(core, entry.base, tools.saves(entry.ticketId)) };
  const base = openTicket(core, now.base);
  const mine = openEdited(core, now.base, now.wanted.changes);
  try {
    const order = compareStamps(stampOf(fresh), stampOf(base));
    if (order < 0) return { kind: 'later', entry: { ...now, state: 'unknown' }, cause: conflict };
    const tried = now.sent.findLast((patch) => isThere(core, now, patch, fresh));
    if (tried) return landed(now, tried, fresh, tools, { others: true });
    const why = closedSince(base, fresh);
    if (why) return conflicting(now, fresh, why);
    if (overlaps(mine, fresh).some(({ kind }) => kind === 'clash')) {
      return conflicting(now, fresh, { why: 'overlap' });
    }
    // Of the same version what is below later edits may still be what others had changed before.
    if (order === 0) return again(now, conflict);
    return putOn(now, base, mine, fresh, tools);
  } finally {
    base.dispose();
    mine.dispose();
  }
}

function isThere(core: Core, now: SaveEntry, patch: KeptPatch, fresh: TicketDraft): boolean {
  const mine = openEdited(core, now.base, patch.changes);
  const there = hasAll(fresh, mine);
  mine.dispose();
  return there;
}

/** Nothing has happened to the ticket: the same once more, unless that is refused over and over. */
function again(now: SaveEntry, conflict: unknown): Progress {
  const entry: SaveEntry = { ...now, state: 'waiting' };
  if (conflict === undefined) return { kind: 'next', entry };
  if (now.failures >= mostServerFailures) return refused(entry, conflict);
  return { kind: 'later', entry, cause: conflict };
}

/** Somebody else changed something else: mine goes on top of theirs. */
function putOn(
  now: SaveEntry,
  base: TicketDraft,
  mine: TicketDraft,
  fresh: TicketDraft,
  tools: SendTools,
): Progress {
  const { core } = tools.client;
  // What is as I want it may be mine, by a request whose fate nobody knows.
  const same = overlaps(mine, fresh).filter(({ kind }) => kind === 'same');
  const changed = difference(core, base.bytes, fresh.bytes).filter(
    ({ path }) => !same.some(({ pointer }) => pointer === path),
  );
  const others = [...now.others, ...changed];
  const next = openTicket(core, fresh.bytes);
  rebase(mine, next);
  if (!next.changed) {
    next.dispose();
    return landed({ ...now, others }, now.wanted, fresh, tools, {});
  }
  const wanted = patchOf(next.plan(), next, now.wanted.asked);
  next.dispose();
  const entry: SaveEntry = {
    ...now,
    state: 'waiting',
    base: fresh.bytes,
    wanted,
    sent: [],
    others,
  };
  return { kind: 'next', entry };
}

/** Where a ticket has been closed, merged or deleted by somebody else. */
export function closedSince(
  base: Pick<TicketDraft, 'base'>,
  fresh: Pick<TicketDraft, 'base'>,
): Pick<KeptConflict, 'why' | 'moveTo'> | undefined {
  const { BaseStatus, ConnectId } = fresh.base;
  if (BaseStatus === base.base.BaseStatus) return undefined;
  if (BaseStatus === 'Closed') return { why: 'closed' };
  if (BaseStatus === 'Deleted') return { why: 'deleted' };
  if (BaseStatus !== 'Merged') return undefined;
  return { why: 'merged', ...(ConnectId ? { moveTo: ConnectId } : {}) };
}

function conflicting(
  now: SaveEntry,
  fresh: TicketDraft,
  why: Pick<KeptConflict, 'why' | 'moveTo'>,
): Progress {
  const { id: entryId, ticketId, kind: of } = now;
  const conflict = { ...why, fresh: fresh.bytes };
  return {
    kind: 'stop',
    entry: { ...now, state: 'conflict', sent: [], conflict },
    report: { kind: 'conflict', ticketId, entryId, of, ...why },
  };
}

/** The server has it. What was asked for since goes on as a save of its own. */
function landed(
  now: SaveEntry,
  tried: KeptPatch,
  answer: TicketDraft,
  { client: { core }, clock }: SendTools,
  { milliseconds = 0, others = false }: { milliseconds?: number; others?: boolean },
): Progress {
  const base = openTicket(core, now.base);
  const expected = applied(core, now.base, tried.changes);
  const found = others
    ? difference(core, expected, answer.bytes).filter((each) => !comesOf(each, tried.changes))
    : [];
  const closed = changesStatus(tried.changes) ? undefined : closedSince(base, answer)?.why;
  base.dispose();
  const save = keptSave(now, tried, answer, core, clock.now());
  const effects: Effects = { settled: { asked: tried.asked, answer: answer.bytes }, save };
  const report: Report = {
    kind: 'saved',
    ticketId: now.ticketId,
    entryId: now.id,
    saveId: save.id,
    body: tried.body,
    changes: tried.changes,
    others: [...now.others, ...found],
    milliseconds: Math.max(1, Math.round(milliseconds)),
    notified: 'no',
    ...(closed && { closed }),
  };
  const rest = remaining(now, tried, answer, core);
  if (rest) return { kind: 'next', entry: calm({ ...now, ...rest }), effects, report };
  if (!now.notify) return { kind: 'done', entry: now, effects, report };
  return { kind: 'next', entry: calm({ ...now, step: 'notify', state: 'waiting' }), effects };
}

/** What was asked for since a request was sent. */
function remaining(
  now: SaveEntry,
  tried: KeptPatch,
  answer: TicketDraft,
  core: Core,
): Pick<SaveEntry, 'state' | 'base' | 'wanted' | 'sent' | 'others' | 'round'> | undefined {
  if (now.wanted.body === tried.body) return undefined;
  const wanted = openEdited(core, now.base, now.wanted.changes);
  if (editsSince(tried.changes, wanted).length === 0) {
    wanted.dispose();
    return undefined;
  }
  const next = settle(core, wanted, tried.changes, answer);
  const rest = {
    state: 'waiting' as const,
    base: next.bytes,
    wanted: patchOf(next.plan(), next),
    sent: [],
    round: now.round + 1,
    others: [],
  };
  wanted.dispose();
  next.dispose();
  return rest;
}

/** The save as it can be taken back: the inverse is of what the server made of it. */
function keptSave(
  entry: SaveEntry,
  tried: KeptPatch,
  answer: TicketDraft,
  core: Core,
  at: number,
): KeptSave {
  const { ticketId, title } = entry;
  const chosen = tried.changes.some(({ after }) => after === automaticOwner);
  const back = chosen
    ? openEdited(
        core,
        answer.bytes,
        tried.changes.map(({ pointer, before }) => ({ pointer, after: before ?? 0 })),
      )
    : undefined;
  const patch = back?.changed ? reversed(patchOf(back.plan(), back)) : tried;
  back?.dispose();
  return {
    v: 1,
    id: saveIdOf(entry),
    ticketId,
    title,
    at,
    patch,
    stamp: stampOf(answer),
    undone: false,
  };
}

function unmodified(core: Core, { base }: SaveEntry): { unmodifiedSince?: string } {
  const draft = openTicket(core, base);
  const stamp = stampOf(draft);
  draft.dispose();
  return stamp === '' ? {} : { unmodifiedSince: stamp };
}
