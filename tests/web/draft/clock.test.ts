import { expect, jest, test } from '@jest/globals';
import { systemClock } from '../../../web/draft/clock.js';

test('the machine’s clock tells the time, and does something later unless it is cancelled', () => {
  jest.useFakeTimers({ now: 5_000 });
  try {
    const done: string[] = [];
    systemClock.after(1_000, () => done.push('first'));
    const cancel = systemClock.after(1_000, () => done.push('cancelled'));
    cancel();
    jest.advanceTimersByTime(999);
    expect(done).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(done).toEqual(['first']);
    expect(systemClock.now()).toBe(6_000);
  } finally {
    jest.useRealTimers();
  }
});
