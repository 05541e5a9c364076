import type { Bytes } from './bytes.js';

/** How much of a request's body has been sent. */
export interface Progress {
  readonly sent: number;
  readonly total: number;
}

/** An answer as both ways of sending give it. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Bytes;
  /** Seconds until the server may be asked again, where it says so. */
  readonly retryAfter?: number;
}

/** True where the platform can tell how far an upload is. */
export function canTellProgress(): boolean {
  return typeof XMLHttpRequest === 'function';
}

/**
 * Sends with XMLHttpRequest, the one way in which a browser tells how far an upload is: a stream as
 * the body of `fetch` needs HTTP/2, and knows only what was taken, not what was sent. Rejects as
 * `fetch` does.
 */
export function upload(
  url: URL,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: XMLHttpRequestBodyInit;
    readonly signal: AbortSignal;
    readonly credentials: RequestCredentials;
  },
  progress: (progress: Progress) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { signal } = init;
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open(init.method, url);
    request.withCredentials = init.credentials === 'include';
    request.responseType = 'arraybuffer';
    for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress({ sent: loaded, total }),
    );
    request.addEventListener('load', () =>
      resolve({
        status: request.status,
        type: request.getResponseHeader('content-type') ?? '',
        body: new Uint8Array(request.response as ArrayBuffer),
      }),
    );
    request.addEventListener('error', () => reject(new TypeError('The request failed')));
    request.addEventListener('abort', () => reject(signal.reason as Error));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    if (signal.aborted) reject(signal.reason as Error);
    else request.send(init.body);
  });
}
