import { expect } from '@jest/globals';
import { TicketwireError } from 'ticketwire';

/** What a call is rejected with, which must be a TicketwireError. */
export async function errorFrom(call: Promise<unknown>): Promise<TicketwireError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TicketwireError);
  return error as TicketwireError;
}
