import type { Core } from '../../wasm/js/index.js';
import { rowAt } from '../table/properties.js';
import { isActive, type SaveEntry } from './entry.js';
import type { Keeper } from './keeping.js';
import type { OutboxChange, Settled } from './progress.js';
import type { Outbox } from './queue.js';
import { equal } from './rebase.js';
import { saveOf } from './save-entry.js';
import { openEdited, openTicket, patchOf, settle } from './versions.js';

/**
 * Another tab has saved a ticket of which this one has a save that no store had room for: neither
 * could know of the other's. What is on the server by now is not made once more, as it may be taken
 * back before this save goes out.
 */
export async function savedElsewhere(
  outbox: Outbox,
  keeper: Pick<Keeper, 'has'>,
  core: Core,
  { ticketId, ...settled }: Settled & { readonly ticketId: number },
): Promise<void> {
  const unknown = (): SaveEntry | undefined =>
    saveOf(outbox.of(ticketId).filter(({ id }) => keeper.has(`entry/${id}`)));
  if (!unknown()) return;
  await outbox.change(() => {
    const save = unknown();
    return save && leftOf(core, save, settled);
  });
}

/** What is left to do of a save where another one has been made. */
export function leftOf(
  core: Core,
  save: SaveEntry,
  { asked, answer }: Settled,
): OutboxChange | undefined {
  const made = save.wanted.asked.filter(({ pointer, after }) =>
    asked.some((each) => each.pointer === pointer && equal(rowAt(pointer), each.after, after)),
  );
  if (made.length === 0) return undefined;
  const mine = openEdited(core, save.base, save.wanted.changes);
  const fresh = openTicket(core, answer);
  const next = settle(core, mine, made, fresh);
  try {
    if (!next.changed) return { remove: [save.id] };
    if (!isActive(save)) return undefined;
    const wanted = patchOf(next.plan(), next);
    return { put: [{ ...save, state: 'waiting', base: next.bytes, wanted, sent: [] }] };
  } finally {
    for (const draft of [mine, fresh, next]) draft.dispose();
  }
}
