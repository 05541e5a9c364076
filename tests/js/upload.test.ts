import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { canTellProgress, upload, type Progress } from '../../wasm/js/upload.js';

/** Stands for the browser's; a test says what happens to it. */
class FakeRequest extends EventTarget {
  static last: FakeRequest;
  readonly upload = new EventTarget();
  readonly headers: [string, string][] = [];
  opened: unknown[] = [];
  sent: unknown;
  aborted = 0;
  responseType = '';
  withCredentials: boolean | undefined;
  status = 0;
  response: ArrayBuffer = new ArrayBuffer(0);
  type: string | null = null;

  constructor() {
    super();
    FakeRequest.last = this;
  }

  open(...given: unknown[]): void {
    this.opened = given;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.push([name, value]);
  }

  getResponseHeader(name: string): string | null {
    return name === 'content-type' ? this.type : null;
  }

  send(body: unknown): void {
    this.sent = body;
  }

  abort(): void {
    this.aborted += 1;
    this.end('abort');
  }

  end(event: string): void {
    this.dispatchEvent(new Event(event));
    this.dispatchEvent(new Event('loadend'));
  }
}

const url = new URL('https://host/api/v1/Attachment');
let abort: AbortController;
let told: Progress[];
beforeEach(() => {
  abort = new AbortController();
  told = [];
  Object.assign(globalThis, { XMLHttpRequest: FakeRequest });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
});

function begin(credentials: RequestCredentials = 'same-origin') {
  const headers = { Accept: 'application/json', 'X-A': 'b' };
  const given = { headers, body: 'abc', signal: abort.signal };
  const init = { method: 'POST', ...given, credentials } as const;
  const answer = upload(url, init, (progress) => told.push(progress));
  return { answer, request: FakeRequest.last };
}

test('is possible where the platform has what it needs', () => {
  expect(canTellProgress()).toBe(true);
  Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
  expect(canTellProgress()).toBe(false);
});

test.each([
  ['application/json', 'application/json'],
  [null, ''],
])('sends everything, tells how far it is, and gives the answer (%p)', async (type, expected) => {
  const { answer, request } = begin();
  expect(request.opened).toEqual(['POST', url]);
  expect(request.headers).toEqual([
    ['Accept', 'application/json'],
    ['X-A', 'b'],
  ]);
  expect([request.sent, request.responseType]).toEqual(['abc', 'arraybuffer']);
  request.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: 2, total: 3 }));
  Object.assign(request, { status: 201, type, response: new Uint8Array([1, 2]).buffer });
  request.end('load');
  expect(await answer).toEqual({ status: 201, type: expected, body: new Uint8Array([1, 2]) });
  expect(told).toEqual([{ sent: 2, total: 3 }]);
});

test('rejects as fetch does where nothing answers', async () => {
  const { answer, request } = begin();
  request.end('error');
  await expect(answer).rejects.toBeInstanceOf(TypeError);
});

test('is given up with its reason', async () => {
  const { answer, request } = begin();
  const why = new Error('given up');
  abort.abort(why);
  await expect(answer).rejects.toBe(why);
  expect(request.aborted).toBe(1);
});

test('is not begun once it was given up', async () => {
  const why = new Error('given up');
  abort.abort(why);
  const { answer, request } = begin();
  await expect(answer).rejects.toBe(why);
  expect(request.sent).toBeUndefined();
});

test('once it has ended it follows its signal no more', async () => {
  const { answer, request } = begin();
  request.end('load');
  await answer;
  abort.abort();
  expect(request.aborted).toBe(0);
});

test.each([
  ['same-origin', false],
  ['include', true],
] as const)('cookies go along by %s: %s to another origin', (credentials, wanted) => {
  const { answer, request } = begin(credentials);
  expect(request.withCredentials).toBe(wanted);
  abort.abort();
  return answer.catch(() => undefined);
});
