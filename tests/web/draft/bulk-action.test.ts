import { beforeEach, describe, expect, test } from '@jest/globals';
import type { BulkAction, BulkActionHost } from '../../../web/draft/bulk-action.js';
import { BulkDeletion } from '../../../web/draft/bulk-deletion.js';
import { BulkMerging } from '../../../web/draft/bulk-merging.js';
import type { Desk } from '../../../web/draft/desk.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const priority = rowNamed('Priority')!;
const message = (TicketMessageId: number) => ({ TicketMessageId });

let world: World;
let desk: Desk & { readonly reports: readonly object[] };
let failures: unknown[];

beforeEach(async () => {
  world = new World(core);
  world.put(7, { Status: { TicketStatusId: 1 }, Messages: [message(101), message(102)] });
  for (let id = 8; id < 20; id++) {
    world.put(id, {
      ...world.ticket(),
      TicketId: id,
      Title: `Scanner ${id}`,
      Messages: [message(100 + id)],
    });
  }
  desk = await world.desk();
  failures = [];
});

const host: BulkActionHost = {
  update: () => undefined,
  report: (cause) => failures.push(cause),
};

async function done(work: Promise<void>): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settle();
  await work;
}

async function looked<T extends BulkAction>(action: T): Promise<T> {
  await done(action.look());
  return action;
}

const deletion = (...ids: number[]) => looked(new BulkDeletion(desk, ids, host));
const merging = (...ids: number[]) => looked(new BulkMerging(desk, ids, host));
const states = ({ items }: BulkAction) => items.map(({ state }) => state);
const calls = (name: string): number => world.calls.filter((call) => call === name).length;

describe('deleting several tickets', () => {
  test('is shown, done to each, told and taken back', async () => {
    const action = await deletion(7, 8, 9, 10, 11);
    expect(states(action)).toEqual(Array(5).fill('ready'));
    expect(calls('deleteTicket')).toBe(0);
    await done(action.confirm());
    expect(states(action)).toEqual(Array(5).fill('done'));
    for (const { id } of action.items) expect(world.ticket(id).BaseStatus).toBe('Deleted');
    expect(desk.saves.list).toHaveLength(5);
    await done(action.undo());
    expect(states(action)).toEqual(Array(5).fill('undone'));
    for (const { id } of action.items) {
      expect(world.ticket(id).Status).toMatchObject({ TicketStatusId: 1 });
    }
    expect(failures).toEqual([]);
  });

  test('leaves out what is deleted already, may not be, or has something typed, and says why', async () => {
    world.put(8, { BaseStatus: 'Deleted' });
    world.put(9, { TableRight: { Mask: 'Select, Update', Reason: 'Locked by the contract' } });
    (await desk.openTicket(10)).edit(priority, 3);
    (await desk.message(11)).update({ body: 'Dear Ann' });
    const action = await deletion(7, 8, 9, 10, 11, 99);
    expect(action.items.map(({ state, why }) => [state, why?.kind])).toEqual([
      ['ready', undefined],
      ['left', 'ended'],
      ['left', 'forbidden'],
      ['left', 'edited'],
      ['left', 'edited'],
      ['left', 'failed'],
    ]);
    expect(action.items[2]!.why).toMatchObject({ reason: 'Locked by the contract' });
    await done(action.confirm());
    expect(calls('deleteTicket')).toBe(1);
    expect(world.ticket(10).BaseStatus).toBe('Active');
  });

  test('does not touch a ticket that has changed since it was shown', async () => {
    const action = await deletion(7, 8);
    world.put(8, { Title: 'Scanner on fire' });
    await done(action.confirm());
    expect(action.items).toMatchObject([
      { state: 'done' },
      { state: 'failed', why: { kind: 'changed', ticketId: 8, others: [{ path: '/Title' }] } },
    ]);
    expect(world.ticket(8).BaseStatus).toBe('Active');
    expect(action.again).toEqual([8]);
  });

  test('begins nothing more without a connection, and is not queued', async () => {
    const ids = [7, 8, 9, 10, 11, 12, 13, 14, 15];
    const action = await deletion(...ids);
    world.offline = true;
    await done(action.confirm());
    expect(action.count('failed')).toBeLessThanOrEqual(4);
    expect(action.count('failed', 'ready')).toBe(9);
    expect(action.items[0]!.why).toEqual({ kind: 'offline' });
    world.offline = false;
    await done(Promise.resolve());
    expect(world.ticket(7).BaseStatus).toBe('Active');
    expect(action.again).toEqual(ids);
  });

  test('looks a lost answer up, and tells what the server refuses', async () => {
    const action = await deletion(7);
    world.next('deleteTicket', 'lost-answer');
    await done(action.confirm());
    expect(states(action)).toEqual(['done']);
    const other = await deletion(8);
    world.next('deleteTicket', refusal(403));
    await done(other.confirm());
    expect(other.items[0]).toMatchObject({ state: 'failed', why: { kind: 'failed' } });
    expect(failures).toHaveLength(1);
  });

  test('stops when asked to, and goes on', async () => {
    const action = await deletion(7, 8, 9, 10, 11, 12);
    const running = action.confirm();
    action.stop();
    await done(running);
    expect(action.count('done')).toBe(4);
    expect(action.going.map(({ id }) => id)).toEqual([11, 12]);
    await done(action.confirm());
    expect(action.count('done')).toBe(6);
  });

  test('says of nothing that it was taken back which somebody has changed since', async () => {
    const action = await deletion(7, 8);
    await done(action.confirm());
    world.put(7, { Status: { TicketStatusId: 2 } });
    await done(action.undo());
    expect(action.items).toMatchObject([{ state: 'done', final: true }, { state: 'undone' }]);
    expect(action.undoable).toEqual([]);
  });
});

