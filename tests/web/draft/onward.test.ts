import { expect, test } from '@jest/globals';
import type { Desk } from '../../../web/draft/desk.js';
import { leftOf } from '../../../web/draft/onward.js';

const entry = (kind: string, state: string, more: object = {}) => ({
  ...{ ticketId: 7, kind, state },
  ...more,
});
const left = (unfinished: readonly object[], entries: readonly object[] = []) =>
  leftOf({ unfinished, outbox: { of: () => entries } } as unknown as Desk, 7);

test('nothing is left of a ticket that is saved, whatever other tickets have', () => {
  expect(left([])).toBeUndefined();
  expect(left([{ ticketId: 8, kind: 'edits' }])).toBeUndefined();
});

test('edits and messages that are begun are left', () => {
  expect(left([{ ticketId: 7, kind: 'edits' }])).toBe('edits');
  expect(left([{ ticketId: 7, kind: 'message' }])).toBe('message');
});

test('a message that goes out by itself is not left, but one that needs somebody is', () => {
  expect(left([], [entry('message', 'waiting'), entry('message', 'sending')])).toBeUndefined();
  expect(left([], [entry('message', 'refused')])).toBe('outbox');
  expect(left([], [entry('message', 'conflict')])).toBe('outbox');
  expect(left([], [entry('message', 'unknown', { asks: true })])).toBe('outbox');
});

test('a save that waits is left', () => {
  expect(left([], [entry('save', 'waiting')])).toBe('outbox');
  expect(left([], [entry('undo', 'conflict')])).toBe('outbox');
});
