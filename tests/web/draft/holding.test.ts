import { expect, test } from '@jest/globals';
import { Holding } from '../../../web/draft/holding.js';

/** What a sweep asks for, of which it frees what is given. */
function swept(holding: Holding, ...freed: number[]): number[] {
  const asked: number[] = [];
  holding.sweep((id) => {
    asked.push(id);
    return freed.includes(id);
  });
  return asked;
}

test('what was never shown, or is shown once more, is not freed', () => {
  const holding = new Holding();
  holding.hold(7);
  holding.hold(7);
  holding.leave(7);
  expect(swept(holding, 7)).toEqual([]);
  holding.leave(7);
  expect(swept(holding)).toEqual([7]);
  holding.hold(7);
  expect(swept(holding, 7)).toEqual([]);
});

test('what cannot be freed yet is tried again, and what was freed is not', () => {
  const holding = new Holding();
  holding.leave(7);
  holding.leave(8);
  expect(swept(holding, 8)).toEqual([7, 8]);
  expect(swept(holding, 7)).toEqual([7]);
  expect(swept(holding)).toEqual([]);
});