describe('merging several tickets into one', () => {
  test('keeps the oldest, which takes over the messages of the others', async () => {
    const action = await merging(9, 7, 8);
    expect(action.into?.id).toBe(7);
    expect(action.going.map(({ id }) => id)).toEqual([9, 8]);
    await done(action.confirm());
    expect(states(action)).toEqual(['done', 'ready', 'done']);
    expect(world.ticket(7).Messages).toHaveLength(4);
    for (const id of [8, 9])
      expect(world.ticket(id)).toMatchObject({ BaseStatus: 'Merged', ConnectId: 7 });
    expect(action.again).toEqual([]);
    expect(desk.saves.list).toEqual([]);
  });

  test('keeps another one when that is chosen, also one with something typed', async () => {
    (await desk.openTicket(9)).edit(priority, 3);
    const action = await merging(7, 8, 9);
    expect(action.going.map(({ id }) => id)).toEqual([8]);
    action.choose(9);
    expect(action.going.map(({ id }) => id)).toEqual([7, 8]);
    await done(action.confirm());
    expect(world.ticket(9).Messages).toHaveLength(4);
    expect((await desk.openTicket(9)).value(priority)).toBe(3);
  });

  test('does not touch one that has changed since it was shown, and goes on with the others', async () => {
    const action = await merging(7, 8, 9);
    world.put(8, { Title: 'Another name' });
    await done(action.confirm());
    expect(action.items).toMatchObject([
      { state: 'ready' },
      { state: 'failed', why: { kind: 'changed', ticketId: 8 } },
      { state: 'done' },
    ]);
    expect(world.ticket(8).BaseStatus).toBe('Active');
    expect(action.again).toEqual([7, 8]);
  });

  test('ends where somebody has changed the ticket that stays', async () => {
    const action = await merging(7, 8, 9);
    world.put(7, { Title: 'Another name' });
    await done(action.confirm());
    expect(action.obstacle).toMatchObject({ kind: 'changed', ticketId: 7 });
    expect(states(action)).toEqual(['ready', 'ready', 'ready']);
    expect(calls('mergeTickets')).toBe(0);
    expect(action.again).toEqual([7, 8, 9]);
  });

  test('needs the right to change each of them, and one that stays', async () => {
    const right = { TableRight: { Mask: 'Select', Reason: '' } };
    world.put(7, right);
    const action = await merging(7, 8, 9);
    expect(action.into?.id).toBe(8);
    expect(action.going.map(({ id }) => id)).toEqual([9]);
    for (const id of [8, 9]) world.put(id, right);
    const none = await merging(7, 8, 9);
    expect(none.into).toBeUndefined();
    await done(none.confirm());
    expect(calls('mergeTickets')).toBe(0);
  });

  test('is not made twice where an answer was lost, and tells a refusal', async () => {
    const action = await merging(7, 8, 9);
    world.next('mergeTickets', 'lost-answer', refusal(400));
    await done(action.confirm());
    expect(states(action)).toEqual(['ready', 'done', 'failed']);
    expect(calls('mergeTickets')).toBe(2);
    expect(world.ticket(7).Messages).toHaveLength(3);
  });
});
