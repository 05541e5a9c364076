import { describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const half = { message: 'Not a whole date.', typed: '05 1', half: true } as const;
const number = { message: 'A whole number, please.', typed: '12x' };
const priority = rowNamed('priority')!;

describe('what was typed and is no value', () => {
  test('comes back after a reload, and still blocks the save', async () => {
    const world = new World(core);
    const store = new MemoryStore();
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    session.refuse('/Deadline', half);
    session.refuse('/CustomFields/a', number);
    await world.clock.pass(500);

    const later = await world.desk({ store });
    expect(later.unfinished).toEqual([{ ticketId: 7, kind: 'edits' }]);
    const again = await later.openTicket(7);
    expect(again.refusals.get('/Deadline')).toEqual(half);
    expect(again.refusals.get('/CustomFields/a')).toEqual(number);
    expect(again.problem(rowNamed('Deadline')!)).toBe(half.message);
    again.edit(priority, 3);
    expect(await again.save()).toBeUndefined();
    expect(later.outbox.entries).toEqual([]);
    again.accept('/Deadline');
    again.reset('/CustomFields');
    await world.clock.pass(500);
    expect((await (await world.desk({ store })).openTicket(7)).refusals.size).toBe(0);
  });

  test('stays while another ticket is shown', async () => {
    const world = new World(core);
    world.put(8, { ...world.ticket(7), TicketId: 8 });
    const desk = await world.desk();
    (await desk.openTicket(7)).refuse('/Deadline', half);
    desk.leaveTicket(7);
    await desk.openTicket(8);
    expect((await desk.openTicket(7)).refusals.get('/Deadline')).toEqual(half);
  });

  test('stays over an edit of the same property, and is mended by the next', async () => {
    const world = new World(core);
    const store = new MemoryStore();
    const session = await (await world.desk({ store })).openTicket(7);
    session.edit(priority, 3);
    session.refuse('/Priority/TicketPriorityId', number);
    await world.clock.pass(500);
    const again = await (await world.desk({ store })).openTicket(7);
    expect(again.value(priority)).toBe(3);
    expect(again.refusals.size).toBe(1);
    again.edit(priority, 1);
    expect(again.refusals.size).toBe(0);
  });

  test('is discarded with everything else, and brought back with it', async () => {
    const session = await (await new World(core).desk()).openTicket(7);
    session.edit(priority, 3);
    session.refuse('/Deadline', half);
    session.discard();
    expect(session.changed).toBe(false);
    session.bringBack();
    expect(session.value(priority)).toBe(3);
    expect(session.refusals.get('/Deadline')).toEqual(half);
  });

  test('of two tabs is not written away by the other, and is mended for both', async () => {
    const world = new World(core);
    const shared = { store: new MemoryStore(), tabs: new MemoryTabs() };
    const [one, two] = [await world.desk(shared), await world.desk(shared)];
    const [here, there] = [await one.openTicket(7), await two.openTicket(7)];
    here.refuse('/Deadline', half);
    await world.clock.pass(500);
    there.edit(priority, 3);
    await world.clock.pass(500);
    await settle();
    expect(there.refusals.get('/Deadline')).toEqual(half);
    there.accept('/Deadline');
    await world.clock.pass(500);
    here.edit(rowNamed('title')!, 'Other');
    await world.clock.pass(500);
    expect(here.refusals.size).toBe(0);
  });

  test('that no version of the page has written is left', async () => {
    const world = new World(core);
    const store = new MemoryStore();
    const session = await (await world.desk({ store })).openTicket(7);
    session.refuse('/Deadline', half);
    await world.clock.pass(500);
    const kept = (await store.get<object>('ticket/7'))!;
    for (const refusals of [[['/Deadline']], [['/Deadline', { message: 1 }]], 'x']) {
      await store.write([{ key: 'ticket/7', value: { ...kept, refusals } }]);
      expect((await (await world.desk({ store })).openTicket(7)).changed).toBe(false);
    }
  });
});
