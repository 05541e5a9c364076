import { TicketwireError } from './errors.js';
import type { ErrorCode } from './generated/errors.js';
import type { RawFailure, RawModule } from './module.js';

/** Address and size of each argument in turn. */
type Places = number[];

/** Arguments and results in the module's linear memory: both are copied, and freed here. */
export class Memory {
  readonly #raw: RawModule;

  constructor(raw: RawModule) {
    this.#raw = raw;
  }

  /**
   * Places the arguments, calls, and frees them whatever happens. Gives what the call gave, which
   * is never 0.
   * @throws TicketwireError
   */
  call(inputs: readonly Uint8Array[], call: (...places: Places) => number): number {
    const places: Places = [];
    try {
      for (const input of inputs) {
        const at = this.#checked(this.#raw.allocate(input.length));
        places.push(at, input.length);
        // Read anew each time: memory that grows has another buffer.
        this.#raw.HEAPU8.set(input, at);
      }
      return this.#checked(call(...places));
    } finally {
      for (let i = 0; i < places.length; i += 2) this.#raw.release(places[i]!);
    }
  }

  /** A call that gives bytes. */
  bytes(inputs: readonly Uint8Array[], call: (...places: Places) => number): Uint8Array {
    return this.parts(1, inputs, call)[0]!;
  }

  /** A call that gives several results. */
  parts(
    count: number,
    inputs: readonly Uint8Array[],
    call: (...places: Places) => number,
  ): Uint8Array[] {
    const address = this.call(inputs, call);
    try {
      const results: Uint8Array[] = [];
      let from = address;
      for (let part = 0; part < count; part += 1) {
        const to = from + this.#raw.resultSize(part);
        results.push(this.#raw.HEAPU8.slice(from, to));
        from = to;
      }
      return results;
    } finally {
      this.#raw.release(address);
    }
  }

  #checked(result: number): number {
    if (result === 0) throw toError(this.#raw.lastFailure());
    return result;
  }
}

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
