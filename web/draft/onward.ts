import type { Desk } from './desk.js';
import { isActive } from './entry.js';

/** What of a ticket would be left behind by whoever goes on to another one. */
export type Left = 'edits' | 'message' | 'outbox';

/**
 * What of a ticket is not done: edits, a message that is being written, a save that waits, something
 * that needs somebody. A message that goes out by itself is done, as far as its writer is concerned.
 */
export function leftOf(
  { unfinished, outbox }: Pick<Desk, 'unfinished' | 'outbox'>,
  ticketId: number,
): Left | undefined {
  const begun = unfinished.find((each) => each.ticketId === ticketId);
  if (begun) return begun.kind === 'edits' ? 'edits' : 'message';
  const waits = outbox
    .of(ticketId)
    .some((entry) => entry.kind !== 'message' || entry.asks === true || !isActive(entry));
  return waits ? 'outbox' : undefined;
}
