import { beforeEach, describe, expect, test } from '@jest/globals';
import { BulkMessage } from '../../../web/draft/bulk-message.js';
import type { Desk } from '../../../web/draft/desk.js';
import type { Addressees } from '../../../web/draft/message.js';
import {
  severalTickets,
  type MessageDraft,
  type WrittenContent,
} from '../../../web/draft/message-draft.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { shown } from '../../../web/table/problems.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const hold = 10_000;

let world: World;
let store: MemoryStore;
let tabs: MemoryTabs;
let desk: Desk;
let draft: MessageDraft;

beforeEach(async () => {
  world = new World(core);
  for (let id = 8; id < 30; id++) {
    const Person = { PersonId: id, FullName: `Anna <${id}>` };
    world.put(id, { ...world.ticket(), TicketId: id, Title: `Printer ${id}`, Person });
  }
  store = new MemoryStore();
  tabs = new MemoryTabs();
  desk = await world.desk({ store, tabs });
  draft = await desk.message(severalTickets);
});

const whom = (id: number): Addressees => ({ to: [`c${id % 10}@example.com`], cc: [], bcc: [] });

function write(content: Partial<WrittenContent>, ids = [8, 9]): BulkMessage {
  draft.update(content);
  return message(ids);
}

const message = (ids: readonly number[], on = desk, of = draft): BulkMessage =>
  new BulkMessage(on, ids, of, {
    me: 'Tone',
    whom: ({ id }) => Promise.resolve(id === 13 ? 'Nobody is known' : whom(id)),
    update: () => undefined,
    report: shown,
  });

async function read(several: BulkMessage): Promise<BulkMessage> {
  const reading = several.read();
  for (let turn = 0; turn < 10; turn++) await settle();
  await reading;
  return several;
}

const file = (key: string, attachmentId?: number) => ({
  ...{ key, name: `${key}.txt`, type: 'text/plain', bytes: new Blob([`text of ${key}`]) },
  ...(attachmentId !== undefined && { attachmentId }),
});

const states = (several: BulkMessage) => several.items.map(({ state }) => state);
const bodies = () => world.messages.map(({ ticketId, body, mails }) => [ticketId, body, mails]);
const entries = () => desk.outbox.entries.map(({ ticketId }) => ticketId);

