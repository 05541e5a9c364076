import type { Clock } from './clock.js';
import { isActive, keptEntry, mayCancel, readEntry, type Entry } from './entry.js';
import { isOffline, problemOf } from './failures.js';
import type { Keeper } from './keeping.js';
import type { Addressees } from './message.js';
import type { Decision, Effects, OutboxChange, Progress } from './progress.js';
import type { Report } from './report.js';
import { refused } from './step.js';
import { without } from './without.js';
import type { Store, StoreChange } from './store.js';
import type { Tabs } from './tabs.js';
import type { Told } from './told.js';

const longestWait = 30_000;
const fullWait = 5_000;
/** Entries that are sent beside each other: each request has its time for an answer. */
const mostAtOnce = 8;

export interface OutboxOptions {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly random: () => number;
  /** One step with an entry: at most one request that changes something. Does not reject. */
  readonly advance: (entry: Entry) => Promise<Decision>;
  /** Makes the effects, and gives what is to be kept of them. */
  readonly effects: (entry: Entry, effects: Effects) => Promise<OutboxChange>;
  /** Takes back what a cancelled entry has taken away. */
  readonly cancelled: (entry: Entry) => Promise<readonly StoreChange[]>;
  readonly changed: () => void;
  readonly report: (report: Report) => void;
}

