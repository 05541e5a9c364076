import { expect, test } from '@jest/globals';
import { placeAfter } from '../../../web/controls/roving.js';

test.each<[string, number, number, number | undefined]>([
  ['ArrowRight', 0, 3, 1],
  ['ArrowRight', 2, 3, 0],
  ['ArrowLeft', 1, 3, 0],
  ['ArrowLeft', 0, 3, 2],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['ArrowRight', 0, 1, 0],
  ['ArrowDown', 0, 3, undefined],
  ['Tab', 0, 3, undefined],
  ['a', 0, 3, undefined],
])('%s at %d of %d leads to %p', (key, at, count, place) => {
  expect(placeAfter(key, at, count)).toBe(place);
});

test('arrows follow the eye where lines run from right to left', () => {
  expect(placeAfter('ArrowLeft', 0, 3, true)).toBe(1);
  expect(placeAfter('ArrowRight', 0, 3, true)).toBe(2);
  expect(placeAfter('Home', 2, 3, true)).toBe(0);
});
