import type { Client } from '../../../wasm/js/index.js';
import { countOptions, views, type ViewName } from '../../table/views.js';

/** What is closed is many, and nobody's work. */
const counted = views.filter((view) => view !== 'closed');
/** Milliseconds from one counting to the next that nobody has asked for. */
const pause = 30_000;

/** How many tickets the views have: counted quietly, one view after another. */
export class Counts {
  readonly #known = new Map<ViewName, number>();
  readonly #changed: () => void;
  #running: AbortController | undefined;
  #last = -Infinity;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Undefined until it is known; a WebAPI need not count. */
  of(view: ViewName): number | undefined {
    return this.#known.get(view);
  }

  /** Counts again; `quiet` not sooner than half a minute after the last time. Never rejects. */
  async count(
    client: Pick<Client, 'listTickets'>,
    associateId: number,
    quiet = false,
  ): Promise<void> {
    if (quiet && performance.now() - this.#last < pause) return;
    this.#last = performance.now();
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    try {
      for (const view of counted) {
        const { total } = await client.listTickets({ ...countOptions(view, associateId), signal });
        if (signal.aborted) return;
        if (total === undefined) this.#known.delete(view);
        else this.#known.set(view, total);
      }
      this.#changed();
    } catch {
      // The list itself says what does not work.
    }
  }

  stop(): void {
    this.#running?.abort();
  }

  /** Forgets what belongs to another WebAPI or another user. */
  reset(): void {
    this.stop();
    this.#known.clear();
    this.#last = -Infinity;
  }
}
