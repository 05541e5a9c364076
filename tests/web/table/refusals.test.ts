import { expect, test } from '@jest/globals';
import { areRefusals, isAtOrBelow, isSameRefusal, Refusals } from '../../../web/table/refusals.js';

const half = { message: 'This is not a date.', typed: '05', half: true } as const;

test('what is typed is kept with its reason, until it is mended', () => {
  const refusals = new Refusals();
  refusals.set('/Sentiment', { message: 'A whole number, please.', typed: '12x' });
  refusals.set('/Deadline', half);
  expect(refusals.get('/Sentiment')?.typed).toBe('12x');
  expect(refusals.first?.pointer).toBe('/Sentiment');
  refusals.accept('/Sentiment');
  expect(refusals.first).toEqual({ ...half, pointer: '/Deadline' });
  expect(refusals.size).toBe(1);
});

test('a pointer is below a property, and not beside it', () => {
  expect(isAtOrBelow('/CustomFields/a', '/CustomFields')).toBe(true);
  expect(isAtOrBelow('/CustomFields', '/CustomFields')).toBe(true);
  expect(isAtOrBelow('/CustomFieldsX', '/CustomFields')).toBe(false);
  expect(isAtOrBelow('/Title', undefined)).toBe(true);
  expect(isAtOrBelow('/CustomFields', '/CustomFields/a')).toBe(false);
});

test('the same refusal is of the same text for the same reason', () => {
  expect(isSameRefusal(half, { ...half })).toBe(true);
  expect(isSameRefusal(half, undefined)).toBe(false);
  expect(isSameRefusal(half, { ...half, typed: '051' })).toBe(false);
  expect(isSameRefusal(half, { message: half.message, typed: '05' })).toBe(false);
});

test('begin with what was kept, in the order in which they were made', () => {
  const kept = [
    ['/Title', { message: 'No.', typed: '' }],
    ['/Deadline', half],
  ] as const;
  const refusals = new Refusals(kept);
  expect(refusals.all).toEqual(kept);
  expect(new Refusals().first).toBeUndefined();
  expect(areRefusals(refusals.all)).toBe(true);
});

test.each([
  [undefined],
  [{}],
  [['/Title']],
  [[[1, half]]],
  [[['/Title']]],
  [[['/Title', null]]],
  [[['/Title', { message: 'No.' }]]],
  [[['/Title', { typed: '' }]]],
  [[['/Title', half], 'x']],
])('%j are no refusals', (value) => {
  expect(areRefusals(value)).toBe(false);
});
