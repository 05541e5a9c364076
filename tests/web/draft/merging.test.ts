import { beforeEach, describe, expect, test } from '@jest/globals';
import { Asking } from '../../../web/draft/asking.js';
import type { Desk } from '../../../web/draft/desk.js';
import { Merging } from '../../../web/draft/merging.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const priority = rowNamed('priority')!;
const message = (TicketMessageId: number) => ({ TicketMessageId });

let world: World;
let desk: Desk & { readonly reports: readonly object[] };

beforeEach(async () => {
  world = new World(core);
  world.put(7, { Messages: [message(101), message(102)] });
  world.put(8, { ...world.ticket(7), TicketId: 8, Title: 'Scanner', Messages: [message(103)] });
  desk = await world.desk();
});

async function chosen(): Promise<Merging> {
  await desk.openTicket(7);
  const merging = new Merging(7, desk.acting);
  await merging.choose(8);
  return merging;
}

const merges = (): number => world.calls.filter((call) => call === 'mergeTickets').length;

describe('merging a ticket into another one', () => {
  test('shows both as they are, and merges them', async () => {
    const merging = await chosen();
    expect(merging.seen?.from.base.Messages).toHaveLength(2);
    expect(merging.seen?.into.base.Title).toBe('Scanner');
    expect(await merging.confirm()).toBe(true);
    expect(world.ticket(7)).toMatchObject({ BaseStatus: 'Merged', ConnectId: 8 });
    expect(world.ticket(8).Messages).toHaveLength(3);
    expect((await desk.openTicket(7)).base.BaseStatus).toBe('Merged');
    expect(desk.reports).toEqual([]);
  });

  test('takes along what was typed, and goes there', async () => {
    (await desk.openTicket(7)).edit(priority, 3);
    (await desk.message(7)).update({ body: 'Dear Ann' });
    const went: number[][] = [];
    const asking = new Asking({
      desk: () => desk,
      report: () => undefined,
      merged: async (from, into) => {
        went.push([from, into]);
        await desk.moveTo(from, into);
      },
      split: () => undefined,
      update: () => undefined,
    });
    await asking.begin('merge', 7);
    await asking.choose(8);
    await asking.confirm();
    expect(went).toEqual([[7, 8]]);
    expect(asking.action).toBeUndefined();
    expect((await desk.openTicket(8)).value(priority)).toBe(3);
    expect((await desk.message(8)).content.body).toBe('Dear Ann');
  });

  test.each([7, 8])('stops where somebody has changed #%i since it was shown', async (id) => {
    const merging = await chosen();
    world.put(id, { Title: 'Another name' });
    expect(await merging.confirm()).toBe(false);
    expect(merges()).toBe(0);
    expect(merging.obstacle).toMatchObject({
      kind: 'changed',
      ticketId: id,
      others: [{ path: '/Title' }],
    });
    expect(await merging.confirm()).toBe(true);
  });

  test.each([
    [7, 'Deleted', 'deleted'],
    [8, 'Merged', 'merged'],
  ] as const)('does nothing where #%i is %s', async (id, BaseStatus, why) => {
    world.put(id, { BaseStatus });
    const merging = await chosen();
    expect(merging.obstacle).toEqual({ kind: 'ended', ticketId: id, why });
    expect(await merging.confirm()).toBe(false);
    expect(merges()).toBe(0);
  });

  test('needs the connection, and is not queued', async () => {
    const merging = await chosen();
    world.offline = true;
    expect(await merging.confirm()).toBe(false);
    expect(merging.obstacle).toEqual({ kind: 'offline' });
    world.offline = false;
    await settle();
    expect(world.ticket(7).BaseStatus).toBe('Active');
  });

  test('is not made twice where its answer was lost', async () => {
    const merging = await chosen();
    world.next('mergeTickets', 'lost-answer');
    expect(await merging.confirm()).toBe(true);
    expect(merges()).toBe(1);
  });

  test('is not taken for mine where somebody else has merged it into a third one', async () => {
    const merging = await chosen();
    world.next('mergeTickets', 'lost-request');
    expect(await merging.confirm()).toBe(false);
    world.put(7, { BaseStatus: 'Merged', ConnectId: 9 });
    expect(await merging.confirm()).toBe(false);
    expect(merging.obstacle).toMatchObject({ kind: 'ended', ticketId: 7 });
  });

  test('shows the ticket that was chosen last, and never itself', async () => {
    world.put(9, { ...world.ticket(8), TicketId: 9, Title: 'Keyboard' });
    const merging = await chosen();
    await Promise.all([merging.choose(9), merging.choose(8)]);
    expect(merging.seen?.into.base.TicketId).toBe(8);
    await merging.choose(7);
    expect(merging.chosen).toBe(8);
  });

  test('is refused in the server’s words', async () => {
    const merging = await chosen();
    world.next('mergeTickets', refusal(400));
    expect(await merging.confirm()).toBe(false);
    expect(merging.obstacle).toMatchObject({ kind: 'failed', cause: { status: 400 } });
    expect(world.ticket(7).BaseStatus).toBe('Active');
  });
});
