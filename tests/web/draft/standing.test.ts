import { beforeEach, expect, test } from '@jest/globals';
import { onStanding } from '../../../web/draft/standing.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;

let world: World;
beforeEach(() => {
  world = new World(core);
});

/** A desk with a ticket and a message on it, and how often each of both kinds was heard. */
async function heard() {
  const desk = await world.desk();
  const session = await desk.openTicket(7);
  const message = await desk.message(7);
  const count = { changes: 0, standing: 0 };
  desk.onChange(() => ++count.changes);
  const stop = onStanding(desk, () => ++count.standing);
  return { desk, session, message, count, stop };
}

test('of the keys of a title the first alone is heard, and the one that takes the edit back', async () => {
  const { session, count } = await heard();
  for (const typed of ['Printer o', 'Printer on', 'Printer on f']) session.edit(title, typed);
  expect(count.changes).toBeGreaterThanOrEqual(3);
  expect(count.standing).toBe(1);
  session.edit(title, 'Printer');
  expect(count.standing).toBe(2);
});

test('of the keys of a reply the first alone is heard', async () => {
  const { message, count } = await heard();
  for (const body of ['D', 'De', 'Dear Ann']) message.update({ body });
  expect(count.changes).toBeGreaterThanOrEqual(3);
  expect(count.standing).toBe(1);
});

test('a save is heard, on its way and done', async () => {
  const { desk, session, count } = await heard();
  session.edit(title, 'Printer on floor 3');
  const before = count.standing;
  await session.save();
  await settle();
  expect(desk.saves.list).toHaveLength(1);
  expect(count.standing).toBeGreaterThanOrEqual(before + 2);
});

test('a server that cannot be reached is heard', async () => {
  const { desk, session, count } = await heard();
  session.edit(title, 'Typed');
  world.offline = true;
  await session.save();
  await settle();
  expect(desk.outbox.offline).toBe(true);
  expect(count.standing).toBeGreaterThanOrEqual(2);
});

test('who stops hears nothing more', async () => {
  const { session, count, stop } = await heard();
  stop();
  session.edit(title, 'Typed');
  expect(count.standing).toBe(0);
});
