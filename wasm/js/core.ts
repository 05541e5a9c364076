import { TicketwireError } from './errors.js';
import type { ErrorCode } from './generated/errors.js';
import type { CarrierName } from './generated/carriers.js';
import type { EndpointName } from './generated/endpoints.js';
import type { RawModule, RawOutcome } from './module.js';

/** A request as the core wrote it; authorization is the caller's to add. */
export interface CoreRequest {
  readonly method: string;
  /** Path and query, relative to the WebAPI's root (`/api/v1/...`). */
  readonly target: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A document kept in the core. Freed by `dispose()`, or with the garbage collector's help. */
export class DocumentHandle {
  readonly #raw: RawModule;
  readonly #finalizer: FinalizationRegistry<number>;
  #handle: number;

  constructor(raw: RawModule, finalizer: FinalizationRegistry<number>, handle: number) {
    this.#raw = raw;
    this.#finalizer = finalizer;
    this.#handle = handle;
    finalizer.register(this, handle, this);
  }

  /** The raw handle. @throws TicketwireError after `dispose()`. */
  get value(): number {
    if (this.#handle === 0) {
      throw new TicketwireError('The document has been disposed of', { code: 'argument' });
    }
    return this.#handle;
  }

  dispose(): void {
    if (this.#handle === 0) return;
    this.#finalizer.unregister(this);
    this.#raw.close(this.#handle);
    this.#handle = 0;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** The C++ core behind values: bytes go in by copy and come out by copy. */
export class Core {
  readonly #raw: RawModule;
  readonly #finalizer: FinalizationRegistry<number>;

  constructor(raw: RawModule) {
    this.#raw = raw;
    this.#finalizer = new FinalizationRegistry((handle) => raw.close(handle));
  }

  /** Documents and buffers that the core holds at the moment. */
  get liveObjects(): number {
    return this.#raw.liveObjects();
  }

  /**
   * Parses and validates a carrier and keeps it.
   * @throws TicketwireError: `json_*`, `value_*` with pointer or offset.
   */
  open(carrier: CarrierName, body: Uint8Array): DocumentHandle {
    const outcome = this.#with([body], ([a]) => this.#raw.open(carrier, a!.at, a!.size));
    return new DocumentHandle(this.#raw, this.#finalizer, this.#checked(outcome).data);
  }

  /** The guarded patch for edits given as a JSON Patch text. */
  plan(document: DocumentHandle, edits: string): Uint8Array {
    return this.#bytes([encode(edits)], ([a]) => this.#raw.plan(document.value, a!.at, a!.size));
  }

  /** Applies a JSON Patch or Merge Patch to a carrier (or, with an empty name, to any JSON). */
  apply(carrier: CarrierName | '', body: Uint8Array, patch: Uint8Array): Uint8Array {
    return this.#bytes([body, patch], ([a, b]) =>
      this.#raw.apply(carrier, a!.at, a!.size, b!.at, b!.size),
    );
  }

  /** The guarded patch from one carrier to another. */
  diff(carrier: CarrierName | '', from: Uint8Array, to: Uint8Array): Uint8Array {
    return this.#bytes([from, to], ([a, b]) =>
      this.#raw.diff(carrier, a!.at, a!.size, b!.at, b!.size),
    );
  }

  /** Nulls what a `$select` list leaves out. */
  select(carrier: CarrierName, body: Uint8Array, select: string): Uint8Array {
    return this.#bytes([body, encode(select)], ([a, b]) =>
      this.#raw.select(carrier, a!.at, a!.size, b!.at, b!.size),
    );
  }

  /** Method, target and header fields of a call. @throws TicketwireError `argument`. */
  request(endpoint: EndpointName, parameters: Readonly<Record<string, unknown>>): CoreRequest {
    const bytes = this.#bytes([encode(JSON.stringify(parameters))], ([a]) =>
      this.#raw.request(endpoint, a!.at, a!.size),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as CoreRequest;
  }

  /** The error that an unsuccessful answer stands for. */
  failure(status: number, body: Uint8Array): TicketwireError {
    const outcome = this.#with([body], ([a]) => this.#raw.failure(status, a!.at, a!.size));
    return toError(outcome);
  }

  #bytes(
    inputs: Uint8Array[],
    call: (placed: { at: number; size: number }[]) => RawOutcome,
  ): Uint8Array {
    const outcome = this.#checked(this.#with(inputs, call));
    try {
      return this.#raw.HEAPU8.slice(outcome.data, outcome.data + outcome.size);
    } finally {
      this.#raw.release(outcome.data);
    }
  }

  #with(
    inputs: Uint8Array[],
    call: (placed: { at: number; size: number }[]) => RawOutcome,
  ): RawOutcome {
    const placed: { at: number; size: number }[] = [];
    try {
      for (const input of inputs) {
        const at = this.#raw.allocate(input.length);
        placed.push({ at, size: input.length });
        this.#raw.HEAPU8.set(input, at);
      }
      return call(placed);
    } finally {
      for (const { at } of placed) this.#raw.release(at);
    }
  }

  #checked(outcome: RawOutcome): RawOutcome {
    if (outcome.code !== '') throw toError(outcome);
    return outcome;
  }
}

function toError(outcome: RawOutcome): TicketwireError {
  return new TicketwireError(outcome.message, {
    code: outcome.code as ErrorCode,
    ...(outcome.status > 0 && { status: outcome.status }),
    ...(outcome.pointer !== '' && { pointer: outcome.pointer }),
    ...(outcome.errorType !== '' && { errorType: outcome.errorType }),
    ...(outcome.operation >= 0 && { operation: outcome.operation }),
    ...(outcome.offset >= 0 && { offset: outcome.offset }),
  });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
