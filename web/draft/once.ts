/** Work that several ask for at once, or one after another, and that is done for all of them. */
export class Once<T> {
  readonly #done = new Map<string, Promise<T>>();

  /** What was done under a key already; what has failed is done anew by the next who asks. */
  do(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#done.get(key);
    if (known) return known;
    const begun = work();
    this.#done.set(key, begun);
    begun.catch(() => this.#done.delete(key));
    return begun;
  }
}
