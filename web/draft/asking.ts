import { Deletion } from './deletion.js';
import type { Desk } from './desk.js';
import { Merging } from './merging.js';
import { Splitting } from './splitting.js';

/** What somebody can be asked about. */
export type ActionKind = 'delete' | 'merge' | 'split';

/** What the asking needs of the editor that it happens in. */
export interface AskingHost {
  readonly desk: () => Desk | undefined;
  readonly report: (cause: unknown) => unknown;
  /** A ticket is part of another one now. */
  readonly merged: (from: number, into: number) => Promise<void>;
  /** Messages are in a new ticket now, whose number may not be known. */
  readonly split: (count: number, into: number | undefined) => void;
  readonly update: () => void;
}

/** The action on the open ticket that its reader is asked about, if any. */
export class Asking {
  action: Deletion | Merging | Splitting | undefined;
  readonly #host: AskingHost;

  constructor(host: AskingHost) {
    this.#host = host;
  }

  async begin(kind: ActionKind, ticketId: number): Promise<void> {
    const desk = this.#host.desk();
    if (!desk) return;
    const { acting } = desk;
    if (kind === 'merge') this.action = new Merging(ticketId, acting);
    else {
      const action =
        kind === 'split' ? new Splitting(ticketId, acting) : new Deletion(ticketId, acting);
      this.action = action;
      await action.look();
    }
    this.#told();
  }

  /** Chooses the ticket to merge into, or whether a message goes into the new ticket. */
  async choose(id: number, on = true): Promise<void> {
    if (this.action?.kind === 'merge') await this.action.choose(id);
    if (this.action?.kind === 'split') this.action.choose(id, on);
    this.#told();
  }

  /** Names the new ticket. */
  name(title: string): void {
    if (this.action?.kind === 'split') this.action.title = title;
    this.#host.update();
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
    if (action.kind === 'split') this.#host.split(action.chosen.size, action.created);
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
