/// <reference lib="esnext.disposable" preserve="true" />
import type { Bytes } from './bytes.js';
import { TicketwireError } from './errors.js';
import type { CustomField, CustomFieldKind, Fault, Rights } from './fields.js';
import type { CarrierName } from './generated/carriers.js';
import type { EndpointName, Endpoints } from './generated/endpoints.js';
import { jsonValue } from './json-value.js';
import { Memory } from './memory.js';
import type { RawModule } from './module.js';

/** Bytes of an unsuccessful answer that are read. */
const mostFailureBytes = 65_536;

/** Pointers that are remembered. */
const mostLocations = 4096;

/** A request as the core wrote it; authorization is the caller's to add. */
export interface CoreRequest {
  readonly method: string;
  /** Path and query, relative to the WebAPI's root (`/api/v1/...`). */
  readonly target: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What to send; empty where there is no body. */
  readonly body: Bytes;
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

export interface OpenOptions {
  /**
   * An older version of the same document, open still. What has not changed since is taken over from
   * it: a ticket that is read again costs a fraction. The result is the same.
   */
  readonly like?: DocumentHandle | undefined;
}

export interface PlanOptions {
  /**
   * Also test the carrier's LastChanged, so that any save in between is a conflict. Default: only
   * what the edits touch is tested.
   */
  readonly stamp?: boolean;
}

/** Two exact JSON Patch bodies: what to send, and what takes it back. */
export interface PlanText extends PlanNotes {
  readonly body: string;
  readonly inverse: string;
}

/** What a plan does not do; mostly all of them are empty. */
export interface PlanNotes {
  /**
   * Pointers of old values that are too long (256 KiB) to be tested. The body tests the carrier's
   * LastChanged in their place, where it has one.
   */
  readonly unguarded: readonly string[];
  /** The same of the inverse: send it with what the save has answered as If-Unmodified-Since. */
  readonly inverseUnguarded: readonly string[];
  /**
   * Pointers that the inverse leaves alone, since the server chooses their values when it saves
   * (automatic assignment). With its answer at hand they can be planned.
   */
  readonly notUndone: readonly string[];
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

/** What the table says about a pointer into a carrier. */
export interface Location {
  /** The pointer with the table's names. */
  readonly pointer: string;
  /** What lies there; `untyped` where the table leaves that open. */
  readonly kind: 'carrier' | 'array' | 'dictionary' | 'scalar' | 'untyped';
  /** A save passes it over. */
  readonly readOnly: boolean;
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

  /** False after `dispose()`. */
  get isOpen(): boolean {
    return this.#handle !== 0;
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
    this.#raw._tw_close(this.#handle);
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
  /** By carrier and pointer: the table does not change. */
  readonly #locations = new Map<string, Location>();
  readonly #carriers = new Map<string, number>([['', plainJson]]);

  constructor(raw: RawModule) {
    this.#raw = raw;
    this.#memory = new Memory(raw);
    this.#finalizer = new FinalizationRegistry((handle) => raw._tw_close(handle));
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
      memory: this.#raw.memory.buffer.byteLength,
    };
  }

  /**
   * Parses and validates a carrier and keeps it.
   * @throws TicketwireError: `json_*`, `value_*` with pointer or offset.
   */
  open(carrier: CarrierName, body: Uint8Array, { like }: OpenOptions = {}): DocumentHandle {
    const type = this.#carrier(carrier);
    const older = handleOf(like);
    this.#memory.check(this.#raw._tw_open(type, ...this.#memory.place(body), older));
    return this.#document();
  }

  /**
   * Everything that a save of this carrier would be refused for; at most a hundred faults.
   * @throws TicketwireError `json_*` where the body is no JSON text.
   */
  validate(carrier: CarrierName, body: Uint8Array): Fault[] {
    const type = this.#carrier(carrier);
    this.#memory.check(this.#raw.validate(type, ...this.#memory.place(body)));
    return this.#json<Fault[]>();
  }

  /** What the caller may do with a carrier and its properties. */
  rights(document: DocumentHandle): Rights {
    this.#memory.check(this.#raw.rights(document.value));
    return this.#json<Rights>();
  }

  /**
   * The entries of a CustomFields dictionary by key, companions such as `x:DisplayText` joined to
   * theirs.
   */
  customFields(dictionary: Readonly<Record<string, string | null>>): CustomField[] {
    const body = encode(JSON.stringify(dictionary));
    this.#memory.check(this.#raw.customFields(...this.#memory.place(body)));
    return this.#json<CustomField[]>();
  }

  /**
   * The text of a custom field for a value; `before` itself where that means the same.
   * @throws TicketwireError `value_type`, `value_range`, `value_date` for what is not of the kind.
   */
  writeCustomField(kind: CustomFieldKind, value: string, before = ''): string {
    const texts = this.#memory.place(nameBytes(kind), encode(value), encode(before));
    this.#memory.check(this.#raw.writeCustomField(...texts));
    return this.#memory.text();
  }

  /**
   * The text of a multi-language string (`US:"Customer";NO:"Kunde"`) for a list of languages as in
   * Accept-Language; any other text, and every text for an empty list, as it is.
   */
  language(text: string, languages: string): string {
    const texts = this.#memory.place(nameBytes(languages), encode(text));
    this.#memory.check(this.#raw.chooseText(...texts));
    return this.#memory.text();
  }

