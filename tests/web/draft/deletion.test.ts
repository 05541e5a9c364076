import { beforeEach, describe, expect, test } from '@jest/globals';
import { Deletion } from '../../../web/draft/deletion.js';
import type { Desk } from '../../../web/draft/desk.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const priority = rowNamed('priority')!;

let world: World;
let desk: Desk & { readonly reports: readonly object[] };
let store: MemoryStore;

beforeEach(async () => {
  world = new World(core);
  world.put(7, { Status: { TicketStatusId: 1 } });
  store = new MemoryStore();
  desk = await world.desk({ store });
});

/** A ticket that was opened, with the question whether to delete it. */
async function asked(): Promise<Deletion> {
  await desk.openTicket(7);
  const deletion = new Deletion(7, desk.acting);
  await deletion.look();
  return deletion;
}

const deletes = (): number => world.calls.filter((call) => call === 'deleteTicket').length;

describe('deleting a ticket', () => {
  test('is told, and leaves what was typed on it', async () => {
    (await desk.openTicket(7)).edit(priority, 3);
    (await desk.message(7)).update({ body: 'Dear Ann' });
    const deletion = await asked();
    expect(await deletion.confirm()).toBe(true);
    expect(world.ticket().BaseStatus).toBe('Deleted');
    expect(desk.reports).toMatchObject([{ kind: 'deleted', ticketId: 7 }]);
    const session = await desk.openTicket(7);
    expect(session.base.BaseStatus).toBe('Deleted');
    expect(session.value(priority)).toBe(3);
    await desk.flush();
    const later = await world.desk({ store });
    expect((await later.openTicket(7)).value(priority)).toBe(3);
    expect((await later.message(7)).content.body).toBe('Dear Ann');
  });

  test('is one of my saves, which is undone however late, with the status it had', async () => {
    world.put(7, { BaseStatus: 'Closed', Status: { TicketStatusId: 2 } });
    await (await asked()).confirm();
    const later = await world.desk({ store });
    expect(later.saves.list).toMatchObject([
      {
        ticketId: 7,
        patch: { changes: [{ pointer: '/Status/TicketStatusId', before: 2, after: 4 }] },
      },
    ]);
    await later.saves.undo(later.saves.list[0]!.id);
    await settle();
    expect(world.ticket().Status).toMatchObject({ TicketStatusId: 2 });
    expect(later.saves.list[0]!.undone).toBe(true);
  });

  test('is undone by its built-in state where it has no other status', async () => {
    world.put(7, { Status: null });
    await (await asked()).confirm();
    await desk.saves.undo(desk.saves.list[0]!.id);
    await settle();
    expect(world.ticket().BaseStatus).toBe('Active');
  });

  test('stops where somebody has changed it since it was shown, and asks again', async () => {
    const deletion = await asked();
    world.put(7, { Title: 'Printer on fire', Messages: [{ TicketMessageId: 101 }] });
    expect(await deletion.confirm()).toBe(false);
    expect(deletes()).toBe(0);
    expect(deletion.obstacle).toMatchObject({
      kind: 'changed',
      ticketId: 7,
      others: [{ path: '/Title' }],
      messages: 1,
    });
    expect(deletion.seen?.base.Title).toBe('Printer on fire');
    expect(await deletion.confirm()).toBe(true);
  });

  test('tells of the messages that came since it was shown, not of those before', async () => {
    world.put(7, { Messages: [{ TicketMessageId: 101 }] });
    const deletion = await asked();
    world.put(7, { Messages: [101, 102, 103].map((id) => ({ TicketMessageId: id })) });
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toMatchObject({ kind: 'changed', messages: 2 });
  });

  test('is guarded against a change between the look and the call', async () => {
    const deletion = await asked();
    world.next('deleteTicket', refusal(412));
    expect(await deletion.confirm()).toBe(false);
    expect(world.ticket().BaseStatus).toBe('Active');
    expect(deletion.obstacle).toMatchObject({ kind: 'failed' });
  });

  test('needs the connection, and is not queued', async () => {
    const deletion = await asked();
    world.offline = true;
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toEqual({ kind: 'offline' });
    expect(desk.outbox.entries).toEqual([]);
    world.offline = false;
    await settle();
    expect(world.ticket().BaseStatus).toBe('Active');
  });

  test('that lost its request was not done; one that lost its answer was', async () => {
    const deletion = await asked();
    world.next('deleteTicket', 'lost-request', 'lost-answer');
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toEqual({ kind: 'offline' });
    expect(await deletion.confirm()).toBe(true);
    expect(world.ticket().BaseStatus).toBe('Deleted');
    expect(deletes()).toBe(2);
  });

  test('whose end cannot be looked up is looked up by the next try', async () => {
    const deletion = await asked();
    world.next('getTicket', undefined as never, 'lost-request', 'lost-request');
    world.next('deleteTicket', 'lost-answer');
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toEqual({ kind: 'unknown' });
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toEqual({ kind: 'unknown' });
    expect(await deletion.confirm()).toBe(true);
    expect(deletes()).toBe(1);
    expect(desk.saves.list).toHaveLength(1);
  });

  test('waits for what is on its way to it', async () => {
    const session = await desk.openTicket(7);
    session.edit(priority, 3);
    world.next('patchTicket', 'hang');
    void session.save();
    await settle();
    const deletion = await asked();
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toEqual({ kind: 'busy', ticketId: 7 });
    expect(deletes()).toBe(0);
  });

  test('of one that somebody else has deleted is not offered', async () => {
    world.put(7, { BaseStatus: 'Deleted' });
    const deletion = await asked();
    expect(deletion.obstacle).toEqual({ kind: 'ended', ticketId: 7, why: 'deleted' });
    expect(await deletion.confirm()).toBe(false);
    expect(deletes()).toBe(0);
  });

  test('that could not be read is read by the next try', async () => {
    await desk.openTicket(7);
    world.offline = true;
    const deletion = await asked();
    expect(deletion.obstacle).toEqual({ kind: 'offline' });
    world.offline = false;
    expect(await deletion.confirm()).toBe(false);
    expect(deletes()).toBe(0);
    expect(deletion.seen?.base.Title).toBe('Printer');
    expect(await deletion.confirm()).toBe(true);
  });

  test('is refused in the server’s words', async () => {
    const deletion = await asked();
    world.next('deleteTicket', refusal(403));
    expect(await deletion.confirm()).toBe(false);
    expect(deletion.obstacle).toMatchObject({ kind: 'failed', cause: { status: 403 } });
  });
});
