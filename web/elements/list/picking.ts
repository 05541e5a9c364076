import type { Entry } from '../../table/views.js';

/** Which tickets are chosen to be edited together. */
export class Picking {
  readonly #ids = new Set<number>();
  /** Where a range begins. */
  #from: number | undefined;

  get size(): number {
    return this.#ids.size;
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  /** The chosen ones in the order of the list. */
  among(entries: readonly Entry[]): number[] {
    return entries.filter(({ id }) => this.#ids.has(id)).map(({ id }) => id);
  }

  toggle(id: number): void {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#from = id;
  }

  /** All from the one that was chosen last to this one. */
  extend(entries: readonly Entry[], id: number): void {
    const place = (wanted: number | undefined): number =>
      entries.findIndex((entry) => entry.id === wanted);
    const to = place(id);
    const from = place(this.#from ?? id);
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
    for (const entry of entries.slice(first, last + 1)) this.#ids.add(entry.id);
    if (from < 0 || this.#from === undefined) this.#from = id;
  }

  all(entries: readonly Entry[]): void {
    for (const { id } of entries) this.#ids.add(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#from = undefined;
  }

  /** What the list does not show any more is not chosen either. */
  keep(entries: readonly Entry[]): void {
    const known = new Set(entries.map(({ id }) => id));
    for (const id of this.#ids) if (!known.has(id)) this.#ids.delete(id);
  }
}
