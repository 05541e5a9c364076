/** What the tabs of one browser agree on. */
export interface Tabs {
  /** Runs while no other tab runs something under the same name; others wait in turn. */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Tells every other tab. */
  post(message: unknown): void;
  listen(hear: (message: unknown) => void): () => void;
  /** Lets go of what this tab has locked, too. */
  close(): void;
}

/** Runs something while no other tab runs the like. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

type Ears = Set<(message: unknown) => void>;

/** Tabs in one process: for tests, and for a browser that has no locks or no channel. */
export class MemoryTabs {
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #tabs = new Set<Ears>();

  /** One more tab. */
  open(): Tabs {
    const ears: Ears = new Set();
    this.#tabs.add(ears);
    let close = (): void => undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    return {
      exclusive: (name, work) => this.#exclusive(name, work, closed),
      post: (message) => {
        for (const other of this.#tabs) {
          if (other === ears) continue;
          const copy: unknown = structuredClone(message);
          queueMicrotask(() => other.forEach((hear) => hear(copy)));
        }
      },
      listen: (hear) => {
        ears.add(hear);
        return () => ears.delete(hear);
      },
      close: () => {
        this.#tabs.delete(ears);
        ears.clear();
        close();
      },
    };
  }

  #exclusive<T>(name: string, work: () => Promise<T>, closed: Promise<void>): Promise<T> {
    const before = this.#turns.get(name) ?? Promise.resolve();
    const result = before.then(work);
    // A tab that is gone holds nothing.
    const turn = Promise.race([result, before.then(() => closed)]);
    this.#turns.set(
      name,
      turn.then(
        () => undefined,
        () => undefined,
      ),
    );
    return result;
  }
}

/** The browser's own, by Web Locks and BroadcastChannel; `name` tells scopes apart. */
export function browserTabs(name: string): Tabs {
  const { navigator, BroadcastChannel } = globalThis;
  if (!navigator?.locks || !BroadcastChannel) return new MemoryTabs().open();
  const channel = new BroadcastChannel(name);
  const ears: Ears = new Set();
  let open = true;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => ears.forEach((hear) => hear(data));
  return {
    exclusive: <T>(lock: string, work: () => Promise<T>) =>
      navigator.locks.request(`${name} ${lock}`, work) as Promise<T>,
    post: (message) => {
      if (open) channel.postMessage(message);
    },
    listen: (hear) => {
      ears.add(hear);
      return () => ears.delete(hear);
    },
    close: () => {
      open = false;
      channel.close();
    },
  };
}
