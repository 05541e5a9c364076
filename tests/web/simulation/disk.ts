import { copied } from './copying.js';
import type { Random } from './random.js';
import type { VirtualTime } from './time.js';

type Changes = readonly { readonly key: string; readonly value?: unknown }[];

/** What one browser keeps of one user: outlives every tab. */
export class Disk {
  readonly records = new Map<string, unknown>();
  /** No write that adds or changes something succeeds. */
  full = false;
  /** Writes that failed because it was full. */
  refusals = 0;
  /** Counts what was written, so that readers of the records know when to read again. */
  version = 0;

  /** It fills up, or somebody makes room. */
  turn(): void {
    this.full = !this.full;
  }

  apply(changes: Changes): void {
    this.version += 1;
    for (const { key, value } of changes) {
      if (value === undefined) this.records.delete(key);
      else this.records.set(key, value);
    }
  }
}

/** Longest that the disk takes for one operation. */
export const slowestDisk = 25;

/** How a store says that it failed; the product's own class is handed in. */
export type Refusal = (code: 'full' | 'closed') => Error;

/** A disk as one tab sees it: slow, one operation at a time, and gone for ever with the tab. */
export class DiskStore {
  readonly kind = 'indexed-db' as const;
  readonly #disk: Disk;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #alive: () => boolean;
  readonly #refusal: Refusal;
  #free = 0;
  #closed = false;

  constructor(
    disk: Disk,
    time: VirtualTime,
    random: Random,
    alive: () => boolean,
    refusal: Refusal,
  ) {
    this.#disk = disk;
    this.#time = time;
    this.#random = random;
    this.#alive = alive;
    this.#refusal = refusal;
  }

  get<T>(key: string): Promise<T | undefined> {
    return this.#later(() => copied(this.#disk.records.get(key)) as T | undefined);
  }

  list<T>(prefix: string): Promise<readonly { readonly key: string; readonly value: T }[]> {
    return this.#later(() =>
      [...this.#disk.records.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({ key, value: copied(this.#disk.records.get(key)) as T })),
    );
  }

  async write(changes: Changes): Promise<void> {
    const copy = changes.map(({ key, value }) => ({ key, value: copied(value) }));
    await this.#later(() => {
      if (this.#disk.full && copy.some(({ value }) => value !== undefined)) {
        this.#disk.refusals += 1;
        throw this.#refusal('full');
      }
      this.#disk.apply(copy);
    });
  }

  close(): void {
    this.#closed = true;
  }

  /** Done on the disk at some moment, and told at a later one: a tab may die in between. */
  #later<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(this.#refusal('closed'));
    const took = this.#random.between(0, slowestDisk / 2);
    const at = Math.max(this.#free, this.#time.now()) + took;
    this.#free = at;
    return new Promise((resolve, reject) => {
      this.#time.after(at - this.#time.now(), () => {
        if (!this.#alive()) return;
        let tell: () => void;
        try {
          const result = work();
          tell = () => resolve(result);
        } catch (cause) {
          const reason = cause instanceof Error ? cause : new Error(String(cause));
          tell = () => reject(reason);
        }
        this.#time.after(this.#random.between(0, slowestDisk / 2), () => {
          if (this.#alive()) tell();
        });
      });
    });
  }
}
