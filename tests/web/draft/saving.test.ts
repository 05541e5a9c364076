import { beforeEach, describe, expect, test } from '@jest/globals';
import { rowNamed } from '../../../web/table/properties.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import type { Session } from '../../../web/draft/session.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;
const priority = rowNamed('priority')!;
const tags = rowNamed('tags')!;
const owner = rowNamed('owner')!;

let world: World;
let desk: Awaited<ReturnType<World['desk']>>;
let session: Session;
beforeEach(async () => {
  world = new World(core);
  desk = await world.desk();
  session = await desk.openTicket(7);
});

const kinds = (): string[] => desk.reports.map(({ kind }) => kind);
const patches = (): number => world.calls.filter((call) => call === 'patchTicket').length;

async function save(): Promise<void> {
  await session.save();
  await settle();
}

describe('a save without an answer', () => {
  test('that did arrive is told as saved, and not as somebody else’s', async () => {
    world.next('patchTicket', 'lost-answer');
    session.edit(title, 'Mine');
    await save();
    expect(kinds()).toEqual(['saved']);
    expect(desk.reports[0]).toMatchObject({ others: [] });
    expect(patches()).toBe(1);
    expect(session.changed).toBe(false);
  });

  test('that did not arrive is sent again', async () => {
    world.next('patchTicket', 'lost-request');
    session.edit(title, 'Mine');
    await save();
    expect(world.ticket().Title).toBe('Mine');
    expect(kinds()).toEqual(['saved']);
    expect(patches()).toBe(2);
  });

  test('is given up after 30 s, and looked for', async () => {
    world.next('patchTicket', 'hang');
    session.edit(title, 'Mine');
    await save();
    expect(desk.outbox.entries[0]?.state).toBe('sending');
    await world.clock.pass(29_000);
    expect(kinds()).toEqual([]);
    await world.clock.pass(1_500);
    expect(kinds()).toEqual(['saved']);
    expect(patches()).toBe(1);
  });

  test.each([502, 503, 504, 500])('a status %i means that one has to look', async (status) => {
    world.next('patchTicket', refusal(status));
    session.edit(title, 'Mine');
    await save();
    expect(kinds()).toEqual(['saved']);
    expect(patches()).toBe(2);
  });

  test('that was overwritten by somebody is a conflict, not a success', async () => {
    world.next('patchTicket', 'lost-answer');
    world.next('getTicket', 'lost-request');
    session.edit(title, 'Mine');
    await save();
    world.put(7, { Title: 'Theirs' });
    await world.clock.pass(1_500);
    expect(kinds()).toEqual(['conflict']);
    expect(session.value(title)).toBe('Mine');
    expect(world.ticket().Title).toBe('Theirs');
  });
});

