import type { Desk } from './desk.js';

/** What of a desk is shown around its editors. */
type Seen = Pick<Desk, 'kept' | 'unfinished' | 'outbox' | 'saves' | 'onChange'>;

/**
 * Hears when a ticket gets its first edit or loses its last one, when something is sent or saved, and
 * when the store or the connection is in trouble: not of each key, which changes none of that.
 */
export function onStanding(desk: Seen, hear: () => void): () => void {
  let before = standing(desk);
  return desk.onChange(() => {
    const now = standing(desk);
    const same = now.length === before.length && now.every((part, at) => part === before[at]);
    before = now;
    if (!same) hear();
  });
}

/** An entry or a save that has changed is another object. */
function standing({ kept, unfinished, outbox, saves }: Seen): readonly unknown[] {
  return [
    ...[kept, outbox.offline, outbox.paused],
    ...unfinished.map(({ kind, ticketId }) => `${kind} ${ticketId}`),
    ...outbox.entries,
    ...saves.list,
  ];
}
