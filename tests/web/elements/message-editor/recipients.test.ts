import { describe, expect, test } from '@jest/globals';
import type { Client, TicketMessage } from '../../../../wasm/js/index.js';
import { emptyMessage } from '../../../../web/draft/message.js';
import {
  answered,
  Recipients,
  recipientsFault,
} from '../../../../web/elements/message-editor/recipients.js';

const message = (TicketMessageId: number, more: Partial<TicketMessage>): TicketMessage => ({
  TicketMessageId,
  Slevel: 'External',
  ...more,
});
const content = emptyMessage;
const nobody = { to: [], cc: [], bcc: [] };

type Found = Awaited<ReturnType<Client['calculateRecipients']>>;

/** A client that answers when it is told to. */
function asked() {
  const calls: { args: unknown[]; answer: (found: Found) => void; fail: () => void }[] = [];
  const calculateRecipients = (...args: unknown[]): Promise<Found> =>
    new Promise((answer, reject) =>
      calls.push({ args, answer, fail: () => reject(new Error('lost')) }),
    );
  return { client: { calculateRecipients } as unknown as Client, calls };
}

const anna: Found = { to: [{ name: 'Anna', address: 'a@b.example' }], cc: [], bcc: [] };

describe('a reply answers', () => {
  test.each<[string, TicketMessage[], number]>([
    ['nothing, where there is nothing', [], 0],
    ['nothing that only colleagues read', [message(3, { Slevel: 'Internal' })], 0],
    ['the newest that the customer can read', [message(3, {}), message(1, {})], 3],
    [
      'the newest by the customer',
      [message(1, { Badge: 'Incoming' }), message(2, { Badge: 'Incoming' }), message(9, {})],
      2,
    ],
    ['none that was passed on', [message(1, {}), message(9, { Badge: 'Forward' })], 1],
  ])('%s', (_, messages, expected) => {
    expect(answered(messages)).toBe(expected);
  });
});

describe('who is mailed', () => {
  test('is who the server says, until somebody has changed it', async () => {
    const { client, calls } = asked();
    const recipients = new Recipients(() => undefined);
    const looking = recipients.look(client, 7, 3);
    expect(recipients.state).toBe('searching');
    expect(calls[0]!.args).toEqual([7, 'Reply', 3]);
    calls[0]!.answer(anna);
    await looking;
    expect(recipients.state).toBe('found');
    expect(recipients.shown(content).to).toEqual(['Anna <a@b.example>']);
    expect(recipients.shown({ ...content, to: [] }).to).toEqual([]);
    expect(recipients.shown({ ...content, cc: ['c@d.example'] })).toEqual({
      to: ['Anna <a@b.example>'],
      cc: ['c@d.example'],
      bcc: [],
    });
  });

  test('is looked up once, and again for another message or after a failure', async () => {
    const { client, calls } = asked();
    const recipients = new Recipients(() => undefined);
    const first = recipients.look(client, 7, 3);
    void recipients.look(client, 7, 3);
    expect(calls).toHaveLength(1);
    calls[0]!.fail();
    await first;
    expect(recipients.state).toBe('failed');
    const second = recipients.look(client, 7, 3);
    calls[1]!.answer(anna);
    await second;
    void recipients.look(client, 7, 4);
    expect(calls).toHaveLength(3);
    expect(recipients.shown(content).to).toEqual(['Anna <a@b.example>']);
  });

  test('is never who belongs to another ticket', async () => {
    const { client, calls } = asked();
    const recipients = new Recipients(() => undefined);
    const first = recipients.look(client, 7, 3);
    const second = recipients.look(client, 8, 5);
    calls[0]!.answer(anna);
    await first;
    expect(recipients.shown(content)).toEqual(nobody);
    calls[1]!.fail();
    await second;
    expect(recipients.shown(content)).toEqual(nobody);
  });
});

describe('a mail', () => {
  test('has somebody to go to, addresses that are some, and not too many', () => {
    expect(recipientsFault(nobody)?.message).toMatch(/nobody to send to/);
    expect(recipientsFault({ ...nobody, bcc: ['a@b.example'] })).toBeUndefined();
    expect(recipientsFault({ ...nobody, to: ['a@b.example'], cc: ['anna'] })).toEqual({
      message: expect.stringMatching(/no @/),
      at: 'cc',
      beside: true,
    });
    const many = Array.from({ length: 101 }, (_, i) => `a${i}@b.example`);
    expect(recipientsFault({ ...nobody, to: many.slice(1) })).toBeUndefined();
    expect(recipientsFault({ ...nobody, to: many })?.message).toMatch(/at most 100/);
  });
});
