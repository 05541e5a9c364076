import type { Client, MDOListItem } from '../../wasm/js/index.js';

type ListSource = Pick<Client, 'getList'>;

/** The lists of one client: each is asked for once; a failed answer is forgotten. */
export class Lists {
  readonly #client: ListSource;
  readonly #loading = new Map<string, Promise<readonly MDOListItem[]>>();
  readonly #loaded = new Map<string, readonly MDOListItem[]>();

  constructor(client: ListSource) {
    this.#client = client;
  }

  /** A list by its name, in any case. */
  get(name: string): Promise<readonly MDOListItem[]> {
    const key = name.toLowerCase();
    let pending = this.#loading.get(key);
    if (!pending) {
      pending = this.#client.getList(key).then(
        (items) => {
          this.#loaded.set(key, items);
          return items;
        },
        (cause: unknown) => {
          this.#loading.delete(key);
          throw cause;
        },
      );
      this.#loading.set(key, pending);
    }
    return pending;
  }

  /** A list that has been loaded already. */
  peek(name: string): readonly MDOListItem[] | undefined {
    return this.#loaded.get(name.toLowerCase());
  }

  /** Searches a list on the server; never kept. */
  search(name: string, query: string, signal?: AbortSignal): Promise<readonly MDOListItem[]> {
    return this.#client.getList(name.toLowerCase(), { query, ...(signal && { signal }) });
  }
}

const byClient = new WeakMap<ListSource, Lists>();

/** The lists of a client, shared by everything that uses this client. */
export function listsOf(client: ListSource): Lists {
  let lists = byClient.get(client);
  if (!lists) {
    lists = new Lists(client);
    byClient.set(client, lists);
  }
  return lists;
}
