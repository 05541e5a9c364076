import { describe, expect, test } from '@jest/globals';
import { isAction, isPostponed, presets } from '../../../web/table/postponing.js';

/** A moment in the zone of this process, whichever that is. */
const local = (...parts: [number, number, number, number?, number?, number?]): number =>
  new Date(parts[0], parts[1] - 1, parts[2], parts[3] ?? 0, parts[4] ?? 0, parts[5] ?? 0).getTime();

const at = (now: number): Record<string, number> =>
  Object.fromEntries(presets(now).map((each) => [each.name, each.at]));

describe('presets', () => {
  test('lie in the reader’s zone, at whole minutes', () => {
    expect(at(local(2026, 11, 27, 15, 10, 20))).toEqual({
      hour: local(2026, 11, 27, 16, 11),
      threeHours: local(2026, 11, 27, 18, 11),
      tomorrow: local(2026, 11, 28, 8),
      monday: local(2026, 11, 30, 8),
    });
  });

  test.each([
    ['a Sunday', local(2026, 11, 29, 20), local(2026, 11, 30, 8)],
    ['a Monday before 8:00', local(2026, 11, 30, 5), local(2026, 12, 7, 8)],
    ['the last day of a month', local(2026, 12, 31, 12), local(2027, 1, 4, 8)],
  ])('Monday is that of next week, on %s too', (_what, now, monday) => {
    expect(at(now)['monday']).toBe(monday);
  });

  test('every one lies ahead', () => {
    const now = local(2026, 11, 29, 23, 59, 59) + 999;
    for (const preset of presets(now)) expect(preset.at).toBeGreaterThan(now);
  });
});

test.each([
  ['Active', false],
  ['Closed', false],
  ['Postponed', false],
  ['Spam', false],
  ['Deleted', true],
  ['Merged', true],
  ['something of another server', false],
  ['', false],
  [null, false],
])('a status of %p is set by an action of its own: %p', (ExtraInfo, action) => {
  expect(isAction({ ExtraInfo })).toBe(action);
});

test.each([
  ['Active', false],
  ['Postponed', true],
  ['PostponedSpecific', true],
  ['Postponed1Hour', false],
  [undefined, false],
])('a built-in state of %p waits for a moment that has to be told: %p', (state, waits) => {
  expect(isPostponed(state)).toBe(waits);
});
