import type { Clock } from './clock.js';

/** Times of a `Freshness`, in milliseconds. */
export interface FreshnessTimes {
  /** From one reading to the next. */
  readonly interval: number;
  /** Somebody who looks again sooner than this after a reading causes none. */
  readonly pause: number;
}

const usual: FreshnessTimes = { interval: 15_000, pause: 2_000 };

/** Has something read again from time to time, while somebody may be looking at it. */
export class Freshness {
  readonly #clock: Clock;
  readonly #read: () => Promise<unknown>;
  readonly #times: FreshnessTimes;
  #visible = false;
  #running = false;
  #last = -Infinity;
  #cancel: (() => void) | undefined;

  /** `read` does not reject. */
  constructor(clock: Clock, read: () => Promise<unknown>, times: FreshnessTimes = usual) {
    this.#clock = clock;
    this.#read = read;
    this.#times = times;
  }

  /** It is visible, and somebody else has it read this time. */
  begin(): void {
    this.#visible = true;
    this.#last = this.#clock.now();
    this.#wait();
  }

  /** Reads at once when it appears or somebody looks at it again, and nothing while it is hidden. */
  watch(visible: boolean): void {
    const appears = visible && !this.#visible;
    this.#visible = visible;
    const rested = this.#clock.now() - this.#last >= this.#times.pause;
    if (!visible) this.#stop();
    else if (appears || rested) void this.#look();
  }

  close(): void {
    this.#visible = false;
    this.#stop();
  }

  async #look(): Promise<void> {
    this.#stop();
    if (this.#running) return;
    this.#running = true;
    this.#last = this.#clock.now();
    await this.#read();
    this.#running = false;
    if (this.#visible) this.#wait();
  }

  #wait(): void {
    this.#stop();
    this.#cancel = this.#clock.after(this.#times.interval, () => void this.#look());
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
