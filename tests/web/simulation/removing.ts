import { Deletion } from '../../../web/draft/deletion.js';
import type { Desk } from '../../../web/draft/desk.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** A person is asked about deleting a ticket, and does it. */
export async function remove(world: World, tab: Tab, desk: Desk, ticketId: number): Promise<void> {
  const { ledger, tickets } = world;
  const deletion = new Deletion(ticketId, desk.acting);
  await deletion.look();
  if (!tab.alive || !deletion.seen) return;
  const where = { user: tab.user, ticketId, place: '/BaseStatus' };
  ledger.see(where, deletion.seen.base.BaseStatus);
  ledger.ask(where, 'Deleted');
  ledger.deleting.add(`${tab.user} ${ticketId}`);
  const done = await deletion.confirm();
  if (!tab.alive) return;
  const how = deletion.obstacle?.kind ?? (done ? 'done' : 'not done');
  if (how !== 'unknown') ledger.deleting.delete(`${tab.user} ${ticketId}`);
  world.trace(() => `${tab.name}  ${tab.user} deletes ${ticketId}: ${how}`);
  if (!done || tickets.had(ticketId, '/BaseStatus', 'Deleted')) return;
  world.violation(`told that ticket ${ticketId} was deleted, which it was not`);
}
