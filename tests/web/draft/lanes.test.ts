import { expect, test } from '@jest/globals';
import { inLanes } from '../../../web/draft/lanes.js';
import { settle } from './world.js';

test('all are worked on, four at a time, until that is stopped', async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  let stopped = false;
  const work = (one: number): Promise<void> => {
    begun.push(one);
    return new Promise((end) => ends.push(end));
  };
  const working = inLanes([0, 1, 2, 3, 4, 5, 6, 7], work, () => stopped);
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[1]!();
  await settle();
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  stopped = true;
  for (const end of ends) end();
  await working;
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
