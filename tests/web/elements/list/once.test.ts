import { expect, test } from '@jest/globals';
import { once } from '../../../../web/elements/list/once.js';

test('is called again only for other arguments than the last time', () => {
  let calls = 0;
  const sum = once((a: number, b: number) => (++calls, a + b));
  expect([sum(1, 2), sum(1, 2), sum(1, 2, 'minute'), sum(1, 3), sum(1, 2)]).toEqual([
    3, 3, 3, 4, 3,
  ]);
  expect(calls).toBe(4);
});
