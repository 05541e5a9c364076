import { beforeEach, describe, expect, test } from '@jest/globals';
import { rowNamed } from '../../../web/table/properties.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import type { MessageDraft } from '../../../web/draft/message-draft.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();

let world: World;
let desk: Awaited<ReturnType<World['desk']>>;
beforeEach(async () => {
  world = new World(core);
  desk = await world.desk();
});

const kinds = (): string[] => desk.reports.map(({ kind }) => kind);

async function reply(
  body: string,
  options: { mail?: boolean; hold?: number } = {},
): Promise<string | undefined> {
  const message = await desk.message(7);
  message.update({ body, to: ['ann@example.com'] });
  const id = await message.send(options);
  await settle();
  return id;
}

describe('a reply', () => {
  test('is saved and mailed, and a new one begins', async () => {
    await reply('Dear Ann', { mail: true });
    expect(world.messages).toMatchObject([{ ticketId: 7, body: 'Dear Ann', mails: 1 }]);
    expect(world.messages[0]!.messageId).toMatch(/^<.+@ticketwire>$/);
    expect(kinds()).toEqual(['sent']);
    expect((await desk.message(7)).empty).toBe(true);
    expect(desk.unfinished).toEqual([]);
  });

  test('is not mailed unless that is asked for, and a comment never is', async () => {
    await reply('Saved only');
    (await desk.message(7)).update({ level: 'Internal' });
    await reply('For colleagues', { mail: true });
    expect(world.messages.map(({ mails }) => mails)).toEqual([0, 0]);
  });

  test('is tried again with longer and longer pauses while the server takes none', async () => {
    world.next('saveMessage', ...Array.from({ length: 100 }, () => refusal(503)));
    await reply('Dear Ann');
    await world.clock.pass(31_000);
    const tries = (): number => world.calls.filter((call) => call === 'saveMessage').length;
    expect(tries()).toBeLessThanOrEqual(8);
    await world.clock.pass(10 * 60_000);
    expect(tries()).toBeLessThanOrEqual(8 + 40);
    world.next('saveMessage');
    await world.clock.pass(31_000);
    expect(kinds()).toEqual(['sent']);
  });

  test.each([
    ['lost-request' as const, 2],
    ['lost-answer' as const, 1],
    ['hang' as const, 1],
  ])('is stored once after a %s', async (fate, tries) => {
    world.next('saveMessage', fate);
    await reply('Dear Ann');
    await world.clock.pass(40_000);
    expect(world.messages).toHaveLength(1);
    expect(world.calls.filter((call) => call === 'saveMessage')).toHaveLength(tries);
    expect(kinds()).toEqual(['sent']);
  });

  test('whose mail was lost on the way back is looked up, not mailed again', async () => {
    world.next('sendMessage', 'lost-answer');
    await reply('Dear Ann', { mail: true });
    expect(world.messages[0]?.mails).toBe(1);
    expect(desk.reports).toMatchObject([{ kind: 'sent', mailed: true }]);
  });

  test('of which nobody can tell whether it was mailed asks the person', async () => {
    world.tellsMail = false;
    world.next('sendMessage', 'lost-answer');
    const id = (await reply('Dear Ann', { mail: true }))!;
    await world.clock.pass(120_000);
    expect(desk.outbox.entries).toMatchObject([{ state: 'unknown', asks: true }]);
    expect(kinds()).toEqual(['asks']);
    expect(world.messages[0]?.mails).toBe(1);
    await desk.outbox.answer(id, true);
    await settle();
    expect(desk.outbox.entries).toEqual([]);
    expect(world.messages[0]?.mails).toBe(1);
  });

  test('is mailed again where the person says that it was not', async () => {
    world.tellsMail = false;
    world.next('sendMessage', 'lost-request');
    const id = (await reply('Dear Ann', { mail: true }))!;
    expect(world.messages[0]?.mails).toBe(0);
    await desk.outbox.answer(id, false);
    await settle();
    expect(world.messages[0]?.mails).toBe(1);
  });

  test('refused for its addresses is saved once, and mailed when they are mended', async () => {
    world.next('sendMessage', refusal(400));
    const id = (await reply('Dear Ann', { mail: true }))!;
    expect(desk.outbox.entries).toMatchObject([{ state: 'refused', step: 'mail' }]);
    await desk.outbox.readdress(id, { to: ['ben@example.com'], cc: [], bcc: [] });
    await settle();
    expect(world.messages).toMatchObject([{ mails: 1 }]);
  });

  test('can be called back while it is held; what was typed since stays behind it', async () => {
    const id = (await reply('Dear Ann', { hold: 10_000 }))!;
    await world.clock.pass(9_000);
    expect(world.messages).toEqual([]);
    (await desk.message(7)).update({ body: 'PS' });
    expect(await desk.outbox.cancel(id)).toBe(true);
    expect((await desk.message(7)).content.body).toBe('Dear Ann\n\nPS');
    await world.clock.pass(60_000);
    expect(world.messages).toEqual([]);
  });

  test.each([
    [0, undefined],
    [1, 'held'],
  ])('held for %d ms waits for its time: %s', async (hold, reason) => {
    desk.outbox.pause();
    await reply('Dear Ann', { hold });
    const [entry] = desk.outbox.entries;
    expect(entry?.reason).toBe(reason);
    expect(entry?.notBefore).toBe(hold === 0 ? 0 : world.clock.now() + hold);
  });

  test('goes when its time has come, and cannot be called back then', async () => {
    const id = (await reply('Dear Ann', { hold: 10_000 }))!;
    await world.clock.pass(10_100);
    expect(world.messages).toHaveLength(1);
    expect(await desk.outbox.cancel(id)).toBe(false);
    expect((await desk.message(7)).empty).toBe(true);
  });

  test('to a ticket that was closed meanwhile is a conflict; it can be sent all the same', async () => {
    await desk.openTicket(7);
    world.put(7, { BaseStatus: 'Closed' });
    const id = (await reply('Dear Ann'))!;
    expect(desk.reports).toMatchObject([{ kind: 'conflict', of: 'message', why: 'closed' }]);
    expect(world.messages).toEqual([]);
    await desk.outbox.retry(id);
    await settle();
    expect(world.messages).toHaveLength(1);
  });

  test('that is held keeps no save back, and closing the ticket oneself is no conflict', async () => {
    const session = await desk.openTicket(7);
    await reply('Dear Ann', { hold: 10_000 });
    session.edit(rowNamed('basestatus')!, 'Closed');
    await session.save();
    await settle();
    expect(world.ticket().BaseStatus).toBe('Closed');
    await world.clock.pass(11_000);
    expect(world.messages).toHaveLength(1);
    expect(kinds()).toEqual(['saved', 'sent']);
  });

  test('waits for the log-in', async () => {
    world.session = false;
    await reply('Dear Ann', { mail: true });
    expect(kinds()).toEqual(['session']);
    world.session = true;
    await desk.resume();
    await settle();
    expect(world.messages).toMatchObject([{ mails: 1 }]);
  });
});

