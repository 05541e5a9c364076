import { TicketwireError } from './errors.js';
import type { CustomField, CustomFieldKind, Fault, Rights } from './fields.js';
import type { CarrierName } from './generated/carriers.js';
import type { EndpointName, Endpoints } from './generated/endpoints.js';
import { Memory } from './memory.js';
import type { RawModule } from './module.js';

/** Bytes of an unsuccessful answer that are read. */
const mostFailureBytes = 65_536;

/** A request as the core wrote it; authorization is the caller's to add. */
export interface CoreRequest {
  readonly method: string;
  /** Path and query, relative to the WebAPI's root (`/api/v1/...`). */
  readonly target: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What to send; empty where there is no body. */
  readonly body: Uint8Array;
}

/** How much the core holds at the moment. */
export interface CoreUsage {
  /** Documents and buffers. */
  readonly objects: number;
  /** Bytes in use on the core's heap. */
  readonly bytes: number;
  /** Bytes of WebAssembly memory; it grows and never shrinks. */
  readonly memory: number;
}

export interface PlanOptions {
  /**
   * Also test the carrier's LastChanged, so that any save in between is a conflict. Default: only
   * what the edits touch is tested.
   */
  readonly stamp?: boolean;
}

/** Two exact JSON Patch bodies: what to send, and what takes it back. */
export interface PlanBytes {
  readonly body: Uint8Array;
  readonly inverse: Uint8Array;
}

/** A place that both sides changed, and not to the same. A value is missing where there is none. */
export interface Overlap {
  /**
   * JSON Pointer into the merged document, which holds theirs; `/-` behind an array for an element
   * that they removed and that mine changed.
   */
  readonly pointer: string;
  readonly base?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

/** What a three-way merge comes to. */
export interface Merge {
  /** Theirs with every change of mine that does not overlap. */
  readonly document: Uint8Array;
  /** The guarded JSON Patch from theirs to `document`, as its exact bytes. */
  readonly patch: Uint8Array;
  /** In document order; empty where nothing is left to decide. */
  readonly overlaps: readonly Overlap[];
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

  /** The raw handle. @throws TicketwireError `argument` after `dispose()`. */
  get value(): number {
    if (this.#handle === 0) {
      throw new TicketwireError('The document has been disposed of', { code: 'argument' });
    }
    return this.#handle;
  }

  /** Frees the document; a second time does nothing. */
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

/**
 * The C++ core behind values: bytes go in by copy and come out by copy. Every call throws a
 * TicketwireError; `json_size` for an argument of more than 4 MiB, which is not copied at all.
 */
export class Core {
  readonly #raw: RawModule;
  readonly #memory: Memory;
  readonly #finalizer: FinalizationRegistry<number>;

  constructor(raw: RawModule) {
    this.#raw = raw;
    this.#memory = new Memory(raw);
    this.#finalizer = new FinalizationRegistry((handle) => raw.close(handle));
  }

  /** Documents and buffers that the core holds at the moment. */
  get liveObjects(): number {
    return this.#raw.liveObjects();
  }

  /** What the core holds; walks its heap. */
  get usage(): CoreUsage {
    return {
      objects: this.#raw.liveObjects(),
      bytes: this.#raw.usedBytes(),
      memory: this.#raw.HEAPU8.length,
    };
  }

  /**
   * Parses and validates a carrier and keeps it.
   * @throws TicketwireError: `json_*`, `value_*` with pointer or offset.
   */
  open(carrier: CarrierName, body: Uint8Array): DocumentHandle {
    const handle = this.#memory.call([body], (at, size) => this.#raw.open(carrier, at, size));
    return new DocumentHandle(this.#raw, this.#finalizer, handle);
  }

  /**
   * Everything that a save of this carrier would be refused for; at most a hundred faults.
   * @throws TicketwireError `json_*` where the body is no JSON text.
   */
  validate(carrier: CarrierName, body: Uint8Array): Fault[] {
    return parse(
      this.#memory.bytes([body], (at, size) => this.#raw.validate(carrier, at, size)),
    ) as Fault[];
  }

  /** What the caller may do with a carrier and its properties. */
  rights(document: DocumentHandle): Rights {
    return parse(this.#memory.bytes([], () => this.#raw.rights(document.value))) as Rights;
  }

  /**
   * The entries of a CustomFields dictionary by key, companions such as `x:DisplayText` joined to
   * theirs.
   */
  customFields(dictionary: Readonly<Record<string, string | null>>): CustomField[] {
    return parse(
      this.#memory.bytes([encode(JSON.stringify(dictionary))], (at, size) =>
        this.#raw.customFields(at, size),
      ),
    ) as CustomField[];
  }

  /**
   * The text of a custom field for a value; `before` itself where that means the same.
   * @throws TicketwireError `value_type`, `value_range`, `value_date` for what is not of the kind.
   */
  writeCustomField(kind: CustomFieldKind, value: string, before = ''): string {
    return decode(
      this.#memory.bytes([encode(value), encode(before)], (a, aSize, b, bSize) =>
        this.#raw.writeCustomField(kind, a, aSize, b, bSize),
      ),
    );
  }

