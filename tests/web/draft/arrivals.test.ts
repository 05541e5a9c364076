import { expect, test } from '@jest/globals';
import { Arrivals } from '../../../web/draft/arrivals.js';

test('before the reader has looked there is no news', () => {
  expect([...new Arrivals().among([1, 2])]).toEqual([]);
});

test('news is what came since, until it is looked at', () => {
  const arrivals = new Arrivals();
  arrivals.see([1, 2]);
  expect([...arrivals.among([1, 2, 3, 4])]).toEqual([3, 4]);
  arrivals.see([4]);
  expect([...arrivals.among([1, 2, 3, 4])]).toEqual([3]);
});
