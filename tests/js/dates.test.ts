import { describe, expect, test } from '@jest/globals';
import { Versions, httpDate } from '../../wasm/js/dates.js';

describe('httpDate', () => {
  test.each([
    ['2026-01-31T08:00:00Z', 'Sat, 31 Jan 2026 08:00:00 GMT'],
    ['2026-01-31T08:00:00.9999999Z', 'Sat, 31 Jan 2026 08:00:00 GMT'],
    ['2026-01-31T08:00:00.5+01:00', 'Sat, 31 Jan 2026 07:00:00 GMT'],
    ['2026-01-31T08:00:00-05:30', 'Sat, 31 Jan 2026 13:30:00 GMT'],
  ])('%s', (date, wanted) => {
    expect(httpDate(date)).toBe(wanted);
  });

  test.each(['2026-01-31T08:00:00', '2026-01-31', '', 'yesterdayTZ', null, undefined])(
    '%j names no instant',
    (date) => {
      expect(httpDate(date)).toBeUndefined();
    },
  );
});

describe('Versions', () => {
  function clocked(): { versions: Versions; at: (milliseconds: number) => void } {
    let now = 0;
    return { versions: new Versions(() => now), at: (milliseconds) => (now = milliseconds) };
  }

  test('one reading settles nothing, another a second later does', () => {
    const { versions, at } = clocked();
    const first = versions.start();
    at(200);
    versions.saw('1', 'a', first);
    expect(versions.isSettled('1', 'a')).toBe(false);
    at(1199);
    versions.saw('1', 'a', versions.start());
    expect(versions.isSettled('1', 'a')).toBe(false);
    at(1200);
    versions.saw('1', 'a', versions.start());
    expect(versions.isSettled('1', 'a')).toBe(true);
    expect(versions.isSettled('1', 'b')).toBe(false);
    expect(versions.isSettled('2', 'a')).toBe(false);
  });

  test('the time that counts is when the later request started', () => {
    const { versions, at } = clocked();
    versions.saw('1', 'a', 0);
    const started = versions.start();
    at(5000);
    versions.saw('1', 'a', started);
    expect(versions.isSettled('1', 'a')).toBe(false);
  });

  test('a newer version starts anew', () => {
    const { versions, at } = clocked();
    versions.saw('1', 'a', 0);
    at(2000);
    versions.saw('1', 'a', 2000);
    versions.saw('1', 'b', 2000);
    expect(versions.isSettled('1', 'a')).toBe(false);
    expect(versions.isSettled('1', 'b')).toBe(false);
  });

  test('500 are remembered, the oldest go', () => {
    const { versions, at } = clocked();
    for (let id = 0; id < 501; id += 1) versions.saw(`${id}`, 'a', 0);
    at(1000);
    for (let id = 1; id < 501; id += 1) versions.saw(`${id}`, 'a', 1000);
    expect(versions.isSettled('1', 'a')).toBe(true);
    // One that is remembered would be settled by now.
    versions.saw('0', 'a', 1000);
    expect(versions.isSettled('0', 'a')).toBe(false);
  });
});
