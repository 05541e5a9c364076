import type { ReactiveControllerHost } from 'lit';
import type { Client } from '../../../wasm/js/index.js';
import { ownViewOf, type OwnChoice, type OwnView, type OwnViews } from '../../draft/own-views.js';
import type { DeskLink } from '../shared/desk-link.js';

type Host = ReactiveControllerHost & {
  readonly client: Client | undefined;
  readonly ownViews: boolean;
};

const none: readonly OwnView[] = [];

/** The views of one's own that a list shows; without `ownViews` no desk is opened for them. */
export class Own {
  readonly #host: Host;
  readonly #changed: () => void;
  #link: DeskLink | undefined;
  #linking = false;
  #shown = none;

  /** `changed` is told of other views. */
  constructor(host: Host, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get views(): OwnViews | undefined {
    return this.#host.ownViews ? this.#link?.desk?.views : undefined;
  }

  get list(): readonly OwnView[] {
    return this.#shown;
  }

  /** The one that is shown, by what it shows. */
  of(choice: OwnChoice): OwnView | undefined {
    return ownViewOf(this.#shown, choice);
  }

  /** Before each update. */
  follow(): void {
    if (this.#host.ownViews && !this.#link) void this.#open();
    const list = this.views?.list ?? none;
    if (list === this.#shown) return;
    this.#shown = list;
    this.#changed();
  }

  /** Tickets can be listed before there is a desk; what has failed is tried by the next update. */
  async #open(): Promise<void> {
    if (this.#linking) return;
    this.#linking = true;
    const later = await import('../shared/desk-link.js').catch(() => undefined);
    this.#linking = false;
    if (!later) return;
    this.#link = new later.DeskLink(this.#host, {
      // What is typed elsewhere changes nothing here.
      concerns: (desk) => desk.views.list !== this.#shown,
    });
    this.#host.requestUpdate();
  }
}
