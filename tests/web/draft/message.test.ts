import { describe, expect, test } from '@jest/globals';
import {
  emptyMessage,
  isEmptyMessage,
  messageEntity,
  newMessageId,
  type MessageContent,
} from '../../../web/draft/message.js';

const file = { key: 'a', name: 'a.txt', type: 'text/plain', bytes: new Blob(['x']) };

describe('a message', () => {
  test('is saved as plain text under its Message-ID, and never with recipients', () => {
    const content: MessageContent = {
      ...emptyMessage,
      body: 'Hello',
      to: ['a@b.example'],
      timeSpent: 15,
      files: [file],
    };
    expect(messageEntity(content, 7, '<x@ticketwire>')).toEqual({
      EjMessageId: 0,
      Ticket: { TicketId: 7 },
      MessageId: '<x@ticketwire>',
      Slevel: 'External',
      Type: 'Plain',
      Body: 'Hello',
      TimeSpent: 15,
    });
  });

  test('is saved as HTML and as text where it has looks, and as text once that has changed', () => {
    const formatted = { html: '<div><strong>Hi</strong></div>', text: 'Hi' };
    const content = { ...emptyMessage, body: 'Hi', formatted };
    expect(messageEntity(content, 7, '<x@ticketwire>')).toMatchObject({
      Type: 'Html',
      HtmlBody: formatted.html,
      Body: 'Hi',
    });
    const changed = messageEntity({ ...content, body: 'Hi!' }, 7, '<x@ticketwire>');
    expect(changed).toMatchObject({ Type: 'Plain', Body: 'Hi!' });
    expect(changed).not.toHaveProperty('HtmlBody');
  });

  test('that passes another one on says so, but an internal comment is a comment', () => {
    const content = { ...emptyMessage, body: 'See below', forwards: 9 };
    expect(messageEntity(content, 7, '<x@ticketwire>')).toMatchObject({ Badge: 'Forward' });
    const comment = messageEntity({ ...content, level: 'Internal' }, 7, '<x@ticketwire>');
    expect(comment).not.toHaveProperty('Badge');
  });

  test('tells of time from its first minute', () => {
    const entity = messageEntity({ ...emptyMessage, timeSpent: 1 }, 7, '<x@ticketwire>');
    expect(entity.TimeSpent).toBe(1);
  });

  test('says nothing about time where none was given', () => {
    const entity = messageEntity({ ...emptyMessage, level: 'Internal' }, 7, '<x@ticketwire>');
    expect(entity).not.toHaveProperty('TimeSpent');
    expect(entity.Slevel).toBe('Internal');
  });

  test.each<[Partial<MessageContent>, boolean]>([
    [{}, true],
    [{ level: 'Internal' }, true],
    [{ body: ' ' }, false],
    [{ to: [] }, false],
    [{ bcc: ['a@b.example'] }, false],
    [{ timeSpent: 1 }, false],
    [{ files: [file] }, false],
  ])('with %j: nothing to lose: %j', (change, empty) => {
    expect(isEmptyMessage({ ...emptyMessage, ...change })).toBe(empty);
  });

  test('has a Message-ID of 128 bits that a mail may bear', () => {
    let next = 0;
    expect(newMessageId(() => [0, 0.5, 0.25, 1 - 2 ** -32][next++]!)).toBe(
      '<0000000080000000.40000000ffffffff@ticketwire>',
    );
    const made = new Set(Array.from({ length: 1000 }, () => newMessageId(Math.random)));
    expect(made.size).toBe(1000);
  });
});
