import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import { newEntry, type MessageEntry } from '../../../web/draft/entry.js';
import type { Progress } from '../../../web/draft/progress.js';
import { advanceMessage } from '../../../web/draft/sending.js';
import type { SendTools } from '../../../web/draft/step.js';
import { realCore } from './drafts.js';
import { failing, givenUp, tools } from './steps.js';
import { refusal, World, type Fate } from './world.js';

const core = await realCore();
const content = { level: 'External' as const, body: 'Dear Ann', timeSpent: 0, files: [] };
const file = (key: string, part: object = {}) => ({
  ...{ key, name: `${key}.txt`, type: 'text/plain', ...part },
});

let world: World;
beforeEach(() => {
  world = new World(core);
});

function entry(part: Partial<MessageEntry> = {}): MessageEntry {
  return {
    ...newEntry('1', 7, 'Printer', 0),
    ...{ kind: 'message', messageId: '<1@x>', content, mail: true, step: 'save', tried: false },
    ...part,
  };
}

async function step(
  given: MessageEntry,
  part: Partial<SendTools & DeskClient> = {},
): Promise<Progress> {
  return (await advanceMessage(given, tools(world, part)))(given);
}

const sending = { state: 'sending' } as const;
const wrong = { failures: 3, notBefore: 9, problem: { code: 'x', message: '' } };

describe('the files of a message', () => {
  test('are uploaded one by one, by name and type', async () => {
    const asked: unknown[] = [];
    const createAttachment = ((
      name: string,
      bytes: Blob,
      { contentType }: { contentType: string },
    ) => {
      asked.push([name, bytes.size, contentType]);
      return Promise.resolve({ AttachmentId: 5 });
    }) as never;
    const files = [file('a', { attachmentId: 4 }), file('b'), file('c')];
    const given = entry({ step: 'attach', content: { ...content, files }, ...wrong });
    const blob = () => Promise.resolve(new Blob(['xyz']));
    const progress = await step(given, { createAttachment, file: blob });
    expect(asked).toEqual([['b.txt', 3, 'text/plain']]);
    expect(progress).toMatchObject({ kind: 'next', entry: { step: 'attach', failures: 0 } });
    expect(progress.entry).toHaveProperty('content.files', [
      ...[files[0], { ...files[1], attachmentId: 5 }, files[2]],
    ]);
  });

  test('are followed by the message', async () => {
    const files = [file('a', { attachmentId: 4 })];
    const given = entry({ step: 'attach', content: { ...content, files } });
    expect(await step(given)).toMatchObject({ kind: 'next', entry: { step: 'save' } });
  });

  test('that the browser has lost are told by their name', async () => {
    const given = entry({ step: 'attach', content: { ...content, files: [file('a')] } });
    expect(await step(given)).toMatchObject({
      kind: 'stop',
      report: { kind: 'refused', problem: { code: 'argument', message: /a\.txt/ as never } },
    });
  });

  test('may take ten minutes', async () => {
    const given = entry({ step: 'attach', content: { ...content, files: [file('a')] } });
    const createAttachment: DeskClient['createAttachment'] = () => new Promise(() => undefined);
    const blob = () => Promise.resolve(new Blob());
    await givenUp(world, 600_000, step(given, { createAttachment, file: blob }));
  });
});