  /**
   * The text of a multi-language string (`US:"Customer";NO:"Kunde"`) for a list of languages as in
   * Accept-Language; any other text, and every text for an empty list, as it is.
   */
  language(text: string, languages: string): string {
    return decode(
      this.#memory.bytes([encode(text)], (at, size) => this.#raw.chooseText(languages, at, size)),
    );
  }

  /**
   * What a save of edits, given as a JSON Patch text, will send, and the patch that takes it back.
   * @throws TicketwireError with pointer and operation of an edit that the table does not allow;
   * `argument` where the stamp is asked for and the document has none.
   */
  plan(document: DocumentHandle, edits: string, options: PlanOptions = {}): PlanBytes {
    const { value } = document;
    const [body, inverse] = this.#memory.parts(2, [encode(edits)], (at, size) =>
      this.#raw.plan(value, options.stamp ?? false, at, size),
    );
    return { body: body!, inverse: inverse! };
  }

  /** Applies a JSON Patch or Merge Patch to a carrier (or, with an empty name, to any JSON). */
  apply(carrier: CarrierName | '', body: Uint8Array, patch: Uint8Array): Uint8Array {
    return this.#memory.bytes([body, patch], (a, aSize, b, bSize) =>
      this.#raw.apply(carrier, a, aSize, b, bSize),
    );
  }

  /** The guarded patch from one carrier to another. */
  diff(carrier: CarrierName | '', from: Uint8Array, to: Uint8Array): Uint8Array {
    return this.#memory.bytes([from, to], (a, aSize, b, bSize) =>
      this.#raw.diff(carrier, a, aSize, b, bSize),
    );
  }

  /**
   * Brings two versions of a carrier (or, with an empty name, of any JSON) together that both come
   * from `base`, by property and by the identity of array elements. At an overlap the document holds
   * theirs and the patch leaves it alone. To take mine is an edit of the document at the overlap's
   * pointer: `remove` where mine is missing, `add` where theirs is, else `replace`, the last overlap
   * first.
   * @throws TicketwireError: `json_*`; `value_*` with the pointer of a value of mine that the table
   * does not allow.
   */
  merge(carrier: CarrierName | '', base: Uint8Array, mine: Uint8Array, theirs: Uint8Array): Merge {
    const [document, patch, overlaps] = this.#memory.parts(
      3,
      [base, mine, theirs],
      (a, aSize, b, bSize, c, cSize) => this.#raw.merge(carrier, a, aSize, b, bSize, c, cSize),
    );
    return {
      document: document!,
      patch: patch!,
      overlaps: JSON.parse(new TextDecoder().decode(overlaps)) as Overlap[],
    };
  }

  /** Nulls what a `$select` list leaves out. */
  select(carrier: CarrierName, body: Uint8Array, select: string): Uint8Array {
    return this.#memory.bytes([body, encode(select)], (a, aSize, b, bSize) =>
      this.#raw.select(carrier, a, aSize, b, bSize),
    );
  }

  /**
   * A call as the table has it. The body is JSON text, or a file's content, and empty where the
   * endpoint takes none.
   * @throws TicketwireError: `argument`, `value_range` of a parameter; `entity_missing`, `json_*`,
   * `value_*` of a body that does not fit.
   */
  request<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    body: Uint8Array = new Uint8Array(),
  ): CoreRequest {
    const [head, content] = this.#memory.parts(
      2,
      [encode(JSON.stringify(parameters)), body],
      (a, aSize, b, bSize) => this.#raw.request(endpoint, a, aSize, b, bSize),
    );
    const request = parse(head!) as Omit<CoreRequest, 'body'>;
    return { ...request, body: content! };
  }

  /**
   * Checks what an endpoint has answered.
   * @throws TicketwireError: the failure that an unsuccessful answer stands for;
   * `response_unexpected` or `value_*` where an answer is not what the table says.
   */
  response(endpoint: EndpointName, status: number, body: Uint8Array): void {
    const read = status < 300 ? body : body.subarray(0, mostFailureBytes);
    this.#memory.parts(0, [read], (at, size) => this.#raw.response(endpoint, status, at, size));
  }

  /** The error that an unsuccessful answer stands for. */
  failure(status: number, body: Uint8Array): TicketwireError {
    const read = body.subarray(0, mostFailureBytes);
    try {
      this.#memory.call([read], (at, size) => this.#raw.failure(status, at, size));
    } catch (error) {
      if (error instanceof TicketwireError) return error;
      throw error;
    }
    throw new TypeError('The core took a failure for a success');
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(decode(bytes));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
