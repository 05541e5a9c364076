import { beforeEach, describe, expect, test } from '@jest/globals';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const closing = [{ pointer: '/Priority/TicketPriorityId', after: 3 }];

let world: World;
let desk: Awaited<ReturnType<World['desk']>>;
beforeEach(async () => {
  world = new World(core);
  desk = await world.desk();
});

async function send(): Promise<string> {
  const message = await desk.message(7);
  message.update({ body: 'Solved', to: ['ann@example.com'] });
  const id = (await message.send({ mail: true, then: closing }))!;
  await settle();
  return id;
}

const patches = (): number => world.calls.filter((call) => call === 'patchTicket').length;
const kinds = (): string[] => desk.reports.map(({ kind }) => kind);

describe('what is to follow a message', () => {
  test('follows once it is sent, and can be taken back', async () => {
    await send();
    expect(world.messages).toMatchObject([{ mails: 1 }]);
    expect(kinds()).toEqual(['sent', 'saved']);
    expect(patches()).toBe(1);
    expect(world.calls.indexOf('patchTicket')).toBeGreaterThan(world.calls.indexOf('sendMessage'));
    expect(desk.outbox.entries).toEqual([]);
    const report = desk.reports.at(-1)!;
    expect(report.kind === 'saved' && desk.saves.find(report.saveId)).toBeTruthy();
  });

  test('does not follow one that is refused, before it is sent after all', async () => {
    world.next('sendMessage', refusal(400));
    const id = await send();
    await world.clock.pass(60_000);
    expect(patches()).toBe(0);
    expect(kinds()).toEqual(['refused']);
    await desk.outbox.retry(id);
    await settle();
    expect(kinds()).toEqual(['refused', 'sent', 'saved']);
  });

  test('is tried again, and nothing is sent twice for it', async () => {
    world.next('patchTicket', 'lost-request', refusal(412), refusal(503));
    await send();
    await world.clock.pass(120_000);
    expect(world.messages).toMatchObject([{ mails: 1 }]);
    expect(kinds()).toEqual(['sent', 'saved']);
    expect(patches()).toBe(4);
  });

  test('is done where its answer was lost', async () => {
    world.next('patchTicket', 'lost-answer');
    await send();
    await world.clock.pass(120_000);
    expect(patches()).toBe(1);
    expect(kinds()).toEqual(['sent']);
    expect(desk.outbox.entries).toEqual([]);
  });

  test('can be left undone where it is refused', async () => {
    world.next('patchTicket', refusal(403));
    const id = await send();
    expect(desk.outbox.entries).toMatchObject([{ state: 'refused', step: 'status' }]);
    await desk.outbox.cancel(id);
    expect(desk.outbox.entries).toEqual([]);
    expect((await desk.message(7)).empty).toBe(true);
    expect(world.messages).toMatchObject([{ mails: 1 }]);
  });

  test('follows where a person says that it was sent', async () => {
    world.tellsMail = false;
    world.next('sendMessage', 'lost-answer');
    const id = await send();
    await world.clock.pass(120_000);
    expect(patches()).toBe(0);
    await desk.outbox.answer(id, true);
    await settle();
    expect(patches()).toBe(1);
    expect(world.messages).toMatchObject([{ mails: 1 }]);
  });
});
