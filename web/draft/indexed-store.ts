import { openDB, type IDBPDatabase } from 'idb';
import { StoreError, type Scope, type Store, type StoreChange } from './store.js';

const databaseName = 'ticketwire';
export const tableName = 'kept';

/** After so many ms a write that has not come to its end is told as one that has failed. */
const writePatience = 10_000;

/** Keys of one scope in the browser's database that all scopes share. */
export class IndexedStore implements Store {
  readonly kind = 'indexed-db';
  readonly #database: IDBPDatabase;
  readonly #scope: readonly [string, string];
  #closed = false;

  private constructor(database: IDBPDatabase, scope: Scope) {
    this.#database = database;
    this.#scope = [scope.server, scope.user];
  }

  /**
   * Opens the database within `patience` ms.
   *
   * @throws StoreError `unavailable` where the browser forbids or blocks it.
   */
  static async open(scope: Scope, patience = 3_000): Promise<IndexedStore> {
    let late = false;
    try {
      const opening = openDatabase().then((database) => {
        // Nobody waits any longer, and an open database would block the next version of the page.
        if (late) database.close();
        return database;
      });
      return new IndexedStore(await within(patience, opening), scope);
    } catch (cause) {
      late = true;
      throw cause instanceof StoreError ? cause : new StoreError('unavailable', { cause });
    }
  }

  async get<T>(key: string): Promise<T | undefined> {
    return this.#try(
      async () => (await this.#database.get(tableName, this.#key(key))) as T | undefined,
    );
  }

  async list<T>(prefix: string): Promise<{ key: string; value: T }[]> {
    return this.#try(async () => {
      const found: { key: string; value: T }[] = [];
      const range = IDBKeyRange.bound(this.#key(prefix), this.#key(`${prefix}\uffff`));
      const { store } = this.#database.transaction(tableName);
      for (let at = await store.openCursor(range); at; at = await at.continue()) {
        found.push({ key: (at.key as string[])[2]!, value: at.value as T });
      }
      return found;
    });
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    await this.#try(async () => {
      const transaction = this.#database.transaction(tableName, 'readwrite', {
        durability: 'strict',
      });
      const { store, done } = transaction;
      try {
        for (const { key, value } of changes) {
          const at = this.#key(key);
          const request = value === undefined ? store.delete(at) : store.put(value, at);
          // The transaction tells for all: after `commit` Chromium leaves some requests without an end.
          (request as Promise<unknown>).catch(() => undefined);
        }
        // A page that goes now takes with it what has not been told to commit.
        transaction.commit();
      } catch (cause) {
        // What cannot be cloned is refused before the transaction hears of it.
        abort(transaction);
        await done.catch(() => undefined);
        throw cause;
      }
      await within(writePatience, done);
    });
  }

  close(): void {
    this.#closed = true;
    this.#database.close();
  }

  #key(key: string): string[] {
    return [...this.#scope, key];
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreError('closed');
    try {
      return await work();
    } catch (cause) {
      throw cause instanceof StoreError ? cause : new StoreError(codeOf(cause), { cause });
    }
  }
}

/** The database of all scopes. */
export function openDatabase(): Promise<IDBPDatabase> {
  return openDB(databaseName, 1, {
    upgrade: (database) => void database.createObjectStore(tableName),
    // A newer version of the page waits; this one must not keep it waiting.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  });
}

/** @throws StoreError `unavailable` where the work takes longer than `patience` ms. */
async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StoreError('unavailable')), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has come to its end already.
  }
}

function codeOf(cause: unknown): StoreError['code'] {
  const { name } = (cause ?? {}) as { readonly name?: unknown };
  if (name === 'QuotaExceededError') return 'full';
  return name === 'InvalidStateError' ? 'closed' : 'unavailable';
}
