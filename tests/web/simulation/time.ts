import type { Random } from './random.js';

interface Due {
  readonly at: number;
  /** Decides between what is due at the same time. */
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
}

// Kept before the globals are replaced.
const immediate = setImmediate;
const tick = process.nextTick.bind(process);

/** Lets every promise that can go on go on, and Node tell of those that nobody handles. */
export function settle(): Promise<void> {
  return new Promise((resolve) => immediate(resolve));
}

/** The same without a turn of the event loop: nothing here waits for anything but promises. */
function settled(): Promise<void> {
  return new Promise((resolve) => tick(resolve));
}

/** Time that passes only when nothing is left to do: everything that waits, waits here. */
export class VirtualTime {
  #now = Date.UTC(2026, 0, 5, 8);
  readonly #start = this.#now;
  readonly #heap: Due[] = [];
  readonly #random: Random;
  events = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  now(): number {
    return this.#now;
  }

  /** Milliseconds since the history began. */
  get elapsed(): number {
    return this.#now - this.#start;
  }

  after(milliseconds: number, run: () => void): () => void {
    const at = this.#now + Math.max(0, milliseconds);
    const due: Due = { at, order: this.#random.next(), run, cancelled: false };
    this.#push(due);
    return () => {
      due.cancelled = true;
    };
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.after(milliseconds, resolve));
  }

  /** Lets so much time pass. */
  async run(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let due = this.#heap[0]; due !== undefined && due.at <= end; due = this.#heap[0]) {
      this.#pop();
      if (due.cancelled) continue;
      this.#now = due.at;
      this.events += 1;
      due.run();
      await settled();
    }
    this.#now = end;
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!earlier(due, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && earlier(heap[child + 1]!, heap[child]!)) child += 1;
      if (!earlier(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}

function earlier(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** Replaces the timers and clocks of this realm; gives what puts them back. */
export function virtualGlobals(time: VirtualTime, random: Random): () => void {
  const before = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    now: Date.now,
    performance: performance.now,
    timeout: AbortSignal.timeout,
    random: Math.random,
  };
  const cancels = new Map<number, () => void>();
  let last = 0;
  globalThis.setTimeout = ((run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
    last += 1;
    cancels.set(
      last,
      time.after(ms, () => run(...given)),
    );
    return last;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => cancels.get(id)?.()) as typeof clearTimeout;
  Date.now = () => time.now();
  performance.now = () => time.elapsed;
  AbortSignal.timeout = (milliseconds) => timedOut(time, milliseconds);
  Math.random = () => random.next();
  return () => {
    globalThis.setTimeout = before.setTimeout;
    globalThis.clearTimeout = before.clearTimeout;
    Date.now = before.now;
    performance.now = before.performance;
    AbortSignal.timeout = before.timeout;
    Math.random = before.random;
  };
}

function timedOut(time: VirtualTime, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  time.after(milliseconds, () => {
    controller.abort(new DOMException('The operation timed out.', 'TimeoutError'));
  });
  return controller.signal;
}
