import type { Change, Core } from '../../wasm/js/index.js';
import { rowAt } from '../table/properties.js';
import type { Refusals } from '../table/refusals.js';
import { sameBytes, type KeptTicket } from './kept-ticket.js';
import { equal } from './rebase.js';
import {
  applied,
  compareStamps,
  openEdited,
  openTicket,
  stampOf,
  type TicketDraft,
} from './versions.js';

/** The last save of a property, and the edit that it counts as. */
interface Saved {
  readonly after: unknown;
  readonly stamp: string;
  readonly edit: number;
}

/** Which edits of a ticket may be newer in this tab than in the store that all tabs share. */
export class Newer {
  readonly #edits = new Map<string, number>();
  readonly #saved = new Map<string, Saved>();
  /** What was edited last in another tab, over a value that is not the one here. */
  readonly #elsewhere = new Set<string>();
  #last = 0;

  add(pointer: string): void {
    this.#elsewhere.delete(pointer);
    this.#number(pointer);
  }

  has(pointer: string): boolean {
    return this.#edits.has(pointer);
  }

  /** Another tab has edited the same since: that comes with the store's record. */
  drop(pointer: string): void {
    this.#elsewhere.add(pointer);
    this.#edits.delete(pointer);
  }

  /** What was saved is no edit any more; where the store is full it may not have heard of that. */
  settled(sent: readonly Change[], stamp: string, mine: Pick<TicketDraft, 'get'>): void {
    for (const { pointer, after } of sent) {
      // An edit made here since stays the newer one; one made elsewhere was never here.
      const made = this.#edits.has(pointer) && !this.#elsewhere.has(pointer);
      this.#number(pointer);
      if (made && !equal(rowAt(pointer), mine.get(pointer), after)) continue;
      this.#saved.set(pointer, { after, stamp, edit: this.#last });
    }
  }

  /** Looks at what the store has by now: edits there that were made over what was saved are newer. */
  compare(core: Core, { base }: Pick<KeptTicket, 'base'>): void {
    if (this.#saved.size === 0) return;
    const kept = openTicket(core, base);
    for (const [pointer, { after, stamp, edit }] of this.#saved) {
      const known = compareStamps(stampOf(kept), stamp) >= 0;
      const mine = this.#edits.get(pointer) === edit;
      if (mine && !known && !equal(rowAt(pointer), kept.before(pointer), after)) continue;
      if (mine) this.#edits.delete(pointer);
      this.#saved.delete(pointer);
    }
    kept.dispose();
  }

  /** Call it when the edits are about to be written; gives what to call when they are. */
  writing(): () => void {
    const written = new Map(this.#edits);
    return () => {
      for (const [pointer, edit] of written) {
        if (this.#edits.get(pointer) === edit) this.#edits.delete(pointer);
      }
    };
  }

  #number(pointer: string): void {
    this.#edits.set(pointer, (this.#last += 1));
  }
}

/**
 * The draft to go on with where another tab's edits were made over values that are not the ones
 * here: they stay what they were made over, on the newer one of the two versions. On other values
 * the edits would be saved as if those had been seen. Nothing where there is no such edit.
 */
export function madeOver(
  core: Core,
  draft: TicketDraft,
  { base, edits }: Pick<KeptTicket, 'base' | 'edits'>,
  newer: Newer,
): TicketDraft | undefined {
  if (sameBytes(base, draft.bytes)) return undefined;
  const theirs = openTicket(core, base);
  // It can still be read.
  theirs.dispose();
  const made = edits.filter(([pointer]) => !newer.has(pointer));
  const moved = differing(
    theirs,
    draft,
    made.map(([pointer]) => pointer),
  );
  if (moved.length === 0) return undefined;
  // Of one version, too, two tabs may have edits over different values.
  const newest = compareStamps(stampOf(theirs), stampOf(draft)) > 0;
  if (!newest) return openEdited(core, applied(core, draft.bytes, moved), draft.changes);
  const mine = draft.changes.filter(({ pointer }) => newer.has(pointer));
  const kept = differing(
    draft,
    theirs,
    mine.map(({ pointer }) => pointer),
  );
  return openEdited(core, applied(core, base, kept), mine);
}

/** What turns the values of one version into those of the other. */
function differing(into: TicketDraft, from: TicketDraft, pointers: readonly string[]): Change[] {
  return pointers
    .filter((at) => !equal(rowAt(at), into.before(at), from.before(at)))
    .map((pointer) => ({ pointer, before: undefined, after: into.before(pointer) }));
}

/** What marks a refusal as newer; an edit of the same pointer is another matter. */
export function refusalAt(pointer: string): string {
  return `?${pointer}`;
}

/** Takes over what another tab has kept that is no value, but where this tab is newer. */
export function catchUpRefusals(
  mine: Refusals,
  { refusals = [] }: Pick<KeptTicket, 'refusals'>,
  newer: Newer,
): void {
  const kept = new Map(refusals);
  for (const [pointer] of mine.all) {
    if (!kept.has(pointer) && !newer.has(refusalAt(pointer))) mine.accept(pointer);
  }
  for (const [pointer, refusal] of kept) {
    if (!newer.has(refusalAt(pointer))) mine.set(pointer, refusal);
  }
}
