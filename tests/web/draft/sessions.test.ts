import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import type { StoreChange } from '../../../web/draft/store.js';
import { MemoryTabs, type Tabs } from '../../../web/draft/tabs.js';
import type { Told } from '../../../web/draft/told.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;
const priority = rowNamed('priority')!;

let world: World;
let store: MemoryStore;
let tabs: MemoryTabs;
let other: Tabs;
let live: number;
beforeEach(() => {
  world = new World(core);
  world.put(8, { ...world.ticket(), TicketId: 8 });
  store = new MemoryStore();
  tabs = new MemoryTabs();
  other = tabs.open();
  live = core.liveObjects;
});

async function tell(told: Told): Promise<void> {
  other.post(told);
  await settle();
}

const edits = (value: string, before = 'Printer'): Told => ({
  ...{ kind: 'edits', ticketId: 7, edits: [['/Title', value, before]] },
});
const urgent: Told = {
  ...{ kind: 'edits', ticketId: 7, edits: [['/Priority/TicketPriorityId', 3, 2]] },
};
const reads = (): number => world.calls.filter((call) => call === 'getTicket').length;

describe('a ticket', () => {
  test('that is opened twice at once is read once, and is one', async () => {
    const desk = await world.desk({ store });
    const [one, two] = await Promise.all([desk.openTicket(7), desk.openTicket(7)]);
    expect(one).toBe(two);
    expect(reads()).toBe(1);
    expect(await desk.openTicket(7)).toBe(one);
    expect(reads()).toBe(1);
  });

  test('that could not be opened is opened by the next try', async () => {
    const desk = await world.desk({ store });
    world.offline = true;
    await expect(desk.openTicket(7)).rejects.toMatchObject({ code: 'network' });
    world.offline = false;
    expect((await desk.openTicket(7)).base.Title).toBe('Printer');
  });

  test('that is left is freed, and read anew', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    expect(core.liveObjects).toBe(live + 1);
    desk.leaveTicket(7);
    desk.leaveTicket(7);
    expect(core.liveObjects).toBe(live);
    expect(await desk.openTicket(7)).not.toBe(session);
    expect(reads()).toBe(2);
  });

  test('that is left stays where something of it is kept, or on its way', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    session.edit(title, 'Mine');
    desk.leaveTicket(7);
    expect(await desk.openTicket(7)).toBe(session);
    session.discard();
    desk.leaveTicket(7);
    expect(await desk.openTicket(7)).toBe(session);
    session.edit(title, 'Mine');
    world.offline = true;
    await session.save();
    await settle();
    session.reset();
    session.edit(title, 'Mine');
    session.reset();
    desk.leaveTicket(7);
    expect(await desk.openTicket(7)).toBe(session);
  });

  test('that is left is freed once what is to be written of it is written', async () => {
    const desk = await world.desk({ store, tabs });
    const session = await desk.openTicket(7);
    // What is not made over the value here comes with the store's record, at the next writing.
    await tell(edits('Typed', 'Theirs'));
    desk.leaveTicket(7);
    expect(await desk.openTicket(7)).toBe(session);
    await world.clock.pass(500);
    expect(core.liveObjects).toBe(live + 1);
    desk.watch(true);
    desk.watch(false);
    expect(core.liveObjects).toBe(live);
  });

  test('that was left while it was read is not shown again', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    world.put(7, { Title: 'Theirs' });
    const reading = desk.refresh(session);
    desk.leaveTicket(7);
    await reading;
    expect(core.liveObjects).toBe(live);
    expect(desk.reports).toEqual([]);
  });

  test('is read only where it has changed, and then told', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    await desk.refresh(session);
    expect(desk.reports).toEqual([]);
    world.put(7, { Messages: [{ TicketMessageId: 3 }] });
    await desk.refresh(session);
    const at = world.ticket().LastChanged;
    expect(desk.reports).toEqual([
      { kind: 'others', ticketId: 7, others: [], at, messages: [3], overlaps: false },
    ]);
    world.put(7, { NumReplies: 4 });
    session.markSeen();
    await desk.refresh(session);
    expect(desk.reports).toHaveLength(1);
  });

  test('that my own save is changing is nobody else’s doing', async () => {
    const desk = await world.desk({ store });
    const session = await desk.openTicket(7);
    session.edit(title, 'Mine');
    world.next('patchTicket', 'hang');
    await session.save();
    await settle();
    await desk.refresh(session);
    expect(desk.reports).toEqual([]);
    await world.clock.pass(31_000);
    expect(desk.reports).toMatchObject([{ kind: 'saved' }]);
  });

  test('that another tab has saved while it was asked is nobody else’s doing (seed 205433)', async () => {
    const one = await world.desk({ store });
    const writes: (readonly StoreChange[])[] = [];
    const write = store.write.bind(store);
    store.write = (changes) => (writes.push(changes), write(changes));
    (await one.openTicket(7)).edit(title, 'Mine');
    await one.flush();
    await (await one.openTicket(7)).save();
    await settle();
    const landing = writes.findIndex((all) => all.some(({ key }) => key.startsWith('save/')));
    const late = new MemoryStore();
    for (const changes of writes.slice(0, landing)) await late.write(changes);
    void other.exclusive('outbox', () => new Promise(() => undefined));
    const two = await world.desk({ store: late, tabs });
    await settle();
    const list = late.list.bind(late);
    late.list = async (prefix) => {
      const found = await list(prefix);
      if (prefix !== 'entry/' && prefix !== 'save/') return found as never;
      late.list = list;
      await late.write(writes[landing]!);
      return found as never;
    };
    await two.openTicket(7);
    await settle();
    expect(two.reports).toEqual([]);
  });

  test('is read again with all others when the page appears; one that fails stops none', async () => {
    const desk = await world.desk({ store });
    const [one, two] = [await desk.openTicket(7), await desk.openTicket(8)];
    for (const id of [7, 8]) world.put(id, { Title: 'Theirs' });
    world.next('getTicket', 'lost-request');
    desk.watch(true);
    await settle();
    expect([one.base.Title, two.base.Title]).toEqual(['Printer', 'Theirs']);
    await world.clock.pass(15_000);
    expect(one.base.Title).toBe('Theirs');
    await desk.close();
  });
});

