/// <reference lib="esnext.disposable" preserve="true" />
import type { Core, DocumentHandle, Overlap, PlanNotes, PlanOptions } from './core.js';
import { Edits } from './edits.js';
import { TicketwireError, type Problem } from './errors.js';
import type { CustomField, Rights } from './fields.js';
import type { CarrierName } from './generated/carriers.js';
import { frozen, jsonValue } from './json-value.js';
import type { Path, Value } from './path.js';
import { join, lastToken, parent, read, tokens, write } from './pointer.js';
import { Selection } from './selection.js';

/** One operation of a JSON Patch (RFC 6902) in the WebAPI's dialect. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove' | 'test';
  /** JSON Pointer with the wire's property names. */
  readonly path: string;
  readonly value?: unknown;
}

/** What a save will send. */
export interface Plan extends PlanNotes {
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
  /** The same, and mine where they overlap; theirs for the overlaps whose pointers are given. */
  mine(pointer: string, theirs?: ReadonlySet<string>): unknown;
}

export interface DraftOptions {
  /** Edits to begin with, as `[pointer, value]`: a draft that was kept goes on. */
  readonly edits?: Iterable<readonly [pointer: string, value: unknown]>;
  /** What `$select` asked for; without it everything was read. */
  readonly select?: readonly string[] | undefined;
  /** The core's document of these bytes, such as `Core.response` has given; the draft frees it. */
  readonly document?: DocumentHandle | undefined;
  /** An older draft of the same carrier, which makes opening this one quicker. */
  readonly like?: Draft<object> | undefined;
}

/**
 * A carrier as it was read, and the edits made since. The bytes that were read are never changed.
 * Holds a document in the core until `dispose()`.
 *
 * Pointers are JSON Pointers (RFC 6901). Any spelling that a save takes is understood (`title` is
 * `/Title`), and given back with the table's names.
 */
export class Draft<T extends object = Record<string, unknown>> {
  readonly carrier: CarrierName;
  /** The bytes as read. */
  readonly bytes: Uint8Array;
  readonly #core: Core;
  readonly #document: DocumentHandle;
  readonly #selection: Selection | undefined;
  readonly #edits = new Edits(() => this.base);
  #base: Readonly<T> | undefined;
  #rights: Rights | undefined;

  /** @throws TicketwireError when the bytes are not a valid carrier. */
  constructor(core: Core, carrier: CarrierName, bytes: Uint8Array, options: DraftOptions = {}) {
    // An empty list asks for everything.
    this.#selection = options.select?.length ? new Selection(options.select) : undefined;
    this.#core = core;
    this.carrier = carrier;
    this.bytes = bytes;
    const like = options.like?.document;
    this.#document = options.document ?? core.open(carrier, bytes, { like });
    for (const [pointer, value] of options.edits ?? []) this.#set(pointer, value);
  }

  /** The core's document of the bytes. It ends with the draft. */
  get document(): DocumentHandle {
    return this.#document;
  }

