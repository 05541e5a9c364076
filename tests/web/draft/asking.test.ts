import { beforeEach, describe, expect, test } from '@jest/globals';
import { Asking } from '../../../web/draft/asking.js';
import type { Desk } from '../../../web/draft/desk.js';
import { realCore } from './drafts.js';
import { refusal, World } from './world.js';

const core = await realCore();

let world: World;
let desk: Desk | undefined;
let asking: Asking;
let updates: number;
let causes: unknown[];
let merged: (readonly [number, number])[];
let split: (readonly [number, number | undefined])[];
beforeEach(async () => {
  world = new World(core);
  world.put(8, { ...world.ticket(), TicketId: 8 });
  desk = await world.desk();
  updates = 0;
  causes = [];
  merged = [];
  split = [];
  asking = new Asking({
    desk: () => desk,
    report: (cause) => causes.push(cause),
    merged: (from, into) => Promise.resolve(void merged.push([from, into])),
    split: (count, into) => void split.push([count, into]),
    update: () => (updates += 1),
  });
});

describe('a question', () => {
  test('whether to delete shows the ticket as it is', async () => {
    await asking.begin('delete', 7);
    expect(asking.action).toMatchObject({ kind: 'delete', ticketId: 7, state: 'ready' });
    expect(updates).toBe(1);
    await asking.confirm();
    expect(world.ticket()).toMatchObject({ BaseStatus: 'Deleted' });
    expect(asking.action).toBeUndefined();
    expect(updates).toBe(2);
    expect(merged).toEqual([]);
  });

  test('what to merge into goes on there', async () => {
    await asking.begin('merge', 7);
    expect(asking.action).toMatchObject({ kind: 'merge', state: 'choosing' });
    await asking.choose(8);
    expect(asking.action).toMatchObject({ chosen: 8, state: 'ready' });
    expect(updates).toBe(2);
    await asking.confirm();
    expect(merged).toEqual([[7, 8]]);
    expect(asking.action).toBeUndefined();
  });

  test('which messages to split off, and what the new ticket is called', async () => {
    world.put(7, { Messages: [{ TicketMessageId: 101 }, { TicketMessageId: 102 }] });
    await asking.begin('split', 7);
    await asking.choose(101);
    await asking.choose(102);
    await asking.choose(101, false);
    asking.name('Scanner');
    expect(asking.action).toMatchObject({ kind: 'split', state: 'ready', title: 'Scanner' });
    await asking.confirm();
    expect(split).toEqual([[1, 9]]);
    expect(world.ticket(9)).toMatchObject({
      Title: 'Scanner',
      Messages: [{ TicketMessageId: 102 }],
    });
    expect(asking.action).toBeUndefined();
  });

  test('stays where something stands in the way; a failure is reported', async () => {
    await asking.begin('delete', 7);
    world.next('deleteTicket', refusal(403));
    updates = 0;
    await asking.confirm();
    expect(asking.action).toMatchObject({ obstacle: { kind: 'failed' } });
    expect(causes).toMatchObject([{ status: 403 }]);
    expect(updates).toBe(1);
  });

  test('that waits for the connection reports nothing', async () => {
    world.offline = true;
    await asking.begin('delete', 7);
    expect(asking.action).toMatchObject({ obstacle: { kind: 'offline' } });
    expect(causes).toEqual([]);
  });

  test('is taken back, but not while it is being done', async () => {
    await asking.begin('delete', 7);
    updates = 0;
    expect(asking.stop()).toBe(true);
    expect([asking.action, updates]).toEqual([undefined, 1]);
    await asking.begin('delete', 7);
    const done = asking.confirm();
    expect(asking.stop()).toBe(false);
    expect(asking.action).toBeDefined();
    await done;
    expect(world.ticket()).toMatchObject({ BaseStatus: 'Deleted' });
  });

  test('needs a desk, and what was not asked is not done', async () => {
    await asking.choose(8);
    await asking.confirm();
    desk = undefined;
    await asking.begin('delete', 7);
    expect(asking.action).toBeUndefined();
    expect(world.calls).toEqual([]);
  });

  test('about deleting has nothing to choose', async () => {
    await asking.begin('delete', 7);
    await asking.choose(8);
    expect(asking.action).not.toHaveProperty('chosen');
  });
});
