import type { Core } from '../../wasm/js/index.js';
import { withOwn } from './own-saves.js';
import type { Outbox } from './queue.js';
import type { Saves } from './saves.js';
import type { Announce } from './told.js';
import { compareStamps, difference } from './versions.js';

/** A newer version of an open ticket. */
export interface NewVersion {
  readonly ticketId: number;
  readonly before: Uint8Array;
  readonly bytes: Uint8Array;
  /** LastChanged. */
  readonly at: string;
  /** Numbers of new messages. */
  readonly messages: readonly number[];
  /** True where it is what is being edited here. */
  readonly overlaps: boolean;
}

/** Where the user's own doing is known. */
export interface OwnDoing {
  readonly core: Core;
  readonly outbox: () => Outbox;
  readonly saves: () => Saves;
  /** Takes over what other tabs have kept of both. Does not reject. */
  readonly catchUp: () => Promise<void>;
}

/** Tells what others have done. */
export class Others {
  readonly #own: OwnDoing;
  readonly #announce: Announce;

  constructor(own: OwnDoing, announce: Announce) {
    this.#own = own;
    this.#announce = announce;
  }

  /** Tells what others have done in a newer version; nothing where they have done nothing. */
  async tell({ before, bytes, ...version }: NewVersion): Promise<void> {
    const { core, outbox, saves, catchUp } = this.#own;
    const { ticketId, at, messages } = version;
    if (messages.length === 0 && difference(core, before, bytes).length === 0) return;
    // Another tab's save may be on its way or there, and this one has not heard of it yet.
    await catchUp();
    // What is on its way from here is not others' doing.
    const entries = outbox().of(ticketId);
    if (entries.some(({ state }) => state === 'sending' || state === 'unknown')) return;
    const own = saves()
      .of(ticketId)
      .filter(({ stamp }) => compareStamps(stamp, at) <= 0);
    const others = difference(core, withOwn(core, before, own), bytes);
    if (others.length === 0 && messages.length === 0) return;
    this.#announce.report({ kind: 'others', others, ...version });
  }
}
