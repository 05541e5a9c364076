import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, TicketwireError, type ClientOptions } from 'ticketwire';
import { errorFrom } from './support/failure.js';
import { json, loadCore, text } from './support/core.js';
import { WebApi, give } from './support/web-api.js';

const core = await loadCore();
const api = new WebApi();
const make = (options: ClientOptions = {}): Client =>
  new Client(core, { baseUrl: api.url, ...options });

beforeAll(() => api.start());
afterAll(() => api.stop());

const sentBytes = async (body: Uint8Array | Blob | undefined): Promise<string> =>
  body instanceof Blob ? body.text() : text(body ?? new Uint8Array());

describe('prepare', () => {
  const secret = { authorization: () => 'Bearer secret', appToken: 'secret-token', language: 'nb' };

  test('is what is sent, without what tells who sends it', async () => {
    const client = make(secret);
    const body = '[{"op":"test","path":"/ConnectId","value":1.0}]';
    const prepared = await client.prepare('patchTicket', { id: 17, select: 'Title' }, body);
    expect(JSON.stringify(prepared)).not.toContain('secret');
    api.will(give(200, { TicketId: 17 }));
    await client.call('patchTicket', { id: 17, select: 'Title' }, body);
    expect(prepared.method).toBe(api.last.method);
    expect(prepared.url.href).toBe(new URL(api.last.target, api.url).href);
    expect(await sentBytes(prepared.body)).toBe(api.last.body);
    for (const [name, value] of Object.entries(prepared.headers)) {
      expect(api.last.headers[name.toLowerCase()]).toBe(value);
    }
    expect(api.last.headers).toMatchObject({
      authorization: 'Bearer secret',
      'so-apptoken': 'secret-token',
      'so-language': 'nb',
    });
  });

  test('takes a value, a text or bytes', async () => {
    const client = make();
    const value = { TicketIds: [1, 2] };
    const exact = '{"TicketIds": [1, 2]}';
    for (const [given, sent] of [
      [value, '{"TicketIds":[1,2]}'],
      [exact, exact],
      [new TextEncoder().encode(exact), exact],
    ] as const) {
      const { body } = await client.prepare('undeleteByIds', {}, given);
      expect(await sentBytes(body)).toBe(sent);
    }
  });

  test('a file is neither copied nor looked into', async () => {
    const file = new Blob([new Uint8Array(5_000_000)]);
    const request = await make().prepare('postAttachmentContent', { id: 3 }, file);
    expect(request.body).toBe(file);
    expect(request.headers['Content-Type']).toBe('application/octet-stream');
    expect((await errorFrom(make().prepare('undeleteByIds', {}, file))).code).toBe('argument');
  });

  test('has the conditions of the call', async () => {
    const conditions = { unmodifiedSince: '2026-01-31T08:00:00.5Z' };
    const { headers } = await make().prepare('patchTicket', { id: 1 }, '[]', conditions);
    expect(headers['If-Unmodified-Since']).toBe('Sat, 31 Jan 2026 08:00:00 GMT');
    expect(headers).not.toHaveProperty('If-Modified-Since');
  });

  test('rejects what the table does not take', async () => {
    expect((await errorFrom(make().prepare('getTicket', { id: -1 }))).code).toBe('value_range');
    const wrong = make().prepare('patchTicket', { id: 1 }, '{"Title":');
    expect(await errorFrom(wrong)).toMatchObject({ code: 'json_syntax', offset: 9 });
  });
});

