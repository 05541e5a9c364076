import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from 'ticketwire';

describe('TicketwireError', () => {
  test.each([
    [409, true],
    [412, true],
    [400, false],
    [404, false],
    [200, false],
    [undefined, false],
  ])('status %s: a conflict is %s', (status, conflict) => {
    const error = new TicketwireError('x', {
      code: 'patch_test_failed',
      ...(status !== undefined && { status }),
    });
    expect(error.isConflict).toBe(conflict);
  });

  test('has the members that apply and no others', () => {
    const cause = new Error('y');
    const error = new TicketwireError('x', { code: 'value_type', pointer: '/a' }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('TicketwireError');
    expect(error.cause).toBe(cause);
    expect(error.pointer).toBe('/a');
    for (const name of ['status', 'operation', 'offset', 'errorType'] as const) {
      expect(error[name]).toBeUndefined();
    }
  });
});
