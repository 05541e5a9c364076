/** Which messages of an open ticket its reader has not looked at yet. */
export class Arrivals {
  #seen: ReadonlySet<number> | undefined;

  /** Of these messages, those that came since the ticket was opened and were not looked at. */
  among(messages: readonly number[]): ReadonlySet<number> {
    const seen = this.#seen;
    return new Set(seen ? messages.filter((id) => !seen.has(id)) : []);
  }

  /** The reader has looked at these messages. */
  see(messages: readonly number[]): void {
    this.#seen = new Set([...(this.#seen ?? []), ...messages]);
  }
}
