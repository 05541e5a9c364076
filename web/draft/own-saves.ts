import type { Change, Core } from '../../wasm/js/index.js';
import type { KeptSave } from './saves.js';
import { applied, compareStamps, openTicket, stampOf } from './versions.js';

/**
 * A version of a ticket with what the user has saved, undone or redone since, perhaps in another tab: what
 * a newer version differs in from this is somebody else's doing.
 */
export function withOwn(core: Core, bytes: Uint8Array, saves: readonly KeptSave[]): Uint8Array {
  const draft = openTicket(core, bytes);
  const since = stampOf(draft);
  draft.dispose();
  const own = changesSince(saves, since);
  return own.length === 0 ? bytes : applied(core, bytes, own);
}

/** What was saved after a version, the newest value of each property alone. */
export function changesSince(saves: readonly KeptSave[], since: string): Change[] {
  const own = saves
    .filter(({ stamp }) => compareStamps(stamp, since) > 0)
    .toSorted((a, b) => compareStamps(a.stamp, b.stamp));
  const last = new Map<string, Change>();
  for (const { patch, undone } of own) {
    for (const { pointer, before, after } of patch.changes) {
      last.set(
        pointer,
        undone ? { pointer, before: after, after: before } : { pointer, before, after },
      );
    }
  }
  return [...last.values()];
}
