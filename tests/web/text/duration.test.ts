import { expect, test } from '@jest/globals';
import { duration as said, type DurationOptions } from '../../../web/text/duration.js';

/** With ordinary spaces. */
const duration = (seconds: number, options?: DurationOptions): string =>
  said(seconds, options).replaceAll('\u00a0', ' ');

test.each([
  [0, '0 min'],
  [-5, '0 min'],
  [1, '1 s'],
  [59.9, '59 s'],
  [60, '1 min'],
  [119, '1 min'],
  [3_600, '1 h'],
  [4_199, '1 h 9 min'],
  [90_000, '25 h'],
  [360_061, '100 h 1 min'],
])('%d s are %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test.each([
  [0, '0 min'],
  [60, '1 min'],
  [61, '1 min 1 s'],
  [4_199, '1 h 9 min 59 s'],
  [86_401, '24 h 1 s'],
])('exactly, %d s are %s', (seconds, words) => {
  expect(duration(seconds, { exact: true })).toBe(words);
});

test('hours round the clock become days', () => {
  expect(duration(86_400, { days: true })).toBe('1 day');
  expect(duration(90_060, { days: true })).toBe('1 day 1 h');
  // Units that are left out between two others are not skipped to a smaller one.
  expect(duration(2 * 86_400 + 120, { days: true })).toBe('2 days');
  expect(duration(2 * 86_400 + 3_723, { days: true, exact: true })).toBe('2 days 1 h 2 min 3 s');
});

/** The seconds of a text, to see that nothing is lost in saying it. */
function seconds(words: string): number {
  const units: Record<string, number> = { s: 1, min: 60, h: 3_600, day: 86_400, days: 86_400 };
  return [...words.matchAll(/(\d+) (\w+)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit!]!,
    0,
  );
}

test('what is said exactly adds up', () => {
  for (let count = 0; count < 400_000; count += 977) {
    expect(seconds(duration(count, { exact: true }))).toBe(count);
    expect(seconds(duration(count, { exact: true, days: true }))).toBe(count);
  }
});

test('no line ends between a number and its unit', () => {
  expect(said(4_199, { exact: true })).toBe('1\u00a0h 9\u00a0min 59\u00a0s');
  expect(said(0)).toBe('0\u00a0min');
});
