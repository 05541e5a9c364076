import { describe, expect, test } from '@jest/globals';
import {
  deadline,
  distance,
  fromInput,
  instant,
  relative,
  timeOf,
  toInput,
} from '../../../web/text/time.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const minutes = (count: number): number => count * 60_000;

describe('instant', () => {
  test.each([
    ['2026-11-22T12:00:00Z', now],
    ['2026-11-22T13:00:00.0000000+01:00', now],
    ['', undefined],
    [null, undefined],
    ['soon', undefined],
    ['0001-01-01T00:00:00', undefined],
    ['1752-12-31T23:59:59Z', undefined],
    ['1753-01-01T00:00:00Z', Date.UTC(1753, 0, 1)],
    [12, undefined],
  ])('%p', (value, expected) => {
    expect(instant(value)).toBe(expected);
  });
});

test.each([
  [0, '1 min'],
  [minutes(59), '59 min'],
  [minutes(60), '1 h'],
  [minutes(60 * 47), '47 h'],
  [minutes(60 * 48), '2 days'],
  [-minutes(5), '5 min'],
])('a distance of %p ms is %p', (length, expected) => {
  expect(distance(length)).toBe(expected);
});

test('relative time looks both ways', () => {
  expect(relative(now - minutes(5), now)).toBe('5 min ago');
  expect(relative(now + minutes(120), now)).toBe('in 2 h');
  expect(relative(now + 20_000, now)).toBe('just now');
  expect(relative(now - minutes(1) + 1, now)).toBe('just now');
  expect(relative(now - minutes(1), now)).toBe('1 min ago');
});

test.each([
  [-1, 'late', '1 min late'],
  [0, 'soon', '1 min left'],
  [minutes(239), 'soon', '3 h left'],
  [minutes(240), 'calm', '4 h left'],
])('a deadline in %p ms is %p', (left, state, label) => {
  expect(deadline(new Date(now + left).toISOString(), now)).toEqual({ state, label });
});

test('no deadline is neither late nor soon', () => {
  expect(deadline(null, now).state).toBe('none');
});

describe('date inputs', () => {
  test('a text as read survives to the digit when its minute is kept', () => {
    const read = '2026-11-22T11:49:48.5308628+01:00';
    expect(fromInput(toInput(read), read)).toBe(read);
  });

  test('another minute is written in UTC', () => {
    const typed = '2026-11-22T08:15';
    expect(fromInput(typed, null)).toBe(new Date(typed).toISOString().replace('.000Z', 'Z'));
    expect(toInput(fromInput(typed, null))).toBe(typed);
  });

  test('an empty input is no date', () => {
    expect(fromInput('', '2026-11-22T11:49:48Z')).toBeNull();
    expect(toInput(null)).toBe('');
  });
});

test('a moment of today is told by its time, another one by its date as well', () => {
  const noon = new Date(2026, 10, 22, 12, 0).getTime();
  expect(timeOf(noon, noon + minutes(5)).replaceAll('\u202f', ' ')).toBe('12:00 PM');
  expect(timeOf(noon, noon + minutes(24 * 60))).toContain('2026');
});
