import { describe, expect, test } from '@jest/globals';
import { readDate, readMoment, readNumber } from '../../../web/controls/entry.js';

describe('whole numbers', () => {
  test.each([
    ['12', 12],
    [' -3 ', -3],
    ['+7', 7],
    ['007', 7],
    ['2147483647', 2_147_483_647],
    ['-2147483648', -2_147_483_648],
  ])('%p', (typed, value) => {
    expect(readNumber(typed)).toEqual({ value });
  });

  test.each([
    ['', /whole number/],
    ['-', /whole number/],
    ['1.5', /whole number/],
    ['1e3', /whole number/],
    ['12x', /whole number/],
    ['2147483648', /too large or too small/],
    ['-2147483649', /too large or too small/],
    ['9'.repeat(400), /too large or too small/],
  ])('%p is none, and stays as it was typed', (typed, message) => {
    const { refusal } = readNumber(typed) as { refusal: { message: string; typed: string } };
    expect(refusal.message).toMatch(message);
    expect(refusal.typed).toBe(typed);
  });
});

describe('moments', () => {
  const input = (value: string, badInput = false) => ({ value, validity: { badInput } });

  test('half a date is none, whatever its value says', () => {
    const { refusal } = readMoment(input('', true), null) as { refusal: object };
    expect(refusal).toEqual({
      message: expect.stringMatching(/not a whole date/),
      typed: '',
      half: true,
    });
  });

  test.each(['12026-01-01T10:00', '0026-01-01T10:00', '1752-12-31T23:59'])(
    'the year of %p',
    (value) => {
      expect(readMoment(input(value), null)).toEqual({
        refusal: { message: expect.stringMatching(/^The year/), typed: value },
      });
    },
  );

  test.each(['1753-01-01T00:00', '9999-12-31T23:59', '2026-05-04'])('%p is one', (value) => {
    expect(readDate(input(value))).toBeUndefined();
  });

  test('a time alone has no year', () => {
    expect(readDate(input('10:00'))).toBeUndefined();
  });

  test('an emptied input is no date, and the same minute is the date as read', () => {
    expect(readMoment(input(''), '2026-01-01T10:00:00Z')).toEqual({ value: null });
    const before = '2026-06-01T10:00:07.1234567';
    expect(readMoment(input('2026-06-01T10:00'), before)).toEqual({ value: before });
  });
});
