import { describe, expect, test } from '@jest/globals';
import type { PatchOperation } from '../../../wasm/js/index.js';
import { withoutOwn } from '../../../web/draft/own-saves.js';
import type { KeptSave } from '../../../web/draft/saves.js';

const stamps = ['2026-11-30T10:00:00', '2026-11-30T10:00:01', '2026-11-30T10:00:02'] as const;

function save(at: 0 | 1 | 2, pointer: string, before: unknown, after: unknown, undone = false) {
  const patch = { changes: [{ pointer, before, after }] };
  return { stamp: stamps[at], undone, patch } as unknown as KeptSave;
}

const replace = (path: string, value: unknown): PatchOperation => ({ op: 'replace', path, value });

describe('what others have changed', () => {
  const title = replace('/Title', 'mine');
  const owner = replace('/OwnedBy/AssociateId', 7);

  test.each([
    ['is all of it where nothing was saved', [], [title, owner]],
    ['is not what was saved since', [save(1, '/Title', 'old', 'mine')], [owner]],
    ['is what was saved before', [save(0, '/Title', 'old', 'mine')], [title, owner]],
    ['is another value than the one that was saved', [save(1, '/Title', 'a', 'b')], [title, owner]],
    ['is not what an undo has brought back', [save(1, '/Title', 'mine', 'b', true)], [owner]],
    [
      'is told by the newest save',
      [save(2, '/Title', 'mine', 'later'), save(1, '/Title', 'old', 'mine')],
      [title, owner],
    ],
  ])('%s', (_, saves, expected) => {
    expect(withoutOwn([title, owner], saves, stamps[0])).toEqual(expected);
  });

  test('is not the name of somebody whom I have chosen', () => {
    const name = replace('/OwnedBy/FullName', 'Bo Dahl');
    const saves = [save(1, '/OwnedBy/AssociateId', 1, 7)];
    expect(withoutOwn([owner, name, title], saves, stamps[0])).toEqual([title]);
  });
});
