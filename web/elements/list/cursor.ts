import type { Entry } from '../../table/views.js';

/** Which ticket of the list the keys are at: it stays on its ticket, wherever that moves. */
export class Cursor {
  #id: number | undefined;

  /** The ticket of the cursor; the first one while it is at none. */
  in(entries: readonly Entry[]): Entry | undefined {
    return entries.find(({ id }) => id === this.#id) ?? entries[0];
  }

  reset(id: number | undefined): void {
    this.#id = id;
  }

  /** Goes on to other entries. Where its ticket is gone it takes the one that is now at its place. */
  keep(before: readonly Entry[], after: readonly Entry[]): readonly Entry[] {
    const at = before.findIndex(({ id }) => id === this.#id);
    const gone = at >= 0 && !after.some(({ id }) => id === this.#id);
    if (gone) this.#id = after[Math.min(at, after.length - 1)]?.id;
    return after;
  }

  /** The ticket so many places after one; where that is gone, so many after the gap that it has left. */
  step(entries: readonly Entry[], id: number | undefined, places: number): Entry | undefined {
    const at = entries.findIndex((each) => each.id === id);
    if (at >= 0) return entries[at + places];
    const active = this.in(entries);
    const gap = active ? entries.indexOf(active) : 0;
    return entries[Math.max(0, places > 0 ? gap + places - 1 : gap + places)];
  }

  /** Moves by a key; false for a key that does not move it. */
  move(key: string, entries: readonly Entry[]): boolean {
    const active = this.in(entries);
    const at = active ? entries.indexOf(active) : 0;
    const last = entries.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: last,
    };
    const to = moves[key];
    if (to === undefined) return false;
    this.#id = entries[Math.max(0, Math.min(last, to))]?.id;
    return true;
  }
}
