import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import {
  causeOf,
  failureOf,
  isOffline,
  patience,
  problemOf,
  within,
} from '../../../web/draft/failures.js';
import { FakeClock } from './world.js';

const answered = (status: number): TicketwireError =>
  new TicketwireError('No', { code: 'response_unexpected', status });
const silent = new TicketwireError('No answer', { code: 'network' });

test.each([
  [401, 'session'],
  [409, 'conflict'],
  [412, 'conflict'],
  [429, 'later'],
  [408, 'lost'],
  [200, 'lost'],
  [400, 'refused'],
  [403, 'refused'],
  [404, 'refused'],
  [500, 'lost'],
  [502, 'lost'],
  [503, 'lost'],
  [504, 'lost'],
])('a status %i: %s', (status, failure) => {
  expect(failureOf(answered(status))).toBe(failure);
});

test('without an answer nobody knows', () => {
  expect(failureOf(silent)).toBe('lost');
  expect(failureOf(new Error('aborted'))).toBe('lost');
  expect(isOffline(silent)).toBe(true);
  expect(isOffline(new TicketwireError('Late', { code: 'timeout' }))).toBe(true);
  expect(isOffline(answered(503))).toBe(false);
});

test('a failure outlives the page', () => {
  const cause = new TicketwireError('No', { code: 'value_range', status: 400, pointer: '/Title' });
  const problem = structuredClone(problemOf(cause));
  expect(causeOf(problem)).toEqual(cause);
});

test('a call that was not let out needs a log-in; what is no answer of a server is one', () => {
  const unauthorized = new TicketwireError('No token', { code: 'unauthorized' });
  expect(failureOf(unauthorized)).toBe('session');
  expect(isOffline(unauthorized)).toBe(false);
  expect(isOffline(new Error('aborted'))).toBe(true);
  expect(problemOf(new Error('aborted'))).toEqual({ code: 'network', message: 'aborted' });
  expect(problemOf('text')).toEqual({ code: 'network', message: '' });
  expect(problemOf(silent)).toEqual({ code: 'network', message: 'No answer' });
  expect(patience).toBe(30_000);
});

describe('a call', () => {
  test('gives its answer, and no timer stays', async () => {
    const clock = new FakeClock();
    expect(await within(clock, 1_000, () => Promise.resolve(7))).toBe(7);
    await clock.pass(2_000);
  });

  test('that never ends is ended, and told to stop', async () => {
    const clock = new FakeClock();
    let signal: AbortSignal | undefined;
    const call = within(clock, 1_000, (bounds) => {
      ({ signal } = bounds);
      return new Promise(() => undefined);
    });
    const refused = expect(call).rejects.toMatchObject({
      ...{ name: 'TicketwireError', code: 'network', message: 'No answer within 1 s' },
    });
    await clock.pass(1_000);
    await refused;
    expect(signal?.aborted).toBe(true);
  });
});
