import { expect, test } from '@jest/globals';
import { changesSince } from '../../../web/draft/own-saves.js';
import type { KeptSave } from '../../../web/draft/saves.js';

const stamps = ['2026-11-30T10:00:00', '2026-11-30T10:00:01', '2026-11-30T10:00:02'] as const;

function save(at: 0 | 1 | 2, pointer: string, before: unknown, after: unknown, undone = false) {
  const patch = { changes: [{ pointer, before, after }] };
  return { stamp: stamps[at], undone, patch } as unknown as KeptSave;
}

test.each([
  ['nothing', [], []],
  ['what was saved since', [save(1, '/Title', 'old', 'mine')], [['/Title', 'mine']]],
  ['not what was saved before', [save(0, '/Title', 'old', 'mine')], []],
  ['what an undo has brought back', [save(1, '/Title', 'old', 'b', true)], [['/Title', 'old']]],
  [
    'the newest value of each property, however they are kept',
    [
      save(2, '/Title', 'mine', 'later'),
      save(1, '/Title', 'old', 'mine'),
      save(1, '/OwnedBy/AssociateId', 1, 7),
    ],
    [
      ['/Title', 'later'],
      ['/OwnedBy/AssociateId', 7],
    ],
  ],
])('own changes since a version: %s', (_, saves, expected) => {
  const found = changesSince(saves, stamps[0]);
  expect(found.map(({ pointer, after }) => [pointer, after])).toEqual(expected);
});
