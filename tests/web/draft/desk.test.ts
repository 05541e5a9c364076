import { beforeEach, describe, expect, test } from '@jest/globals';
import { readKeptTicket } from '../../../web/draft/kept-ticket.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { StoreError, type StoreChange } from '../../../web/draft/store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;
const priority = rowNamed('priority')!;

let world: World;
let store: MemoryStore;
beforeEach(() => {
  world = new World(core);
  store = new MemoryStore();
});

describe('a save', () => {
  test('reaches the server, and nothing is unfinished afterwards', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    session.edit(title, 'Printer on floor 3');
    expect(desk.unfinished).toEqual([{ ticketId: 7, kind: 'edits' }]);
    await session.save();
    await settle();
    expect(world.ticket().Title).toBe('Printer on floor 3');
    expect(session.changed).toBe(false);
    expect(desk.unfinished).toEqual([]);
    expect(desk.outbox.entries).toEqual([]);
    expect(desk.reports).toMatchObject([{ kind: 'saved', ticketId: 7 }]);
  });

  test('goes on when its ticket is left, and can be undone after a reload', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    session.edit(title, 'Mine');
    await session.save();
    desk.leaveTicket(7);
    await settle();
    expect(world.ticket().Title).toBe('Mine');
    const later = await world.desk({ store });
    expect(later.saves.list).toMatchObject([{ ticketId: 7, title: 'Printer', undone: false }]);
    await later.saves.undo(later.saves.list[0]!.id);
    await settle();
    expect(world.ticket().Title).toBe('Printer');
  });

  test('only the last 250 can be undone', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    for (let at = 1; at <= 252; at++) {
      session.edit(title, `Title ${at}`);
      await session.save();
      await settle();
    }
    expect(desk.saves.list).toHaveLength(250);
    expect(await store.list('save/')).toHaveLength(250);
    expect(desk.saves.list[0]?.patch.changes[0]?.after).toBe('Title 252');
  }, 60_000);
});

describe('what was typed', () => {
  test('comes back after the page was killed half a second later', async () => {
    const desk = await world.desk({ store });
    (await desk.openTicket(7)).edit(title, 'Typed');
    (await desk.message(7)).update({ body: 'Dear Ann' });
    await world.clock.pass(500);
    const later = await world.desk({ store });
    expect(later.unfinished).toEqual([
      { ticketId: 7, kind: 'edits' },
      { ticketId: 7, kind: 'message' },
    ]);
    expect((await later.openTicket(7)).value(title)).toBe('Typed');
    expect((await later.message(7)).content.body).toBe('Dear Ann');
  });

  test('comes back offline as well, on the version that it was typed on', async () => {
    const desk = await world.desk({ store });
    (await desk.openTicket(7)).edit(title, 'Typed');
    await desk.flush();
    world.offline = true;
    const session = await (await world.desk({ store })).openTicket(7);
    expect(session.changes).toEqual([{ pointer: '/Title', before: 'Printer', after: 'Typed' }]);
  });

  test('lies on top of what others have saved since', async () => {
    const desk = await world.desk({ store });
    (await desk.openTicket(7)).edit(title, 'Typed');
    await desk.flush();
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    const session = await (await world.desk({ store })).openTicket(7);
    await settle();
    expect(session.value(priority)).toBe(5);
    expect(session.value(title)).toBe('Typed');
  });

  test('and discarded can be brought back after a reload, until the field changes', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    session.edit(title, 'Typed');
    session.edit(priority, 3);
    session.discard();
    expect(desk.unfinished).toEqual([]);
    await desk.flush();
    const later = await (await world.desk({ store })).openTicket(7);
    later.edit(priority, 4);
    later.bringBack();
    expect(later.value(title)).toBe('Typed');
    expect(later.value(priority)).toBe(4);
    expect(later.discarded).toEqual([]);
  });

  test('and discarded is not brought back over what somebody has saved since', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    session.edit(title, 'Typed');
    session.discard();
    world.put(7, { Title: 'Theirs' });
    await desk.refresh(session);
    expect(session.discarded).toEqual([]);
  });

  test('is never shown to another user', async () => {
    const mine = await world.desk({ store });
    (await mine.openTicket(7)).edit(title, 'Typed');
    await mine.close();
    const theirs = await world.desk({ user: '11' });
    expect(theirs.unfinished).toEqual([]);
    expect((await theirs.openTicket(7)).changed).toBe(false);
  });
});

