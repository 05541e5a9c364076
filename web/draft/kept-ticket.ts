import { areRefusals, type RefusalAt } from '../table/refusals.js';

/** A ticket's edits as they are kept. */
export interface KeptTicket {
  readonly v: 1;
  /** The ticket as it was read. */
  readonly base: Uint8Array;
  readonly edits: readonly (readonly [pointer: string, value: unknown])[];
  /** What was discarded last. */
  readonly discarded: readonly (readonly [pointer: string, value: unknown])[];
  /** What was typed and is no value. */
  readonly refusals?: readonly RefusalAt[];
}

/** What was kept of a ticket; `undefined` for what no version of this page has written. */
export function readKeptTicket(value: unknown): KeptTicket | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, base, edits, discarded, refusals } = value as Partial<
    Record<keyof KeptTicket, unknown>
  >;
  const fits =
    v === 1 &&
    base instanceof Uint8Array &&
    arePairs(edits) &&
    arePairs(discarded) &&
    (refusals === undefined || areRefusals(refusals));
  return fits ? (value as KeptTicket) : undefined;
}

/** True for two versions that are one to the byte. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  // Four at a time: a ticket with many messages is compared whenever its edits are kept.
  const whole = (a.byteOffset | b.byteOffset) % 4 === 0 ? a.length >> 2 : 0;
  const [left, right] = [words(a, whole), words(b, whole)];
  for (let at = 0; at < whole; ++at) if (left[at] !== right[at]) return false;
  for (let at = 4 * whole; at < a.length; ++at) if (a[at] !== b[at]) return false;
  return true;
}

function words({ buffer, byteOffset }: Uint8Array, count: number): Uint32Array {
  return count === 0 ? new Uint32Array(0) : new Uint32Array(buffer, byteOffset, count);
}

function arePairs(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string')
  );
}
