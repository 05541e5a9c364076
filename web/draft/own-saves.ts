import type { PatchOperation } from '../../wasm/js/index.js';
import type { KeptSave } from './saves.js';
import { comesOf, compareStamps } from './versions.js';

/**
 * What somebody else has changed since a version of the ticket: not what the user has saved, undone or
 * redone since then, perhaps in another tab.
 */
export function withoutOwn(
  found: readonly PatchOperation[],
  saves: readonly KeptSave[],
  since: string,
): readonly PatchOperation[] {
  const own = saves
    .filter(({ stamp }) => compareStamps(stamp, since) > 0)
    .toSorted((a, b) => compareStamps(a.stamp, b.stamp));
  const last = new Map<string, unknown>();
  for (const { patch, undone } of own) {
    for (const { pointer, before, after } of patch.changes) {
      last.set(pointer, undone ? before : after);
    }
  }
  if (last.size === 0) return found;
  const isOwn = ({ path, ...rest }: PatchOperation): boolean =>
    last.has(path) && 'value' in rest && isSame(rest.value, last.get(path));
  const mine = found
    .filter(isOwn)
    .map(({ path }) => ({ pointer: path, before: null, after: null }));
  return found.filter((each) => !isOwn(each) && !comesOf(each, mine));
}

/** Values of JSON, however they came. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
