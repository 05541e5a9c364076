import {
  changedSince,
  endOf,
  perform,
  readTicket,
  unread,
  type ActingHost,
  type Deed,
  type Obstacle,
} from './acting.js';
import { patience, within } from './failures.js';
import type { TicketDraft } from './versions.js';

/** The ticket that goes, and the one that takes over its messages. */
export interface Pair {
  readonly from: TicketDraft;
  readonly into: TicketDraft;
}

/** A ticket that somebody is about to merge into another one. */
export class Merging {
  readonly kind = 'merge';
  readonly ticketId: number;
  state: 'choosing' | 'reading' | 'ready' | 'working' = 'choosing';
  /** Why it was not merged. */
  obstacle: Obstacle | undefined;
  /** Number of the ticket that was chosen. */
  chosen: number | undefined;
  /** Both as the reader has been shown them. */
  pair: Pair | undefined;
  readonly #host: ActingHost;
  #tried = false;

  constructor(ticketId: number, host: ActingHost) {
    this.ticketId = ticketId;
    this.#host = host;
  }

  /** Chooses the ticket to merge into, and reads both for the preview. */
  async choose(ticketId: number): Promise<void> {
    if (this.state === 'working' || ticketId === this.ticketId) return;
    this.chosen = ticketId;
    this.pair = this.obstacle = undefined;
    this.#tried = false;
    await this.#look(ticketId);
  }

  /** Merges them, if both still are what the reader has been shown. True once they are merged. */
  async confirm(): Promise<boolean> {
    const { state, chosen, pair, ticketId } = this;
    if (state !== 'ready' || chosen === undefined) return false;
    if (!pair) {
      await this.#look(chosen);
      return false;
    }
    if (this.#host.busy(ticketId)) return this.#stop({ kind: 'busy', ticketId });
    this.#show('working');
    const outcome = await perform(this.#deed(pair, chosen), this.#tried);
    if (outcome.kind !== 'done') return this.#stop(outcome);
    await this.#host.acted(outcome.now.from);
    return true;
  }

  async #look(ticketId: number): Promise<void> {
    this.#show('reading');
    const found = await this.#read(ticketId).catch((cause: unknown) => unread(cause));
    if (this.chosen !== ticketId) return;
    if ('kind' in found) this.obstacle = found;
    else {
      this.pair = found;
      this.obstacle = endOf(found.from) ?? endOf(found.into);
    }
    this.#show('ready');
  }

  async #read(into: number): Promise<Pair> {
    const read = (id: number) => readTicket(this.#host, id);
    const [from, target] = await Promise.all([read(this.ticketId), read(into)]);
    return { from, into: target };
  }

  #deed(seen: Pair, chosen: number): Deed<Pair> {
    const { client, clock } = this.#host;
    const { core } = client;
    return {
      read: () => this.#read(chosen),
      isDone: ({ from: { base } }) => base.BaseStatus === 'Merged' && base.ConnectId === chosen,
      obstacle: (now) => {
        const obstacle =
          endOf(now.from) ??
          endOf(now.into) ??
          changedSince(core, seen.from, now.from) ??
          changedSince(core, seen.into, now.into);
        if (obstacle?.kind === 'changed') this.pair = now;
        return obstacle;
      },
      run: async () => {
        this.#tried = true;
        await within(clock, patience, (bounds) =>
          client.mergeTickets(chosen, [this.ticketId], bounds),
        );
      },
    };
  }

  #stop(obstacle: Obstacle): false {
    this.obstacle = obstacle;
    this.#show('ready');
    return false;
  }

  #show(state: Merging['state']): void {
    this.state = state;
    this.#host.changed();
  }
}
