import { expect, test } from '@jest/globals';
import { Cursor } from '../../../../web/elements/list/cursor.js';
import type { Entry } from '../../../../web/table/views.js';

const entries = (...ids: number[]): Entry[] => ids.map((id) => ({ id }) as Entry);

test('begins at the first ticket', () => {
  expect(new Cursor().in(entries(4, 2))?.id).toBe(4);
  expect(new Cursor().in([])).toBeUndefined();
});

test('moves by keys, within the list', () => {
  const cursor = new Cursor();
  const list = entries(4, 2, 9);
  for (const [key, id] of [
    ['ArrowDown', 2],
    ['ArrowUp', 4],
    ['ArrowUp', 4],
    ['End', 9],
    ['ArrowDown', 9],
    ['PageUp', 4],
    ['PageDown', 9],
    ['Home', 4],
  ] as const) {
    expect(cursor.move(key, list)).toBe(true);
    expect(cursor.in(list)?.id).toBe(id);
  }
  expect(cursor.move('x', list)).toBe(false);
  expect(cursor.move('ArrowDown', [])).toBe(true);
});

test('stays on its ticket when the list changes', () => {
  const cursor = new Cursor();
  cursor.reset(2);
  const after = cursor.keep(entries(4, 2, 9), entries(7, 9, 4, 2));
  expect(cursor.in(after)?.id).toBe(2);
});

test('takes the ticket at its place when its own is gone', () => {
  const cursor = new Cursor();
  cursor.reset(2);
  expect(cursor.in(cursor.keep(entries(4, 2, 9), entries(4, 9)))?.id).toBe(9);
  expect(cursor.in(cursor.keep(entries(4, 9), entries(4)))?.id).toBe(4);
  expect(cursor.in(cursor.keep(entries(4), []))).toBeUndefined();
});
