import { describe, expect, test } from '@jest/globals';
import { withKey } from '../../../web/controls/half.js';
import { readDate, wholeMoment } from '../../../web/controls/entry.js';

describe('the keys of half a date', () => {
  const typed = (...keys: string[]): string => keys.reduce(withKey, '');

  test('are what was typed, parted where the cursor went on', () => {
    expect(typed('0', '5', 'ArrowRight', '1')).toBe('05 1');
    expect(typed('0', '5', '/', '1')).toBe('05/1');
    expect(typed('1', 'Tab', 'Tab', '2')).toBe('1 2');
  });

  test('are taken back one by one, and nothing else counts', () => {
    expect(typed('0', '5', 'Backspace')).toBe('0');
    expect(typed('Backspace', '5')).toBe('5');
    expect(typed('Shift', 'F5', 'ArrowUp')).toBe('');
    expect(typed(...'9'.repeat(99))).toHaveLength(40);
  });
});

describe('a date that is written as a text', () => {
  test.each([
    ['2031-5-4', 'date', '2031-05-04'],
    [' 2028-02-29 ', 'date', '2028-02-29'],
    ['2031-05-04 9:30', 'datetime-local', '2031-05-04T09:30'],
    ['2031-05-04T09:30:07', 'datetime-local', '2031-05-04T09:30:07'],
    ['9:30', 'time', '09:30'],
    ['23:59:59', 'time', '23:59:59'],
  ] as const)('%p is whole as a %s', (typed, clock, value) => {
    expect(wholeMoment(typed, clock)).toBe(value);
  });

  test.each([
    ['', 'date'],
    ['05', 'date'],
    ['2027-02-29', 'date'],
    ['2031-13-01', 'date'],
    ['2031-05-04 09:30', 'date'],
    ['2031-05-04', 'datetime-local'],
    ['2031-05-04 24:00', 'datetime-local'],
    ['2031-05-04 09:30 h', 'datetime-local'],
    ['9:60', 'time'],
    ['2031-05-04 9:30', 'time'],
  ] as const)('%p is not whole as a %s', (typed, clock) => {
    expect(wholeMoment(typed, clock)).toBeUndefined();
  });

  test('says how a whole one is written, and keeps what was typed', () => {
    const typing = {
      value: '',
      validity: { badInput: true },
      typed: '05',
      half: 'Write it whole.',
    };
    expect(readDate(typing)?.refusal).toEqual({
      message: 'Write it whole.',
      typed: '05',
      half: true,
    });
  });
});
