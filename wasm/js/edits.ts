import { frozen } from './json-value.js';
import { isBeneath, join, parent, read, tokens, write } from './pointer.js';

/**
 * Pending edits by pointer over what was read. None of them lies within another, so that their order
 * means nothing.
 */
export class Edits {
  readonly #base: () => unknown;
  readonly #values = new Map<string, unknown>();

  constructor(base: () => unknown) {
    this.#base = base;
  }

  get size(): number {
    return this.#values.size;
  }

  /** In the order in which they were first made. */
  get all(): readonly (readonly [pointer: string, value: unknown])[] {
    return [...this.#values];
  }

  /** The value at a pointer with the edits made, frozen. */
  value(pointer: string): unknown {
    const holder = this.#holder(pointer);
    if (holder !== undefined) return read(this.#values.get(holder), pointer.slice(holder.length));
    const before = read(this.#base(), pointer);
    const beneath = this.#beneath(pointer);
    if (beneath.length === 0) return before;
    const whole = { value: structuredClone(before) };
    for (const each of beneath) {
      write(whole, `/value${each.slice(pointer.length)}`, this.#values.get(each));
    }
    return frozen(whole.value);
  }

  /**
   * The value at a pointer without the edits beneath it, which tells whether it is an array and how
   * long: an edit of an element changes neither, and one that adds is an edit of the whole.
   */
  outline(pointer: string): unknown {
    const holder = this.#holder(pointer);
    if (holder === undefined) return read(this.#base(), pointer);
    return read(this.#values.get(holder), pointer.slice(holder.length));
  }

  /** The edit that a value at a pointer comes to: of the whole that was already set, or of itself. */
  edit(pointer: string, value: unknown): readonly [pointer: string, value: unknown] {
    const holder = this.#holder(pointer);
    if (holder === undefined || holder === pointer) return [pointer, value];
    const whole = { value: structuredClone(this.#values.get(holder)) };
    write(whole, `/value${pointer.slice(holder.length)}`, value);
    return [holder, whole.value];
  }

  /** True where a value at a pointer is part of a whole that was set. */
  isWithin(pointer: string): boolean {
    return this.#holder(pointer) !== undefined;
  }

  /** Puts an edit that `edit` has given in the place of those beneath it. */
  put(pointer: string, value: unknown): void {
    for (const each of this.#beneath(pointer)) this.#values.delete(each);
    this.#values.set(pointer, frozen(value));
  }

  /** Takes back what was set at a pointer and beneath it. */
  drop(pointer: string): void {
    this.#values.delete(pointer);
    for (const each of this.#beneath(pointer)) this.#values.delete(each);
  }

  clear(): void {
    this.#values.clear();
  }

  /** A pointer as what is there spells it: keys of dictionaries compare without case, if not exactly. */
  spelled(pointer: string): string {
    let here = this.#base();
    const path = tokens(pointer).map((token) => {
      const name = nameIn(here, token);
      here = read(here, join([name]));
      return name;
    });
    const found = join(path);
    return [...this.#values.keys()].find((each) => fold(each) === fold(found)) ?? found;
  }

  /** The edit at a pointer or above it. */
  #holder(pointer: string): string | undefined {
    for (let at = pointer; at !== ''; at = parent(at)) if (this.#values.has(at)) return at;
    return undefined;
  }

  #beneath(pointer: string): string[] {
    return [...this.#values.keys()].filter((each) => isBeneath(each, pointer));
  }
}

function nameIn(object: unknown, token: string): string {
  if (typeof object !== 'object' || object === null || Object.hasOwn(object, token)) return token;
  return Object.keys(object).find((each) => fold(each) === fold(token)) ?? token;
}

/** As the core compares names: ASCII letters without case. */
function fold(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
