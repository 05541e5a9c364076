import type { ReactiveControllerHost } from 'lit';
import type { Client } from '../../../wasm/js/index.js';
import { ownViewOf, type OwnChoice, type OwnView, type OwnViews } from '../../draft/own-views.js';
import { DeskLink } from '../shared/desk-link.js';

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
    if (this.#host.ownViews) {
      this.#link ??= new DeskLink(this.#host, {
        // What is typed elsewhere changes nothing here.
        concerns: (desk) => desk.views.list !== this.#shown,
      });
    }
    const list = this.views?.list ?? none;
    if (list === this.#shown) return;
    this.#shown = list;
    this.#changed();
  }
}
