import { describe, expect, test } from '@jest/globals';
import { tame } from '../../../../web/elements/mail/tame.js';

describe('tame', () => {
  test.each([
    'Hello, K\u00f8benhavn',
    'e\u0301a\u0308',
    '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466}',
    '\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd',
    '\u0939\u093f\u0928\u094d\u0926\u0940',
    'x'.repeat(5000),
  ])('leaves %p as it is', (text) => {
    expect(tame(text)).toBe(text);
  });

  test('of marks without end the first stay', () => {
    expect(tame(`a${'\u0301'.repeat(100_000)}b`)).toBe(`a${'\u0301'.repeat(12)}b`);
  });

  test('also where several texts share them', () => {
    const run = { marks: 0, word: 0 };
    const parts = ['a', ...Array.from({ length: 9 }, () => '\u0301\u0302'), '', '\u0301', 'b'];
    expect(parts.map((part) => tame(part, run)).join('')).toHaveLength(14);
  });

  test('words without end may break', () => {
    const thai = tame('\u0e01'.repeat(2000));
    expect(thai.replaceAll('\u200b', '')).toBe('\u0e01'.repeat(2000));
    expect(Math.max(...thai.split('\u200b').map(({ length }) => length))).toBeLessThanOrEqual(500);
    expect(tame('\u0628'.repeat(1000)).split(' ').length).toBeGreaterThan(2);
  });
});
