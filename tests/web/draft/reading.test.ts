import { beforeEach, describe, expect, test } from '@jest/globals';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const message = (TicketMessageId: number) => ({ TicketMessageId });

let world: World;
beforeEach(() => {
  world = new World(core);
  world.put(7, { ReadStatus: 'Red', OwnedBy: { AssociateId: 10 }, Messages: [message(101)] });
});

describe('a ticket that its owner opens', () => {
  test('is read on the server, which is nobody else’s doing', async () => {
    const desk = await world.desk();
    await desk.markRead(await desk.openTicket(7));
    expect(world.ticket().ReadStatus).toBe('Green');
    expect((await desk.openTicket(7)).base.ReadStatus).toBe('Green');
    expect(desk.reports).toEqual([]);
  });

  test('is not told to be read twice', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    await desk.markRead(session);
    const { LastChanged } = world.ticket();
    await desk.markRead(session);
    expect(world.ticket().LastChanged).toBe(LastChanged);
  });

  test('and is read elsewhere is not told as somebody’s change', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    world.put(7, { ReadStatus: 'Green' });
    await desk.refresh(session);
    expect(session.base.ReadStatus).toBe('Green');
    expect(desk.reports).toEqual([]);
  });

  test('stays unread where somebody else owns it', async () => {
    world.put(7, { OwnedBy: { AssociateId: 11 } });
    const desk = await world.desk();
    await desk.markRead(await desk.openTicket(7));
    expect(world.ticket().ReadStatus).toBe('Red');
  });
});

describe('messages that come while a ticket is open', () => {
  test('are told once, and seen when the reader looks', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    world.put(7, { Messages: [message(101), message(102)] });
    await desk.refresh(session);
    expect([...session.arrived]).toEqual([102]);
    expect(desk.reports).toMatchObject([{ kind: 'others', messages: [102] }]);
    await desk.markRead(session);
    expect(session.arrived.size).toBe(0);
  });

  test('are no news where they are my own', async () => {
    const desk = await world.desk();
    const session = await desk.openTicket(7);
    (await desk.message(7)).update({ body: 'Dear Ann' });
    await (await desk.message(7)).send();
    await settle();
    const sent = desk.reports.find((report) => report.kind === 'sent');
    expect(sent).toBeDefined();
    world.put(7, { Messages: [message(101), message(sent!.messageId)] });
    desk.reports.length = 0;
    await desk.refresh(session);
    expect(session.arrived.size).toBe(0);
    expect(desk.reports).toEqual([]);
  });
});