describe('a message', () => {
  test('that may be there already is looked for', async () => {
    expect(await step(entry({ tried: true }))).toMatchObject({
      ...{ kind: 'next', entry: { state: 'unknown' } },
    });
    expect(world.calls).toEqual([]);
  });

  test('is sent where the ticket is as it was', async () => {
    const live = core.liveObjects;
    expect(await step(entry({ ...wrong, baseStatus: 'Active' }))).toMatchObject({
      ...{ kind: 'next', entry: { state: 'sending', tried: true, failures: 3, notBefore: 0 } },
    });
    expect(world.calls).toEqual(['getTicket']);
    expect(core.liveObjects).toBe(live);
  });

  test('is sent unseen where nobody knows how the ticket was', async () => {
    world.put(7, { BaseStatus: 'Closed' });
    expect(await step(entry())).toMatchObject({ entry: { state: 'sending', tried: true } });
    expect(world.calls).toEqual([]);
  });

  test('is not sent to a ticket that was merged: where it goes on is told', async () => {
    world.put(7, { BaseStatus: 'Merged', ConnectId: 8 });
    const live = core.liveObjects;
    const { entry: stopped, ...progress } = await step(entry({ baseStatus: 'Active' }));
    const why = { why: 'merged', moveTo: 8 };
    expect(stopped).toMatchObject({ state: 'conflict', conflict: why });
    expect(progress).toEqual({
      kind: 'stop',
      report: { kind: 'conflict', ticketId: 7, entryId: '1', of: 'message', ...why },
    });
    expect(core.liveObjects).toBe(live);
  });

  test('is saved with its files in one request', async () => {
    const calls: unknown[] = [];
    const call = ((...given: unknown[]) => {
      calls.push(given.slice(0, 3));
      return Promise.resolve({ EjMessageId: 3 });
    }) as unknown as DeskClient['call'];
    for (const level of ['External', 'Internal'] as const) {
      const files = [file('a', { attachmentId: 4 }), file('b', { attachmentId: 5 })];
      await step(entry({ ...sending, content: { ...content, level, files } }), { call });
    }
    const options = { AttachmentIds: [4, 5], Notify: false };
    expect(calls).toMatchObject([
      ['saveTicketMessageEntityWithOptions', {}, { ...options, UpdateRepliedAt: true }],
      ['saveTicketMessageEntityWithOptions', {}, { ...options, UpdateRepliedAt: false }],
    ]);
  });

  test('that is saved is mailed next, or is done', async () => {
    expect(await step(entry({ ...sending, ...wrong }))).toMatchObject({
      kind: 'next',
      entry: { savedId: 1, state: 'waiting', step: 'mail', failures: 0 },
    });
    const files = [file('a')];
    const noted = entry({ ...sending, mail: false, content: { ...content, files } });
    expect(await step(noted)).toMatchObject({
      kind: 'done',
      effects: { files },
      report: { kind: 'sent', ticketId: 7, entryId: '1', messageId: 2, mailed: false },
    });
  });

  const lost = { lost: ['next', 'unknown'], session: ['session', 'waiting'] } as const;
  const said = { later: ['later', 'waiting'], refused: ['stop', 'refused'] } as const;

  failing('is sent and meets', { ...lost, ...said }, (fate) => {
    world.next('saveMessage', fate);
    return step(entry(sending));
  });

  failing('is mailed and meets', { ...lost, ...said }, (fate) => {
    world.messages.push({ id: 1, ticketId: 7, messageId: '<1@x>', body: '', mails: 0 });
    world.next('sendMessage', fate);
    return step(entry({ ...sending, step: 'mail', savedId: 1 }));
  });

  test('of which another one was first is refused', async () => {
    world.next('saveMessage', refusal(409));
    expect(await step(entry(sending))).toMatchObject({ kind: 'stop' });
  });

  test.each<[string, Partial<MessageEntry>, Partial<DeskClient>]>([
    ['saved', sending, { saveMessage: () => new Promise(() => undefined) }],
    ['looked for', { state: 'unknown' }, { listMessages: () => new Promise(() => undefined) }],
    [
      'mailed',
      { ...sending, step: 'mail', savedId: 1 },
      { sendMessage: () => new Promise(() => undefined) },
    ],
    [
      'looked up',
      { state: 'unknown', step: 'mail', savedId: 1 },
      { getMessage: () => new Promise(() => undefined) },
    ],
    ['checked', { baseStatus: 'Active' }, { getTicket: () => new Promise(() => undefined) }],
  ])('that is %s is given up after 30 s', async (_what, part, calls) => {
    await givenUp(world, 30_000, step(entry(part), calls));
  });
});

