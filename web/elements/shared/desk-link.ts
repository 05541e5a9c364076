import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client } from '../../../wasm/js/index.js';
import { deskOf } from '../../draft/desk-of.js';
import type { Desk } from '../../draft/desk.js';
import type { Report } from '../../draft/report.js';
import type { Typed } from '../../draft/told.js';

/** Milliseconds after which a desk that could not be opened is asked for again. */
const retry = 3_000;

/** The desk of an element's client: renders the element when something on it changes. */
export class DeskLink implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly client: Client | undefined };
  readonly #opened: (desk: Desk) => void;
  readonly #reported: (report: Report) => void;
  readonly #concerns: (desk: Desk, typed?: Typed) => boolean;
  #client: Client | undefined;
  #desk: Desk | undefined;
  #leave: readonly (() => void)[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly client: Client | undefined },
    hear: {
      opened?: (desk: Desk) => void;
      reported?: (report: Report) => void;
      /** Whether a change of the desk is one of what the element shows; default: always. */
      concerns?: (desk: Desk, typed?: Typed) => boolean;
    } = {},
  ) {
    this.#host = host;
    this.#opened = hear.opened ?? (() => undefined);
    this.#reported = hear.reported ?? (() => undefined);
    this.#concerns = hear.concerns ?? (() => true);
    host.addController(this);
  }

  get desk(): Desk | undefined {
    return this.#desk;
  }

  hostUpdate(): void {
    if (this.#host.client !== this.#client) void this.#open();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#again);
    for (const leave of this.#leave) leave();
    this.#leave = [];
    this.#client = undefined;
    this.#desk = undefined;
  }

  async #open(): Promise<void> {
    this.hostDisconnected();
    const { client } = this.#host;
    this.#client = client;
    if (!client) return;
    // Why is shown by what cannot be read either.
    const desk = await deskOf(client).catch(() => undefined);
    if (this.#client !== client) return;
    if (!desk) {
      this.#again = setTimeout(() => void this.#open(), retry);
      return;
    }
    this.#desk = desk;
    this.#leave = [
      desk.onChange((typed) => {
        if (this.#concerns(desk, typed)) this.#host.requestUpdate();
      }),
      desk.onReport((report) => this.#reported(report)),
    ];
    this.#opened(desk);
    this.#host.requestUpdate();
  }
}
