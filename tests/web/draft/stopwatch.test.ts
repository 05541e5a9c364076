import { describe, expect, test } from '@jest/globals';
import { countedTo, finished, stopwatchText, uncounted } from '../../../web/draft/stopwatch.js';

describe('the stopwatch of a message', () => {
  test('adds full minutes to the time, also to one that was typed', () => {
    const first = countedTo({ timeSpent: 10 }, 59);
    expect(first).toEqual({ counted: 59, timeSpent: 10 });
    const second = countedTo(first, 61);
    expect(second).toEqual({ counted: 61, timeSpent: 11 });
    expect(countedTo(second, 3_600)).toEqual({ counted: 3_600, timeSpent: 70 });
  });

  test.each([
    [0, 5],
    [29, 5],
    [30, 6],
    [89, 5],
    [90, 6],
  ])('with %i seconds makes 5 minutes %i', (counted, timeSpent) => {
    expect(finished({ counted, timeSpent: 5 })).toEqual({ counted: 0, timeSpent });
  });

  test('takes back what it has counted alone', () => {
    expect(uncounted({ counted: 125, timeSpent: 12 })).toEqual({ counted: 0, timeSpent: 10 });
    expect(uncounted({ counted: 125, timeSpent: 1 })).toEqual({ counted: 0, timeSpent: 0 });
  });

  test.each([
    [0, '0:00'],
    [65, '1:05'],
    [3_909, '1:05:09'],
  ])('shows %i seconds as %s', (seconds, shown) => {
    expect(stopwatchText(seconds)).toBe(shown);
  });
});
