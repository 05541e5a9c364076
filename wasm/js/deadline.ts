import { TicketwireError } from './errors.js';

/** How long a call waits for its answer, in milliseconds. */
export const usualTimeout = 30_000;

/** A caller's signal and a time limit as one signal. */
export class Deadline {
  readonly #abort = new AbortController();
  readonly #given: AbortSignal | undefined;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #passed = false;
  #givenUp: TicketwireError | undefined;

  /** Without end where `milliseconds` is 0 or not finite. */
  constructor(milliseconds: number, given?: AbortSignal) {
    this.#milliseconds = milliseconds;
    this.#given = given;
    if (given?.aborted) this.#follow();
    else given?.addEventListener('abort', this.#follow, { once: true });
    this.restart();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Counts from now: something has moved. */
  restart(): void {
    clearTimeout(this.#timer);
    if (!(this.#milliseconds > 0 && Number.isFinite(this.#milliseconds))) return;
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#abort.abort();
    }, this.#milliseconds);
  }

  /** Work that may not know of the signal, and ends with it all the same. */
  within<T>(work: T | Promise<T>): Promise<T> {
    const { signal } = this;
    return new Promise((resolve, reject) => {
      const end = (): void => reject(signal.reason as Error);
      if (signal.aborted) end();
      signal.addEventListener('abort', end, { once: true });
      Promise.resolve(work)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', end));
    });
  }

  /** Ends now, and is rejected with this. */
  giveUp(why: TicketwireError): void {
    this.#givenUp = why;
    this.#abort.abort(why);
  }

  /** What a call that ended so is rejected with: `aborted`, `timeout` or `network`. */
  reason(cause: unknown, origin: string): TicketwireError {
    if (this.#givenUp) return this.#givenUp;
    if (this.#given?.aborted) return aborted(this.#given.reason, origin);
    if (this.#passed) {
      const text = `No answer from ${origin} within ${this.#milliseconds / 1000} s`;
      return new TicketwireError(text, { code: 'timeout' }, { cause });
    }
    const text = `No answer from ${origin}; the network or CORS may be in the way`;
    return new TicketwireError(text, { code: 'network' }, { cause });
  }

  /** Lets go of timer and signal. */
  end(): void {
    clearTimeout(this.#timer);
    this.#given?.removeEventListener('abort', this.#follow);
  }

  readonly #follow = (): void => this.#abort.abort(this.#given?.reason);
}

/** `AbortSignal.timeout` is a time limit as well. */
function aborted(cause: unknown, origin: string): TicketwireError {
  const late = (cause as Partial<Error> | null | undefined)?.name === 'TimeoutError';
  const text = late ? `No answer from ${origin} in the time given` : 'The call was given up';
  return new TicketwireError(text, { code: late ? 'timeout' : 'aborted' }, { cause });
}
