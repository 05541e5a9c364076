import { describe, expect, test } from '@jest/globals';
import { newEntry, type Entry, type SaveEntry } from '../../../web/draft/entry.js';
import {
  choicesOf,
  contentOf,
  kindOf,
  needsPerson,
  stateOf,
} from '../../../web/draft/entry-words.js';

const patch = {
  body: '[]',
  inverse: '[]',
  changes: [{ pointer: '/Title', before: 'Old', after: 'New' }],
  asked: [],
};
const save: SaveEntry = {
  ...{ id: '1', ticketId: 48, title: 'Printer', createdAt: 0, failures: 0, notBefore: 0, round: 0 },
  ...{ kind: 'save', state: 'waiting', base: new Uint8Array(), wanted: patch, sent: [] },
  ...{ notify: false, step: 'patch', others: [] },
};
const peek = () => undefined;

function written(level: 'External' | 'Internal', body: string): Entry {
  const content = { level, body, timeSpent: 0, files: [] };
  const head = { ...newEntry('1', 48, 'Printer', 0), kind: 'message', messageId: '<1@x>' } as const;
  return { ...head, content, mail: false, step: 'attach', tried: false };
}

function undo(redo: boolean): Entry {
  return { ...newEntry('1', 48, '', 0), kind: 'undo', saveId: '1', patch, stamp: '', redo };
}

const entry = (part: Partial<SaveEntry>): Entry => ({ ...save, ...part });

test('a save is named by what it changes', () => {
  expect(kindOf(save)).toBe('Save');
  expect(contentOf(save, peek)).toBe('Subject: Old → New');
});

test.each<[string, Entry, string, string]>([
  ['a reply', written('External', ' Dear Ann\nThanks'), 'Reply', 'Dear Ann'],
  ['a comment', written('Internal', 'a'.repeat(80)), 'Internal comment', 'a'.repeat(80)],
  ['a long reply', written('External', 'a'.repeat(81)), 'Reply', `${'a'.repeat(80)}…`],
  ['files alone', written('External', ''), 'Reply', ''],
  ['an undo', undo(false), 'Taking a save back', 'Subject: Old → New'],
  ['a redo', undo(true), 'Putting a save back', 'Subject: Old → New'],
])('%s is named by what it is and says', (_what, given, kind, content) => {
  expect(kindOf(given)).toBe(kind);
  expect(contentOf(given, peek)).toBe(content);
});

describe('every state has words without codes', () => {
  test.each<[Partial<SaveEntry>, RegExp]>([
    [{ state: 'waiting' }, /^Waits to be sent/],
    [{ state: 'sending' }, /being sent/],
    [{ state: 'unknown' }, /No answer has come/],
    [{ state: 'unknown', asks: true }, /does not tell/],
    [{ state: 'waiting', reason: 'network' }, /reached/],
    [{ state: 'waiting', reason: 'server' }, /tried again by itself/],
    [{ state: 'waiting', reason: 'session' }, /log in/],
    [{ state: 'waiting', reason: 'held', notBefore: 9_500 }, /10 s/],
    [{ state: 'waiting', reason: 'held', notBefore: 1_001 }, /\b2 s/],
    [{ state: 'waiting', reason: 'held', notBefore: 0 }, /\b1 s/],
    [{ state: 'conflict' }, /somebody else/i],
    [{ state: 'conflict', conflict: { why: 'merged', fresh: new Uint8Array() } }, /merged/],
    [{ state: 'refused' }, /refused/],
    [
      { state: 'refused', problem: { code: 'forbidden', status: 403, message: 'Not for you' } },
      /refused it\. Not for you/,
    ],
  ])('%j', (part, words) => {
    const said = stateOf(entry(part), 0);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/_|\b[45]\d\d\b/);
  });
});

describe('what can be done', () => {
  const refused = (status: number): Entry =>
    entry({ state: 'refused', problem: { code: 'response_unexpected', status, message: '' } });

  test.each<[string, Entry, Partial<ReturnType<typeof choicesOf>>]>([
    ['nothing to retry before the first try', save, { retry: false, cancel: true }],
    ['retry after a failure', entry({ failures: 1 }), { retry: true }],
    ['no retry of what is refused for good', refused(403), { retry: false, open: true }],
    ['retry of what may pass', refused(503), { retry: true, open: true }],
    ['not while it is sent', entry({ state: 'sending' }), { retry: false, cancel: false }],
    ['no cancelling once it may be there', entry({ sent: [patch] }), { cancel: false }],
    [
      'an answer',
      entry({ state: 'unknown', asks: true, failures: 3 }),
      { retry: false, answer: true },
    ],
    [
      'deciding a conflict',
      entry({ state: 'conflict' }),
      { open: true, cancel: true, retry: false },
    ],
  ])('%s', (_name, given, choices) => {
    expect(choicesOf(given)).toMatchObject(choices);
  });
});

test('what needs a person', () => {
  const states = ['waiting', 'sending', 'unknown', 'conflict', 'refused'] as const;
  expect(states.filter((state) => needsPerson(entry({ state })))).toEqual(['conflict', 'refused']);
  expect(needsPerson(entry({ state: 'unknown', asks: true }))).toBe(true);
});
