import type { Clock } from './clock.js';
import { StoreError, type Store, type StoreChange } from './store.js';
import type { Tabs } from './tabs.js';

/** Half of what may be lost at most: the other half is for the writing. */
const throttle = 250;
const retryAfter = 5_000;

/** What happens around the writing of a value. */
export interface Around {
  /** Before, while no other tab keeps anything. */
  readonly before: () => Promise<void>;
  /** After it was written. */
  readonly after: () => void;
  /** What a later try writes is known only after `before`. */
  readonly looks?: boolean;
}

interface Pending {
  readonly value: () => unknown;
  readonly around?: Around;
  /** Keys of one group are written together or not at all. */
  readonly group: number;
}

/** Whether the newest text outlives the page; of `full` an older copy does. */
export type Kept = 'durable' | 'memory' | 'full';

/** Writes behind: what has changed is written soon, in the order of the changes. */
export class Keeper {
  readonly #store: Store;
  readonly #tabs: Tabs;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #pending = new Map<string, Pending>();
  /** What is being written, which may fail. */
  readonly #underway = new Set<Map<string, Pending>>();
  /** Where the newest value of a key is found. */
  readonly #live = new Map<string, Omit<Pending, 'group'>>();
  #kept: Kept;
  #groups = 0;
  #writing: Promise<void> = Promise.resolve();
  #cancel: (() => void) | undefined;

  constructor(store: Store, tabs: Tabs, clock: Clock, changed: () => void) {
    this.#store = store;
    this.#tabs = tabs;
    this.#clock = clock;
    this.#changed = changed;
    this.#kept = store.kind === 'memory' ? 'memory' : 'durable';
  }

  get kept(): Kept {
    return this.#kept;
  }

  /** True where something has not been written yet. */
  has(key: string): boolean {
    return this.#pending.has(key) || [...this.#underway].some((batch) => batch.has(key));
  }

  /** What waits to be written has become pointless. */
  drop(key: string): void {
    this.#pending.delete(key);
    for (const batch of this.#underway) batch.delete(key);
  }

  /** Tells where the newest value of a key is found; without `value` nowhere. */
  follow(key: string, value?: () => unknown, around?: Around): void {
    if (value) this.#live.set(key, { value, ...(around && { around }) });
    else this.#live.delete(key);
  }

  /** Keeps a value soon. It is asked for when it is written. */
  mark(key: string, value: () => unknown, around?: Around): void {
    this.follow(key, value, around);
    const group = this.#pending.get(key)?.group ?? ++this.#groups;
    this.#pending.set(key, { value, group, ...(around && { around }) });
    // Not put off by what comes later: somebody who never stops typing loses nothing either.
    this.#cancel ??= this.#clock.after(throttle, () => void this.#write());
  }

  /** Keeps values now, all or none of them. False where they are not kept yet. */
  commit(changes: readonly StoreChange[]): Promise<boolean> {
    return this.alone(() => this.put(changes));
  }

  /** The same for who is `alone` already. `anyway` is written even where the rest finds no room. */
  async put(
    changes: readonly StoreChange[],
    anyway: readonly StoreChange[] = [],
  ): Promise<boolean> {
    const group = ++this.#groups;
    // What has waited for room goes along, and another tab may have found some before.
    if (this.#kept !== 'durable') await this.#before(changes.map(({ key }) => key));
    for (const { key, value } of changes) {
      this.#pending.set(key, { value: () => value, ...this.#live.get(key), group });
    }
    await this.#put();
    const left = anyway.filter(({ key }) => this.#pending.has(key));
    if (left.length > 0) await this.#try(left);
    return changes.every(({ key }) => !this.#pending.has(key));
  }

  /** Runs while no other tab keeps anything. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#tabs.exclusive('kept', work);
  }

  /** Writes at once what needs no look, without waiting for other tabs: the page may be about to go. */
  flush(): Promise<void> {
    const waiting = [...this.#pending.values()].filter(({ around }) => around?.looks === true);
    return this.#put(new Set(waiting.map(({ group }) => group)));
  }

  #write(): Promise<void> {
    return this.alone(async () => {
      await this.#before();
      await this.#put();
    });
  }

  async #before(but: readonly string[] = []): Promise<void> {
    for (const [key, { around }] of [...this.#pending]) {
      if (!but.includes(key)) await around?.before();
    }
  }

  #put(but: ReadonlySet<number> = new Set()): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    const batch = new Map([...this.#pending].filter(([, { group }]) => !but.has(group)));
    for (const key of batch.keys()) this.#pending.delete(key);
    if (this.#pending.size > 0) this.#retry();
    if (batch.size === 0) return this.#writing;
    const changes = [...batch].map(([key, { value, group }]) => ({ key, value: value(), group }));
    this.#underway.add(batch);
    this.#writing = this.#writing
      .then(() => this.#writeAll(changes, batch))
      .finally(() => this.#underway.delete(batch));
    return this.#writing;
  }

  async #writeAll(
    changes: readonly (StoreChange & { readonly group: number })[],
    batch: ReadonlyMap<string, Pending>,
  ): Promise<void> {
    const failure = (await this.#try(changes)) && (await this.#byGroup(changes, batch));
    for (const [key, { around }] of batch) if (!this.#pending.has(key)) around?.after();
    const kept: Kept =
      failure === undefined
        ? this.#store.kind === 'memory'
          ? 'memory'
          : 'durable'
        : failure.code === 'full'
          ? 'full'
          : 'memory';
    if (failure) this.#retry();
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#changed();
  }

  #retry(): void {
    this.#cancel ??= this.#clock.after(retryAfter, () => void this.#write());
  }

  /** What does not fit must not keep back what does. */
  async #byGroup(
    changes: readonly (StoreChange & { readonly group: number })[],
    batch: ReadonlyMap<string, Pending>,
  ): Promise<StoreError | undefined> {
    let last: StoreError | undefined;
    for (const group of new Set(changes.map((change) => change.group))) {
      const together = changes.filter((change) => change.group === group);
      const failure = await this.#try(together);
      if (!failure) continue;
      last = failure;
      for (const { key } of together) {
        const mine = batch.get(key);
        if (!mine || this.#pending.has(key)) continue;
        // By the time of the next try it may be old, and another tab may have written a newer one.
        this.#pending.set(key, { ...mine, ...this.#live.get(key) });
      }
    }
    return last;
  }

  async #try(changes: readonly StoreChange[]): Promise<StoreError | undefined> {
    try {
      await this.#store.write(changes.map(({ key, value }) => ({ key, value })));
      return undefined;
    } catch (cause) {
      return cause instanceof StoreError ? cause : new StoreError('unavailable', { cause });
    }
  }
}