describe('time limits', () => {
  test('no answer in time', async () => {
    api.will(() => undefined);
    const error = await errorFrom(make().getTicket(1, { timeout: 40 }));
    expect(error).toMatchObject({ code: 'timeout', isConflict: false });
    expect(error.status).toBeUndefined();
  });

  test('an answer that stops', async () => {
    api.will((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"TicketId"');
    });
    expect((await errorFrom(make().getTicket(1, { timeout: 40 }))).code).toBe('timeout');
  });

  test('an authorization that never comes, and one that fails', async () => {
    api.will();
    const never = make({ authorization: () => new Promise(() => undefined) });
    expect((await errorFrom(never.getTicket(1, { timeout: 20 }))).code).toBe('timeout');
    const own = new Error('no token');
    const failing = make({ authorization: () => Promise.reject(own) });
    const error = await errorFrom(failing.getTicket(1));
    expect(error).toMatchObject({ code: 'unauthorized', cause: own });
    expect(error.message).toContain('no token');
    const known = new TicketwireError('Log in', { code: 'load' });
    const telling = make({ authorization: () => Promise.reject(known) });
    expect(await errorFrom(telling.getTicket(1))).toBe(known);
    expect(api.received).toHaveLength(0);
  });

  test('a fetch that knows nothing of signals', async () => {
    const deaf = make({ fetch: () => new Promise(() => undefined) });
    expect((await errorFrom(deaf.getTicket(1, { timeout: 20 }))).code).toBe('timeout');
    const abort = new AbortController();
    const call = deaf.getTicket(1, { signal: abort.signal });
    abort.abort();
    expect((await errorFrom(call)).code).toBe('aborted');
  });

  test('an abort is its own, also before the call', async () => {
    const why = new Error('another ticket');
    const given = make().getTicket(1, { signal: AbortSignal.abort(why) });
    expect(await errorFrom(given)).toMatchObject({ code: 'aborted', cause: why });
  });
});

describe('the session of a browser', () => {
  const place = globalThis as { document?: unknown };
  afterEach(() => {
    delete place.document;
  });

  test.each([
    ['a=b; XSRF-TOKEN=abc; c=d', 'abc'],
    ['XSRF-TOKEN=a%2Bb%3D%3D', 'a+b=='],
    ['XSRF-TOKEN=100%', '100%'],
    ['XSRF-TOKEN=a=b', 'a=b'],
    ['NOT-XSRF-TOKEN=abc', undefined],
  ])('%s', async (cookie, token) => {
    place.document = { cookie };
    api.will(give(200, []));
    await make().getList('x');
    expect(api.last.headers['x-xsrf-token']).toBe(token);
    const prepared = await make().prepare('getMdoList', { name: 'x' });
    expect(prepared.headers).not.toHaveProperty('X-XSRF-TOKEN');
  });

  test('is left out where there is an authorization', async () => {
    place.document = { cookie: 'XSRF-TOKEN=abc' };
    const sent: RequestInit[] = [];
    const recording: typeof fetch = (url, init) => {
      sent.push(init!);
      return fetch(url, init);
    };
    api.will(give(200, []), give(200, []));
    await make({ authorization: () => 'Bearer a', fetch: recording }).getList('x');
    await make({ fetch: recording }).getList('x');
    expect(sent.map(({ credentials }) => credentials)).toStrictEqual(['omit', 'same-origin']);
    expect(api.received[0]!.headers['x-xsrf-token']).toBeUndefined();
    expect(api.received[1]!.headers['x-xsrf-token']).toBe('abc');
  });
});

describe('call', () => {
  test('gives what the endpoint answers', async () => {
    const client = make();
    api.will(give(200, 48), give(204, ''), give(200, '{}'));
    expect(await client.call('resolveTicketId', {}, { TicketId: 7 })).toBe(48);
    const ids = { TicketIds: [1] };
    expect(await client.call('undeleteByIds', {}, ids)).toBeUndefined();
    expect(await client.call('login', {}, { user: 'a', password: 'b' })).toBeUndefined();
  });

  test('a file of any size', async () => {
    const size = 4_500_000;
    api.will((_, response) => response.writeHead(200).end(Buffer.alloc(size, 7)));
    const file = await make().call('getAttachmentContent', { id: 1 });
    expect(file).toHaveLength(size);
    api.will(give(404, { Error: true, ErrorMessage: 'No file' }));
    const failed = await errorFrom(make().call('getAttachmentContent', { id: 1 }));
    expect(failed).toMatchObject({ status: 404, message: 'No file' });
  });

  test('a failure with a body of more than the core takes', async () => {
    api.will(give(502, `<html>${'x'.repeat(4_300_000)}`));
    const error = await errorFrom(make().getTicket(1));
    expect(error).toMatchObject({ status: 502, code: 'response_unexpected' });
  });

  test('an answer with a mark of byte order', async () => {
    api.will(give(200, `\u{feff}${JSON.stringify({ TicketId: 1 })}`));
    expect((await errorFrom(make().getTicket(1))).code).toBe('response_unexpected');
    expect(json(new TextEncoder().encode('[1]'))).toStrictEqual([1]);
  });
});
