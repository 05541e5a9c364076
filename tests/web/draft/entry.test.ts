import { describe, expect, test } from '@jest/globals';
import {
  isActive,
  isContent,
  isPatch,
  keptEntry,
  mayCancel,
  newEntry,
  readEntry,
  type Entry,
} from '../../../web/draft/entry.js';

const patch = {
  body: '[]',
  inverse: '[]',
  changes: [{ pointer: '/Title', before: 'a', after: 'b' }],
  asked: [],
};
const content = { level: 'External', body: 'Hello', files: [], timeSpent: 0 };

const head = newEntry('1-a', 7, 'Printer', 5);
const more = { base: new Uint8Array([1]), notify: false, step: 'patch' };
const save = { ...head, ...more, kind: 'save', wanted: patch, sent: [], others: [], round: 0 };
const undo = { ...head, kind: 'undo', saveId: '1', patch, stamp: '', redo: false };
const message = { ...head, kind: 'message', messageId: '<a@b>', content, mail: true, tried: false };
const created = { ...head, kind: 'new', messageId: '<a@b>', content, entity: {}, tried: false };
const all = { save, undo, message, new: created } as unknown as Record<string, Entry>;

describe('an entry that was kept', () => {
  test.each(Object.entries(all))('%s is read as it was', (_, entry) => {
    expect(readEntry(keptEntry(entry))).toEqual({ ...entry, v: 1 });
    expect(readEntry(structuredClone(keptEntry(entry)))).toBeDefined();
  });

  test.each(['waiting', 'sending', 'unknown', 'conflict', 'refused'])('%s is a state', (state) => {
    expect(readEntry({ ...save, v: 1, state })).toBeDefined();
  });

  test.each<[string, Record<string, unknown>]>([
    ['another version', { v: 2 }],
    ['no version', { v: undefined }],
    ['an id that is no text', { id: 1 }],
    ['a ticket that has no number', { ticketId: '7' }],
    ['a ticket of half a number', { ticketId: 7.5 }],
    ['a state that is none', { state: 'gone' }],
    ['what is done', { state: 'done' }],
    ['a kind that is none', { kind: 'other' }],
    ['no title', { title: undefined }],
    ['failures that are no number', { failures: '0' }],
    ['a time that is none', { notBefore: Number.NaN }],
    ['no date', { createdAt: undefined }],
    ['no round', { round: undefined }],
    ['half a round', { round: 0.5 }],
    ['a base that is no bytes', { base: [1] }],
    ['others that are no list', { others: {} }],
    ['sent that is no list', { sent: patch }],
    ['something sent that is no patch', { sent: [patch, {}] }],
    ['no patch', { wanted: undefined }],
    ['null for a patch', { wanted: null }],
  ])('%s is none', (_, changed) => {
    expect(readEntry({ ...save, v: 1, ...changed })).toBeUndefined();
  });

  test('of the other kinds needs what they send', () => {
    expect(readEntry({ ...undo, v: 1, patch: {} })).toBeUndefined();
    expect(readEntry({ ...undo, v: 1, saveId: 1 })).toBeUndefined();
    for (const entry of [message, created]) {
      expect(readEntry({ ...entry, v: 1, messageId: undefined })).toBeUndefined();
      expect(readEntry({ ...entry, v: 1, content: { ...content, body: null } })).toBeUndefined();
    }
  });

  test.each([[null], [undefined], ['text'], [7]])('%j is none', (value) => {
    expect(readEntry(value)).toBeUndefined();
    expect(isPatch(value)).toBe(false);
    expect(isContent(value)).toBe(false);
  });
});

test.each<[string, unknown]>([
  ['body', 1],
  ['inverse', undefined],
  ['changes', {}],
  ['asked', undefined],
  ['changes', [null]],
  ['changes', ['/Title']],
  ['asked', [{ pointer: 1 }]],
])('a patch with the %s %j is none', (name, value) => {
  expect(isPatch(patch)).toBe(true);
  expect(isPatch({ ...patch, [name]: value })).toBe(false);
});

test.each<[string, unknown]>([
  ['level', 'Secret'],
  ['body', 1],
  ['timeSpent', '5'],
  ['files', {}],
  ['files', [null]],
  ['files', [{ key: 'a' }]],
  ['files', [{ name: 'a' }]],
])('a content with the %s %j is none', (name, value) => {
  const file = { key: 'a', name: 'b' };
  expect(isContent({ ...content, level: 'Internal', files: [file] })).toBe(true);
  expect(isContent({ ...content, [name]: value })).toBe(false);
});

test('what may go on by itself is active', () => {
  const active = ['waiting', 'sending', 'unknown'] as const;
  const rest = ['done', 'conflict', 'refused'] as const;
  expect(active.every((state) => isActive({ state }))).toBe(true);
  expect(rest.some((state) => isActive({ state }))).toBe(false);
});

describe('what can be taken back', () => {
  const may = (entry: object, changed: object): boolean =>
    mayCancel({ ...entry, ...changed } as Entry);

  test.each(Object.entries(all))('%s, before it is tried and after it was refused', (_, entry) => {
    for (const state of ['waiting', 'conflict', 'refused'])
      expect(may(entry, { state })).toBe(true);
    for (const state of ['sending', 'unknown']) expect(may(entry, { state })).toBe(false);
  });

  test('nothing that may have arrived', () => {
    expect(may(save, { sent: [patch] })).toBe(false);
    expect(may(save, { step: 'notify' })).toBe(false);
    expect(may(undo, { failures: 1 })).toBe(false);
    expect(may(message, { tried: true })).toBe(false);
    expect(may(created, { tried: true })).toBe(false);
  });
});
