import { TicketwireError } from '../../wasm/js/errors.js';
import type { Clock } from './clock.js';
import type { KeptProblem } from './entry.js';

/** How long an answer is waited for. */
export const patience = 30_000;

/**
 * What a failed call means: `lost`: it may have been done all the same; `later`: it surely has not,
 * and may work later; `session`: not before a log-in; `conflict`: somebody else was first.
 */
export type Failure = 'lost' | 'later' | 'session' | 'conflict' | 'refused';

export function failureOf(cause: unknown): Failure {
  if (!(cause instanceof TicketwireError)) return 'lost';
  const { status, isConflict } = cause;
  // Nothing has been sent without an authorization.
  if (cause.code === 'unauthorized') return 'session';
  if (status === undefined) return 'lost';
  if (status === 401) return 'session';
  if (isConflict) return 'conflict';
  if (status === 429) return 'later';
  return status === 408 || status < 400 || status >= 500 ? 'lost' : 'refused';
}

/** True where the server could not be reached at all, as far as one can tell. */
export function isOffline(cause: unknown): boolean {
  if (!(cause instanceof TicketwireError)) return true;
  return cause.status === undefined && ['network', 'timeout'].includes(cause.code);
}

/** A failure as data that outlives the page. */
export function problemOf(cause: unknown): KeptProblem {
  if (!(cause instanceof TicketwireError)) {
    return { code: 'network', message: cause instanceof Error ? cause.message : '' };
  }
  const { code, message, status, pointer } = cause;
  return {
    code,
    message,
    ...(status !== undefined && { status }),
    ...(pointer !== undefined && { pointer }),
  };
}

/** The failure that was kept, for whoever shows errors. */
export function causeOf({ code, message, ...rest }: KeptProblem): TicketwireError {
  return new TicketwireError(message, { code: code as TicketwireError['code'], ...rest });
}

/** Runs a call that ends, with or without an answer, when time is up. */
export async function within<T>(
  clock: Clock,
  milliseconds: number,
  run: (bounds: { readonly signal: AbortSignal; readonly timeout: 0 }) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(milliseconds, () => {
      const message = `No answer within ${milliseconds / 1_000} s`;
      reject(new TicketwireError(message, { code: 'network' }));
      abort.abort();
    });
  });
  try {
    return await Promise.race([run({ signal: abort.signal, timeout: 0 }), late]);
  } finally {
    cancel();
  }
}
