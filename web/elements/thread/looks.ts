import type { TicketMessage } from '../../../wasm/js/index.js';
import type { Desk } from '../../draft/desk.js';

/**
 * Which messages have come since the reader last looked. A message counts as looked at once it was
 * shown in a visible page; it stays marked until the reader leaves the ticket.
 */
export class Looks {
  readonly #changed: () => void;
  #ticketId = 0;
  #desk: Desk | undefined;
  /** Number of the newest message that was there at the last look. */
  #before: number | undefined;
  #newest = 0;
  #mine = new Set<number>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is being looked at now. */
  at(desk: Desk | undefined, ticketId: number, messages: readonly TicketMessage[]): void {
    if (!desk || ticketId <= 0) return;
    if (desk !== this.#desk || ticketId !== this.#ticketId) {
      this.#desk = desk;
      this.#ticketId = ticketId;
      this.#before = undefined;
      this.#mine = new Set();
      this.#newest = 0;
      void this.#recall(desk, ticketId);
    }
    this.#newest = Math.max(0, ...messages.map(({ TicketMessageId }) => TicketMessageId));
    this.#look();
  }

  /** A message that the reader has written himself. */
  mine(messageId: number): void {
    this.#mine.add(messageId);
  }

  isFresh({ TicketMessageId: id }: TicketMessage): boolean {
    return this.#before !== undefined && id > this.#before && !this.#mine.has(id);
  }

  async #recall(desk: Desk, ticketId: number): Promise<void> {
    const seen = await desk.seen(ticketId);
    if (desk !== this.#desk || ticketId !== this.#ticketId) return;
    // Of a ticket that was never looked at, everything is new, and a mark would say nothing.
    this.#before = seen?.upTo ?? Infinity;
    for (const id of seen?.own ?? []) this.#mine.add(id);
    this.#look();
    this.#changed();
  }

  #look(): void {
    if (this.#before === undefined || this.#newest === 0) return;
    if (globalThis.document?.visibilityState !== 'visible') return;
    if (this.#before === Infinity) this.#before = this.#newest;
    this.#desk?.see(this.#ticketId, this.#newest);
  }
}
