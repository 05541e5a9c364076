import { resolveBaseUrl } from './base-url.js';
import type { Bytes } from './bytes.js';
import type { Core } from './core.js';
import { httpDate } from './dates.js';
import { Deadline, usualTimeout } from './deadline.js';
import { TicketwireError } from './errors.js';
import type { EndpointName, Endpoints } from './generated/endpoints.js';
import { jsonValue } from './json-value.js';
import type { LoadOptions } from './load.js';
import { isRepeatable, withRetries } from './retry.js';
import { canTellProgress, upload, type Answer, type Progress } from './upload.js';

export interface ClientOptions extends LoadOptions {
  /**
   * Root under which `api/v1/` lies, for example `https://host/SuperOffice/`, or the claim
   * `webapi_url`, which ends in `/api/`. Default: the page's own origin.
   */
  readonly baseUrl?: string | URL;
  /**
   * Value of the Authorization header (`Bearer ...`, `SoTicket ...`, `Basic ...`), asked for before
   * each call and once more after a 401. Without it the browser's session and its XSRF value are used.
   */
  readonly authorization?: () => string | Promise<string>;
  /** ISO language in which lists are named (SO-Language). */
  readonly language?: string;
  /** SO-AppToken, for calls to SuperOffice Online from a server. */
  readonly appToken?: string;
  /** Sends the calls; default: the global `fetch`. The core's file is never asked for with it. */
  readonly fetch?: typeof fetch;
  /**
   * Whether cookies go along. Default: `same-origin`, and `omit` with an authorization. `include` is
   * for a session at a WebAPI on another origin, which must allow it (CORS).
   */
  readonly credentials?: RequestCredentials;
  /**
   * How often a call is sent again that got no answer, or 429, 502, 503 or 504; default 0. Only what
   * may be sent twice is: GET, and PATCH with a plan that tests what it replaces. Where a repeat meets
   * a conflict after an answer was lost, the loss is told: the save may have been done.
   */
  readonly retry?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the call is given up with code `timeout`; default 30,000, 0 for none. */
  readonly timeout?: number;
  /** Default: the client's. */
  readonly retry?: number;
}

/** A request as it will be sent, without what tells who sends it. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Missing where nothing is sent. */
  readonly body?: Bytes | Blob;
}

/** A body as the endpoint's type says, or its exact JSON text or bytes; a file as it is. */
export type Content<Name extends EndpointName> =
  Endpoints[Name]['body'] | string | Uint8Array | Blob;

/** When the server is to answer with the content, and when it is to save. */
export interface Conditions {
  /** The LastChanged that the caller has: 304 where the server's is of the same second. */
  readonly modifiedSince?: string | null | undefined;
  /** The LastChanged that the caller has read: 412 where the server's is of a later second. */
  readonly unmodifiedSince?: string | null | undefined;
}

/** What one call may have beside its options. */
export interface SendOptions extends CallOptions, Conditions {
  readonly progress?: (progress: Progress) => void;
}

/** Makes requests and sends them; knows nothing of tickets. */
export class Transport {
  readonly baseUrl: URL;
  readonly #core: Core;
  readonly #options: ClientOptions;
  /** Calls that are under way. */
  readonly #deadlines = new Set<Deadline>();
  #isDisposed = false;

  constructor(core: Core, options: ClientOptions) {
    this.#core = core;
    this.#options = options;
    this.baseUrl = resolveBaseUrl(options.baseUrl);
  }