describe('edits of another tab', () => {
  test('of a ticket that is not open here are known to be there, until they are saved', async () => {
    const desk = await world.desk({ store, tabs });
    await tell(edits('Typed'));
    expect(desk.unfinished).toEqual([{ ticketId: 7, kind: 'edits' }]);
    const answer = new TextEncoder().encode(JSON.stringify(world.ticket()));
    await tell({ kind: 'settled', ticketId: 7, asked: [], answer });
    expect(desk.unfinished).toEqual([]);
  });

  test('that the store may not have yet are there for a second', async () => {
    const desk = await world.desk({ store, tabs });
    await tell(edits('Typed'));
    await world.clock.pass(999);
    expect((await desk.openTicket(7)).value(title)).toBe('Typed');
    const later = await world.desk({ store: new MemoryStore(), tabs });
    await tell({ ...edits('Typed'), ticketId: 8 } as Told);
    await world.clock.pass(1_000);
    expect((await later.openTicket(8)).value(title)).toBe('Printer');
  });

  test('made one after the other while it is opened are all taken', async () => {
    const desk = await world.desk({ store, tabs });
    await tell(edits('Typed'));
    const opening = desk.openTicket(7);
    other.post(urgent);
    const session = await opening;
    expect([session.value(title), session.value(priority)]).toEqual(['Typed', 3]);
    await world.clock.pass(500);
    expect(await store.get('ticket/7')).toMatchObject({ edits: [{}, {}] });
  });

  test('of an open ticket are shown, and are not what is told back', async () => {
    const desk = await world.desk({ store, tabs });
    const session = await desk.openTicket(7);
    const heard: unknown[] = [];
    other.listen((message) => heard.push(message));
    await tell(edits('Typed'));
    expect(session.value(title)).toBe('Typed');
    expect(heard).toEqual([]);
    session.edit(title, 'Mine');
    await settle();
    expect(heard).toEqual([edits('Mine')]);
  });
});

