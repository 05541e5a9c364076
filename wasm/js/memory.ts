import { TicketwireError } from './errors.js';
import type { ErrorCode } from './generated/errors.js';
import type { Bytes, RawModule } from './module.js';

/** Words of the view behind the address and size of each of four texts. */
const handleAt = 8;
const statusAt = 9;
const operationAt = 10;
const offsetAt = 11;

/** Arguments and results in the module's linear memory; both are copied once. */
export class Memory {
  readonly #raw: RawModule;
  /** Index of the view's first word. */
  readonly #view: number;
  #bytes = new Uint8Array();
  #words = new Int32Array();

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
      this.#heap.set(input, at);
      places.push(at, input.length);
    }
    return places;
  }

  /** @throws TicketwireError where a call has failed. */
  check(succeeded: number): void {
    if (!succeeded) throw this.failure();
  }

  failure(): TicketwireError {
    const [code, message, pointer, errorType] = [0, 1, 2, 3].map((part) => this.text(part));
    const status = this.#word(statusAt);
    const operation = this.#word(operationAt);
    const offset = this.#word(offsetAt);
    return new TicketwireError(message!, {
      code: code as ErrorCode,
      ...(status > 0 && { status }),
      ...(pointer && { pointer }),
      ...(errorType && { errorType }),
      ...(operation >= 0 && { operation }),
      ...(offset >= 0 && { offset }),
    });
  }

  /** Handle of the document that the last call has kept; 0 for none. */
  get handle(): number {
    return this.#word(handleAt) >>> 0;
  }

  /** A copy of one of the last call's results. */
  bytes(part = 0): Uint8Array<ArrayBuffer> {
    return this.#place(part, (from, to) => this.#heap.slice(from, to));
  }

  /** One of the last call's results as text. */
  text(part = 0): string {
    return this.#place(part, (from, to) => decoder.decode(this.#heap.subarray(from, to)));
  }

  #place<T>(part: number, take: (from: number, to: number) => T): T {
    const from = this.#word(2 * part);
    return take(from, from + this.#word(2 * part + 1));
  }

  #word(at: number): number {
    if (this.#words.length === 0) this.#words = new Int32Array(this.#raw.memory.buffer);
    return this.#words[this.#view + at]!;
  }

  /** Memory that has grown has another buffer: views of the old one have lost their length. */
  get #heap(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#raw.memory.buffer);
    return this.#bytes;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
