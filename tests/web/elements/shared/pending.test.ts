import { describe, expect, test } from '@jest/globals';
import { newEntry, type MessageEntry, type NewEntry } from '../../../../web/draft/entry.js';
import { standing, whom } from '../../../../web/elements/shared/pending.js';
import { text } from '../../../../web/text/index.js';

const say = text.sending;
const content = { level: 'External' as const, body: '', timeSpent: 0, files: [] };
const to = (...list: string[]) => ({ content: { ...content, to: list } });

const reply: MessageEntry = {
  ...newEntry('1', 7, 'Printer', 0),
  ...{ kind: 'message', messageId: '<1@x>', mail: true, step: 'attach', tried: false },
  ...to('Ann <ann@example.com>'),
};
const comment: MessageEntry = { ...reply, mail: false };
const fresh: NewEntry = {
  ...newEntry('2', 0, 'Printer', 0),
  ...{ kind: 'new', entity: {}, notify: false, mail: true, messageId: '<2@x>', tried: false },
  ...to('ann@example.com'),
};

describe('whom a mail goes to', () => {
  test('is the first one, and how many more', () => {
    expect(whom({ content })).toBe(say.nobody);
    expect(whom(to('Ann <ann@example.com>'))).toBe('ann@example.com');
    const all = { ...content, to: ['a@x'], cc: ['b@x'], bcc: ['c@x'] };
    expect(whom({ content: all })).toBe('a@x and 2 more');
    expect(whom({ content: { ...content, bcc: ['c@x', 'd@x'] } })).toBe('c@x and 1 more');
  });
});

describe('the seconds in which a reply can be called back', () => {
  test.each([
    [10_000, 10],
    [9_001, 10],
    [9_000, 9],
    [1, 1],
  ])('%d ms before its time are %d s', (left, seconds) => {
    const held: MessageEntry = { ...reply, reason: 'held', notBefore: 50_000 };
    expect(standing(held, 50_000 - left)).toBe(say.held(seconds, 'ann@example.com'));
  });

  test('are over when its time has come', () => {
    const held: MessageEntry = { ...reply, reason: 'held', notBefore: 50_000 };
    for (const now of [50_000, 60_000]) expect(standing(held, now)).toBe(say.waiting);
  });

  test('are not those until a failure is tried again', () => {
    const failed: MessageEntry = { ...reply, reason: 'server', notBefore: 50_000 };
    expect(standing(failed, 40_000)).toBe(say.waiting);
  });
});

describe('how a message stands', () => {
  const problem = { code: 'x', message: 'No such address.' };
  const ended = (why: 'closed' | 'deleted' | 'merged', moveTo?: number) => ({
    state: 'conflict' as const,
    conflict: { why, fresh: new Uint8Array(), ...(moveTo !== undefined && { moveTo }) },
  });

  test.each<[string, MessageEntry | NewEntry, string]>([
    ['waits', reply, say.waiting],
    ['waits', comment, say.waitingComment],
    ['waits', fresh, text.create.waiting],
    ['waits for a log-in', { ...reply, reason: 'session' }, say.waitingSession],
    ['waits for the connection', { ...reply, reason: 'network' }, say.waitingNetwork],
    ['is sent', { ...reply, state: 'sending' }, say.sending('ann@example.com')],
    ['is saved', { ...comment, state: 'sending' }, say.saving],
    ['is created', { ...fresh, state: 'sending' }, text.create.creating],
    ['is created', { ...fresh, mail: false, state: 'sending' }, text.create.creating],
    ['may have arrived', { ...reply, state: 'unknown' }, say.unknown],
    ['asks', { ...reply, state: 'unknown', asks: true }, say.asks],
    ['refused', { ...reply, state: 'refused', problem }, say.refused(problem.message)],
    ['refused', { ...comment, state: 'refused', problem }, say.refusedComment(problem.message)],
    [
      'refused',
      { ...fresh, mail: false, state: 'refused', problem },
      text.create.refused(problem.message),
    ],
    ['refused', { ...reply, state: 'refused' }, say.refused(text.errors.unexpected)],
    [
      'not mailed',
      { ...reply, savedId: 3, state: 'refused', problem },
      say.notMailed(problem.message),
    ],
    [
      'in conflict without why',
      { ...reply, state: 'conflict', problem },
      say.refused(problem.message),
    ],
    ['closed', { ...reply, ...ended('closed') }, say.closed],
    ['deleted', { ...reply, ...ended('deleted') }, say.deleted],
    ['merged', { ...reply, ...ended('merged', 8) }, say.merged(8)],
    ['merged', { ...reply, ...ended('merged') }, say.mergedAway],
    [
      'closed, and sent all the same',
      { ...reply, ...ended('closed'), state: 'waiting' },
      say.waiting,
    ],
  ])('%s', (_what, entry, words) => {
    expect(standing(entry, 0)).toBe(words);
  });
});
