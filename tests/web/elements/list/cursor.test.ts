import { describe, expect, test } from '@jest/globals';
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

describe('the step from the open ticket', () => {
  const to = (cursor: Cursor, entries: readonly Entry[], id: number | undefined, places: number) =>
    cursor.step(entries, id, places)?.id;

  test('goes on, and ends where the list does', () => {
    const cursor = new Cursor();
    const all = entries(1, 2, 3);
    expect([to(cursor, all, 2, 1), to(cursor, all, 2, -1)]).toEqual([3, 1]);
    expect([to(cursor, all, 3, 1), to(cursor, all, 1, -1)]).toEqual([undefined, undefined]);
    expect([to(cursor, all, undefined, 1), to(cursor, all, undefined, -1)]).toEqual([1, 1]);
    expect(to(cursor, [], undefined, 1)).toBeUndefined();
  });

  test('from one that has gone leads to those beside its place', () => {
    const cursor = new Cursor();
    cursor.reset(2);
    const after = cursor.keep(entries(1, 2, 3), entries(1, 3));
    expect([to(cursor, after, 2, 1), to(cursor, after, 2, -1)]).toEqual([3, 1]);
  });
});
