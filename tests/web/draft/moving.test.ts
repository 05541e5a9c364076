import { expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;
const priority = rowNamed('priority')!;

function mergedWorld(): World {
  const world = new World(core);
  world.put(8, { ...world.ticket(7), TicketId: 8, Title: 'The other one' });
  return world;
}

test('edits and the reply of a ticket that was merged go on in the other one', async () => {
  const world = mergedWorld();
  const store = new MemoryStore();
  const desk = await world.desk({ store });
  const session = await desk.openTicket(7);
  session.edit(priority, 3);
  (await desk.message(7)).update({ body: 'Dear Ann' });
  (await desk.message(8)).update({ body: 'Begun before' });
  world.put(7, { BaseStatus: 'Merged', ConnectId: 8 });
  await session.save();
  await settle();
  expect(desk.reports).toMatchObject([{ kind: 'conflict', why: 'merged', moveTo: 8 }]);

  await desk.moveTo(7, 8);
  expect(desk.outbox.entries).toEqual([]);
  expect(session.changed).toBe(false);
  const other = await desk.openTicket(8);
  expect(other.value(priority)).toBe(3);
  expect(other.isChanged(title)).toBe(false);
  expect((await desk.message(8)).content.body).toBe('Begun before\n\nDear Ann');
  expect((await desk.message(7)).empty).toBe(true);
  expect(desk.unfinished.every(({ ticketId }) => ticketId === 8)).toBe(true);

  const later = await world.desk({ store });
  expect((await later.openTicket(8)).value(priority)).toBe(3);
  expect((await later.message(8)).content.body).toBe('Begun before\n\nDear Ann');
  expect((await later.message(7)).empty).toBe(true);
});

test('a ticket that cannot be read takes nothing, and nothing is lost', async () => {
  const world = mergedWorld();
  const desk = await world.desk();
  (await desk.openTicket(7)).edit(priority, 3);
  await expect(desk.moveTo(7, 99)).rejects.toThrow();
  expect((await desk.openTicket(7)).value(priority)).toBe(3);
});
