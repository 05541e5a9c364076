import { readTicket, type ActingHost } from './acting.js';
import { Action } from './action.js';
import { patience, within } from './failures.js';
import type { TicketDraft } from './versions.js';

/** The ticket that goes, and the one that takes over its messages. */
export interface Pair {
  readonly from: TicketDraft;
  readonly into: TicketDraft;
}

/** A ticket that somebody is about to merge into another one. */
export class Merging extends Action<Pair> {
  readonly kind = 'merge';
  /** Number of the ticket that was chosen. */
  chosen: number | undefined;

  constructor(ticketId: number, host: ActingHost) {
    super(ticketId, host, 'choosing');
  }

  /** Chooses the ticket to merge into, and reads both for the preview. */
  async choose(ticketId: number): Promise<void> {
    if (this.state === 'working' || ticketId === this.ticketId) return;
    this.chosen = ticketId;
    this.startOver();
    await this.look();
  }

  protected async read(): Promise<Pair> {
    const [from, into] = await Promise.all(
      [this.ticketId, this.chosen!].map((id) => readTicket(this.host, id)),
    );
    return { from: from!, into: into! };
  }

  protected tickets({ from, into }: Pair): readonly TicketDraft[] {
    return [from, into];
  }

  protected isDone({ from: { base } }: Pair): boolean {
    return base.BaseStatus === 'Merged' && base.ConnectId === this.chosen;
  }

  protected async run(): Promise<void> {
    const { client, clock } = this.host;
    await within(clock, patience, (bounds) =>
      client.mergeTickets(this.chosen!, [this.ticketId], bounds),
    );
  }

  protected done({ from }: Pair): Promise<void> {
    return this.host.acted(from);
  }
}
