import { beforeEach, expect, test } from '@jest/globals';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();

let world: World;
let desk: Awaited<ReturnType<World['desk']>>;
beforeEach(async () => {
  world = new World(core);
  desk = await world.desk();
});

const created = (): number[] => [...world.tickets.keys()].filter((id) => id !== 7);

async function create(body = ''): Promise<void> {
  const message = await desk.message(0);
  message.update({ body, properties: [['/Title', 'New printer']] });
  await message.send({ entity: { TicketId: 0, Title: 'New printer' } });
  await settle();
}

test('a new ticket is created with its first message, and the form is empty', async () => {
  (await desk.message(0)).update({ properties: [['/Title', 'New']] });
  expect(desk.unfinished).toEqual([{ ticketId: 0, kind: 'new' }]);
  await create('It is broken');
  expect(created()).toEqual([8]);
  expect(world.messages).toMatchObject([{ ticketId: 8, body: 'It is broken' }]);
  expect(desk.reports.map(({ kind }) => kind)).toEqual(['created', 'sent']);
  expect(desk.unfinished).toEqual([]);
  expect((await desk.message(0)).empty).toBe(true);
});

test('it is tried again with longer and longer pauses while the server takes none', async () => {
  world.next('saveTicket', ...Array.from({ length: 100 }, () => refusal(503)));
  await create('It is broken');
  await world.clock.pass(31_000);
  const tries = (): number => world.calls.filter((call) => call === 'saveTicket').length;
  expect(tries()).toBeLessThanOrEqual(8);
  await world.clock.pass(10 * 60_000);
  expect(tries()).toBeLessThanOrEqual(8 + 40);
  world.next('saveTicket');
  await world.clock.pass(31_000);
  expect(created()).toEqual([8]);
});

test.each(['lost-request', 'lost-answer', refusal(502)] as const)(
  'it is created once (%s)',
  async (fate) => {
    world.next('saveTicket', fate);
    await create('It is broken');
    await world.clock.pass(40_000);
    expect(created()).toEqual([8]);
    expect(world.messages).toHaveLength(1);
    expect(desk.outbox.entries).toEqual([]);
  },
);

test('an older ticket of the same title is not taken for it', async () => {
  const CreatedAt = new Date(world.clock.now()).toISOString();
  world.put(8, { TicketId: 8, Title: 'New printer', CreatedAt });
  world.next('saveTicket', 'lost-request');
  await create();
  expect(created()).toEqual([8, 9]);
});

test('offline it waits, untried', async () => {
  world.offline = true;
  await create('It is broken');
  await world.clock.pass(60_000);
  expect(desk.outbox.entries).toMatchObject([{ kind: 'new', state: 'waiting', tried: false }]);
  world.offline = false;
  await world.clock.pass(31_000);
  expect(created()).toEqual([8]);
});

test('one that is refused goes back into the form', async () => {
  world.next('saveTicket', refusal(400));
  await create('It is broken');
  expect(desk.reports).toMatchObject([{ kind: 'refused', of: 'new' }]);
  await desk.outbox.cancel(desk.outbox.entries[0]!.id);
  expect((await desk.message(0)).content).toMatchObject({
    body: 'It is broken',
    properties: [['/Title', 'New printer']],
  });
});
