/** Who shows which tickets, and which were left and are not freed yet. */
export class Holding {
  readonly #holders = new Map<number, number>();
  readonly #left = new Set<number>();

  /** One more shows it. */
  hold(id: number): void {
    this.#left.delete(id);
    this.#holders.set(id, (this.#holders.get(id) ?? 0) + 1);
  }

  /** One shows it no more. */
  leave(id: number): void {
    const others = (this.#holders.get(id) ?? 0) - 1;
    if (others > 0) return void this.#holders.set(id, others);
    this.#holders.delete(id);
    this.#left.add(id);
  }

  /** Frees what was left, now or, where `free` says that it cannot be yet, a later time. */
  sweep(free: (id: number) => boolean): void {
    for (const id of this.#left) if (free(id)) this.#left.delete(id);
  }
}
