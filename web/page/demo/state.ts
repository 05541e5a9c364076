import { openDB, type IDBPDatabase } from 'idb';

const databaseName = 'ticketwire-demo';
const tableName = 'state';

/** Which state it is. */
export interface Head {
  /** Another one each time that the demo begins anew. */
  readonly run: string;
  /** Grows with each change. */
  readonly version: number;
}

/** What a demo is made of, in the browser's database. `place` tells pages of one origin apart. */
export class KeptState {
  readonly #database: IDBPDatabase;
  readonly #place: string;

  private constructor(database: IDBPDatabase, place: string) {
    this.#database = database;
    this.#place = place;
  }

  /** Undefined where the browser forbids it. */
  static async open(place: string): Promise<KeptState | undefined> {
    try {
      const database = await openDB(databaseName, 1, {
        upgrade: (made) => void made.createObjectStore(tableName),
        // A newer version of the page waits; this one must not keep it waiting.
        blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
      });
      return new KeptState(database, place);
    } catch {
      return undefined;
    }
  }

  /** Undefined where there is none. */
  head(): Promise<Head | undefined> {
    return this.#database.get(tableName, [this.#place, 'head']) as Promise<Head | undefined>;
  }

  content(): Promise<Uint8Array | undefined> {
    return this.#database.get(tableName, [this.#place, 'content']) as Promise<
      Uint8Array | undefined
    >;
  }

  /** Resolves once both are kept; where it rejects, neither is. */
  async write(head: Head, content: Uint8Array): Promise<void> {
    const transaction = this.#database.transaction(tableName, 'readwrite', {
      durability: 'strict',
    });
    const { store, done } = transaction;
    // What has failed by itself has told so below.
    done.catch(() => undefined);
    try {
      const puts = [
        store.put(content, [this.#place, 'content']),
        store.put(head, [this.#place, 'head']),
      ];
      await Promise.all([...puts, done]);
    } catch (cause) {
      try {
        transaction.abort();
      } catch {
        // It has come to its end already.
      }
      throw cause;
    }
  }

  async remove(): Promise<void> {
    const { store, done } = this.#database.transaction(tableName, 'readwrite');
    await Promise.all([
      store.delete([this.#place, 'head']),
      store.delete([this.#place, 'content']),
      done,
    ]);
  }

  close(): void {
    this.#database.close();
  }
}
