import type { Deletion } from './deletion.js';
import type { Desk } from './desk.js';
import type { Merging } from './merging.js';

/** What the asking needs of the editor that it happens in. */
export interface AskingHost {
  readonly desk: () => Desk | undefined;
  readonly report: (cause: unknown) => unknown;
  /** A ticket is part of another one now. */
  readonly merged: (from: number, into: number) => Promise<void>;
  readonly update: () => void;
}

/** The action on the open ticket that its reader is asked about, if any. */
export class Asking {
  action: Deletion | Merging | undefined;
  readonly #host: AskingHost;

  constructor(host: AskingHost) {
    this.#host = host;
  }

  async begin(kind: 'delete' | 'merge', ticketId: number): Promise<void> {
    const desk = this.#host.desk();
    if (!desk) return;
    if (kind === 'merge') this.action = desk.merging(ticketId);
    else {
      this.action = desk.deletion(ticketId);
      await this.action.look();
    }
    this.#told();
  }

  /** Chooses the ticket to merge into. */
  async choose(ticketId: number): Promise<void> {
    if (this.action?.kind === 'merge') await this.action.choose(ticketId);
    this.#told();
  }

  /** Does it; the question stays where something stands in the way. */
  async confirm(): Promise<void> {
    const { action } = this;
    if (!action) return;
    const done = await action.confirm();
    if (!done) return this.#told();
    if (this.action === action) this.action = undefined;
    const into = action.kind === 'merge' ? action.chosen : undefined;
    if (into !== undefined) await this.#host.merged(action.ticketId, into);
    this.#host.update();
  }

  /** Asks no more; false while it is being done. */
  stop(): boolean {
    if (this.action?.state === 'working') return false;
    this.action = undefined;
    this.#host.update();
    return true;
  }

  /** A failure may need a log-in. */
  #told(): void {
    const obstacle = this.action?.obstacle;
    if (obstacle?.kind === 'failed') this.#host.report(obstacle.cause);
    this.#host.update();
  }
}
