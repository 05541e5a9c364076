import type { Store } from './store.js';
import type { Alone } from './tabs.js';

/** A reply that is written once and used often. */
export interface Snippet {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Two-letter code; empty for one that fits every language. */
  readonly language: string;
}

/** What one user has written for replies. */
export interface Snippets {
  readonly list: readonly Snippet[];
  /** Stands below replies; empty for none. */
  readonly signature: string;
}

export const noSnippets: Snippets = { list: [], signature: '' };

const key = 'snippets';

/** What is kept; what no version of this page has written is left out. */
export function readSnippets(value: unknown): Snippets {
  if (typeof value !== 'object' || value === null) return noSnippets;
  const { list, signature } = value as Record<string, unknown>;
  return {
    list: Array.isArray(list) ? list.filter(isSnippet) : [],
    signature: typeof signature === 'string' ? signature : '',
  };
}

function isSnippet(value: unknown): value is Snippet {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  return ['id', 'name', 'text', 'language'].every((name) => typeof members[name] === 'string');
}

/** One's own replies and signature, in the store of the desk. */
export class OwnSnippets {
  readonly #store: Store;
  readonly #alone: Alone;
  #kept: Snippets = noSnippets;

  constructor(store: Store, alone: Alone = (work) => work()) {
    this.#store = store;
    this.#alone = alone;
  }

  /** As they were read last. */
  get kept(): Snippets {
    return this.#kept;
  }

  /** Reads them: another tab may have changed them. */
  async read(): Promise<Snippets> {
    const value = await this.#store.get<unknown>(key).catch(() => this.#kept);
    this.#kept = readSnippets(value);
    return this.#kept;
  }

  /** False where they are not kept. */
  change(change: (snippets: Snippets) => Snippets): Promise<boolean> {
    return this.#alone(async () => {
      const next = change(await this.read());
      this.#kept = next;
      return this.#store.write([{ key, value: { v: 1, ...next } }]).then(
        () => true,
        () => false,
      );
    });
  }
}
