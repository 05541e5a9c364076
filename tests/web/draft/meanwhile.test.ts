import { beforeEach, expect, test } from '@jest/globals';
import { Meanwhile } from '../../../web/draft/meanwhile.js';
import type { ToldEdit } from '../../../web/draft/told.js';
import { FakeClock } from './world.js';

const title: ToldEdit = ['/Title', 'Mine', 'Printer'];
const author: ToldEdit = ['/Author', 'Ann', null];

let clock: FakeClock;
let meanwhile: Meanwhile;
beforeEach(() => {
  clock = new FakeClock();
  meanwhile = new Meanwhile(clock);
});

test('edits are known for a second, in their order', async () => {
  meanwhile.edited(7, [title]);
  await clock.pass(600);
  meanwhile.edited(7, [author]);
  expect([meanwhile.of(7), meanwhile.of(8)]).toEqual([[[title], [author]], []]);
  await clock.pass(600);
  meanwhile.begin(7);
  expect(meanwhile.of(7)).toEqual([[author]]);
});

test('of a ticket that is being opened nothing is forgotten before it is open', async () => {
  meanwhile.begin(7);
  meanwhile.edited(7, [title]);
  await clock.pass(9_000);
  meanwhile.edited(7, [author]);
  expect(meanwhile.of(7)).toEqual([[title], [author]]);
  meanwhile.end(7);
  expect(meanwhile.of(7)).toEqual([]);
});

test('what was saved is none any more, but another value of it is', () => {
  const asked = [{ pointer: '/Title', before: 'Printer', after: 'Mine' }];
  meanwhile.saved(7, { asked });
  meanwhile.edited(7, [title, author]);
  meanwhile.edited(7, [['/Title', 'Mine too', 'Printer']]);
  meanwhile.saved(7, { asked });
  expect(meanwhile.of(7)).toEqual([[author], [['/Title', 'Mine too', 'Printer']]]);
});
