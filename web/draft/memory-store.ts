import { StoreError, type Store, type StoreChange } from './store.js';

/** A store that lasts as long as the page. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  readonly #values = new Map<string, unknown>();
  #closed = false;

  get<T>(key: string): Promise<T | undefined> {
    return this.#do(() => structuredClone(this.#values.get(key)) as T | undefined);
  }

  list<T>(prefix: string): Promise<{ key: string; value: T }[]> {
    return this.#do(() =>
      [...this.#values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => ({ key, value: structuredClone(value) as T })),
    );
  }

  write(changes: readonly StoreChange[]): Promise<void> {
    return this.#do(() => {
      const copies = changes.map(({ key, value }) => [key, structuredClone(value)] as const);
      for (const [key, value] of copies) {
        if (value === undefined) this.#values.delete(key);
        else this.#values.set(key, value);
      }
    });
  }

  close(): void {
    this.#closed = true;
  }

  #do<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (this.#closed) throw new StoreError('closed');
      try {
        resolve(work());
      } catch (cause) {
        throw new StoreError('unavailable', { cause });
      }
    });
  }
}