  /** What the caller may do, as the carrier itself tells. */
  get rights(): Rights {
    return (this.#rights ??= this.#readRights());
  }

  /** The carrier as read, frozen. */
  get base(): Readonly<T> {
    return (this.#base ??= frozen(JSON.parse(decode(this.bytes)) as T));
  }

  /**
   * The value at a pointer with the edits applied, at it, beneath it and above it, frozen;
   * `undefined` where there is none.
   * @throws TicketwireError `not_selected`
   */
  get<P extends string>(pointer: P): Value<T, P> | undefined {
    const at = this.#spelled(pointer);
    // What was set, even to nothing, need not have been read.
    const value = this.#edits.isWithin(at) ? undefined : this.#before(at);
    return (this.#edits.size > 0 ? this.#edits.value(at) : value) as Value<T, P> | undefined;
  }

  /** The value at a pointer as read, frozen. @throws TicketwireError `not_selected` */
  before<P extends string>(pointer: P): Value<T, P> | undefined {
    return this.#before(this.#spelled(pointer)) as Value<T, P> | undefined;
  }

  /**
   * Records an edit; nothing (`undefined`) is null, a Date its instant, `-` behind an array one more
   * element. One that comes to what was read is taken back, by what the core finds equal: a set in
   * another order, a reference to nothing and 0, null and what is unset, the same instant in another
   * zone. Entries that a dictionary does not name stay, as a save leaves them.
   * @throws TicketwireError: `not_selected`; `read_only` for what a save passes over;
   * `patch_path_not_found`, `patch_index`, `pointer_syntax` for a pointer that leads nowhere;
   * `value_type`, `value_date` for what JSON cannot carry (NaN, a Date that is none, half of a
   * surrogate pair). What the property does not take is refused by `plan()`.
   */
  set<P extends string>(
    pointer: P & Path<T, P>,
    value: (Value<T, P> & NonNullable<unknown>) | null | undefined,
  ): void {
    this.#set(pointer, value);
  }

  /** Takes back what was set at a pointer and beneath it, or all edits. */
  reset(pointer?: string): void {
    if (pointer === undefined) return this.#edits.clear();
    const at = this.#spelled(pointer);
    this.#edits.drop(at);
    // What is part of a whole that was set is as read again.
    if (this.#edits.isWithin(at)) this.#put(at, read(this.base, at) ?? null);
  }

  get changed(): boolean {
    return this.#edits.size > 0;
  }

  /** Pending edits in the order in which they were first made. */
  get changes(): readonly Change[] {
    return this.#edits.all.map(([pointer, after]) => ({
      pointer,
      before: this.#before(pointer),
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
    const operations = JSON.parse(plan.body) as PatchOperation[];
    return { ...plan, operations, bytes: encode(plan.body).length };
  }

  /**
   * Brings the edits and a newer version of the same carrier together; see `Core.merge`. Neither
   * draft changes.
   * @throws TicketwireError as `plan()`.
   */
  merge(theirs: Pick<Draft<T>, 'bytes'>): DraftMerge {
    const edited = this.#core.apply(this.carrier, this.bytes, encode(this.#patch()));
    const { document, overlaps } = this.#core.merge(this.carrier, this.bytes, edited, theirs.bytes);
    const parsed = (bytes: Uint8Array): unknown => JSON.parse(decode(bytes));
    const taking = (mine: readonly Overlap[]): unknown => {
      // The last first: an element that goes moves those after it.
      const patch = encode(JSON.stringify(mine.map(takeMine).reverse()));
      return parsed(this.#core.apply(this.carrier, document, patch));
    };
    const merged = parsed(document);
    const allMine = taking(overlaps);
    return {
      overlaps,
      merged: (pointer) => read(merged, pointer),
      mine: (pointer, theirs) =>
        read(
          theirs?.size ? taking(overlaps.filter((each) => !theirs.has(each.pointer))) : allMine,
          pointer,
        ),
    };
  }

  /** What leads from the version that was read to another one, without guards. Edits do not count. */
  changesTo(theirs: Pick<Draft<T>, 'bytes'>): readonly PatchOperation[] {
    const patch = this.#core.diff(this.carrier, this.bytes, theirs.bytes);
    return (JSON.parse(decode(patch)) as PatchOperation[]).filter(({ op }) => op !== 'test');
  }

  /**
   * A copy of the carrier with the edits applied, for PUT and the agents' saves.
   * @throws TicketwireError `not_selected` where it would clear what was merely not read.
   */
  entity(): T {
    if (this.#selection) throw unread('');
    const copy = structuredClone(this.base) as T;
    for (const [pointer, value] of this.#edits.all) write(copy, pointer, structuredClone(value));
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

  #readRights(): Rights {
    if (this.#document.isOpen) return this.#core.rights(this.#document);
    const document = this.#core.open(this.carrier, this.bytes);
    try {
      return this.#core.rights(document);
    } finally {
      document.dispose();
    }
  }

  #patch(): string {
    return patchOf(this.#edits.all);
  }

  #before(pointer: string): unknown {
    const value = read(this.base, pointer);
    // What is there has been read, as the key is always.
    const known = value !== undefined && value !== null;
    if (!known && this.#selection?.hasSome(this.#names(pointer)) === false) throw unread(pointer);
    return value;
  }

  #set(pointer: string, value: unknown): void {
    const { pointer: named, kind, readOnly } = this.#core.locate(this.carrier, pointer);
    const at = this.#edits.spelled(named);
    if (at === '') throw refusal('patch_path_not_found', at, 'The whole carrier cannot be set');
    if (readOnly) throw refusal('read_only', at, `${at} is read-only: a save passes it over`);
    if (this.#selection?.hasAll(this.#names(at)) === false) throw unread(at);
    const after = jsonValue(value ?? null, at);
    const place = lastToken(at);
    const holder = this.#edits.outline(parent(at));
    if (place === '-' && (Array.isArray(holder) || holder === null || holder === undefined)) {
      const elements = (this.#edits.value(parent(at)) ?? []) as unknown[];
      return this.#put(parent(at), [...elements, after]);
    }
    if (Array.isArray(holder) && !(Number(place) < holder.length)) {
      throw refusal('patch_index', at, `${parent(at)} has no element ${place}`);
    }
    // A save leaves the entries that it does not name.
    const merges = kind === 'dictionary' && isObject(after);
    this.#put(at, merges ? { ...(this.#edits.value(at) as object | null), ...after } : after);
  }

  #put(pointer: string, value: unknown): void {
    const [at, after] = this.#edits.edit(pointer, value);
    if (this.#isAsRead(at, after)) this.#edits.drop(at);
    else this.#edits.put(at, after);
  }

  /** The pointer in the spelling of what was read; one that leads nowhere as it is. */
  #spelled(pointer: string): string {
    if (pointer.startsWith('/') && read(this.base, pointer) !== undefined) return pointer;
    try {
      return this.#edits.spelled(this.#core.locate(this.carrier, pointer).pointer);
    } catch {
      return pointer;
    }
  }

  /** True where a save of this edit alone would send nothing. */
  #isAsRead(pointer: string, value: unknown): boolean {
    if (JSON.stringify(value) === JSON.stringify(read(this.base, pointer) ?? null)) return true;
    try {
      return this.#core.plan(this.#document, patchOf([[pointer, value]])).body.length === nothing;
    } catch {
      // What the table does not allow is an edit, which `plan()` refuses.
      return false;
    }
  }

  /** The names that a pointer goes through, without places in arrays. */
  #names(pointer: string): string[] {
    const path = tokens(pointer);
    return path.filter((_, at) => !Array.isArray(read(this.base, join(path.slice(0, at)))));
  }
}

/** Length of a patch that does nothing (`[]`). */
const nothing = 2;

function patchOf(edits: readonly (readonly [pointer: string, value: unknown])[]): string {
  return JSON.stringify(edits.map(([path, value]) => ({ op: 'replace', path, value })));
}

function unread(pointer: string): TicketwireError {
  const what = pointer || 'The whole carrier';
  return refusal('not_selected', pointer, `${what} was not asked for ($select)`);
}

function refusal(code: Problem['code'], pointer: string, text: string): TicketwireError {
  return new TicketwireError(text, { code, pointer });
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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
