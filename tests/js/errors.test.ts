import { describe, expect, jest, test } from '@jest/globals';
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

  test('is known as one by every copy of the package', async () => {
    jest.resetModules();
    const other = await import('ticketwire');
    expect(other.TicketwireError).not.toBe(TicketwireError);
    const error: unknown = new other.TicketwireError('x', { code: 'load' });
    expect(error instanceof TicketwireError && error.code).toBe('load');
    expect(new TicketwireError('x', { code: 'load' })).toBeInstanceOf(other.TicketwireError);
  });

  test.each([[new Error('x')], [undefined], [null], ['text'], [{ name: 'TicketwireError' }]])(
    '%p is none',
    (value: unknown) => {
      expect(value instanceof TicketwireError).toBe(false);
    },
  );

  test('a class made of it has instances of its own', () => {
    class Other extends TicketwireError {}
    const problem = { code: 'load' } as const;
    expect(new Other('x', problem) instanceof Other).toBe(true);
    expect(new Other('x', problem) instanceof TicketwireError).toBe(true);
    expect(new TicketwireError('x', problem) instanceof Other).toBe(false);
  });
});
