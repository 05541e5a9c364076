import { expect, test } from '@jest/globals';
import { Selection } from '../../wasm/js/selection.js';

const selection = new Selection(['Title', ' Category/Name , Tags', '']);

test.each([
  [['title'], true, true],
  [['Title', 'x'], true, true],
  [['TAGS', 'Name'], true, true],
  [['category', 'name'], true, true],
  [['Category'], false, true],
  [['Category', 'Fullname'], false, false],
  [['Titl'], false, false],
  [[], false, true],
])('%j: all %p, some %p', (names, all, some) => {
  expect(selection.hasAll(names)).toBe(all);
  expect(selection.hasSome(names)).toBe(some);
});

test('nothing asked for has nothing', () => {
  const none = new Selection([]);
  expect(none.hasAll(['Title'])).toBe(false);
  expect(none.hasSome(['Title'])).toBe(false);
});