describe('while a save is on its way', () => {
  test('what is typed stays, on top of the answer', async () => {
    world.next('patchTicket', 'hang');
    session.edit(title, 'Mine');
    await save();
    session.edit(title, 'Mine, and more');
    session.edit(priority, 3);
    await world.clock.pass(31_000);
    expect(kinds()).toEqual(['saved']);
    expect(session.changes).toEqual([
      { pointer: '/Title', before: 'Mine', after: 'Mine, and more' },
      { pointer: '/Priority/TicketPriorityId', before: 2, after: 3 },
    ]);
    expect(session.unsaved).toHaveLength(2);
  });

  test('an edit taken back is an edit of what is saved', async () => {
    world.next('patchTicket', 'hang');
    session.edit(title, 'Mine');
    await save();
    session.edit(title, 'Printer');
    await world.clock.pass(31_000);
    expect(session.changes).toEqual([{ pointer: '/Title', before: 'Mine', after: 'Printer' }]);
  });

  test('a second save goes after it by itself, as one patch', async () => {
    world.next('patchTicket', 'hang');
    session.edit(title, 'One');
    await save();
    session.edit(title, 'Two');
    await save();
    session.edit(priority, 3);
    await save();
    expect(desk.outbox.entries).toHaveLength(1);
    await world.clock.pass(31_000);
    expect(world.ticket()).toMatchObject({ Title: 'Two', Priority: { TicketPriorityId: 3 } });
    expect(kinds()).toEqual(['saved', 'saved']);
    expect(patches()).toBe(2);
    expect(session.changed).toBe(false);
    expect(desk.saves.list.map(({ undone }) => undone)).toEqual([false, false]);
  });

  test('the session’s edits are not counted twice', async () => {
    world.next('patchTicket', 'hang');
    session.edit(title, 'Mine');
    await save();
    expect(session.unsaved).toEqual([]);
    session.edit(priority, 3);
    expect(session.unsaved.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
  });
});

describe('offline', () => {
  test('saves wait, are one patch, and go when the connection is back', async () => {
    world.offline = true;
    session.edit(title, 'One');
    await save();
    session.edit(title, 'Two');
    await save();
    await world.clock.pass(60_000);
    expect(desk.outbox.offline).toBe(true);
    expect(desk.outbox.entries).toHaveLength(1);
    world.offline = false;
    const before = patches();
    desk.outbox.wake();
    await settle();
    expect(world.ticket().Title).toBe('Two');
    expect(patches() - before).toBe(1);
    expect(kinds()).toEqual(['saved']);
  });

  test('it is tried less and less often', async () => {
    world.offline = true;
    session.edit(title, 'Mine');
    await save();
    await world.clock.pass(5 * 60_000);
    const tried = world.calls.length;
    expect(tried).toBeLessThan(30);
    world.offline = false;
    await world.clock.pass(31_000);
    expect(world.ticket().Title).toBe('Mine');
  });
});

describe('an expired session', () => {
  test('keeps the save, which goes on after the log-in', async () => {
    world.session = false;
    session.edit(title, 'Mine');
    await save();
    expect(desk.outbox.entries).toMatchObject([{ state: 'waiting', reason: 'session' }]);
    expect(kinds()).toEqual(['session']);
    await world.clock.pass(60_000);
    expect(patches()).toBe(1);
    world.session = true;
    expect(await desk.resume()).toBe(true);
    await settle();
    expect(world.ticket().Title).toBe('Mine');
  });

  test('nothing is sent for somebody else who logs in', async () => {
    const other = await world.desk({ user: '11' });
    const theirs = await other.openTicket(7);
    world.session = false;
    theirs.edit(title, 'Not theirs');
    await theirs.save();
    await settle();
    world.session = true;
    expect(await other.resume()).toBe(false);
    await world.clock.pass(60_000);
    expect(world.ticket().Title).toBe('Printer');
    expect(other.reports.at(-1)?.kind).toBe('other-user');
  });
});

describe('somebody else saved first', () => {
  test('something else: both are there, and theirs is told', async () => {
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    session.edit(title, 'Mine');
    await save();
    expect(world.ticket()).toMatchObject({ Title: 'Mine', Priority: { TicketPriorityId: 5 } });
    expect(desk.reports).toMatchObject([{ kind: 'saved' }]);
    const [report] = desk.reports;
    const others = report?.kind === 'saved' ? report.others : [];
    expect(others.map(({ path }) => path)).toEqual(['/Priority/TicketPriorityId']);
    expect(session.value(priority)).toBe(5);
  });

  test('the same value: that is what was wanted', async () => {
    world.put(7, { Title: 'Mine' });
    session.edit(title, 'Mine');
    await save();
    expect(kinds()).toEqual(['saved']);
    expect(session.changed).toBe(false);
  });

  test('elements of one set: both are there', async () => {
    world.put(7, { Tags: [{ Id: 5 }] });
    session.edit(tags, [{ Id: 9 }]);
    await save();
    const ids = world.ticket().Tags?.map(({ Id }) => Id);
    expect(ids?.toSorted()).toEqual([5, 9]);
  });

  test('the same field: nothing is written before a person has chosen', async () => {
    world.put(7, { Title: 'Theirs' });
    session.edit(title, 'Mine');
    await save();
    expect(kinds()).toEqual(['conflict']);
    expect(desk.outbox.entries).toMatchObject([
      { state: 'conflict', conflict: { why: 'overlap' } },
    ]);
    expect(world.ticket().Title).toBe('Theirs');
    expect(session.value(title)).toBe('Mine');
    await world.clock.pass(60_000);
    expect(patches()).toBe(1);
  });

  test.each([
    ['Closed', 'closed'],
    ['Deleted', 'deleted'],
    ['Merged', 'merged'],
  ])('a ticket that is %s by now is a conflict', async (BaseStatus, why) => {
    world.put(7, { BaseStatus, ConnectId: 48 });
    session.edit(title, 'Mine');
    await save();
    expect(world.ticket().Title).toBe('Printer');
    const moveTo = why === 'merged' ? 48 : undefined;
    const { conflict } = desk.outbox.entries[0] as { conflict?: { moveTo?: number } };
    expect(conflict).toMatchObject({ why });
    expect(conflict?.moveTo).toBe(moveTo);
  });
});

describe('a refused save', () => {
  test('stays where it can be seen, and goes on after another save', async () => {
    world.next('patchTicket', refusal(403));
    session.edit(title, 'Mine');
    await save();
    expect(desk.reports).toMatchObject([{ kind: 'refused', problem: { status: 403 } }]);
    expect(desk.outbox.entries).toMatchObject([{ state: 'refused' }]);
    expect(session.value(title)).toBe('Mine');
    await save();
    expect(world.ticket().Title).toBe('Mine');
    expect(desk.outbox.entries).toEqual([]);
  });

  test('can be cancelled; the edits stay', async () => {
    world.next('patchTicket', refusal(403));
    session.edit(title, 'Mine');
    await save();
    expect(await desk.outbox.cancel(desk.outbox.entries[0]!.id)).toBe(true);
    expect(session.unsaved).toHaveLength(1);
  });
});

describe('a killed page', () => {
  test.each([
    ['lost-request' as const, 2],
    ['lost-answer' as const, 1],
  ])('after a %s: what was sent is looked for', async (fate, sent) => {
    const store = new MemoryStore();
    const first = await world.desk({ store });
    const mine = await first.openTicket(7);
    mine.edit(title, 'Mine');
    world.next('patchTicket', fate);
    world.next('getTicket', 'hang');
    await mine.save();
    await settle();
    // The page is gone: nothing of it runs any more.
    first.outbox.close();
    const later = await world.desk({ store });
    expect(later.outbox.entries).toMatchObject([{ kind: 'save', state: 'unknown' }]);
    await settle();
    expect(later.reports).toMatchObject([{ kind: 'saved' }]);
    expect(patches()).toBe(sent);
    expect((await later.openTicket(7)).changed).toBe(false);
    expect(later.saves.list).toHaveLength(1);
  });
});

describe('undo of a save', () => {
  test('sends the inverse alone, and can be redone', async () => {
    session.edit(title, 'Mine');
    await save();
    session.edit(priority, 3);
    const [{ id } = { id: '' }] = desk.saves.list;
    await desk.saves.undo(id);
    await settle();
    expect(world.ticket()).toMatchObject({ Title: 'Printer', Priority: { TicketPriorityId: 2 } });
    expect(session.changes.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
    expect(desk.saves.list[0]?.undone).toBe(true);
    await desk.saves.redo(id);
    await settle();
    expect(world.ticket().Title).toBe('Mine');
    expect(kinds()).toEqual(['saved', 'undone', 'redone']);
  });

  test('leaves what somebody has changed since', async () => {
    session.edit(title, 'Mine');
    await save();
    world.put(7, { Title: 'Theirs' });
    await desk.saves.undo(desk.saves.list[0]!.id);
    await settle();
    expect(world.ticket().Title).toBe('Theirs');
    expect(kinds()).toEqual(['saved', 'refused']);
  });

  test('goes through where somebody has changed something else since', async () => {
    session.edit(title, 'Mine');
    await save();
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    await desk.saves.undo(desk.saves.list[0]!.id);
    await settle();
    expect(world.ticket()).toMatchObject({ Title: 'Printer', Priority: { TicketPriorityId: 5 } });
  });

  test('is not made twice where its answer was lost', async () => {
    session.edit(title, 'Mine');
    await save();
    world.next('patchTicket', 'lost-answer');
    await desk.saves.undo(desk.saves.list[0]!.id);
    await settle();
    expect(world.ticket().Title).toBe('Printer');
    expect(kinds()).toEqual(['saved', 'undone']);
    expect(patches()).toBe(2);
  });

  test('is no conflict with an edit of mine that waits', async () => {
    session.edit(owner, 12);
    await save();
    world.offline = true;
    session.edit(owner, 13);
    await desk.saves.undo(desk.saves.list[0]!.id);
    await save();
    world.offline = false;
    await world.clock.pass(60_000);
    expect(kinds()).toEqual(['saved', 'undone', 'saved']);
    expect(world.ticket().OwnedBy?.AssociateId).toBe(13);
  });
});

describe('telling people', () => {
  test('is a second request, made after the save', async () => {
    session.edit(title, 'Mine');
    await session.save({ notify: true });
    await settle();
    expect(desk.reports).toMatchObject([{ kind: 'saved', notified: 'yes' }]);
  });

  test('is not repeated where its answer was lost, and that is told', async () => {
    world.next('saveTicket', 'lost-answer');
    session.edit(title, 'Mine');
    await session.save({ notify: true });
    await settle();
    expect(desk.reports).toMatchObject([{ kind: 'saved', notified: 'unknown' }]);
    expect(world.calls.filter((call) => call === 'saveTicket')).toHaveLength(1);
  });
});
