import { expect, test } from '@jest/globals';
import { contrast, over, parseColour } from '../../../../web/elements/mail/contrast.js';

test.each([
  ['rgb(1, 2, 3)', [1, 2, 3, 1]],
  ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 0.5]],
  ['rgba(0, 0, 0, 0)', [0, 0, 0, 0]],
])('%s', (computed, expected) => {
  expect(parseColour(computed)).toEqual(expected);
});

test('contrast is that of WCAG', () => {
  const black = parseColour('rgb(0, 0, 0)');
  const white = parseColour('rgb(255, 255, 255)');
  expect(contrast(black, white)).toBeCloseTo(21);
  expect(contrast(white, white)).toBe(1);
  expect(contrast(parseColour('rgb(119, 119, 119)'), white)).toBeCloseTo(4.48, 2);
});

test('what is half seen through is half of each', () => {
  expect(over([255, 0, 0, 0.5], [0, 0, 255, 1])).toEqual([127.5, 0, 127.5, 1]);
  expect(over([255, 0, 0, 0], [0, 0, 255, 1])).toEqual([0, 0, 255, 1]);
});
