import { describe, expect, test } from '@jest/globals';
import { TicketwireError, type LoadReason, type Problem } from '../../../wasm/js/errors.js';
import {
  isAbort,
  isConflict,
  isMissing,
  needsLogin,
  problem,
  shown,
} from '../../../web/table/problems.js';
// Failures name properties where the table of them is there.
import '../../../web/table/properties.js';
import { text } from '../../../web/text/index.js';

const failure = (status: number | undefined, code: Problem['code'] = 'internal', message = '') =>
  new TicketwireError(message, { code, ...(status !== undefined && { status }) });

describe('kinds of failures', () => {
  test('only a 401 needs a log-in', () => {
    expect(needsLogin(failure(401, 'unauthorized'))).toBe(true);
    expect(needsLogin(failure(403))).toBe(false);
    expect(needsLogin(new Error('401'))).toBe(false);
  });

  test('an abort is known by its code', () => {
    expect(isAbort(failure(undefined, 'aborted'))).toBe(true);
    expect(isAbort(failure(undefined, 'network'))).toBe(false);
    expect(isAbort('AbortError')).toBe(false);
  });

  test.each([
    [409, true, false],
    [412, true, false],
    [404, false, true],
    [410, false, false],
    [500, false, false],
  ])('%p: conflict %p, missing %p', (status, conflict, missing) => {
    expect(isConflict(failure(status))).toBe(conflict);
    expect(isMissing(failure(status))).toBe(missing);
  });
});

describe('why there is no core', () => {
  test.each(Object.entries(text.errors.core))('%s', (reason, words) => {
    const problem = { code: 'load', reason: reason as LoadReason } as const;
    const told = shown(new TicketwireError('x', problem));
    expect(told).toMatchObject({ message: words, retry: true, details: `load, ${reason}` });
  });
});

describe('retry is offered where it can help', () => {
  test.each([
    ['no connection', undefined, 'network', true],
    ['no answer in time', undefined, 'timeout', true],
    ['no core', undefined, 'load', true],
    ['an ended session', 401, 'unauthorized', true],
    ['a wrong password', 401, 'credentials_wrong', false],
    ['too many attempts', 429, 'throttled', true],
    ['a slow request', 408, 'request_timeout', true],
    ['exactly 500', 500, 'internal', true],
    ['a busy server', 503, 'store_locked', true],
    ['what the server cannot do', 501, 'sms_unavailable', false],
    ['just below 500', 499, 'internal', false],
    ['a bad value', 400, 'value_range', false],
    ['a missing right', 403, 'internal', false],
    ['what does not exist', 404, 'entity_not_found', false],
    ['a conflict', 409, 'patch_test_failed', false],
    ['an edit that the core refuses', undefined, 'value_type', false],
  ] as [string, number | undefined, Problem['code'], boolean][])(
    '%s',
    (_what, status, code, retry) => {
      expect(shown(failure(status, code)).retry).toBe(retry);
    },
  );
});

describe('words', () => {
  test.each([
    ['exactly 500', failure(500, 'internal', 'ORA-1'), /^The server could not do this/],
    ['below 500', failure(499, 'internal', 'Teapot'), /^Teapot$/],
    ['a wrong password', failure(401, 'credentials_wrong'), /password is wrong/],
    ['an ended session', failure(401, 'unauthorized', 'x'), /^Your session has ended/],
    ['a throttled log-in', failure(429, 'throttled', 'x'), /^Too many attempts/],
    ['a reason that the server gives', failure(403, 'internal', 'Not yours.'), /^Not yours\.$/],
    ['a right without a reason', failure(403), /not allowed/],
    ['a refusal in the server’s words', failure(400, 'argument', 'Say who.'), /^Say who\.$/],
    ['a refusal without words', failure(400, 'argument'), /unexpected/],
    ['what the server cannot do', failure(501, 'internal', 'x'), /^The server cannot do this/],
    ['a fault of the program', new TypeError('x is undefined'), /unexpected/],
  ])('%s', (_what, cause, words) => {
    expect(shown(cause).message).toMatch(words);
  });

  test('say where, and beside the control only what', () => {
    const cause = new TicketwireError('The text is too long (/Title)', {
      code: 'value_length',
      status: 400,
      pointer: '/Title',
    });
    expect(shown(cause)).toEqual({
      message: 'Subject: The text is too long.',
      beside: 'The text is too long.',
      retry: false,
      details: 'value_length, status 400',
      pointer: '/Title',
    });
  });

  test('of a fault of the program are for a developer', () => {
    expect(shown(new TypeError('x is undefined'))).toMatchObject({
      ...{ details: 'x is undefined', retry: false },
    });
    expect(shown('text').details).toBe('');
    expect(shown('text')).not.toHaveProperty('pointer');
  });

  test('of nowhere say only what', () => {
    const cause = new TicketwireError('', { code: 'value_length', pointer: '/Nonsense' });
    const { message, beside } = shown(cause);
    expect(message).toBe(beside);
    expect(shown(cause)).not.toHaveProperty('pointer');
    expect(problem('Say when.', '/Nonsense')).toMatchObject({
      ...{ message: 'Say when.', pointer: '/Nonsense' },
    });
  });

  test('of a code that is a member of every object are the server’s', () => {
    const code = 'toString' as Problem['code'];
    expect(shown(new TicketwireError('Say who.', { code, status: 400 })).message).toBe('Say who.');
  });

  test('a pointer below a property marks the property’s control', () => {
    const cause = new TicketwireError('', {
      code: 'reference_not_found',
      pointer: '/priority/TicketPriorityId',
    });
    expect(shown(cause)).toMatchObject({
      pointer: '/Priority/TicketPriorityId',
      details: 'reference_not_found',
    });
    const unknown = new TicketwireError('', { code: 'value_type', pointer: '/Nonsense' });
    expect(shown(unknown).pointer).toBeUndefined();
  });

  test('have no code, status or pointer in them', () => {
    for (const code of ['value_type', 'network', 'patch_test_failed', 'internal'] as const) {
      const words = shown(
        new TicketwireError('x', { code, status: 500, pointer: '/Title' }),
      ).message;
      expect(words).not.toMatch(/_|\d{3}|\//);
    }
  });
});

test('what the reader has to mend is not tried again', () => {
  expect(problem('Say when.', '/Activate')).toEqual({
    message: 'Postponed until: Say when.',
    beside: 'Say when.',
    retry: false,
    details: '',
    pointer: '/Activate',
  });
  expect(problem('Say when.')).not.toHaveProperty('pointer');
});

test('what was not read is told in words, at its control', () => {
  const cause = new TicketwireError('/Title was not asked for ($select)', {
    code: 'not_selected',
    pointer: '/Title',
  });
  expect(shown(cause)).toEqual({
    message: 'Subject: This was not read with the ticket. Open it again to change it.',
    beside: 'This was not read with the ticket. Open it again to change it.',
    retry: false,
    details: 'not_selected',
    pointer: '/Title',
  });
});
