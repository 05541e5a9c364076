import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Desk } from '../../../web/draft/desk.js';
import { Splitting } from '../../../web/draft/splitting.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const message = (TicketMessageId: number) => ({ TicketMessageId });

let world: World;
let desk: Desk;

beforeEach(async () => {
  world = new World(core);
  world.put(7, {
    Messages: [message(101), message(102), message(103)],
    Person: { PersonId: 5, FullName: 'Ann' },
    Slevel: 'External',
  });
  desk = await world.desk();
});

async function chosen(...ids: readonly number[]): Promise<Splitting> {
  await desk.openTicket(7);
  const splitting = new Splitting(7, desk.acting);
  await splitting.look();
  for (const id of ids) splitting.choose(id, true);
  return splitting;
}

const splits = (): number => world.calls.filter((call) => call === 'splitTicket').length;
const numbers = (id: number) => world.ticket(id).Messages?.map((each) => each.TicketMessageId);

describe('splitting a ticket', () => {
  test('moves the messages that were chosen into a new ticket for the same person', async () => {
    const splitting = await chosen(102);
    expect(splitting.title).toBe('Printer');
    splitting.title = '  Scanner ';
    expect(await splitting.confirm()).toBe(true);
    expect(splitting.created).toBe(8);
    expect(numbers(7)).toEqual([101, 103]);
    expect(numbers(8)).toEqual([102]);
    expect(world.ticket(8)).toMatchObject({
      Title: 'Scanner',
      BaseStatus: 'Active',
      Slevel: 'External',
      Person: { PersonId: 5 },
      Priority: { TicketPriorityId: 2 },
    });
    // Keys alone: what they stand for is the server's.
    expect(world.ticket(8).Person).toEqual({ PersonId: 5 });
    expect((await desk.openTicket(7)).base.Messages).toHaveLength(2);
  });

  test('leaves what was typed where it is', async () => {
    (await desk.openTicket(7)).edit(rowNamed('priority')!, 3);
    await (await chosen(101)).confirm();
    expect((await desk.openTicket(7)).value(rowNamed('priority')!)).toBe(3);
    expect(world.ticket(7).Priority?.TicketPriorityId).toBe(2);
  });

  test('knows the messages by their texts', async () => {
    const splitting = await chosen();
    await settle();
    expect(splitting.bodies.get(101)).toBe('Hi');
  });

  test.each([
    ['nothing was chosen', []],
    ['nothing would stay', [101, 102, 103]],
    ['what was chosen is not there', [999]],
  ])('does nothing where %s', async (_, ids) => {
    const splitting = await chosen(...ids);
    expect(splitting.isComplete).toBe(false);
    expect(await splitting.confirm()).toBe(false);
    expect(splits()).toBe(0);
  });

  test('needs a subject, and a choice can be taken back', async () => {
    const splitting = await chosen(101);
    splitting.title = ' ';
    expect(await splitting.confirm()).toBe(false);
    splitting.title = 'Scanner';
    expect(splitting.isComplete).toBe(true);
    splitting.choose(101, false);
    expect(splitting.isComplete).toBe(false);
    expect(splits()).toBe(0);
  });

  test('is not made twice where its answer was lost, and finds the new ticket', async () => {
    const splitting = await chosen(102, 103);
    world.next('splitTicket', 'lost-answer');
    expect(await splitting.confirm()).toBe(true);
    expect(splits()).toBe(1);
    expect(splitting.created).toBe(8);
    expect(world.tickets.size).toBe(2);
  });

  test('is told to have been done where the connection went with the answer', async () => {
    const splitting = await chosen(102);
    await settle();
    world.next('splitTicket', 'lost-answer');
    // The reading before goes through, the one after does not.
    world.fates.set('getTicket', [undefined as never, refusal(503)]);
    expect(await splitting.confirm()).toBe(false);
    expect(splitting.obstacle).toEqual({ kind: 'unknown' });
    expect(await splitting.confirm()).toBe(true);
    expect(splits()).toBe(1);
    expect(splitting.created).toBe(8);
  });

  test('stops where somebody has written since it was shown', async () => {
    const splitting = await chosen(102);
    world.put(7, { Messages: [...world.ticket(7).Messages!, message(104)] });
    expect(await splitting.confirm()).toBe(false);
    expect(splitting.obstacle).toMatchObject({ kind: 'changed', ticketId: 7, messages: 1 });
    expect(splits()).toBe(0);
    expect(await splitting.confirm()).toBe(true);
    expect(numbers(7)).toEqual([101, 103, 104]);
  });

  test.each(['Deleted', 'Merged'] as const)('does nothing with what is %s', async (BaseStatus) => {
    world.put(7, { BaseStatus });
    const splitting = await chosen(102);
    expect(splitting.obstacle).toMatchObject({ kind: 'ended', ticketId: 7 });
    expect(await splitting.confirm()).toBe(false);
    expect(splits()).toBe(0);
  });

  test('needs the connection, and is refused in the server’s words', async () => {
    const splitting = await chosen(102);
    world.offline = true;
    expect(await splitting.confirm()).toBe(false);
    expect(splitting.obstacle).toEqual({ kind: 'offline' });
    world.offline = false;
    world.next('splitTicket', refusal(400));
    expect(await splitting.confirm()).toBe(false);
    expect(splitting.obstacle).toMatchObject({ kind: 'failed', cause: { status: 400 } });
    expect(numbers(7)).toEqual([101, 102, 103]);
  });
});
