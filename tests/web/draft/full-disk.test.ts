import { beforeEach, describe, expect, test } from '@jest/globals';
import { rowNamed } from '../../../web/table/properties.js';
import { readKeptTicket } from '../../../web/draft/kept-ticket.js';
import { severalTickets } from '../../../web/draft/message-draft.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { StoreError, type StoreChange } from '../../../web/draft/store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import type { Told } from '../../../web/draft/told.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;
const author = rowNamed('author')!;

/** A disk that may have no room left. */
class SmallDisk extends MemoryStore {
  full = false;

  override async write(changes: readonly StoreChange[]): Promise<void> {
    if (this.full && changes.some(({ value }) => value !== undefined)) throw new StoreError('full');
    return super.write(changes);
  }

  /** It outlives the tabs. */
  override close(): void {
    return undefined;
  }
}

let world: World;
let disk: SmallDisk;
let tabs: MemoryTabs;
beforeEach(() => {
  world = new World(core);
  disk = new SmallDisk();
  tabs = new MemoryTabs();
});

/** One more tab of the same person. */
const tab = (): ReturnType<World['desk']> => world.desk({ store: disk, tabs });

async function keptEdits(): Promise<unknown> {
  const kept = readKeptTicket(await disk.get('ticket/7'));
  return kept?.edits;
}

/** Room again, and time enough to write. */
async function makeRoom(): Promise<void> {
  disk.full = false;
  await world.clock.pass(11_000);
}

