import { rowAt } from '../table/properties.js';
import type { Clock } from './clock.js';
import type { Settled } from './progress.js';
import { equal } from './rebase.js';
import type { ToldEdit } from './told.js';

/** After this time what was edited is in the store. */
const keptWithin = 1_000;

interface TimedEdits {
  readonly edits: readonly ToldEdit[];
  readonly at: number;
}

/** What other tabs have edited of tickets that are not open here; it may not be in the store yet. */
export class Meanwhile {
  readonly #clock: Clock;
  readonly #told = new Map<number, readonly TimedEdits[]>();
  /** Tickets that are being opened: nothing of them is forgotten. */
  readonly #opening = new Set<number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A ticket is being opened. */
  begin(id: number): void {
    this.#told.set(id, this.#fresh(id));
    this.#opening.add(id);
  }

  /** It is open, or could not be opened. */
  end(id: number): void {
    this.#opening.delete(id);
    this.#told.delete(id);
  }

  edited(id: number, edits: readonly ToldEdit[]): void {
    const earlier = this.#opening.has(id) ? (this.#told.get(id) ?? []) : this.#fresh(id);
    this.#told.set(id, [...earlier, { edits, at: this.#clock.now() }]);
  }

  /** What was saved is no edit any more, even if the ticket is only open after it was taken back. */
  saved(id: number, { asked }: Pick<Settled, 'asked'>): void {
    const saved = ([pointer, value]: ToldEdit): boolean =>
      asked.some((each) => each.pointer === pointer && equal(rowAt(pointer), each.after, value));
    const told = this.#told.get(id);
    if (!told) return;
    const left = told.map(({ edits, at }) => ({ edits: edits.filter((edit) => !saved(edit)), at }));
    this.#told.set(id, left);
  }

  /** In the order in which they were made. */
  of(id: number): readonly (readonly ToldEdit[])[] {
    return (this.#told.get(id) ?? []).map(({ edits }) => edits);
  }

  #fresh(id: number): readonly TimedEdits[] {
    const since = this.#clock.now() - keptWithin;
    return (this.#told.get(id) ?? []).filter(({ at }) => at > since);
  }
}