describe('a newer version', () => {
  test('is shown and told; what is being edited stays', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    session.edit(title, 'Typed');
    world.put(7, { Priority: { TicketPriorityId: 5 }, Messages: [{ TicketMessageId: 3 }] });
    await desk.refresh(session);
    expect(session.value(priority)).toBe(5);
    expect([...session.arrived]).toEqual([3]);
    expect(desk.reports).toMatchObject([{ kind: 'others', messages: [3], overlaps: false }]);
    session.markSeen();
    expect(session.arrived.size).toBe(0);
  });

  test('of what is being edited is told, and the field stays as it is', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    session.edit(title, 'Typed');
    world.put(7, { Title: 'Theirs' });
    await desk.refresh(session);
    expect(session.value(title)).toBe('Typed');
    expect(session.before(title)).toBe('Printer');
    expect(desk.reports).toMatchObject([{ kind: 'others', overlaps: true }]);
  });

  test('that is older than what is shown changes nothing', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    const old = await world.client().getTicket(7);
    session.edit(title, 'Mine');
    await session.save();
    await settle();
    expect(session.refresh(old!)).toBe('older');
    expect(session.value(title)).toBe('Mine');
  });
});

describe('two tabs', () => {
  test('share a ticket’s edits and a reply, as they are typed', async () => {
    const tabs = new MemoryTabs();
    const [one, two] = [await world.desk({ store, tabs }), await world.desk({ store, tabs })];
    const [mine, other] = [await one.openTicket(7), await two.openTicket(7)];
    mine.edit(title, 'From one');
    (await one.message(7)).update({ body: 'Dear Ann' });
    await settle();
    expect(other.value(title)).toBe('From one');
    expect((await two.message(7)).content.body).toBe('Dear Ann');
    other.edit(priority, 3);
    mine.edit(title, 'From one again');
    await settle();
    expect(mine.changes).toEqual(other.changes);
  });

  test('send once, and both know', async () => {
    const tabs = new MemoryTabs();
    const [one, two] = [await world.desk({ store, tabs }), await world.desk({ store, tabs })];
    const [mine, other] = [await one.openTicket(7), await two.openTicket(7)];
    mine.edit(title, 'Mine');
    await settle();
    await Promise.all([mine.save(), other.save()]);
    await settle();
    expect(world.calls.filter((call) => call === 'patchTicket')).toHaveLength(1);
    expect([mine.changed, other.changed]).toEqual([false, false]);
    expect(two.reports.map(({ kind }) => kind)).toContain('saved');
    expect([one.outbox.entries, two.outbox.entries]).toEqual([[], []]);
    expect(two.saves.list).toEqual(one.saves.list);
  });

  test('what one types while it saves outlives the other, which has an older version', async () => {
    const tabs = new MemoryTabs();
    const [one, two] = [await world.desk({ store, tabs }), await world.desk({ store, tabs })];
    const other = await two.openTicket(7);
    world.put(7, { Title: 'Theirs' });
    const mine = await one.openTicket(7);
    mine.edit(title, 'Saved');
    await mine.save();
    while (!world.calls.includes('patchTicket')) await Promise.resolve();
    mine.edit(title, 'Typed since');
    await world.clock.pass(1_000);
    expect(world.ticket().Title).toBe('Saved');
    expect([mine, other].map((session) => session.value(title))).toEqual([
      'Typed since',
      'Typed since',
    ]);
    expect(readKeptTicket(await store.get('ticket/7'))?.edits).toEqual([['/Title', 'Typed since']]);
  });

  test('show what was typed over a version that only one of them has (seed 6194)', async () => {
    const tabs = new MemoryTabs();
    const [one, two] = [await world.desk({ store, tabs }), await world.desk({ store, tabs })];
    const mine = await one.openTicket(7);
    world.put(7, { Title: 'Theirs' });
    const other = await two.openTicket(7);
    mine.edit(title, 'Mine');
    await world.clock.pass(1_000);
    expect(other.value(title)).toBe('Mine');
    await mine.save();
    await settle();
    expect(one.reports).toMatchObject([{ kind: 'conflict', why: 'overlap' }]);
    await two.resolved(other);
    expect(readKeptTicket(await store.get('ticket/7'))?.edits).toEqual([['/Title', 'Mine']]);
  });

  test('one goes on with what the other was sending when it died', async () => {
    const tabs = new MemoryTabs();
    const [one, two] = [await world.desk({ store, tabs }), await world.desk({ store, tabs })];
    const mine = await one.openTicket(7);
    mine.edit(title, 'Mine');
    world.next('patchTicket', 'lost-request');
    world.next('getTicket', 'hang');
    await mine.save();
    await settle();
    await one.close();
    await settle();
    two.outbox.wake();
    await world.clock.pass(60_000);
    expect(world.ticket().Title).toBe('Mine');
    expect(two.outbox.entries).toEqual([]);
  });
});

