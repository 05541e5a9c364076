import { TicketwireError } from './errors.js';
import type { ErrorCode } from './generated/errors.js';
import type { Bytes, RawFailure, RawModule } from './module.js';

/** Places of three results in the view, and of the handle behind them. */
const handleAt = 6;

/** Arguments and results in the module's linear memory; both are copied once. */
export class Memory {
  readonly #raw: RawModule;
  /** Index of the view's first word. */
  readonly #view: number;

  constructor(raw: RawModule) {
    this.#raw = raw;
    this.#view = raw.view() >>> 2;
  }

  /** Places arguments for a call to take over: all of them or none. @throws TicketwireError `json_size` */
  place(a: Uint8Array): Bytes;
  place(a: Uint8Array, b: Uint8Array): [...Bytes, ...Bytes];
  place(a: Uint8Array, b: Uint8Array, c: Uint8Array): [...Bytes, ...Bytes, ...Bytes];
  place(...inputs: readonly Uint8Array[]): number[] {
    const places: number[] = [];
    for (const input of inputs) {
      const at = this.#raw._tw_allocate(input.length);
      if (at === 0) {
        const failure = this.failure();
        for (let i = 0; i < places.length; i += 2) this.#raw._tw_release(places[i]!);
        throw failure;
      }
      // Read anew each time: memory that grows has another buffer.
      this.#raw.HEAPU8.set(input, at);
      places.push(at, input.length);
    }
    return places;
  }

  /** @throws TicketwireError where a call has failed. */
  check(succeeded: number | boolean): void {
    if (!succeeded) throw this.failure();
  }

  failure(): TicketwireError {
    return toError(this.#raw.lastFailure());
  }

  /** Handle of the document that the last call has kept; 0 for none. */
  get handle(): number {
    return this.#raw.HEAPU32[this.#view + handleAt]!;
  }

  /** A copy of one of the last call's results. */
  bytes(part = 0): Uint8Array<ArrayBuffer> {
    return this.#place(part, (from, to) => this.#raw.HEAPU8.slice(from, to));
  }

  /** One of the last call's results as text. */
  text(part = 0): string {
    return this.#place(part, (from, to) => decoder.decode(this.#raw.HEAPU8.subarray(from, to)));
  }

  #place<T>(part: number, take: (from: number, to: number) => T): T {
    const words = this.#raw.HEAPU32;
    const from = words[this.#view + 2 * part]!;
    return take(from, from + words[this.#view + 2 * part + 1]!);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function toError(failure: RawFailure): TicketwireError {
  return new TicketwireError(failure.message, {
    code: failure.code as ErrorCode,
    ...(failure.status > 0 && { status: failure.status }),
    ...(failure.pointer !== '' && { pointer: failure.pointer }),
    ...(failure.errorType !== '' && { errorType: failure.errorType }),
    ...(failure.operation >= 0 && { operation: failure.operation }),
    ...(failure.offset >= 0 && { offset: failure.offset }),
  });
}
