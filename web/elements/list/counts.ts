import type { Client } from '../../../wasm/js/index.js';
import { countOptions, views, type ListChoice, type Query } from '../../table/views.js';

/** What is counted. */
export type Counted = Pick<ListChoice, 'view' | 'filter'>;

/** Milliseconds from one counting to the next that nobody has asked for. */
const pause = 30_000;

/** Of so many views of one's own the tickets are counted. */
const mostOwn = 12;

/**
 * What is counted: the given views with a filter, but what is closed, which is many and nobody's work;
 * and the first of one's own.
 */
export function countedViews(filter: string, own: readonly Counted[] = []): readonly Counted[] {
  const given = views.filter((view) => view !== 'closed').map((view) => ({ view, filter }));
  return [...given, ...own.slice(0, mostOwn)];
}

/** How many tickets the views have: counted quietly, one view after another. */
export class Counts {
  #known = new Map<string, number>();
  /** What was asked for last, whether or not it was told. */
  #asked = new Set<string>();
  readonly #changed: () => void;
  #running: AbortController | undefined;
  #last = -Infinity;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Undefined until it is known; a WebAPI need not count. */
  of(counted: Counted): number | undefined {
    return this.#known.get(keyOf(counted));
  }

  /** Counts again; `quiet` not sooner than half a minute after the last time. Never rejects. */
  async count(
    client: Pick<Client, 'listTickets'>,
    { associateId, all }: Pick<Query, 'associateId'> & { readonly all: readonly Counted[] },
    quiet = false,
  ): Promise<void> {
    const asked = new Set(all.map(keyOf));
    const known = quiet && [...asked].every((each) => this.#asked.has(each));
    if (known && performance.now() - this.#last < pause) return;
    this.#last = performance.now();
    this.#asked = asked;
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    const counts = new Map<string, number>();
    try {
      for (const { view, filter } of all) {
        const key = keyOf({ view, filter });
        if (counts.has(key)) continue;
        const options = countOptions({ view, filter, associateId });
        const { total } = await client.listTickets({ ...options, signal });
        if (signal.aborted) return;
        if (total !== undefined) counts.set(key, total);
      }
      this.#known = counts;
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
    this.#known = new Map();
    this.#asked = new Set();
    this.#last = -Infinity;
  }
}

function keyOf({ view, filter }: Counted): string {
  return `${view} ${filter}`;
}