describe('a store', () => {
  test.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ v: 2, base: new Uint8Array(), edits: [], discarded: [] }],
    [{ v: 1, base: new TextEncoder().encode('{"no":"json'), edits: [], discarded: [] }],
    [{ v: 1, base: new TextEncoder().encode('{}'), edits: [7], discarded: [] }],
    [{ v: 1, id: 'x', ticketId: 7, kind: 'save', state: 'waiting', title: '' }],
    [{ v: 1, id: 'x', ticketId: 'x', kind: 'message', state: 'waiting', title: '' }],
    [{ v: 1, messageId: '<x>', content: { level: 'External', body: 7, files: [] } }],
  ])('that holds what no page has written is no harm (%#)', async (value) => {
    const keys = ['ticket/7', 'entry/x', 'message/7', 'message/x', 'save/x', 'file/x', 'seen/x'];
    await store.write(keys.map((key) => ({ key, value })));
    const desk = await world.desk({ store });
    await settle();
    expect(desk.outbox.entries).toEqual([]);
    expect(desk.saves.list).toEqual([]);
    expect((await desk.message(7)).empty).toBe(true);
    expect((await desk.openTicket(7)).value(title)).toBe('Printer');
  });

  test('that is full keeps the older copy and says so; saves go all the same', async () => {
    const disk = Object.assign(store, { kind: 'indexed-db' });
    const desk = await world.desk({ store: disk });
    const session = await desk.openTicket(7);
    session.edit(title, 'First');
    await desk.flush();
    expect(desk.kept).toBe('durable');
    const write = disk.write.bind(disk);
    disk.write = (changes: readonly StoreChange[]) =>
      changes.some(({ value }) => value !== undefined)
        ? Promise.reject(new StoreError('full'))
        : write(changes);
    session.edit(title, 'Second');
    (await desk.message(7)).update({ body: 'Dear Ann' });
    await world.clock.pass(1_000);
    expect(desk.kept).toBe('full');
    expect(await disk.get('ticket/7')).toMatchObject({ edits: [['/Title', 'First']] });
    await (await desk.message(7)).send();
    await session.save();
    await settle();
    expect(world.ticket().Title).toBe('Second');
    // A reply of which nothing is kept would be sent twice after a crash.
    expect(world.messages).toEqual([]);
    expect(desk.outbox.entries).toMatchObject([{ kind: 'message', reason: 'full' }]);
    disk.write = write;
    await world.clock.pass(20_000);
    expect(world.messages).toHaveLength(1);
    expect(desk.kept).toBe('durable');
  });
});

test('every document of the core is freed', async () => {
  const before = core.liveObjects;
  const desk = await world.desk({ store });
  const session = await desk.openTicket(7);
  world.next('patchTicket', 'lost-answer');
  session.edit(title, 'Mine');
  await session.save();
  await settle();
  session.edit(title, 'Later');
  await session.save();
  world.put(7, { Priority: { TicketPriorityId: 5 } });
  await settle();
  await desk.refresh(session);
  await desk.saves.undo(desk.saves.list[0]!.id);
  await settle();
  await desk.close();
  expect(core.liveObjects).toBe(before);
});

describe('a desk whose page is about to go', () => {
  test('writes what was just typed at once, while another tab keeps something', async () => {
    const tabs = new MemoryTabs();
    const desk = await world.desk({ store, tabs });
    void tabs.open().exclusive('kept', () => new Promise(() => undefined));
    (await desk.message(7)).update({ body: 'Dear Ann' });
    expect(await store.get('message/7')).toBeUndefined();
    await desk.flush();
    expect(await store.get('message/7')).toMatchObject({ content: { body: 'Dear Ann' } });
  });
});