describe('one message to several tickets', () => {
  test('goes to each with what its placeholders stand for, in the text and in the looks', async () => {
    const several = await read(
      write({
        body: 'Hi {name}: {ticket}. {me}',
        formatted: {
          html: '<p>Hi <b>{name}</b>: {ticket}. {me}</p>',
          text: 'Hi {name}: {ticket}. {me}',
        },
      }),
    );
    expect(several.items).toMatchObject([
      {
        id: 8,
        title: 'Printer 8',
        state: 'ready',
        letter: { content: { to: ['c8@example.com'] } },
      },
      { id: 9, state: 'ready' },
    ]);
    expect(several.items[0]!.letter!.content.formatted!.html).toBe(
      '<p>Hi <b>Anna &#60;8&#62;</b>: #8. Tone</p>',
    );
    expect(await several.send({ hold, then: [] })).toBe(true);
    expect(draft.empty).toBe(true);
    expect(states(several)).toEqual(['queued', 'queued']);
    await world.clock.pass(hold - 1);
    expect(world.messages).toEqual([]);
    await world.clock.pass(2);
    expect(bodies()).toEqual([
      [8, 'Hi Anna <8>: #8. Tone', 1],
      [9, 'Hi Anna <9>: #9. Tone', 1],
    ]);
    expect(states(several)).toEqual(['mailed', 'mailed']);
    expect(new Set(world.messages.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test('counts each address once, and leaves out who cannot be mailed or read, with the reason', async () => {
    const several = await read(write({ body: 'Hi' }, [8, 18, 9, 13, 99]));
    expect(states(several)).toEqual(['ready', 'ready', 'ready', 'left', 'left']);
    expect(several.recipients).toBe(2);
    expect(several.items[3]!.problem).toBe('Nobody is known');
    expect(several.items[4]!.problem).not.toBe('');
    await several.send({ hold: 0, then: [] });
    expect(entries()).toEqual([8, 18, 9]);
  });

  test('as a comment is mailed to nobody', async () => {
    const several = await read(write({ body: 'Note', level: 'Internal' }, [8, 13]));
    expect(states(several)).toEqual(['ready', 'ready']);
    expect(several.recipients).toBe(0);
    await several.send({ hold, then: [] });
    await world.clock.pass(hold + 1);
    expect(bodies()).toEqual([
      [8, 'Note', 0],
      [13, 'Note', 0],
    ]);
    expect(states(several)).toEqual(['saved', 'saved']);
  });

  test('is called back as a whole, and is a draft again; what was sent stays sent', async () => {
    const several = await read(write({ body: 'Hi {name}' }, [8, 9, 10]));
    await several.send({ hold, then: [] });
    const { messageId } = desk.outbox.of(8)[0] as { messageId: string };
    const [first] = desk.outbox.of(8);
    await desk.outbox.change(() => ({ put: [{ ...first!, notBefore: 0 }] }));
    await settle();
    expect(bodies()).toEqual([[8, 'Hi Anna <8>', 1]]);
    expect(several.callable).toBe(2);
    await several.callBack();
    expect(states(several)).toEqual(['mailed', 'back', 'back']);
    expect(desk.outbox.entries).toEqual([]);
    expect(draft.content.body).toBe('Hi {name}');
    const again = await read(message([8, 9, 10]));
    await again.send({ hold: 0, then: [] });
    await settle();
    expect(states(again)).toEqual(['mailed', 'mailed', 'mailed']);
    expect(world.messages.filter((sent) => sent.messageId === messageId)).toHaveLength(1);
    expect(world.messages).toHaveLength(4);
  });

  test('to one ticket goes back to that ticket when it is called back there', async () => {
    const several = await read(write({ body: 'Hi {name}' }));
    await several.send({ hold, then: [] });
    await desk.outbox.cancel(desk.outbox.of(8)[0]!.id);
    expect(states(several)).toEqual(['back', 'queued']);
    expect((await desk.message(8)).content.body).toBe('Hi Anna <8>');
    await world.clock.pass(hold + 1);
    expect(bodies()).toEqual([[9, 'Hi Anna <9>', 1]]);
  });

  test('is not told as called back where the tab that sent it has died; where it was, it is', async () => {
    const several = await read(write({ body: 'Hi {name}' }));
    await several.send({ hold, then: [] });
    desk.outbox.pause();
    const silent = await world.desk({ store });
    await world.clock.pass(hold + 1);
    expect(bodies()).toHaveLength(2);
    await desk.outbox.reload();
    expect(silent.outbox.entries).toEqual([]);
    expect(states(several)).toEqual(['gone', 'gone']);

    const again = await read(message([8, 9]));
    draft.update({ body: 'Once more' });
    const next = await read(message([8, 9]));
    await next.send({ hold, then: [] });
    const other = await world.desk({ store, tabs });
    await other.outbox.cancel(other.outbox.of(8)[0]!.id);
    await settle();
    expect(states(next)).toEqual(['back', 'queued']);
    again.dispose();
  });

  test('leaves alone what is being written to a ticket by itself', async () => {
    (await desk.message(8)).update({ body: 'Half written' });
    const several = await read(write({ body: 'Hi' }));
    await several.send({ hold: 0, then: [] });
    await settle();
    expect(bodies()).toEqual([
      [8, 'Hi', 1],
      [9, 'Hi', 1],
    ]);
    expect((await desk.message(8)).content.body).toBe('Half written');
  });

  test('is kept while it is written and while it waits, over a reload', async () => {
    const several = await read(write({ body: 'Hi' }));
    await desk.flush();
    desk.outbox.close();
    desk = await world.desk({ store });
    draft = await desk.message(severalTickets);
    expect(draft.content.body).toBe('Hi');
    expect(desk.unfinished).toEqual([{ ticketId: severalTickets, kind: 'message' }]);
    several.dispose();
    await (await read(message([8, 9]))).send({ hold, then: [] });
    desk.outbox.close();
    desk = await world.desk({ store });
    expect((await desk.message(severalTickets)).empty).toBe(true);
    expect(entries()).toEqual([8, 9]);
    await world.clock.pass(hold + 1);
    expect(world.messages).toHaveLength(2);
  });

  test('is not sent twice by two tabs, nor as it was before it was changed there', async () => {
    const other = await world.desk({ store, tabs });
    const there = await other.message(severalTickets);
    const here = await read(write({ body: 'Hi' }));
    await settle();
    const twin = await read(message([8, 9], other, there));
    expect(states(twin)).toEqual(['ready', 'ready']);
    const both = [here.send({ hold, then: [] }), twin.send({ hold, then: [] })];
    await settle();
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect(entries()).toEqual([8, 9]);
    await read(write({ body: 'Other' }));
    const late = await read(message([8]));
    there.update({ body: 'Changed' });
    await settle();
    expect(await late.send({ hold, then: [] })).toBe(false);
    expect(draft.content.body).toBe('Changed');
    expect(entries()).toEqual([8, 9]);
  });

  test('is not sent twice by two tabs that do not hear each other', async () => {
    write({ body: 'Hi' });
    await desk.flush();
    const other = await world.desk({ store });
    const here = await read(message([8, 9]));
    const there = await read(message([8, 9], other, await other.message(severalTickets)));
    expect(await here.send({ hold, then: [] })).toBe(true);
    expect(await there.send({ hold, then: [] })).toBe(false);
    expect(entries()).toEqual([8, 9]);
  });

  test('that one ticket refuses goes to the others, and says so', async () => {
    world.next('saveMessage', refusal(403));
    const several = await read(write({ body: 'Hi' }, [8, 9, 10]));
    await several.send({ hold: 0, then: [] });
    await settle();
    expect(states(several)).toEqual(['queued', 'mailed', 'mailed']);
    expect(several.entryOf(several.items[0]!)).toMatchObject({ state: 'refused' });
    await several.callBack();
    expect(several.entryOf(several.items[0]!)).toMatchObject({ state: 'refused' });
  });

  test('whose answer is lost is looked up, not sent once more', async () => {
    world.next('saveMessage', 'lost-answer');
    const several = await read(write({ body: 'Hi' }));
    await several.send({ hold: 0, then: [] });
    await world.clock.pass(60_000);
    expect(bodies()).toEqual([
      [8, 'Hi', 1],
      [9, 'Hi', 1],
    ]);
    expect(states(several)).toEqual(['mailed', 'mailed']);
  });

  test('waits for a person where the ticket was closed meanwhile; else closes it when asked to', async () => {
    const several = await read(write({ body: 'Hi' }));
    await several.send({ hold, then: [{ pointer: '/BaseStatus', after: 'Closed' }] });
    world.put(9, { BaseStatus: 'Closed' });
    await world.clock.pass(hold + 1);
    expect(several.entryOf(several.items[1]!)).toMatchObject({ state: 'conflict' });
    expect(states(several)).toEqual(['mailed', 'queued']);
    expect(world.messages).toHaveLength(1);
  });

  test('has its files with each, uploaded once, also while several are sent at once', async () => {
    const several = await read(
      write({ body: 'Hi', files: [file('a'), file('b', 77)] }, [8, 9, 10]),
    );
    await several.send({ hold: 0, then: [] });
    await settle();
    expect(states(several)).toEqual(['mailed', 'mailed', 'mailed']);
    expect(world.uploads).toEqual(['text of a']);
    expect(world.messages.map(({ attachmentIds }) => attachmentIds)).toEqual([
      ...[
        [1, 77],
        [1, 77],
        [1, 77],
      ],
    ]);
  });

  test('has its files over a reload, and after the first was sent', async () => {
    const several = await read(write({ body: 'Hi', files: [file('a')] }));
    await several.send({ hold, then: [] });
    const [first] = desk.outbox.of(8);
    await desk.outbox.change(() => ({ put: [{ ...first!, notBefore: 0 }] }));
    await settle();
    expect(entries()).toEqual([9]);
    desk.outbox.close();
    desk = await world.desk({ store });
    await world.clock.pass(hold + 1);
    expect(world.messages.map(({ attachmentIds }) => attachmentIds?.length)).toEqual([1, 1]);
    expect(new Set(world.uploads)).toEqual(new Set(['text of a']));
  });

  test('has its files back with it when it is called back, together and one by one', async () => {
    const several = await read(write({ body: 'Hi', files: [file('a')] }, [8, 9, 10]));
    await several.send({ hold, then: [] });
    await desk.outbox.cancel(desk.outbox.of(8)[0]!.id);
    const [sent] = desk.outbox.of(9);
    await desk.outbox.change(() => ({ put: [{ ...sent!, notBefore: 0 }] }));
    await settle();
    await several.callBack();
    expect(states(several)).toEqual(['back', 'mailed', 'back']);
    for (const id of [severalTickets, 8]) {
      const { files } = (await desk.message(id)).content;
      expect(await files[0]!.bytes!.text()).toBe('text of a');
    }
    await desk.flush();
    desk.outbox.close();
    desk = await world.desk({ store });
    const [kept] = (await desk.message(8)).content.files;
    expect(await kept!.bytes!.text()).toBe('text of a');
  });

  test('of many tickets, a few are sent beside each other', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => at + 8).filter((id) => id !== 13);
    const several = await read(write({ body: 'Hi' }, ids));
    world.calls.length = 0;
    world.next('getTicket', ...ids.map(() => 'hang' as const));
    await several.send({ hold: 0, then: [] });
    await settle();
    expect(world.calls).toHaveLength(8);
    await world.clock.pass(300_000);
    expect(states(several)).toEqual(ids.map(() => 'mailed'));
    expect(world.messages).toHaveLength(19);
  });
});
