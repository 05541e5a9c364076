import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { localCookie } from '../../wasm/js/serve/upstream-desk.js';
import { callFrom, run, serving, statusFor, type Serving } from './support/serve.js';
import { basic, start, type Server } from './support/server.js';

let server: Server;
const open: Serving[] = [];

beforeAll(async () => {
  server = await start({ flags: ['--demo'] });
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.end('SIGKILL');
});

afterAll(() => server[Symbol.asyncDispose]());

async function before(
  upstream: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<Serving> {
  const one = await serving(['--upstream', upstream, ...flags], env);
  open.push(one);
  return one;
}

describe('with ticketwire-server as the upstream', () => {
  it('reads, saves, uploads and downloads', async () => {
    const one = await before(server.url);
    expect(await one.title(143)).toBe(
      (await server.json<{ Title: string }>('/api/v1/Ticket/143')).Title,
    );
    expect((await one.rename(143, 'through')).status).toBe(200);
    expect((await server.json<{ Title: string }>('/api/v1/Ticket/143')).Title).toBe('through');
    const headers = { 'Content-Type': 'application/json' };
    const entity = JSON.stringify({ Name: 'a.bin', ContentType: 'application/octet-stream' });
    const made = await one.fetch('/api/v1/Attachment', { method: 'POST', headers, body: entity });
    const { AttachmentId } = (await made.json()) as { AttachmentId: number };
    const bytes = new Uint8Array(3_000_000).map((_, at) => at * 7);
    const content = `/api/v1/Attachment/${AttachmentId}/Content`;
    const sent = await one.fetch(content, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: bytes,
    });
    expect(sent.status).toBeLessThan(300);
    const back = await (await one.fetch(content)).arrayBuffer();
    expect(Buffer.from(back).equals(bytes)).toBe(true);
  });

  it('passes on fields both ways, and refusals', async () => {
    const one = await before(`${server.url}api/v1/`);
    const [mine, theirs] = await Promise.all(
      [one, server].map((each) =>
        each.fetch('/api/v1/Ticket/143', { headers: { Accept: 'application/xml' } }),
      ),
    );
    const names = ['content-type', 'etag', 'last-modified', 'vary'];
    for (const name of names) expect(mine!.headers.get(name)).toBe(theirs!.headers.get(name));
    expect(await mine!.text()).toBe(await theirs!.text());
    const nobody = await fetch(new URL('/api/v1/Ticket/143', one.url));
    expect(nobody.status).toBe(401);
    expect((await one.fetch('/api/v1/Ticket/999999')).status).toBe(404);
  });

  it('gives the page a ticket for name and password', async () => {
    const one = await before(server.url);
    const settings = await fetch(new URL('ticketwire.json', one.url));
    expect(await settings.json()).toEqual({ signIn: 'password' });
    const given = await fetch(new URL('/api/v1/Agents/Authentication/Authenticate', one.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"UserName":"tje0","Password":"Tje0"}',
    });
    expect(await given.json()).toMatchObject({ UserName: 'tje0' });
    expect((await fetch(new URL('/session', one.url))).status).toBe(404);
  });

  it('has an authorization of its own, for its own page alone', async () => {
    const one = await before(server.url, { TICKETWIRE_AUTHORIZATION: basic });
    const at = (headers: Record<string, string> = {}): Promise<number> =>
      statusFor(one, { Host: 'localhost', ...headers }, '/api/v1/Ticket/143');
    expect(await at()).toBe(200);
    expect(await at({ 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost' })).toBe(200);
    expect(await at({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await at({ 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    for (const Origin of ['http://evil.example', 'http://localhost:81', 'null']) {
      expect([Origin, await at({ Origin })]).toEqual([Origin, 403]);
    }
    const settings = await fetch(new URL('ticketwire.json', one.url));
    expect(await settings.json()).toEqual({ signIn: 'session' });
    const { out } = await one.end();
    expect(out).not.toContain(basic);
  });
});

it('pages of an origin that was allowed use the upstream', async () => {
  const mine = 'http://localhost:3000';
  const one = await before(server.url, { TICKETWIRE_AUTHORIZATION: basic }, [
    '--cors-origin',
    mine,
  ]);
  const read = await callFrom(one, mine);
  expect(read.status).toBe(200);
  expect(read.headers['access-control-allow-origin']).toBe(mine);
  expect((await callFrom(one, 'http://localhost:3001')).status).toBe(403);
});

describe('with any upstream', () => {
  let other: HttpServer;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked: IncomingMessage;
  let base: string;

  beforeAll(async () => {
    other = createServer((request, response) => {
      asked = request;
      answer(request, response);
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(other.address() as AddressInfo).port}/Cust1/`;
  });

  afterAll(() => {
    other.closeAllConnections();
    other.close();
  });

  it('what is about one connection stays there', async () => {
    const one = await before(base);
    answer = (_, response) => {
      response.writeHead(200, {
        'Keep-Alive': 'timeout=77',
        Connection: 'X-Mine',
        'X-Mine': '1',
        'X-Far': '2',
      });
      response.end('{}');
    };
    const got = await one.fetch('/api/v1/x?a=%2F&b', {
      headers: { Origin: one.url, 'X-Own': '3' },
    });
    expect(asked.url).toBe('/Cust1/api/v1/x?a=%2F&b');
    const { host, origin } = new URL(base);
    expect(asked.headers).toMatchObject({ host, origin, 'x-own': '3' });
    expect([got.headers.get('x-mine'), got.headers.get('x-far')]).toEqual([null, '2']);
    expect(got.headers.get('keep-alive')).not.toBe('timeout=77');
  });

  it('cookies become those of this host, and redirects within the WebAPI stay here', async () => {
    const one = await before(base);
    answer = (_, response) => {
      const cookies = [
        'a=1; Domain=.tenant.example; Path=/Cust1/; Secure; HttpOnly',
        'b=2; SameSite=None; secure',
      ];
      response.writeHead(302, { Location: '/Cust1/api/v1/there?x=1', 'Set-Cookie': cookies }).end();
    };
    const got = await one.fetch('/api/v1/here', { redirect: 'manual' });
    expect(got.status).toBe(302);
    expect(got.headers.get('location')).toBe(`${one.url}api/v1/there?x=1`);
    expect(got.headers.getSetCookie()).toEqual(['a=1; Path=/; HttpOnly', 'b=2; SameSite=Lax']);
    answer = (_, response) =>
      response.writeHead(303, { Location: 'https://login.example/a' }).end();
    const away = await one.fetch('/api/v1/here', { redirect: 'manual' });
    expect(away.headers.get('location')).toBe('https://login.example/a');
  });

  it('bodies pass while they come, in both directions', async () => {
    const one = await before(base);
    answer = (request, response) => request.pipe(response);
    const first = new Promise<void>((done) => {
      other.once('request', (request: IncomingMessage) => request.once('data', () => done()));
    });
    let rest = (): void => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(to) {
        to.enqueue(new Uint8Array(1000));
        rest = () => {
          to.enqueue(new Uint8Array(500));
          to.close();
        };
      },
    });
    const got = one.fetch('/api/v1/echo', { method: 'POST', body, duplex: 'half' } as RequestInit);
    await first;
    const reader = (await got).body!.getReader();
    expect((await reader.read()).value).toHaveLength(1000);
    rest();
    expect((await reader.read()).value).toHaveLength(500);
    expect((await reader.read()).done).toBe(true);
  });

  it('an answer that breaks off does not look whole', async () => {
    const one = await before(base);
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.destroy());
    };
    await expect(one.fetch('/api/v1/x').then((got) => got.text())).rejects.toThrow();
    expect((await fetch(one.url)).status).toBe(200);
  });

  it('who goes away wants no answer of the upstream', async () => {
    const one = await before(base);
    const closed = new Promise<void>((done) => {
      answer = (request) => request.socket.on('close', () => done());
    });
    const abort = new AbortController();
    const got = one.fetch('/api/v1/x', { signal: abort.signal }).catch(() => undefined);
    await new Promise<void>((done) => other.once('request', () => done()));
    abort.abort();
    await Promise.all([got, closed]);
  });

  it.each([
    ['nobody is there', 'http://127.0.0.1:9/', /ECONNREFUSED/],
    ['there is no such host', 'http://nowhere.invalid/', /ENOTFOUND|EAI_AGAIN/],
    ['it speaks no TLS', 'https', /SSL|EPROTO|wrong version/i],
  ])('502 with the reason where %s', async (_, upstream, reason) => {
    const url = upstream === 'https' ? base.replace('http:', 'https:') : upstream;
    const one = await before(url);
    const got = await one.fetch('/api/v1/Ticket/1');
    expect(got.status).toBe(502);
    const body = new Uint8Array(1_000_000);
    const post = await one.fetch('/api/v1/Attachment/1/Content', { method: 'POST', body });
    expect(post.status).toBe(502);
    const { ErrorMessage } = (await got.json()) as { ErrorMessage: string };
    expect(ErrorMessage).toMatch(reason);
    expect(ErrorMessage).toContain(url);
  });
});

describe('cookies', () => {
  it.each([
    ['a=1', 'a=1'],
    ['a=b=c; Max-Age=0', 'a=b=c; Max-Age=0'],
    ['a=secure; SameSite=Strict; Partitioned', 'a=secure; SameSite=Strict'],
  ])('%s', (given, expected) => {
    expect(localCookie(given)).toBe(expected);
  });
});

it('the state of an upstream is its own', async () => {
  const { code } = await run(['serve', '--upstream', server.url, '--state', 'x']).ended;
  expect(code).toBe('2');
});
