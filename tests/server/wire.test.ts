import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, request, type IncomingMessage } from 'node:http';
import { basic, start, world, type Server } from './support/server.js';
import { RawConnection } from './support/raw.js';

const first = 'https://app.example';
const second = 'http://localhost:5173';
const ticket = '/api/v1/Ticket/2001';

let server: Server;

beforeAll(async () => {
  server = await start({
    flags: ['--import', world, '--cors-origin', first, '--cors-origin', second],
  });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Call {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

/** Header fields go out as they are: a browser's Origin among them. */
function ask(path: string, call: Call = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const sent = request(
      new URL(server.url),
      { path, method: call.method ?? 'GET', headers: call.headers ?? {}, agent: call.agent },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => (body += text));
        answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, body }));
      },
    );
    sent.on('error', failed);
    sent.end(call.body);
  });
}

const known = { Authorization: basic };

describe('pages of other origins', () => {
  it.each([first, second])('%s may use the API', async (origin) => {
    const asked = await ask(ticket, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'so-browser-tz-offset, x-xsrf-token',
      },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers['access-control-allow-origin']).toBe(origin);
    expect(asked.headers['access-control-allow-credentials']).toBe('true');
    expect(asked.headers['access-control-max-age']).toBe('600');
    expect(asked.headers['access-control-allow-methods']).toMatch(/PUT, PATCH, DELETE/);
    const allowed = asked.headers['access-control-allow-headers'];
    for (const name of ['apptoken', 'browser-tz-offset', 'culture', 'language', 'timezone']) {
      expect(allowed).toContain(`so-${name}`);
    }
    const answer = await ask(ticket, { headers: { ...known, Origin: origin } });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    expect(answer.headers.vary).toContain('Origin');
  });

  it.each(['https://other.example', 'https://app.example.other', 'null', '*'])(
    '%s may not',
    async (origin) => {
      for (const answer of [
        await ask(ticket, {
          method: 'OPTIONS',
          headers: { Origin: origin, 'Access-Control-Request-Method': 'PATCH' },
        }),
        await ask(ticket, { headers: { ...known, Origin: origin } }),
        await ask(ticket, { headers: { Origin: origin } }),
      ]) {
        const names = Object.keys(answer.headers);
        expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    },
  );
});

describe('what fails before the service', () => {
  const large = Buffer.alloc(5 * 1024 * 1024, 0x20);
  const forms = [
    ['application/json', /^\{"Error":true,"ErrorType":"So\w+","ErrorMessage":"[^"]+"/],
    ['application/problem+json', /^\{"type":"about:blank","title":"[^"]+","status":\d{3},/],
    ['text/xml', /^<\?xml [^>]*>\s*<ErrorResult [^>]*><Error>true<\/Error>/],
  ] as const;

  it.each(forms)('is %s for those who ask for it', async (accept, shape) => {
    const headers = { Accept: accept, Origin: first, 'SO-TimeZone': 'US-NY' };
    const all: [number, Answer][] = [
      [401, await ask(ticket, { headers })],
      [401, await ask(ticket, { headers: { ...headers, Authorization: 'Basic dGplMDp4' } })],
      [404, await ask('/api/v1/Nothing', { headers: { ...headers, ...known } })],
      [405, await ask(ticket, { method: 'POST', headers: { ...headers, ...known } })],
      [405, await ask('/login', { headers })],
      [400, await ask('/login', { method: 'POST', headers, body: '{' })],
      [413, await ask(ticket, { method: 'PUT', headers: { ...headers, ...known }, body: large })],
      [
        415,
        await ask(ticket, {
          method: 'PUT',
          headers: { ...headers, ...known, 'Content-Encoding': 'gzip' },
          body: 'x',
        }),
      ],
    ];
    for (const [status, answer] of all) {
      expect([status, answer.headers['content-type']]).toEqual([
        answer.status,
        `${accept}; charset=utf-8`,
      ]);
      expect(answer.body).toMatch(shape);
      expect(answer.headers['access-control-allow-origin']).toBe(first);
      expect(answer.headers.vary).toMatch(/^Accept\b.*, Origin$/);
    }
    expect(all[6]![1].headers['so-timezone']).toBe('America/New_York');
  });

  it('is JSON where the header itself could not be read', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`GET / HTTP/1.1\r\nHost: x\r\nAccept: text/xml\r\nX: ${'x'.repeat(20_000)}`);
    const [answer] = await connection.answers();
    expect(answer!.status).toBe(431);
    expect(answer!.head).toContain('Content-Type: application/json; charset=utf-8');
  });
});

