import { TicketwireError } from './errors.js';
import type { PreparedRequest } from './transport.js';
import type { Answer } from './upload.js';

/** The wait before the first repeat, in milliseconds; each further one doubles it. */
const firstWait = 300;

/** The longest that a server may make a repeat wait, in milliseconds. */
const longestWait = 10_000;

/** Statuses of a server that may do later what it does not do now. */
const passing = new Set([429, 502, 503, 504]);

/**
 * True for what may be sent twice without being done twice: what only reads, and a JSON Patch that
 * cannot be applied again, or comes to the same: it tests LastChanged, or replaces what it tests.
 */
export function isRepeatable({ method, body }: PreparedRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return method === 'PATCH' && body instanceof Uint8Array && isGuarded(body);
}

function isGuarded(body: Uint8Array): boolean {
  const operations: unknown = JSON.parse(new TextDecoder().decode(body));
  if (!Array.isArray(operations)) return false;
  const tested = new Set<string>();
  let guarded = true;
  for (const { op, path } of operations as readonly { op: string; path: string }[]) {
    const place = `/${path}`.replace('//', '/').toLowerCase();
    if (op === 'test') tested.add(place);
    else guarded &&= op === 'replace' && tested.has(place);
  }
  return guarded || tested.has('/lastchanged');
}

/** Sends up to `retries` times more, as long as that may help and `signal` lets it. */
export async function withRetries(
  send: () => Promise<Answer>,
  retries: number,
  signal?: AbortSignal,
): Promise<Answer> {
  let lost: TicketwireError | undefined;
  for (let left = retries, wait = firstWait; ; left--, wait *= 2) {
    let answer: Answer | undefined;
    try {
      answer = await send();
    } catch (cause) {
      if (left <= 0 || !isLost(cause)) throw cause;
      lost = cause;
    }
    if (answer) {
      // The answer that was lost may have been a success: who has changed it is not known.
      if (lost && (answer.status === 409 || answer.status === 412)) throw lost;
      if (left <= 0 || !passing.has(answer.status)) return answer;
    }
    const given = (answer?.retryAfter ?? 0) * 1000;
    await pause(Math.min(Math.max(wait * (0.5 + Math.random()), given), longestWait), signal);
  }
}

function isLost(cause: unknown): cause is TicketwireError {
  return cause instanceof TicketwireError && (cause.code === 'network' || cause.code === 'timeout');
}

/** Ends early with the signal: what is sent then is given up at once. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
