import { expect, test } from '@jest/globals';
import { Once } from '../../../web/draft/once.js';

test('what several ask for is done once for each key, also for who asks later', async () => {
  const once = new Once<number>();
  let done = 0;
  const work = () => Promise.resolve(++done);
  expect(await Promise.all([once.do('a', work), once.do('a', work), once.do('b', work)])).toEqual([
    ...[1, 1, 2],
  ]);
  expect(await once.do('a', work)).toBe(1);
});

test('what has failed is done anew', async () => {
  const once = new Once<number>();
  const fails = () => Promise.reject(new Error('No'));
  const both = [once.do('a', fails), once.do('a', fails)];
  for (const each of both) await expect(each).rejects.toThrow('No');
  expect(await once.do('a', () => Promise.resolve(7))).toBe(7);
});