describe('methods', () => {
  it.each([ticket, '/api/v1/Ticket/99999', '/api/v1/Nothing', '/health', '/login'])(
    'HEAD %s is GET without its body',
    async (path) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const got = await ask(path, { headers: known, agent });
      const head = await ask(path, { method: 'HEAD', headers: known, agent });
      // A body would be read as the beginning of this answer.
      const again = await ask(path, { headers: known, agent });
      agent.destroy();
      const unlike = ({ headers }: Answer): object => ({
        ...headers,
        date: '',
        'x-request-id': '',
      });
      expect(head.status).toBe(got.status);
      expect(unlike(head)).toEqual(unlike(got));
      expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(got.body));
      expect(head.body).toBe('');
      expect(again.body).toBe(got.body);
    },
  );

  it('HEAD has no body either where the request is refused', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('HEAD / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\n\r\n');
    let received = '';
    connection.socket.on('data', (text: string) => (received += text));
    await connection.ended;
    connection.close();
    expect(received).toMatch(/^HTTP\/1\.1 415 /);
    expect(received).toMatch(/\r\n\r\n$/);
  });

  it.each([
    ['/api/v1/Ticket', 'GET, HEAD, POST, OPTIONS'],
    ['/api/v1/ticket/7/', 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'],
    ['/api/v1/Agents/MDO/GetList', 'POST, OPTIONS'],
    ['/logout', 'POST, OPTIONS'],
  ])('OPTIONS %s', async (path, allow) => {
    const answer = await ask(path, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.allow, answer.body]).toEqual([204, allow, '']);
    const refused = await ask(path, { method: 'TRACE', headers: known });
    expect([refused.status, refused.headers.allow]).toEqual([405, allow]);
  });

  it('OPTIONS of what is not there', async () => {
    expect((await ask('/api/v1/Nothing', { method: 'OPTIONS' })).status).toBe(404);
    const connection = await RawConnection.open(server.port);
    connection.send('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const [answer] = await connection.answers();
    expect(answer!.status).toBe(204);
    expect(answer!.head).toContain('Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  });
});

describe('addresses', () => {
  it.each([
    ['a slash at the end', `${ticket}/`, 200],
    ['any case', '/API/V1/TICKET/2001', 200],
    ['percent-encoded', '/%61pi/v1/Tic%6Bet/%32001', 200],
    ['an empty query', `${ticket}?`, 200],
    ['unknown parameters', `${ticket}?x=1&x=2&$count=true`, 200],
    ['a name twice is a list', `${ticket}?$select=Title&%24SELECT=Author`, 200],
    ['an empty segment', '/api/v1//Ticket/2001', 404],
    ['two slashes at the end', `${ticket}//`, 404],
    ['two slashes at the beginning', `/${ticket}`, 404],
    ['an encoded slash', '/api/v1/Ticket%2F2001', 404],
    ['dots', '/api/v1/Ticket/../Ticket/2001', 404],
    ['a number twice', '/api/v1/Ticket?$top=1&$top=2', 400],
    ['an id that is too large', '/api/v1/Ticket/99999999999', 400],
    ['a text that is no UTF-8', '/api/v1/Ticket?$filter=%FF', 400],
    ['a query of 15 KiB', `${ticket}?$select=Title,${'x'.repeat(15_000)}`, 200],
    ['a query beyond the header', `${ticket}?$select=${'x'.repeat(17_000)}`, 414],
  ])('%s', async (_, path, status) => {
    const answer = await ask(path, { headers: known });
    expect(answer.status).toBe(status);
    if (path.includes('SELECT')) {
      const { Title, Author, Origin } = JSON.parse(answer.body) as Record<string, unknown>;
      expect([typeof Title, typeof Author, Origin]).toEqual(['string', 'string', 'Unknown']);
    }
  });
});
