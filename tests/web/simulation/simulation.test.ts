import { expect, test } from '@jest/globals';
import { loadSimulated, simulate } from './history.js';
import { liveThrough } from './living.js';

liveThrough('odd');

test('a seed gives the same history each time', async () => {
  const core = await loadSimulated();
  const [once, again] = [
    await simulate(core, 7, { traced: true }),
    await simulate(core, 7, { traced: true }),
  ];
  expect(once.lines!.length).toBeGreaterThan(20);
  expect(again.lines).toEqual(once.lines);
});
