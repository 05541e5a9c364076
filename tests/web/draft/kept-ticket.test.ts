import { expect, test } from '@jest/globals';
import { readKeptTicket, sameBytes } from '../../../web/draft/kept-ticket.js';

const kept = {
  v: 1,
  base: new Uint8Array([1]),
  edits: [['/Title', 'Mine']],
  discarded: [],
};

test.each<[string, object]>([
  ['as it was written at first', kept],
  ['with what was discarded', { ...kept, discarded: [['/Title', 'Mine']] }],
  ['with what is no value', { ...kept, refusals: [['/Title', { message: 'No.', typed: '' }]] }],
])('a ticket %s is read', (_what, value) => {
  expect(readKeptTicket(value)).toBe(value);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'ticket'],
  ['another version', { ...kept, v: 2 }],
  ['a base that is no bytes', { ...kept, base: [1] }],
  ['edits that are no list', { ...kept, edits: {} }],
  ['an edit that is no pair', { ...kept, edits: [['/Title', 'Mine'], '/Title'] }],
  ['an edit of no pointer', { ...kept, edits: [[1, 'Mine']] }],
  ['discarded edits that are no list', { ...kept, discarded: undefined }],
  ['a discarded edit of no pointer', { ...kept, discarded: [[1, 2]] }],
  ['refusals that are none', { ...kept, refusals: [['/Title', 'No.']] }],
])('%s is no ticket', (_what, value) => {
  expect(readKeptTicket(value)).toBeUndefined();
});

test('versions are one to the byte, or not', () => {
  const version = (...bytes: number[]): Uint8Array => new Uint8Array(bytes);
  expect(sameBytes(version(1, 2), version(1, 2))).toBe(true);
  expect(sameBytes(version(1, 2), version(1, 3))).toBe(false);
  expect(sameBytes(version(1, 2), version(1, 2, 3))).toBe(false);
  expect(sameBytes(version(1, 2, 3), version(1, 2))).toBe(false);
});

test('a byte that differs is found wherever it is, and wherever the bytes lie', () => {
  const length = 14;
  for (let shift = 0; shift < 4; ++shift) {
    const whole = new Uint8Array(length);
    const other = new Uint8Array(length + shift).subarray(shift);
    expect(sameBytes(whole, other)).toBe(true);
    for (let at = 0; at < length; ++at) {
      other[at] = 1;
      expect(sameBytes(whole, other)).toBe(false);
      other[at] = 0;
    }
  }
});
