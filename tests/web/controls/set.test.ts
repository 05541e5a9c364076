import { expect, test } from '@jest/globals';
import { withItem, withoutItem } from '../../../web/controls/set.js';

const option = { id: 2, label: 'b', path: 'b', detail: '', depth: 0 };
const before = [
  { Id: 1, Name: 'a' },
  { Id: 2, Name: 'b' },
];

test('a new item has only its key', () => {
  expect(withItem('Id', [], [], option)).toEqual([{ Id: 2 }]);
});

test('an item that was there comes back as it was', () => {
  const removed = withoutItem('Id', before, 2);
  expect(removed).toEqual([{ Id: 1, Name: 'a' }]);
  expect(withItem('Id', before, removed, option)).toEqual(before);
});

test('nothing is in a set twice', () => {
  expect(withItem('Id', before, before, option)).toBe(before);
});

test('a missing set is an empty one', () => {
  expect(withItem('Id', null, null, option)).toEqual([{ Id: 2 }]);
});
