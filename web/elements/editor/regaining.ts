import type { ReactiveControllerHost } from 'lit';
import { heirOf } from './related.js';

type Host = ReactiveControllerHost & {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly ticketId: number | undefined;
};

/**
 * Where the focus goes when what had it has gone with what it did, or with the ticket. It stays at the
 * field that it was at, else beside what saves; in another ticket it is at the conversation, where keys
 * are no text.
 */
export class Regaining {
  readonly #host: Host;
  readonly #asks: () => boolean;
  #shown: number | undefined;
  #lost = false;

  /** `asks` tells whether a dialog is open, which gives the focus back itself. */
  constructor(host: Host, asks: () => boolean) {
    this.#host = host;
    this.#asks = asks;
    host.addController({ hostUpdated: () => this.#updated() });
  }

  give(gone: Element, place: Element | undefined): void {
    this.#lost = this.#shown !== this.#host.ticketId;
    if (this.#lost || this.#asks()) return;
    const section = place?.closest('.relations');
    if (section) return heirOf(gone, section)?.focus();
    const field = place?.closest('.entry, .field, .headline');
    const control = field?.querySelector<HTMLElement>('input, select, textarea');
    (control ?? this.#find('[part=save]'))?.focus();
  }

  /** What was to have the focus again is gone. */
  lose(): void {
    this.#lost = true;
    this.#updated();
  }

  #updated(): void {
    this.#shown = this.#host.ticketId;
    const conversation = this.#find('[role=region]');
    if (!this.#lost || !conversation) return;
    this.#lost = false;
    if (document.activeElement === document.body) conversation.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(selector);
  }
}
