import type { Client, CustomFieldInfo, MDOListItem } from '../../wasm/js/index.js';

type ListSource = Pick<Client, 'getList'> & Partial<Pick<Client, 'getCustomFields'>>;

/**
 * Name of the list of what is known of a ticket's custom fields; no list of the WebAPI has it. An
 * item's `ExtraInfo` is the field's key.
 */
export const customFieldList = 'customfield';

const mostFound = 500;

/** The lists of one client: each is asked for once; a failed answer is forgotten. */
export class Lists {
  readonly #client: ListSource;
  readonly #loading = new Map<string, Promise<readonly MDOListItem[]>>();
  readonly #loaded = new Map<string, readonly MDOListItem[]>();
  readonly #found = new Map<string, readonly MDOListItem[]>();
  #customFields: readonly CustomFieldInfo[] | undefined;

  constructor(client: ListSource) {
    this.#client = client;
  }

  /** What is known of the custom fields, once their list has been loaded. */
  get customFields(): readonly CustomFieldInfo[] | undefined {
    return this.#customFields;
  }

  /** A list by its name, in any case. */
  get(name: string): Promise<readonly MDOListItem[]> {
    const key = name.toLowerCase();
    let pending = this.#loading.get(key);
    if (!pending) {
      pending = this.#load(key).then(
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

  /** What is known of a list: all of it once it has been loaded, else what searches have found. */
  readonly known = (name: string): readonly MDOListItem[] | undefined =>
    this.peek(name) ?? this.#found.get(name.toLowerCase());

  /** Searches a list on the server. Each search is made anew; what was found stays known by name. */
  async search(name: string, query: string, signal?: AbortSignal): Promise<readonly MDOListItem[]> {
    const key = name.toLowerCase();
    const items = await this.#client.getList(key, { query, ...(signal && { signal }) });
    this.#keep(key, items);
    return items;
  }

  /** Keeps an item that was found elsewhere, so that it is known by name. */
  remember(name: string, item: MDOListItem): void {
    this.#keep(name.toLowerCase(), [item]);
  }

  #keep(key: string, items: readonly MDOListItem[]): void {
    const ids = new Set(items.map(({ Id }) => Id));
    const older = (this.#found.get(key) ?? []).filter(({ Id }) => !ids.has(Id));
    this.#found.set(key, [...items, ...older].slice(0, mostFound));
  }

  async #load(key: string): Promise<readonly MDOListItem[]> {
    if (key !== customFieldList) return this.#client.getList(key);
    this.#customFields = (await this.#client.getCustomFields?.()) ?? [];
    return this.#customFields.map(({ FieldName, DisplayName, Description, FieldType, Rank }) => ({
      Id: Rank,
      Name: DisplayName || FieldName,
      ToolTip: Description,
      Type: FieldType,
      ExtraInfo: FieldName,
    }));
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