describe('a save of another tab', () => {
  const saved = (id: number, value: string): Told => {
    world.put(id, { Title: value });
    const answer = new TextEncoder().encode(JSON.stringify(world.ticket(id)));
    const asked = [{ pointer: '/Title', before: 'Printer', after: value }];
    return { kind: 'settled', ticketId: id, asked, answer };
  };

  test('leaves no edit of a ticket that is only open after it was taken back', async () => {
    const desk = await world.desk({ store, tabs });
    await tell(edits('Typed'));
    const opening = desk.openTicket(7);
    other.post(urgent);
    other.post(saved(7, 'Typed'));
    world.put(7, { Title: 'Printer' });
    const session = await opening;
    expect(session.changes).toMatchObject([{ pointer: '/Priority/TicketPriorityId', after: 3 }]);
  });

  test('is newer than an answer that comes late: its value is what is edited', async () => {
    const desk = await world.desk({ store, tabs });
    const opening = desk.openTicket(7);
    while (reads() === 0) await Promise.resolve();
    let release = (): void => undefined;
    void other.exclusive('kept', () => new Promise<void>((resolve) => (release = resolve)));
    await settle();
    await tell(saved(7, 'Mine'));
    release();
    const session = await opening;
    expect([session.before(title), session.changed]).toEqual(['Mine', false]);
    expect(core.liveObjects).toBe(live + 1);
  });

  test('leaves no edit of an open ticket, and nothing of it is kept', async () => {
    const desk = await world.desk({ store, tabs });
    const session = await desk.openTicket(7);
    session.edit(title, 'Mine');
    await world.clock.pass(500);
    await tell(saved(7, 'Mine'));
    expect(session.changed).toBe(false);
    expect(session.base.Title).toBe('Mine');
    await world.clock.pass(500);
    expect(await store.get('ticket/7')).toBeUndefined();
  });

  test.each([
    [49, []],
    [50, ['/Title']],
  ])('is remembered among the last fifty: after %d others', async (others, left) => {
    const first = await world.desk({ store });
    (await first.openTicket(7)).edit(title, 'Mine');
    await first.flush();
    const desk = await world.desk({ store, tabs });
    await tell(saved(7, 'Mine'));
    for (let at = 0; at < others; at++) other.post(saved(8, `Title ${at}`));
    await settle();
    world.next('getTicket', 'lost-request');
    const session = await desk.openTicket(7);
    expect(session.changes.map(({ pointer }) => pointer)).toEqual(left);
  });

  test('that is older than what is kept says nothing', async () => {
    const old = saved(7, 'Mine');
    world.put(7, { Title: 'Theirs' });
    const first = await world.desk({ store });
    (await first.openTicket(7)).edit(title, 'Mine');
    await first.flush();
    const desk = await world.desk({ store, tabs });
    await tell(old);
    const before = core.liveObjects;
    world.next('getTicket', 'lost-request');
    const session = await desk.openTicket(7);
    expect(session.value(title)).toBe('Mine');
    expect(session.before(title)).toBe('Theirs');
    expect(core.liveObjects).toBe(before + 1);
  });
});

describe('my save of a ticket that is not open any more', () => {
  test('leaves no edit behind, and frees what it has opened for it', async () => {
    const first = await world.desk({ store });
    const session = await first.openTicket(7);
    session.edit(title, 'Mine');
    world.offline = true;
    await session.save();
    await settle();
    first.outbox.close();
    world.offline = false;
    const desk = await world.desk({ store });
    await world.clock.pass(31_000);
    expect(world.ticket().Title).toBe('Mine');
    expect(desk.unfinished).toEqual([]);
    expect(await store.get('ticket/7')).toBeUndefined();
    await first.close().catch(() => undefined);
    expect(core.liveObjects).toBe(live);
  });
});
