import { beforeEach, describe, expect, test } from '@jest/globals';
import { rowNamed } from '../../../web/table/properties.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { realCore } from './drafts.js';
import { refusal, settle, World, type Fate } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;

let world: World;
let desk: Awaited<ReturnType<World['desk']>>;
beforeEach(async () => {
  world = new World(core);
  desk = await world.desk();
});

async function saveAndTell(...fates: Fate[]): Promise<void> {
  world.next('saveTicket', ...fates);
  const session = await desk.openTicket(7);
  session.edit(title, 'Told');
  await session.save({ notify: true });
  await settle();
}

const told = (): number => world.calls.filter((call) => call === 'saveTicket').length;

describe('telling people about a save', () => {
  test('is said with the save, as one message', async () => {
    await saveAndTell();
    expect(desk.reports).toMatchObject([{ kind: 'saved', notified: 'yes' }]);
    expect(desk.saves.list).toHaveLength(1);
    expect(desk.reports).toMatchObject([{ saveId: desk.saves.list[0]!.id }]);
    expect(told()).toBe(1);
  });

  test.each<[Fate, 'unknown' | 'no']>([
    ['lost-answer', 'unknown'],
    [refusal(403), 'no'],
    [refusal(500), 'unknown'],
  ])('that comes to %p is not tried again: %s', async (fate, notified) => {
    await saveAndTell(fate);
    await world.clock.pass(120_000);
    expect(desk.reports).toMatchObject([{ kind: 'saved', notified }]);
    expect(desk.outbox.entries).toEqual([]);
    expect(told()).toBe(1);
  });

  test('waits where the server is busy, and is done once', async () => {
    await saveAndTell(refusal(429));
    expect(desk.reports).toEqual([]);
    expect(desk.outbox.entries).toMatchObject([{ state: 'waiting', step: 'notify' }]);
    await world.clock.pass(30_000);
    expect(desk.reports).toMatchObject([{ notified: 'yes' }]);
    expect(told()).toBe(2);
  });

  test('waits for a log-in', async () => {
    await saveAndTell(refusal(401));
    expect(desk.reports).toEqual([{ kind: 'session' }]);
    expect(desk.outbox.entries).toMatchObject([{ state: 'waiting', step: 'notify' }]);
    desk.outbox.resume();
    await settle();
    expect(desk.reports.at(-1)).toMatchObject({ kind: 'saved', notified: 'yes' });
  });

  test('is not repeated by a page that died in between', async () => {
    const store = new MemoryStore();
    desk = await world.desk({ store });
    await saveAndTell('hang');
    expect(desk.outbox.entries).toMatchObject([{ state: 'sending', step: 'notify' }]);
    const again = await world.desk({ store });
    await settle();
    expect(again.reports).toMatchObject([{ kind: 'saved', notified: 'unknown' }]);
    expect(told()).toBe(1);
  });
});
