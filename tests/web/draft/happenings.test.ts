import { expect, test } from '@jest/globals';
import { happeningsAmong } from '../../../web/draft/happenings.js';
import type { KeptSave } from '../../../web/draft/saves.js';

const change = (pointer: string) => ({ pointer, before: 1, after: 2 });

const save = (at: number, pointers: readonly string[], undone = false) =>
  ({ at, undone, patch: { changes: pointers.map(change) } }) as unknown as KeptSave;

const told = (saves: readonly KeptSave[], times: readonly number[]) =>
  happeningsAmong(saves, times).map((run) => run.map((each) => each.change.pointer));

test('what was saved stands between the messages at its time', () => {
  const saves = [save(5, ['/a']), save(15, ['/b', '/c']), save(20, ['/d']), save(99, ['/e'])];
  expect(told(saves, [10, 20, 30])).toEqual([['/a'], ['/b', '/c'], ['/d'], ['/e']]);
});

test('without messages all of it stands together', () => {
  expect(told([save(1, ['/a']), save(2, ['/b'])], [])).toEqual([['/a', '/b']]);
  expect(told([], [10])).toEqual([[], []]);
});

test('what was taken back is known as such', () => {
  expect(happeningsAmong([save(5, ['/a'], true)], [])).toEqual([
    [{ at: 5, change: change('/a'), undone: true }],
  ]);
});