  /**
   * What a save of edits, given as a JSON Patch text, will send, and the patch that takes it back.
   * @throws TicketwireError with pointer and operation of an edit that the table does not allow;
   * `argument` where the stamp is asked for and the document has none.
   */
  plan(document: DocumentHandle, edits: string, options: PlanOptions = {}): PlanText {
    const { value } = document;
    const patch = this.#memory.place(encode(edits));
    this.#memory.check(this.#raw._tw_plan(value, options.stamp ?? false, ...patch));
    const notes = this.#memory.text(2);
    return {
      body: this.#memory.text(0),
      inverse: this.#memory.text(1),
      ...(notes === '' ? nothingToSay : (JSON.parse(notes) as PlanNotes)),
    };
  }

  /**
   * Where a pointer leads, in any spelling that a save takes (`title`, `/TITLE`).
   * @throws TicketwireError: `pointer_syntax`; `patch_path_not_found` for a name that the carrier does
   * not have; `patch_index` for an element that is neither an index nor a `-` at the end.
   */
  locate(carrier: CarrierName, pointer: string): Location {
    const key = `${carrier} ${pointer}`;
    const known = this.#locations.get(key);
    if (known) return known;
    const type = this.#carrier(carrier);
    this.#memory.check(this.#raw.locate(type, ...this.#memory.place(encode(pointer))));
    const found = this.#json<Location>();
    if (this.#locations.size === mostLocations) this.#locations.clear();
    this.#locations.set(key, found);
    return found;
  }

  /** Applies a JSON Patch or Merge Patch to a carrier (or, with an empty name, to any JSON). */
  apply(carrier: CarrierName | '', body: Uint8Array, patch: Uint8Array): Uint8Array {
    const type = this.#carrier(carrier);
    this.#memory.check(this.#raw._tw_apply(type, ...this.#memory.place(body, patch)));
    return this.#memory.bytes();
  }

  /** The guarded patch from one carrier to another. */
  diff(carrier: CarrierName | '', from: Uint8Array, to: Uint8Array): Uint8Array {
    const type = this.#carrier(carrier);
    this.#memory.check(this.#raw._tw_diff(type, ...this.#memory.place(from, to)));
    return this.#memory.bytes();
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
    const type = this.#carrier(carrier);
    this.#memory.check(this.#raw._tw_merge(type, ...this.#memory.place(base, mine, theirs)));
    return {
      document: this.#memory.bytes(0),
      patch: this.#memory.bytes(1),
      overlaps: this.#json<Overlap[]>(2),
    };
  }

  /** Nulls what a `$select` list leaves out. */
  select(carrier: CarrierName, body: Uint8Array, select: string): Uint8Array {
    const type = this.#carrier(carrier);
    this.#memory.check(this.#raw._tw_select(type, ...this.#memory.place(body, encode(select))));
    return this.#memory.bytes();
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
    const given = encode(JSON.stringify(jsonValue(parameters)));
    const texts = this.#memory.place(nameBytes(endpoint), given, body);
    this.#memory.check(this.#raw.request(...texts));
    return { ...this.#json<Omit<CoreRequest, 'body'>>(), body: this.#memory.bytes(1) };
  }

  /**
   * Checks what an endpoint has answered. Gives the document where the answer is one carrier: it
   * need not be opened again, but disposed of.
   * @throws TicketwireError: the failure that an unsuccessful answer stands for;
   * `response_unexpected` or `value_*` where an answer is not what the table says.
   */
  response(
    endpoint: EndpointName,
    status: number,
    body: Uint8Array,
    { like }: OpenOptions = {},
  ): DocumentHandle | undefined {
    const read = status < 300 ? body : body.subarray(0, mostFailureBytes);
    const older = handleOf(like);
    const texts = this.#memory.place(nameBytes(endpoint), read);
    this.#memory.check(this.#raw.response(status, older, ...texts));
    return this.#memory.handle === 0 ? undefined : this.#document();
  }

  /** The error that an unsuccessful answer stands for. */
  failure(status: number, body: Uint8Array): TicketwireError {
    const read = body.subarray(0, mostFailureBytes);
    this.#raw.failure(status, ...this.#memory.place(read));
    return this.#memory.failure();
  }

  /** @throws TicketwireError `argument` for a name that is none. */
  #carrier(name: CarrierName | ''): number {
    let place = this.#carriers.get(name);
    if (place === undefined) {
      place = this.#raw.carrier(...this.#memory.place(nameBytes(name)));
      if (place === plainJson) {
        throw new TicketwireError(`There is no carrier ${name}`, { code: 'argument' });
      }
      this.#carriers.set(name, place);
    }
    return place;
  }

  #document(): DocumentHandle {
    return new DocumentHandle(this.#raw, this.#finalizer, this.#memory.handle);
  }

  #json<T>(part = 0): T {
    return JSON.parse(this.#memory.text(part)) as T;
  }
}

const nothingToSay: PlanNotes = { unguarded: [], inverseUnguarded: [], notUndone: [] };

/** In the place of a carrier. */
const plainJson = -1;

/** 0 for none: what has been disposed of makes nothing quicker. */
function handleOf(document: DocumentHandle | undefined): number {
  return document?.isOpen ? document.value : 0;
}

/** A name, whatever a caller without types gives. */
function nameBytes(name: unknown): Uint8Array {
  return encode(String(name));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