describe('a message that may be there', () => {
  const unknown = entry({ state: 'unknown', tried: true });

  test('is found by its Message-ID, among those of its ticket', async () => {
    const message = { id: 1, ticketId: 7, messageId: '<1@x>', body: '', mails: 0 };
    world.messages.push({ ...message, ticketId: 8 }, { ...message, id: 2, messageId: '<2@x>' });
    expect(await step(unknown)).toMatchObject({
      ...{ kind: 'next', entry: { state: 'sending', tried: true } },
    });
    world.messages.push({ ...message, id: 3 });
    expect(await step(unknown)).toMatchObject({ entry: { savedId: 3, step: 'mail' } });
  });

  const moved = { id: 1, ticketId: 9, messageId: '<1@x>', body: '', mails: 0 };

  test('is found where its ticket was merged, and that one again', async () => {
    world.messages.push(moved);
    world.put(7, { BaseStatus: 'Merged', ConnectId: 8 });
    world.put(8, { BaseStatus: 'Merged', ConnectId: 9 });
    const live = core.liveObjects;
    expect(await step(unknown)).toMatchObject({ entry: { savedId: 1, step: 'mail' } });
    expect(core.liveObjects).toBe(live);
  });

  test('and is not, is no message of a merged ticket without a word', async () => {
    world.put(7, { BaseStatus: 'Merged', ConnectId: 8 });
    world.put(8, { BaseStatus: 'Merged', ConnectId: 7 });
    const known = { ...unknown, baseStatus: 'Active' };
    expect(await step(known)).toMatchObject({
      ...{ kind: 'stop', entry: { state: 'conflict', conflict: { why: 'merged', moveTo: 8 } } },
    });
    // Who knows that already sends it.
    expect(await step(unknown)).toMatchObject({ entry: { state: 'sending', tried: true } });
  });

  test('that has no number is not there', async () => {
    const listMessages = (() =>
      Promise.resolve([{ messageId: '<1@x>' }])) as unknown as DeskClient['listMessages'];
    expect(await step(unknown, { listMessages })).toMatchObject({ entry: { state: 'sending' } });
  });

  failing(
    'is looked for and meets',
    {
      lost: ['later', 'unknown'],
      session: ['session', 'unknown'],
      later: ['later', 'unknown'],
      refused: ['stop', 'refused'],
    },
    (fate: Fate) => {
      world.next('getTicket', fate);
      return step(unknown);
    },
  );
});

describe('the mail of a message', () => {
  const mail = { step: 'mail', savedId: 1 } as const;

  test('is sent to whom it goes, under its subject', async () => {
    const sent: unknown[] = [];
    const sendMessage = ((id: number, { to, cc, bcc, ...rest }: Record<string, unknown>) => {
      sent.push([id, to, cc, bcc, rest['subject']]);
      return Promise.resolve();
    }) as never;
    const whom = { to: ['a@x'], cc: ['b@x'], bcc: ['c@x'], subject: 'Re' };
    const told = entry({ ...mail, ...sending, content: { ...content, ...whom } });
    expect(await step(told, { sendMessage })).toMatchObject({
      kind: 'done',
      report: { kind: 'sent', messageId: 1, mailed: true },
    });
    await step(entry({ ...mail, ...sending }), { sendMessage });
    expect(sent).toEqual([
      [1, ['a@x'], ['b@x'], ['c@x'], 'Re'],
      [1, [], [], [], undefined],
    ]);
  });

  test('goes next', async () => {
    expect(await step(entry({ ...mail, ...wrong }))).toMatchObject({
      ...{ kind: 'next', entry: { state: 'sending', step: 'mail', failures: 3 } },
    });
  });

  test.each([
    [[{ Name: 'to' }], true],
    [[{ Name: 'Subject' }, { Name: 'Cc' }], true],
    [[{ Name: 'BCC' }], true],
    [[{ Name: 'Reply-To' }, { Name: 'X-Cc-Y' }, { Name: null }], false],
    [null, false],
  ])('has gone out where the server notes it (%j): %p', async (MessageHeaders, mailed) => {
    const getMessage = (() =>
      Promise.resolve({ MessageHeaders })) as unknown as DeskClient['getMessage'];
    const progress = await step(entry({ ...mail, state: 'unknown' }), { getMessage });
    if (mailed) expect(progress).toMatchObject({ kind: 'done', report: { mailed: true } });
    else {
      expect(progress).toMatchObject({
        kind: 'stop',
        entry: { state: 'unknown', asks: true },
        report: { kind: 'asks', ticketId: 7, entryId: '1' },
      });
    }
  });
});