/** What is to be sent, in order; only the tab that holds the lock sends. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #entries = new Map<string, Entry>();
  /** By ticket: one thing after the other. */
  readonly #running = new Map<string, Promise<void>>();
  /** What the store had when it was read last. */
  #stored: ReadonlySet<string> = new Set();
  #draining = false;
  #paused = false;
  /** Log-ins; a request that began before one tells nothing of the session since. */
  #logIns = 0;
  #closed = false;
  #offline = false;
  #lastId = 0;
  #wake: () => void = () => undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(options: OutboxOptions, kept: readonly unknown[] = []) {
    this.#options = options;
    this.#take(kept);
    for (const [id, entry] of this.#entries) {
      if (entry.state === 'sending') this.#entries.set(id, { ...entry, state: 'unknown' });
    }
  }

  /** In the order in which they are sent. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** True while the server cannot be reached. */
  get offline(): boolean {
    return this.#offline;
  }

  /** True while a log-in is needed. */
  get paused(): boolean {
    return this.#paused && !this.#closed;
  }

  of(ticketId: number): readonly Entry[] {
    return this.entries.filter((entry) => entry.ticketId === ticketId);
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** An id that comes after all others. */
  newId(): string {
    const { clock, random } = this.#options;
    this.#lastId = Math.max(clock.now(), this.#lastId + 1);
    const rest = Math.floor(random() * 0x1_0000_0000).toString(16);
    return `${String(this.#lastId).padStart(15, '0')}-${rest.padStart(8, '0')}`;
  }

  /**
   * Changes the outbox as it is by now, while no other tab does, and keeps that together with other
   * changes. Then sends what there is to send.
   */
  async change(
    decide: () => OutboxChange | undefined | Promise<OutboxChange | undefined>,
  ): Promise<void> {
    await this.#locked(async () => decide());
    void this.drain();
  }

  /** Takes back what has surely not been sent. False where that is too late. */
  async cancel(id: string): Promise<boolean> {
    return this.#locked(async () => {
      const entry = this.#entries.get(id);
      if (!entry || !mayCancel(entry)) return undefined;
      const changes = await this.#options.cancelled(entry);
      return { remove: [id], changes, calledBack: true };
    });
  }

  /** Tries again now, whatever it was refused for. */
  async retry(id: string): Promise<void> {
    await this.change(() => {
      const entry = this.#entries.get(id);
      if (!entry || entry.state === 'sending' || entry.asks) return undefined;
      const state = entry.state === 'unknown' ? 'unknown' : 'waiting';
      // A person knows by now what the ticket has become.
      const again = entry.kind === 'message' ? without(entry, ['conflict', 'baseStatus']) : entry;
      return { put: [{ ...again, state, failures: 0, notBefore: 0 }] };
    });
  }

  /** Corrects whom a message goes to that the server would not mail, and tries again. */
  async readdress(id: string, whom: Addressees): Promise<void> {
    await this.change(() => {
      const entry = this.#entries.get(id);
      if (entry?.kind !== 'message' || !mayCancel(entry)) return undefined;
      const content = { ...entry.content, ...whom };
      return { put: [{ ...entry, content, state: 'waiting', failures: 0, notBefore: 0 }] };
    });
  }

  /** A person tells what became of an entry that asks: it was sent, or is to be sent again. */
  async answer(id: string, sent: boolean): Promise<void> {
    await this.change(() => {
      const entry = this.#entries.get(id);
      if (!entry?.asks) return undefined;
      const follows = entry.kind === 'message' && entry.then !== undefined;
      if (sent && !follows) return { remove: [id] };
      const next = sent ? { ...entry, step: 'status' as const } : entry;
      return {
        put: [{ ...next, asks: false, state: 'waiting', failures: 0, notBefore: 0 } as Entry],
      };
    });
  }

  /** The connection may be back. */
  wake(): void {
    for (const entry of this.#entries.values()) {
      if (entry.reason === 'held' || !isActive(entry) || entry.notBefore === 0) continue;
      this.#entries.set(entry.id, { ...entry, notBefore: 0 });
    }
    void this.drain();
  }

  /** Goes on after a log-in. */
  resume(): void {
    this.#paused = false;
    this.#logIns += 1;
    this.wake();
  }

  /** Sends nothing until `resume`, nor do the tabs that share the session. */
  pause(): void {
    if (!this.#paused) this.#options.tabs.post({ kind: 'pause' } satisfies Told);
    this.#paused = true;
  }

  /** Takes over what other tabs have kept. */
  async reload(): Promise<void> {
    if (this.#closed) return;
    this.#take((await this.#options.store.list('entry/')).map(({ value }) => value));
    this.#options.changed();
    this.#wake();
    void this.drain();
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
    this.#wake();
  }

  /** Sends what can be sent. */
  async drain(): Promise<void> {
    if (this.#draining) return this.#wake();
    if (this.#closed || this.#ready().length === 0) return this.#schedule();
    this.#draining = true;
    try {
      await this.#options.tabs.exclusive('outbox', () => this.#sendAll());
    } finally {
      this.#draining = false;
    }
    if (this.#ready().length > 0) return this.drain();
    this.#schedule();
  }

  async #sendAll(): Promise<void> {
    await this.#locked(() => Promise.resolve(undefined));
    for (;;) {
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      for (const entry of this.#closed ? [] : this.#ready()) {
        if (this.#running.size >= 2 * mostAtOnce) break;
        // A new ticket's entry gets another lane when the ticket gets its number.
        const lanes = [laneOf(entry), entry.id];
        if (lanes.some((lane) => this.#running.has(lane))) continue;
        const running = this.#send(entry).finally(() => {
          for (const lane of lanes) this.#running.delete(lane);
        });
        for (const lane of lanes) this.#running.set(lane, running);
      }
      if (this.#running.size === 0) break;
      await Promise.race([woken, ...this.#running.values()]);
    }
  }

  /** What may be sent now, the first of each ticket. */
  #ready(): Entry[] {
    if (this.#paused) return [];
    const now = this.#options.clock.now();
    const lanes = new Set<string>();
    return this.entries.filter((entry) => {
      if (!isActive(entry) || entry.asks) return false;
      const lane = laneOf(entry);
      if (lanes.has(lane)) return false;
      const due = entry.notBefore <= now;
      // What waits for a person or for room keeps nothing else back.
      if (due || (entry.reason !== 'held' && entry.reason !== 'full')) lanes.add(lane);
      return due;
    });
  }

  async #send({ id, state }: Entry): Promise<void> {
    // Nobody else sends: whoever began this is gone.
    let orphan = state === 'sending';
    for (let going = true; going && !this.#closed && !this.#paused;) {
      const entry = this.#entries.get(id);
      if (!entry) return;
      const logIns = this.#logIns;
      const decide = await this.#options.advance(orphan ? { ...entry, state: 'unknown' } : entry);
      orphan = false;
      if (this.#closed) return;
      going = await this.#decide(id, logIns === this.#logIns ? decide : loggedIn(decide));
    }
  }

  /** True where the entry can go on. */
  async #decide(id: string, decide: Decision): Promise<boolean> {
    let progress: Progress | undefined;
    let before: Entry | undefined;
    await this.#locked(async () => {
      const now = (before = this.#entries.get(id));
      if (!now) return undefined;
      progress = decided(decide, now);
      const effects = 'effects' in progress ? progress.effects : undefined;
      const {
        put = [],
        remove = [],
        ...more
      } = effects ? await this.#options.effects(now, effects) : {};
      if (progress.kind === 'done') return { ...more, put, remove: [...remove, id] };
      return { ...more, remove, put: [this.#after(progress), ...put] };
    });
    if (!progress || !before) return false;
    if (this.#isUnsafe(id)) {
      await this.#holdBack(before);
      return false;
    }
    if (progress.kind === 'session') this.#options.report({ kind: 'session' });
    else if ('report' in progress && progress.report) this.#options.report(progress.report);
    if (progress.kind !== 'later' && progress.kind !== 'session') this.#reached();
    return progress.kind === 'next';
  }

  /** What is sent although nothing tells so after a crash would be sent once more. */
  #isUnsafe(id: string): boolean {
    const { store, keeper } = this.#options;
    const entry = this.#entries.get(id);
    const once = entry?.kind === 'message' || entry?.kind === 'new';
    return once && entry.state === 'sending' && store.kind !== 'memory' && keeper.has(keyOf(id));
  }

  async #holdBack(before: Entry): Promise<void> {
    const notBefore = this.#options.clock.now() + fullWait;
    await this.#locked(() => Promise.resolve({ put: [{ ...before, reason: 'full', notBefore }] }));
  }

  #after(progress: Exclude<Progress, { kind: 'done' }>): Entry {
    const { entry } = progress;
    if (progress.kind === 'later') return this.#delayed(entry, progress.cause);
    if (progress.kind !== 'session') return entry;
    this.pause();
    return { ...entry, reason: 'session' };
  }

  #delayed(entry: Entry, cause: unknown): Entry {
    const { clock, random } = this.#options;
    const failures = entry.failures + 1;
    this.#offline = isOffline(cause);
    const wait = Math.min(longestWait, 1_000 * 2 ** (failures - 1));
    return {
      ...entry,
      failures,
      reason: this.#offline ? 'network' : 'server',
      problem: problemOf(cause),
      notBefore: clock.now() + Math.round(wait * (0.5 + random() / 2)),
    };
  }

  /** The server can be reached: what waits for that need not wait any longer. */
  #reached(): void {
    if (!this.#offline) return;
    this.#offline = false;
    this.#options.changed();
    this.wake();
  }

  /** True where something was changed. */
  async #locked(work: () => Promise<OutboxChange | undefined>): Promise<boolean> {
    const { keeper, store, tabs } = this.#options;
    const done = await keeper.alone(async () => {
      const kept = await store.list('entry/').catch(() => undefined);
      if (kept) this.#take(kept.map(({ value }) => value));
      const change = await work();
      if (!change) return false;
      const { put = [], remove = [], changes = [], calledBack = false } = change;
      const next = put.map((entry) => ({ ...entry, rev: (entry.rev ?? 0) + 1 }));
      for (const entry of next) this.#entries.set(entry.id, entry);
      for (const id of remove) this.#entries.delete(id);
      const there = next.map((entry) => ({ key: keyOf(entry.id), value: keptEntry(entry) }));
      const gone = remove.map((id) => ({ key: keyOf(id) }));
      await keeper.put([...there, ...gone, ...changes], calledBack ? gone : []);
      return true;
    });
    if (done) tabs.post({ kind: 'outbox' });
    this.#options.changed();
    return done;
  }

  /** The store is the truth of what it has; what could not be written yet is known here alone. */
  #take(kept: readonly unknown[]): void {
    const { keeper } = this.#options;
    const entries = kept.flatMap((value) => readEntry(value) ?? []);
    const there = new Set(entries.map(({ id }) => id));
    for (const id of this.#entries.keys()) {
      if (there.has(id)) continue;
      // What was there before is done, whatever this tab still wanted to note of it.
      if (this.#stored.has(id)) keeper.drop(keyOf(id));
      if (!keeper.has(keyOf(id))) this.#entries.delete(id);
    }
    this.#stored = there;
    for (const entry of entries) {
      const known = this.#entries.get(entry.id);
      const newer = known !== undefined && (entry.rev ?? 0) > (known.rev ?? 0);
      if (newer) keeper.drop(keyOf(entry.id));
      if (keeper.has(keyOf(entry.id))) continue;
      const awake = this.#entries.get(entry.id)?.notBefore === 0 && entry.reason !== 'held';
      this.#entries.set(entry.id, awake ? { ...entry, notBefore: 0 } : entry);
    }
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#closed || this.#paused) return;
    const { clock } = this.#options;
    const waiting = this.entries.filter((entry) => isActive(entry) && !entry.asks);
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map(({ notBefore }) => notBefore));
    const wait = Math.max(50, next - clock.now());
    this.#cancelTimer = clock.after(wait, () => void this.drain());
  }
}

/** What cannot be understood is shown, and not tried over and over. */
function decided(decide: Decision, now: Entry): Progress {
  try {
    return decide(now);
  } catch (cause) {
    return refused(now, cause);
  }
}

/** A session that ended before the log-in stops nothing. */
function loggedIn(decide: Decision): Decision {
  return (now) => {
    const progress = decide(now);
    return progress.kind === 'session' ? { ...progress, kind: 'next' } : progress;
  };
}

function laneOf(entry: Entry): string {
  return entry.ticketId === 0 ? entry.id : String(entry.ticketId);
}

function keyOf(id: string): string {
  return `entry/${id}`;
}
