import type { Core } from '../../wasm/js/index.js';
import { pointerOf, rowNamed } from '../table/properties.js';
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
import { reversed, type KeptSave } from './saves.js';
import { openTicket, patchOf, stampOf, type TicketDraft } from './versions.js';

/** A ticket that somebody is about to delete. */
export class Deletion {
  readonly kind = 'delete';
  readonly ticketId: number;
  state: 'reading' | 'ready' | 'working' = 'reading';
  /** Why it was not deleted. */
  obstacle: Obstacle | undefined;
  /** The ticket as the reader has been shown it. */
  seen: TicketDraft | undefined;
  readonly #host: ActingHost;
  #tried = false;

  constructor(ticketId: number, host: ActingHost) {
    this.ticketId = ticketId;
    this.#host = host;
  }

  /** Reads the ticket, to show what is to be deleted. */
  async look(): Promise<void> {
    this.#show('reading');
    try {
      this.seen = await readTicket(this.#host, this.ticketId);
      this.obstacle = endOf(this.seen);
    } catch (cause) {
      this.obstacle = unread(cause);
    }
    this.#show('ready');
  }

  /** Deletes the ticket, if it still is what the reader has been shown. True once it is deleted. */
  async confirm(): Promise<boolean> {
    const { state, ticketId } = this;
    if (state !== 'ready') return false;
    if (!this.seen) {
      await this.look();
      return false;
    }
    if (this.#host.busy(ticketId)) return this.#stop({ kind: 'busy', ticketId });
    this.#show('working');
    const outcome = await perform(this.#deed(this.seen), this.#tried);
    if (outcome.kind !== 'done') return this.#stop(outcome);
    const back = statusBack(this.#host.client.core, this.seen, outcome.now);
    await this.#host.acted(outcome.now, {
      v: 1,
      id: this.#host.newId(),
      ticketId,
      title: outcome.now.base.Title ?? '',
      at: this.#host.clock.now(),
      patch: back,
      stamp: stampOf(outcome.now),
      undone: false,
    });
    return true;
  }

  #deed(seen: TicketDraft): Deed<TicketDraft> {
    const { client, clock } = this.#host;
    return {
      read: () => readTicket(this.#host, this.ticketId),
      isDone: ({ base }) => base.BaseStatus === 'Deleted',
      obstacle: (now) => {
        const obstacle = endOf(now) ?? changedSince(client.core, seen, now);
        if (obstacle?.kind === 'changed') this.seen = now;
        return obstacle;
      },
      run: (now) => {
        this.#tried = true;
        const guard = { unmodifiedSince: stampOf(now) };
        return within(clock, patience, (bounds) =>
          client.deleteTicket(this.ticketId, { ...bounds, ...guard }),
        );
      },
    };
  }

  #stop(obstacle: Obstacle): false {
    this.obstacle = obstacle;
    this.#show('ready');
    return false;
  }

  #show(state: Deletion['state']): void {
    this.state = state;
    this.#host.changed();
  }
}

/** The deletion as a patch of the status that the ticket had, which takes it back. */
function statusBack(core: Core, before: TicketDraft, deleted: TicketDraft): KeptSave['patch'] {
  const back = openTicket(core, deleted.bytes);
  try {
    const status = pointerOf(rowNamed('Status')!);
    const had = before.before(status);
    if (typeof had === 'number' && had > 0) back.set(status, had);
    if (!back.changed) back.set('/BaseStatus', before.base.BaseStatus);
    return reversed(patchOf(back.plan(), back));
  } finally {
    back.dispose();
  }
}
