import type { Draft } from '../../wasm/js/index.js';
import {
  isList,
  keyOf,
  member,
  pointerOf,
  rowAt,
  shownRows,
  type PropertyRow,
} from '../table/properties.js';

/** The part of a draft that is compared. */
export type Side = Pick<
  Draft<object>,
  'base' | 'before' | 'bytes' | 'changes' | 'changesTo' | 'merge' | 'set'
>;

/** One of my edits, seen against what the server has now. */
export interface Overlap {
  readonly pointer: string;
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /**
   * `free`: nobody else touched it; `same`: they saved what I want; `merged`: both sides' changes
   * apply, as to a set; `clash`: somebody has to choose.
   */
  readonly kind: 'free' | 'same' | 'merged' | 'clash';
  /** What goes on top of theirs when nobody chooses theirs. */
  readonly onTop: unknown;
  /** The elements that clash, where it is not the whole value. */
  readonly parts: readonly Part[];
}

/** An element of a property, such as one custom field, that both sides changed differently. */
export interface Part {
  readonly pointer: string;
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** A property that only the other side changed. */
export interface Foreign {
  readonly row: PropertyRow;
  readonly before: unknown;
  readonly theirs: unknown;
}

/** How each of my edits stands against a newer version of the same ticket. */
export function overlaps(mine: Side, fresh: Side): Overlap[] {
  const merge = mine.merge(fresh);
  return mine.changes.map(({ pointer, before, after }) => {
    const theirs = fresh.before(pointer);
    const onTop = merge.mine(pointer);
    const clashes = merge.overlaps.filter((overlap) => meet(overlap.pointer, pointer));
    const whole = clashes.some((overlap) => !overlap.pointer.startsWith(`${pointer}/`));
    const kind = clashes.length > 0 ? 'clash' : kindOf(rowAt(pointer), after, theirs, onTop);
    const parts = whole
      ? []
      : clashes.map((part) => ({
          pointer: part.pointer,
          before: part.base,
          mine: part.mine,
          theirs: part.theirs,
        }));
    return { pointer, before, mine: after, theirs, kind, onTop, parts };
  });
}

/** What the other side changed and I did not. */
export function foreign(mine: Side, fresh: Side): Foreign[] {
  const touched = new Set(mine.changes.map(({ pointer }) => rowAt(pointer)));
  const changed = new Set(mine.changesTo(fresh).map(({ path }) => rowAt(path)));
  return shownRows()
    .filter((row) => changed.has(row) && isChosen(row) && !touched.has(row))
    .map((row) => {
      const pointer = pointerOf(row);
      return { row, before: mine.before(pointer), theirs: fresh.before(pointer) };
    });
}

/** True where a change is somebody's choice: not a sum, not that it was seen, not what follows another. */
export function isChosen(row: PropertyRow): boolean {
  const isSeeing = row.type === 'enum:TicketReadStatus';
  return row.control !== 'none' && row.readOnly !== true && !follows(row) && !isSeeing;
}

/**
 * Puts my edits on a newer version, so that its values guard them. Pointers in `theirs`, of
 * properties or of their parts, keep the newer version's value.
 */
export function rebase(mine: Side, fresh: Side, theirs: ReadonlySet<string> = new Set()): void {
  const found = overlaps(mine, fresh);
  const merge = theirs.size > 0 ? mine.merge(fresh) : undefined;
  for (const { pointer, kind, onTop } of found) {
    if (theirs.has(pointer) || kind === 'same') continue;
    fresh.set(pointer, merge ? merge.mine(pointer, theirs) : onTop);
  }
}

/** What was added to and removed from a set. */
export function setDifference(
  key: string | undefined,
  before: unknown,
  after: unknown,
): { added: unknown[]; removed: unknown[] } {
  const id = identity(key);
  const [was, now] = [asArray(before), asArray(after)];
  const [wasIds, nowIds] = [new Set(was.map(id)), new Set(now.map(id))];
  return {
    added: now.filter((item) => !wasIds.has(id(item))),
    removed: was.filter((item) => !nowIds.has(id(item))),
  };
}

/** Equality as the row understands it: sets without order, references to nothing as 0. */
export function equal(row: PropertyRow | undefined, a: unknown, b: unknown): boolean {
  if (row && isList(row) && row.collection === 'set') {
    const { added, removed } = setDifference(keyOf(row), a, b);
    return added.length === 0 && removed.length === 0;
  }
  const plain = (value: unknown): unknown =>
    row && keyOf(row) !== undefined && !isList(row) ? (value ?? 0) : (value ?? null);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** True for an enumeration that a list's choice decides, and which would only repeat that choice. */
function follows(row: PropertyRow): boolean {
  return row.type.startsWith('enum:') && row.mdoList !== undefined;
}

/** True where one pointer is the other or leads to it. */
function meet(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

function kindOf(
  row: PropertyRow | undefined,
  mine: unknown,
  theirs: unknown,
  onTop: unknown,
): Overlap['kind'] {
  if (equal(row, onTop, theirs)) return 'same';
  return equal(row, onTop, mine) ? 'free' : 'merged';
}

function identity(key: string | undefined): (item: unknown) => unknown {
  return (item) => (key === undefined ? JSON.stringify(item) : member(item, key));
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
