import { expect, test } from '@jest/globals';
import { Picking } from '../../../../web/elements/list/picking.js';
import type { Entry } from '../../../../web/table/views.js';

const entries = [5, 3, 8, 1, 9].map((id) => ({ id }) as Entry);

test('tickets are chosen one by one, and told in the order of the list', () => {
  const picking = new Picking();
  picking.toggle(1);
  picking.toggle(5);
  expect(picking.among(entries)).toEqual([5, 1]);
  picking.toggle(1);
  expect(picking.among(entries)).toEqual([5]);
  expect([picking.has(5), picking.has(1), picking.size]).toEqual([true, false, 1]);
});

test('a range goes from the one chosen last, in both directions', () => {
  const picking = new Picking();
  picking.toggle(8);
  picking.extend(entries, 9);
  expect(picking.among(entries)).toEqual([8, 1, 9]);
  picking.extend(entries, 5);
  expect(picking.among(entries)).toEqual([5, 3, 8, 1, 9]);
});

test('a range without a beginning is one ticket', () => {
  const picking = new Picking();
  picking.extend(entries, 3);
  expect(picking.among(entries)).toEqual([3]);
  picking.extend(entries, 8);
  expect(picking.among(entries)).toEqual([3, 8]);
});

test('what is gone from the list is not chosen any more', () => {
  const picking = new Picking();
  picking.all(entries);
  picking.keep(entries.slice(0, 2));
  expect(picking.size).toBe(2);
  picking.clear();
  expect(picking.size).toBe(0);
});
