import { copied } from './copying.js';
import type { Random } from './random.js';
import type { VirtualTime } from './time.js';

interface Waiting {
  readonly owner: HubTabs;
  readonly start: () => void;
}

/** What the tabs of one user in one browser share: locks, and a channel. */
export class Hub {
  readonly members = new Set<HubTabs>();
  readonly #queues = new Map<string, Waiting[]>();
  readonly time: VirtualTime;
  readonly random: Random;

  constructor(time: VirtualTime, random: Random) {
    this.time = time;
    this.random = random;
  }

  join(alive: () => boolean): HubTabs {
    const tabs = new HubTabs(this, alive);
    this.members.add(tabs);
    return tabs;
  }

  /** Takes part in a queue; the first holds the lock. */
  queue(name: string, waiting: Waiting): void {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    queue.push(waiting);
    if (queue.length === 1) this.#grant(waiting);
  }

  leave(name: string, waiting: Waiting): void {
    const queue = this.#queues.get(name) ?? [];
    const held = queue[0] === waiting;
    this.#queues.set(
      name,
      queue.filter((each) => each !== waiting),
    );
    const next = this.#queues.get(name)?.[0];
    if (held && next) this.#grant(next);
  }

  /** A tab that is gone holds and awaits nothing. */
  drop(owner: HubTabs): void {
    this.members.delete(owner);
    for (const [name, queue] of this.#queues) {
      for (const waiting of queue.filter((each) => each.owner === owner)) this.leave(name, waiting);
    }
  }

  #grant(waiting: Waiting): void {
    this.time.after(this.random.between(0, 5), waiting.start);
  }
}

/** Locks and channel as one tab has them. */
export class HubTabs {
  readonly #hub: Hub;
  readonly #alive: () => boolean;
  readonly #hearers = new Set<(message: unknown) => void>();
  /** Messages arrive in the order in which they were posted. */
  #heardUntil = 0;

  constructor(hub: Hub, alive: () => boolean) {
    this.#hub = hub;
    this.#alive = alive;
  }

  exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // What is gone does nothing more.
      if (!this.#alive()) return;
      const waiting: Waiting = {
        owner: this,
        start: () => {
          if (!this.#alive()) return;
          const done = (): void => this.#hub.leave(name, waiting);
          work()
            .finally(() => {
              if (this.#alive()) done();
            })
            .then(resolve, reject);
        },
      };
      this.#hub.queue(name, waiting);
    });
  }

  post(message: unknown): void {
    if (!this.#alive()) return;
    const copy = copied(message);
    for (const other of this.#hub.members) if (other !== this) other.#receive(copy);
  }

  listen(hear: (message: unknown) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  close(): void {
    this.#hearers.clear();
    this.#hub.members.delete(this);
  }

  #receive(message: unknown): void {
    const { time, random } = this.#hub;
    const at = Math.max(this.#heardUntil, time.now() + random.between(1, 20));
    this.#heardUntil = at + 0.001;
    time.after(at - time.now(), () => {
      if (!this.#alive()) return;
      for (const hear of this.#hearers) hear(copied(message));
    });
  }
}
