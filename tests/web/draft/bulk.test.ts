import { beforeEach, describe, expect, test } from '@jest/globals';
import { Bulk, isReady, mostTickets, type BulkEdit } from '../../../web/draft/bulk.js';
import type { Desk } from '../../../web/draft/desk.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { rowNamed } from '../../../web/table/properties.js';
import { shown } from '../../../web/table/problems.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const owner = rowNamed('OwnedBy')!;
const priority = rowNamed('Priority')!;
const tags = rowNamed('Tags')!;
const title = rowNamed('Title')!;

let world: World;
let desk: Desk;

beforeEach(async () => {
  world = new World(core);
  for (let id = 8; id < 20; id++) world.put(id, { ...world.ticket(), TicketId: id });
  desk = await world.desk();
});

function bulk(ids: readonly number[], ...edits: BulkEdit[]): Bulk {
  return new Bulk(desk, ids, edits, { update: () => undefined, report: shown });
}

async function done(work: Promise<void>): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settle();
  await work;
}

const states = ({ items }: Bulk) => items.map(({ state }) => state);

describe('the same edit of several tickets', () => {
  test('saves each by itself, and takes all of them back', async () => {
    const ids = [7, 8, 9, 10, 11, 12, 13];
    const edits = bulk(ids, [priority, 3], [owner, 10]);
    await done(edits.run());
    expect(states(edits)).toEqual(ids.map(() => 'saved'));
    expect(edits.items[0]).toMatchObject({ id: 7, title: 'Printer' });
    for (const id of ids) {
      expect(world.ticket(id)).toMatchObject({
        Priority: { TicketPriorityId: 3 },
        OwnedBy: { AssociateId: 10 },
      });
    }
    expect(world.calls.filter((call) => call === 'patchTicket')).toHaveLength(7);
    await done(edits.undo());
    expect(states(edits)).toEqual(ids.map(() => 'undone'));
    for (const id of ids) {
      expect(world.ticket(id).Priority).toMatchObject({ TicketPriorityId: 2 });
    }
  });

  test('says of no save that it was undone which was not', async () => {
    const edits = bulk([8, 7], [priority, 3]);
    await done(edits.run());
    await desk.saves.undo(edits.items[1]!.saveId!);
    await done(Promise.resolve());
    const last = desk.saves.list[0]!;
    // So many came after it that the first is not kept any more.
    desk.saves.reload(Array.from({ length: 249 }, (_, n) => ({ ...last, id: `${last.id}-${n}` })));
    await done(edits.undo());
    expect(edits.items).toMatchObject([
      { id: 8, state: 'saved', final: true },
      { id: 7, state: 'undone' },
    ]);
    expect(world.ticket(8).Priority).toMatchObject({ TicketPriorityId: 3 });
    await done(edits.undo());
    expect(edits.count('saved')).toBe(1);
  });

  test('sends nothing where it is so already', async () => {
    const edits = bulk([7], [priority, 2]);
    await done(edits.run());
    expect(states(edits)).toEqual(['same']);
    expect(world.calls).not.toContain('patchTicket');
  });

  test('adds tags to those that a ticket has', async () => {
    world.put(8, { Tags: [{ Id: 1 }, { Id: 2 }] });
    await done(bulk([7, 8], [tags, [{ Id: 2 }, { Id: 3 }]]).run());
    const ids = (id: number) => world.ticket(id).Tags?.map(({ Id }) => Id);
    expect(ids(7)).toEqual([2, 3]);
    expect(ids(8)).toEqual([1, 2, 3]);
  });

  test('is not mixed with edits that are not saved', async () => {
    const session = await desk.openTicket(8);
    desk.showTicket(8);
    session.edit(title, 'Half written');
    const edits = bulk([7, 8], [priority, 3]);
    await done(edits.run());
    expect(states(edits)).toEqual(['saved', 'edited']);
    expect(session.changes.map(({ pointer }) => pointer)).toEqual(['/Title']);
    expect(world.ticket(8).Priority).toMatchObject({ TicketPriorityId: 2 });
  });

  test('leaves alone what the rights of a ticket do not allow, and says why', async () => {
    const right = { FieldRight: { Mask: 'Read', Reason: 'Locked by the contract' } };
    world.put(8, {
      TableRight: { Mask: 'Select, Update', Reason: '' },
      FieldProperties: { Priority: right, Title: { FieldRight: { Mask: 'Update', Reason: '' } } },
    });
    const edits = bulk([8], [priority, 3]);
    await done(edits.run());
    expect(edits.items[0]).toMatchObject({
      state: 'forbidden',
      problem: 'Locked by the contract',
    });
    expect(world.calls).not.toContain('patchTicket');
  });

  test('tells a ticket that cannot be read, and goes on with the others', async () => {
    const edits = bulk([99, 7], [priority, 3]);
    await done(edits.run());
    expect(states(edits)).toEqual(['failed', 'saved']);
    expect(edits.items[0]!.problem).not.toBe('');
  });

  test('tells what the server refuses', async () => {
    world.next('patchTicket', refusal(403));
    const edits = bulk([7], [priority, 3]);
    await done(edits.run());
    expect(states(edits)).toEqual(['failed']);
  });

  test('that somebody else has changed meanwhile waits for a person', async () => {
    const edits = bulk([7], [priority, 3]);
    const session = await desk.openTicket(7);
    desk.showTicket(7);
    world.put(7, { Priority: { TicketPriorityId: 1 } });
    await done(edits.run());
    expect(states(edits)).toEqual(['conflict']);
    expect(world.ticket().Priority).toMatchObject({ TicketPriorityId: 1 });
    expect(session.changed).toBe(true);
  });

  test('without a connection waits in the outbox, and is told when it is through', async () => {
    const edits = bulk([7], [priority, 3]);
    await desk.openTicket(7);
    desk.showTicket(7);
    world.offline = true;
    await done(edits.run());
    expect(states(edits)).toEqual(['queued']);
    world.offline = false;
    desk.outbox.wake();
    await done(Promise.resolve());
    expect(states(edits)).toEqual(['saved']);
  });

  test('that another tab has saved or taken back, and died over it, is told as it is', async () => {
    const [store, tabs] = [new MemoryStore(), new MemoryTabs()];
    desk = await world.desk({ store, tabs });
    /** Sent by a tab that tells nobody. */
    const silently = async (): Promise<void> => {
      world.offline = false;
      world.session = true;
      const other = await world.desk({ store });
      other.outbox.wake();
      await done(Promise.resolve());
      other.outbox.close();
      tabs.open().post({ kind: 'outbox' });
      await done(Promise.resolve());
    };
    const edits = bulk([7, 8], [priority, 3]);
    for (const id of [7, 8]) {
      await desk.openTicket(id);
      desk.showTicket(id);
    }
    world.session = false;
    await done(edits.run());
    const [cancelled] = desk.outbox.of(8);
    await desk.outbox.cancel(cancelled!.id);
    expect(states(edits)).toEqual(['queued', 'edited']);
    await silently();
    expect(states(edits)).toEqual(['saved', 'edited']);
    expect(world.ticket(7).Priority).toMatchObject({ TicketPriorityId: 3 });
    desk.outbox.resume();
    world.offline = true;
    await done(edits.undo());
    expect(states(edits)).toEqual(['queued', 'edited']);
    await silently();
    expect(states(edits)).toEqual(['undone', 'edited']);
  });

  test('begins no further ticket once it is stopped, and goes on when asked to', async () => {
    const ids = [7, 8, 9, 10, 11, 12, 13, 14, 15];
    const edits = bulk(ids, [priority, 3]);
    const running = edits.run();
    edits.stop();
    await done(running);
    expect(edits.count('saved')).toBe(4);
    expect(edits.count('waiting')).toBe(5);
    expect(edits.running).toBe(false);
    await done(edits.run());
    expect(edits.count('saved')).toBe(9);
  });

  test('holds no ticket open afterwards', async () => {
    await done(bulk([7, 8], [priority, 3]).run());
    expect(desk.unfinished).toEqual([]);
    world.calls.length = 0;
    await desk.openTicket(8);
    expect(world.calls).toContain('getTicket');
  });
});

test('at most so many tickets are edited at once', () => {
  const ids = Array.from({ length: mostTickets + 5 }, (_, at) => at + 1);
  expect(bulk(ids, [priority, 3]).items).toHaveLength(mostTickets);
});

test('an edit needs a value, which may be that there is none', () => {
  expect(isReady([priority, undefined])).toBe(false);
  expect(isReady([priority, 3])).toBe(true);
  expect(isReady([owner, 0])).toBe(true);
  expect(isReady([rowNamed('Deadline')!, null])).toBe(true);
  expect(isReady([tags, []])).toBe(false);
  expect(isReady([tags, [{ Id: 1 }]])).toBe(true);
});
