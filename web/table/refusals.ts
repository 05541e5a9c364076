/** Why what was typed is no value, and what was typed. */
export interface Refusal {
  /** A sentence for a person. */
  readonly message: string;
  /** As it was typed; of half a date the keys, which may say less than the browser shows. */
  readonly typed: string;
  /** Half a date: a browser's own input cannot be given it again. */
  readonly half?: true;
}

/** A refusal with the pointer of what it is for. */
export type RefusalAt = readonly [pointer: string, refusal: Refusal];

/** What was typed and is no value, by the pointer it is meant for. It blocks the save until it is
 * mended or taken back; the value itself stays as it was. */
export class Refusals {
  readonly #byPointer: Map<string, Refusal>;

  constructor(all: readonly RefusalAt[] = []) {
    this.#byPointer = new Map(all);
  }

  get size(): number {
    return this.#byPointer.size;
  }

  /** The one that was made first. */
  get first(): (Refusal & { readonly pointer: string }) | undefined {
    for (const [pointer, refusal] of this.#byPointer) return { ...refusal, pointer };
    return undefined;
  }

  /** In the order in which they were made. */
  get all(): readonly RefusalAt[] {
    return [...this.#byPointer];
  }

  get(pointer: string): Refusal | undefined {
    return this.#byPointer.get(pointer);
  }

  set(pointer: string, refusal: Refusal): void {
    this.#byPointer.set(pointer, refusal);
  }

  /** Forgets the one for exactly this pointer. */
  accept(pointer: string): void {
    this.#byPointer.delete(pointer);
  }
}

/** True for a pointer that is another one, or below it; without another one for all. */
export function isAtOrBelow(pointer: string, other: string | undefined): boolean {
  return other === undefined || `${pointer}/`.startsWith(`${other}/`);
}

/** True where it is the same that was typed, for the same reason. */
export function isSameRefusal(a: Refusal, b: Refusal | undefined): boolean {
  return a.message === b?.message && a.typed === b.typed && a.half === b.half;
}

/** True for refusals as they were kept. */
export function areRefusals(value: unknown): value is readonly RefusalAt[] {
  return Array.isArray(value) && value.every(isRefusalAt);
}

function isRefusalAt(value: unknown): boolean {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const refusal = value[1] as Partial<Record<keyof Refusal, unknown>> | null | undefined;
  return typeof refusal?.message === 'string' && typeof refusal.typed === 'string';
}