  /** @throws TicketwireError as `Core.request`. */
  prepare<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    content?: Content<Name>,
    conditions: Conditions = {},
  ): PreparedRequest {
    const file = content instanceof Blob ? content : undefined;
    const given = file === undefined ? encode(content) : undefined;
    const { method, target, fields, body } = this.#core.request(endpoint, parameters, given);
    const sent = file ?? (body.length > 0 ? body : undefined);
    const { language } = this.#options;
    return {
      method,
      url: new URL(target.replace(/^\//, ''), this.baseUrl),
      headers: {
        ...fields,
        'X-Requested-With': 'ticketwire',
        ...(language && { 'SO-Language': language }),
        ...conditional('If-Modified-Since', conditions.modifiedSince),
        ...conditional('If-Unmodified-Since', conditions.unmodifiedSince),
      },
      ...(sent && { body: sent }),
    };
  }

  /** Sends a request, with a fresh authorization once more after a 401. Any status is an answer. */
  async send(request: PreparedRequest, options: SendOptions = {}): Promise<Answer> {
    const retries = options.retry ?? this.#options.retry ?? 0;
    const send = (): Promise<Answer> => this.#sendInTime(request, options);
    if (!(retries > 0) || !isRepeatable(request)) return send();
    return withRetries(send, retries, options.signal);
  }

  /** Gives up all calls under way, and every later one, as `aborted`. */
  dispose(): void {
    this.#isDisposed = true;
    for (const deadline of this.#deadlines) deadline.giveUp(disposed());
  }

  async #sendInTime(request: PreparedRequest, options: SendOptions): Promise<Answer> {
    if (this.#isDisposed) throw disposed();
    const deadline = new Deadline(options.timeout ?? usualTimeout, options.signal);
    this.#deadlines.add(deadline);
    try {
      const answer = await this.#sendOnce(request, deadline, options);
      if (answer.status !== 401 || !this.#options.authorization) return answer;
      deadline.restart();
      return await this.#sendOnce(request, deadline, options);
    } finally {
      this.#deadlines.delete(deadline);
      deadline.end();
    }
  }

  async #sendOnce(
    request: PreparedRequest,
    deadline: Deadline,
    { progress }: SendOptions,
  ): Promise<Answer> {
    const { signal } = deadline;
    const authorization = await this.#authorize(deadline, request.url.origin);
    const headers = { ...request.headers, ...this.#credentials(authorization) };
    try {
      if (request.body && progress && this.#tellsProgress(request.url)) {
        const { method, body } = request;
        const init = { method, headers, body, signal, credentials: this.#cookies };
        return await upload(request.url, init, (far) => {
          deadline.restart();
          progress(far);
        });
      }
      return await deadline.within(this.#fetch(request, headers, deadline));
    } catch (cause) {
      throw deadline.reason(cause, request.url.origin);
    }
  }

  /**
   * A `fetch` of the caller's is always used. XMLHttpRequest sends the session's cookies to the own
   * origin, even where none are to go along.
   */
  #tellsProgress(url: URL): boolean {
    const sameOrigin = url.origin === globalThis.location?.origin;
    const omits = this.#cookies === 'omit' && sameOrigin;
    return !this.#options.fetch && canTellProgress() && !omits;
  }

  get #cookies(): RequestCredentials {
    const { credentials, authorization } = this.#options;
    return credentials ?? (authorization ? 'omit' : 'same-origin');
  }

  async #fetch(
    request: PreparedRequest,
    headers: Record<string, string>,
    deadline: Deadline,
  ): Promise<Answer> {
    const response = await (this.#options.fetch ?? fetch)(request.url, {
      method: request.method,
      headers,
      credentials: this.#cookies,
      // A cached answer would hide what others have saved.
      cache: 'no-store',
      signal: deadline.signal,
      ...(request.body && { body: request.body }),
    });
    // It answers; a large file may take its time.
    deadline.restart();
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
      ...retryAfter(response.headers),
    };
  }

  /** @throws TicketwireError: `unauthorized`, with the caller's own failure as its cause. */
  async #authorize(deadline: Deadline, origin: string): Promise<string | undefined> {
    const { authorization } = this.#options;
    if (!authorization) return undefined;
    try {
      return await deadline.within(authorization());
    } catch (cause) {
      if (deadline.signal.aborted) throw deadline.reason(cause, origin);
      if (cause instanceof TicketwireError) throw cause;
      const text = `No authorization: ${cause instanceof Error ? cause.message : String(cause)}`;
      throw new TicketwireError(text, { code: 'unauthorized' }, { cause });
    }
  }

  /** What tells who is calling; never part of what is shown. */
  #credentials(authorization: string | undefined): Record<string, string> {
    const { appToken } = this.#options;
    const token = authorization === undefined ? cookie('XSRF-TOKEN') : undefined;
    return {
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(token !== undefined && { 'X-XSRF-TOKEN': token }),
      ...(appToken && { 'SO-AppToken': appToken }),
    };
  }
}

/** Only seconds: a date would need the server's clock. */
function retryAfter(headers: Headers): { readonly retryAfter?: number } {
  const given = headers.get('retry-after');
  return given !== null && /^\d{1,6}$/.test(given) ? { retryAfter: Number(given) } : {};
}

function disposed(): TicketwireError {
  return new TicketwireError('The client has been disposed of', { code: 'aborted' });
}

/** Bytes of a JSON text, or of a value as JSON text. @throws TicketwireError as `jsonValue` */
export function encode(content: unknown): Uint8Array | undefined {
  if (content === undefined || content instanceof Uint8Array) return content;
  const json = typeof content === 'string' ? content : JSON.stringify(jsonValue(content));
  return new TextEncoder().encode(json);
}

/** The JSON value in an answer. @throws TicketwireError `response_unexpected` */
export function parse<T>(body: Uint8Array): T {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as T;
  } catch (cause) {
    const text = 'The server answered with something unexpected';
    throw new TicketwireError(text, { code: 'response_unexpected' }, { cause });
  }
}

/** Without an instant there is no condition: the guards of a patch remain. */
function conditional(name: string, date: string | null | undefined): Record<string, string> {
  const value = httpDate(date);
  return value === undefined ? {} : { [name]: value };
}

function cookie(name: string): string | undefined {
  const pairs = globalThis.document?.cookie.split('; ') ?? [];
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}