describe('two tabs with the same reply', () => {
  /** One of them sends it while the other goes on writing. */
  async function crossing(bothSend = false): Promise<MessageDraft[]> {
    const shared = { store: new MemoryStore(), tabs: new MemoryTabs() };
    const desks = [await world.desk(shared), await world.desk(shared)];
    const [mine, other] = await Promise.all(desks.map((desk) => desk.message(7)));
    mine!.update({ body: 'Dear Ann' });
    await settle();
    other!.update({ body: 'Dear Ann, hello' });
    void mine!.send();
    if (bothSend) void other!.send();
    await settle();
    return [mine!, other!];
  }

  test('what is written after it was sent is another message (seed 18919)', async () => {
    const [mine, other] = await crossing();
    other!.update({ body: 'And one more' });
    await settle();
    await mine!.send();
    await settle();
    expect(world.messages.map(({ body }) => body)).toEqual(['Dear Ann', 'And one more']);
    expect(new Set(world.messages.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test('what one has sent goes once more when the other has called it back', async () => {
    const shared = { store: new MemoryStore(), tabs: new MemoryTabs() };
    const [one, two] = [await world.desk(shared), await world.desk(shared)];
    const message = await one.message(7);
    message.update({ body: 'Dear Ann' });
    await settle();
    const id = await message.send({ mail: true, hold: 10_000 });
    await world.clock.pass(100);
    expect(await two.outbox.cancel(id!)).toBe(true);
    await (await two.message(7)).send();
    await settle();
    expect(world.messages.map(({ body }) => body)).toEqual(['Dear Ann']);
  });

  test('two texts that are sent at once are two messages', async () => {
    await crossing(true);
    const bodies = world.messages.map(({ body }) => body);
    expect(bodies.sort()).toEqual(['Dear Ann', 'Dear Ann, hello']);
    expect(new Set(world.messages.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('a draft', () => {
  test('is discarded and brought back until something else is written', async () => {
    const message = await desk.message(7);
    message.update({ body: 'Dear Ann' });
    message.discard();
    expect(message.empty).toBe(true);
    message.bringBack();
    expect(message.content.body).toBe('Dear Ann');
    message.discard();
    message.update({ body: 'Other' });
    expect(message.discarded).toBeUndefined();
  });

  test('keeps its files over a reload; they are uploaded and saved with it', async () => {
    const store = new MemoryStore();
    const first = await world.desk({ store });
    const file = { key: 'k', name: 'a.txt', type: 'text/plain', bytes: new Blob(['abc']) };
    (await first.message(7)).update({ body: 'See file', files: [file] });
    await world.clock.pass(500);
    const later = await world.desk({ store });
    const message = await later.message(7);
    expect(await message.content.files[0]?.bytes?.text()).toBe('abc');
    await message.send();
    await settle();
    expect(world.messages).toMatchObject([{ body: 'See file', attachmentIds: [1] }]);
    expect(world.uploads).toEqual(['abc']);
    expect(await store.list('file/')).toEqual([]);
  });

  test('that a killed page may have sent is looked for first', async () => {
    const store = new MemoryStore();
    const first = await world.desk({ store });
    (await first.message(7)).update({ body: 'Dear Ann' });
    await world.clock.pass(500);
    const { messageId } = await first.message(7);
    // The disk was full, so that nothing but the text was kept of what was sent.
    world.messages.push({ id: 1, ticketId: 7, messageId, body: 'Dear Ann', mails: 0 });
    const later = await world.desk({ store });
    await (await later.message(7)).send();
    await settle();
    expect(world.messages).toHaveLength(1);
    expect(later.reports).toMatchObject([{ kind: 'sent', messageId: 1 }]);
  });
});
