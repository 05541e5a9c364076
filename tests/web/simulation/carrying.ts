import type { Desk } from '../../../web/draft/desk.js';
import { pointerOf } from '../../../web/table/properties.js';
import type { Stroke } from './ledger.js';
import type { Tab } from './tab.js';
import { fields } from './typing.js';
import type { World } from './world.js';

/** A person continues in another ticket with everything unfinished. */
export async function carryOver(
  world: World,
  tab: Tab,
  desk: Desk,
  fromId: number,
  toId: number,
): Promise<void> {
  const { ledger, time } = world;
  const { user, browser, name } = tab;
  world.trace(() => `${name}  ${user} carries ${fromId} over to ${toId}`);
  const replies = desk.outbox.of(fromId).flatMap((entry) => {
    return entry.kind === 'message' ? [entry.content.body] : [];
  });
  await desk.moveTo(fromId, toId);
  if (!tab.alive) return;
  const [session, from] = [await desk.openTicket(toId), await desk.openTicket(fromId)];
  const { content } = await desk.message(toId);
  if (!tab.alive) return;
  tab.show(session);
  const note = (ticketId: number, place: string, value: Stroke['value'], seen?: unknown): void =>
    ledger.stroke({ user, browser, tab: name, ticketId, place, value, at: time.now() }, seen);
  // What is owed there now is owed here no more; what has got lost on the way still is.
  for (const row of fields) {
    const place = pointerOf(row);
    const there = session.value(row);
    const value = ledger.mayHold({ user, ticketId: fromId, place }).find((each) => each === there);
    if (value === undefined) continue;
    note(fromId, place, undefined);
    ledger.ask({ user, ticketId: fromId, place }, from.before(row));
    note(toId, place, session.isChanged(row) ? value : undefined, session.before(row));
  }
  for (const body of replies) {
    if (!content.body.includes(body)) continue;
    ledger.take(user, `message ${body}`);
    ledger.callBack(user, body);
  }
  const written = ledger.last({ user, ticketId: fromId, place: 'message' });
  if (written !== undefined && !content.body.includes(String(written))) return;
  if (written !== undefined) note(fromId, 'message', undefined);
  if (content.body !== '') note(toId, 'message', content.body);
}