describe('two tabs of one person on a full disk', () => {
  test('what was typed after what another tab saves is kept (seed 3183)', async () => {
    const one = await tab();
    const session = await one.openTicket(7);
    session.edit(title, 'older');
    await world.clock.pass(1_000);
    disk.full = true;
    session.edit(title, 'newer');
    await world.clock.pass(3_000);
    expect(one.kept).toBe('full');
    const two = await tab();
    await (await two.openTicket(7)).save();
    await settle();
    expect(world.ticket().Title).toBe('older');
    await makeRoom();
    expect(await keptEdits()).toEqual([['/Title', 'newer']]);
  });

  test('what the first tab has typed meanwhile outlives the save of the second (seed 814)', async () => {
    const one = await tab();
    const first = await one.openTicket(7);
    first.edit(title, 'older');
    await world.clock.pass(1_000);
    disk.full = true;
    first.edit(title, 'newer');
    await world.clock.pass(3_000);
    const two = await tab();
    const second = await two.openTicket(7);
    await second.save();
    await settle();
    second.discard();
    await makeRoom();
    expect(first.value(title)).toBe('newer');
    expect(await keptEdits()).toEqual([['/Title', 'newer']]);
  });

  test('a save that this tab makes of a ticket that it does not show clears no newer edit (seed 205617)', async () => {
    const one = await tab();
    const first = await one.openTicket(7);
    first.edit(title, 'older');
    world.offline = true;
    await first.save();
    await settle();
    await one.close();
    const two = await tab();
    disk.full = true;
    world.offline = false;
    two.outbox.wake();
    await world.clock.pass(100);
    expect(world.ticket().Title).toBe('older');
    await world.clock.pass(1_000);
    (await (await tab()).openTicket(7)).edit(title, 'newer');
    await world.clock.pass(4_900);
    // There is room for what was typed before the other tab tries again.
    await makeRoom();
    expect(await keptEdits()).toEqual([['/Title', 'newer']]);
  });

  test('the later edit counts where it was made over a newer version (seed 1213)', async () => {
    disk.full = true;
    const one = await tab();
    const first = await one.openTicket(7);
    first.edit(title, 'earlier');
    await world.clock.pass(3_000);
    world.put(7, { Title: 'theirs' });
    const two = await tab();
    (await two.openTicket(7)).edit(title, 'later');
    await world.clock.pass(3_000);
    await makeRoom();
    expect(await keptEdits()).toEqual([['/Title', 'later']]);
  });

  test('what another tab has saved and taken back is no edit when it is opened (seed 731)', async () => {
    const one = await tab();
    const two = await tab();
    const session = await one.openTicket(7);
    session.edit(title, 'saved');
    await world.clock.pass(1_000);
    disk.full = true;
    await session.save();
    await settle();
    await one.saves.undo(one.saves.list[0]!.id);
    await settle();
    expect(world.ticket().Title).toBe('Printer');
    expect(await keptEdits()).toEqual([['/Title', 'saved']]);
    const late = await two.openTicket(7);
    await settle();
    expect(late.changes).toEqual([]);
    expect(late.value(title)).toBe('Printer');
    await makeRoom();
    expect(await keptEdits()).toBeUndefined();
  });

  /** One tab saves on a full disk, types on, and takes the save back. */
  async function savedAndTakenBack(): Promise<void> {
    const one = await tab();
    const session = await one.openTicket(7);
    session.edit(title, 'saved');
    await world.clock.pass(1_000);
    disk.full = true;
    await session.save();
    await settle();
    // With this there is something to keep, which finds no room.
    session.edit(author, 'typed since');
    await world.clock.pass(3_000);
    await one.saves.undo(one.saves.list[0]!.id);
    await settle();
    expect(world.ticket().Title).toBe('Printer');
    expect(await keptEdits()).toEqual([['/Title', 'saved']]);
  }

  test('a tab that comes later learns what was saved and taken back (seed 6478)', async () => {
    await savedAndTakenBack();
    const two = await tab();
    await settle();
    const late = await two.openTicket(7);
    await settle();
    expect(late.changes.map(({ pointer }) => pointer)).not.toContain('/Title');
    await late.save();
    await settle();
    expect(world.ticket().Title).toBe('Printer');
  });

  test('it learns that also where it has opened the ticket already, and read it anew', async () => {
    await savedAndTakenBack();
    const between = tabs.open();
    const heard: Told[] = [];
    between.listen((told) => heard.push(told as Told));
    between.post({ kind: 'come', from: 'between' } satisfies Told);
    await settle();
    const answers = heard.flatMap((told) => (told.kind === 'settled' ? [told] : []));
    expect(answers.map(({ to, by }) => [to, by !== undefined])).toEqual([
      ['between', false],
      ['between', true],
    ]);
    // To this one the answers come late.
    const later = new MemoryTabs();
    const slow = later.open();
    const come: Told[] = [];
    slow.listen((told) => come.push(told as Told));
    const two = await world.desk({ store: disk, tabs: later });
    const late = await two.openTicket(7);
    await settle();
    expect([late.value(title), late.base.Title]).toEqual(['saved', 'Printer']);
    for (const told of answers) slow.post({ ...told, to: 'somebody else' });
    await settle();
    expect(late.value(title)).toBe('saved');
    expect(come).toMatchObject([{ kind: 'come' }]);
    const { from } = come[0] as Extract<Told, { kind: 'come' }>;
    for (const told of answers) slow.post({ ...told, to: from });
    await settle();
    expect([late.value(title), late.changed]).toEqual(['Printer', false]);
  });

  test('what waits for a log-in is not sent where another has saved it (seed 148424)', async () => {
    const [one, two] = [await tab(), await tab()];
    const [first, second] = [await one.openTicket(7), await two.openTicket(7)];
    first.edit(title, 'wanted');
    await world.clock.pass(1_000);
    disk.full = true;
    world.session = false;
    await first.save();
    await settle();
    expect([one.outbox.paused, two.outbox.entries]).toEqual([true, []]);
    world.session = true;
    await second.save();
    await settle();
    expect(world.ticket().Title).toBe('wanted');
    await two.saves.undo(two.saves.list[0]!.id);
    await settle();
    await one.resume();
    await settle();
    expect(world.ticket().Title).toBe('Printer');
    expect(one.outbox.entries).toEqual([]);
  });

  test('where everything is kept nothing is told to who comes', async () => {
    const store = Object.assign(disk, { kind: 'indexed-db' });
    const session = await (await world.desk({ store, tabs })).openTicket(7);
    session.edit(title, 'saved');
    await session.save();
    await settle();
    const between = tabs.open();
    const heard: unknown[] = [];
    between.listen((told) => heard.push(told));
    between.post({ kind: 'come', from: 'between' } satisfies Told);
    await settle();
    expect(heard).toEqual([]);
  });

  test('what was called back is not sent by a tab that knows only the store (seed 20174)', async () => {
    const one = await tab();
    const [single, several] = [await one.message(7), await one.message(severalTickets)];
    single.update({ body: 'Dear Ann' });
    await single.send({ mail: true, hold: 10_000 });
    several.update({ body: 'Dear all' });
    const letter = { entryId: one.outbox.newId(), ticketId: 7, title: '', from: several.content };
    await several.sendEach([{ ...letter, content: several.content }], { hold: 10_000 });
    disk.full = true;
    await one.outbox.cancel(one.outbox.entries[0]!.id);
    expect(await several.callBack([letter.entryId], letter.from)).toEqual([letter.entryId]);
    expect([single.content.body, several.content.body, one.kept]).toEqual([
      'Dear Ann',
      'Dear all',
      'full',
    ]);
    const later = await world.desk({ store: disk });
    await world.clock.pass(60_000);
    expect([world.messages, later.outbox.entries]).toEqual([[], []]);
    await makeRoom();
    expect(await disk.list('message/')).toHaveLength(2);
  });

  test('what both send at once goes out once (seed 4024)', async () => {
    const [one, two] = [await tab(), await tab()];
    (await one.message(7)).update({ body: 'Dear Ann' });
    await world.clock.pass(1_000);
    disk.full = true;
    const drafts = [await one.message(7), await two.message(7)];
    expect(drafts[1]!.content.body).toBe('Dear Ann');
    await Promise.all(drafts.map((draft) => draft.send({ mail: true })));
    await settle();
    await makeRoom();
    await world.clock.pass(60_000);
    expect(world.messages).toMatchObject([{ body: 'Dear Ann', mails: 1 }]);
    expect([...one.outbox.entries, ...two.outbox.entries]).toEqual([]);
  });
});
