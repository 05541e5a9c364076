import type { Core, DocumentHandle, Overlap, PlanOptions } from './core.js';
import type { CustomField, Rights } from './fields.js';
import type { CarrierName } from './generated/carriers.js';

/** One operation of a JSON Patch (RFC 6902) in the WebAPI's dialect. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove' | 'test';
  /** JSON Pointer with the wire's property names. */
  readonly path: string;
  readonly value?: unknown;
}

/** What a save will send. */
export interface Plan {
  /** Guards (`test`) directly before the operations that they guard. */
  readonly operations: readonly PatchOperation[];
  /** The exact request body. */
  readonly body: string;
  /** Size of the body in bytes (UTF-8). */
  readonly bytes: number;
  /**
   * The exact body of a patch that undoes the saved change. It is guarded by the values that were
   * saved: what somebody has changed since is a conflict, and stays.
   */
  readonly inverse: string;
}

/** One pending edit, for a review. */
export interface Change {
  /** Pointer of the edited member, for example `/Priority/TicketPriorityId`. */
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** My edits and a newer version of the same carrier, brought together. */
export interface DraftMerge {
  /** What both sides changed differently. */
  readonly overlaps: readonly Overlap[];
  /** The value at a pointer with both sides' changes, and theirs where they overlap. */
  merged(pointer: string): unknown;
  /** The same, and mine where they overlap. */
  mine(pointer: string): unknown;
}

/**
 * A carrier as it was read, and the edits made since. The bytes that were read are never changed.
 * Holds a document in the core until `dispose()`.
 */
export class Draft<T extends object = Record<string, unknown>> {
  readonly carrier: CarrierName;
  /** The carrier as read, frozen. */
  readonly base: Readonly<T>;
  /** The bytes as read. */
  readonly bytes: Uint8Array;
  /** What the caller may do, as the carrier itself tells. */
  readonly rights: Rights;
  readonly #core: Core;
  readonly #document: DocumentHandle;
  readonly #edits = new Map<string, unknown>();

  /** @throws TicketwireError when the bytes are not a valid carrier. */
  constructor(core: Core, carrier: CarrierName, bytes: Uint8Array) {
    this.#core = core;
    this.carrier = carrier;
    this.bytes = bytes;
    this.#document = core.open(carrier, bytes);
    this.rights = core.rights(this.#document);
    this.base = deepFreeze(JSON.parse(decode(bytes)) as T);
  }

  /** The value at a pointer with the edits applied; `undefined` where there is none. */
  get(pointer: string): unknown {
    if (this.#edits.has(pointer)) return this.#edits.get(pointer);
    return read(this.base, pointer);
  }

  /** The value at a pointer as read. */
  before(pointer: string): unknown {
    return read(this.base, pointer);
  }

  /** Records an edit; setting what was read takes the edit back. */
  set(pointer: string, value: unknown): void {
    if (same(value, this.before(pointer))) this.#edits.delete(pointer);
    else this.#edits.set(pointer, value);
  }

  /** Takes one edit back, or all of them. */
  reset(pointer?: string): void {
    if (pointer === undefined) this.#edits.clear();
    else this.#edits.delete(pointer);
  }

  get changed(): boolean {
    return this.#edits.size > 0;
  }

  /** Pending edits in the order in which they were first made. */
  get changes(): readonly Change[] {
    return [...this.#edits].map(([pointer, after]) => ({
      pointer,
      before: this.before(pointer),
      after,
    }));
  }

  /**
   * The smallest guarded patch that makes the edits, and its inverse.
   * @throws TicketwireError (`value_type`, `value_range`, `value_enum`, ...) with the pointer of an
   * edit that the carrier's table does not allow.
   */
  plan(options: PlanOptions = {}): Plan {
    const plan = this.#core.plan(this.#document, this.#patch(), options);
    const body = decode(plan.body);
    return {
      operations: JSON.parse(body) as PatchOperation[],
      body,
      bytes: plan.body.length,
      inverse: decode(plan.inverse),
    };
  }

  /**
   * Brings the edits and a newer version of the same carrier together; see `Core.merge`. Neither
   * draft changes.
   * @throws TicketwireError as `plan()`.
   */
  merge(theirs: Pick<Draft<T>, 'bytes'>): DraftMerge {
    const edited = this.#core.apply(this.carrier, this.bytes, encode(this.#patch()));
    const { document, overlaps } = this.#core.merge(this.carrier, this.bytes, edited, theirs.bytes);
    // The last first: an element that goes moves those after it.
    const taking = JSON.stringify(overlaps.map(takeMine).reverse());
    const merged: unknown = JSON.parse(decode(document));
    const mine: unknown = JSON.parse(
      decode(this.#core.apply(this.carrier, document, encode(taking))),
    );
    return {
      overlaps,
      merged: (pointer) => read(merged, pointer),
      mine: (pointer) => read(mine, pointer),
    };
  }

  /** A copy of the carrier with the edits applied, for PUT and the agents' saves. */
  entity(): T {
    const copy = structuredClone(this.base) as T;
    for (const [pointer, value] of this.#edits) write(copy, pointer, value);
    return copy;
  }

  /** The custom fields in a dictionary such as `get('/CustomFields')`. */
  customFields(dictionary: unknown): CustomField[] {
    return this.#core.customFields((dictionary ?? {}) as Record<string, string | null>);
  }

  /** The text for another value of a custom field. @throws TicketwireError `value_*` */
  writeCustomField(field: CustomField, value: string): string {
    return this.#core.writeCustomField(field.kind, value, field.text);
  }

  /** Frees the core's document; the draft can still be read, but not planned. */
  dispose(): void {
    this.#document.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #patch(): string {
    return JSON.stringify(
      [...this.#edits].map(([path, value]) => ({ op: 'replace', path, value })),
    );
  }
}

/** The edit of a merged document that takes mine at an overlap. */
function takeMine(overlap: Overlap): PatchOperation {
  const { pointer: path, mine: value } = overlap;
  if (!Object.hasOwn(overlap, 'mine')) return { op: 'remove', path };
  return { op: Object.hasOwn(overlap, 'theirs') ? 'replace' : 'add', path, value };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function tokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(value: unknown, pointer: string): unknown {
  let current = value;
  for (const token of tokens(pointer)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, token)) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[token];
  }
  return current;
}

function write(target: object, pointer: string, value: unknown): void {
  const path = tokens(pointer);
  const last = path.pop();
  if (last === undefined) return;
  let current = target as Record<string, unknown>;
  for (const token of path) {
    const next = Object.hasOwn(current, token) ? current[token] : null;
    if (typeof next !== 'object' || next === null) define(current, token, {});
    current = current[token] as Record<string, unknown>;
  }
  define(current, last, value);
}

/** Assignment that treats `__proto__` as a plain member. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) deepFreeze(member);
    Object.freeze(value);
  }
  return value;
}
