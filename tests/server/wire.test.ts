import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
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
  /** Default: the server's. */
  readonly base?: string;
}

/** Header fields go out as they are: a browser's Origin among them. */
function ask(path: string, call: Call = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const sent = request(
      new URL(call.base ?? server.url),
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
      expect(answer.headers.vary).toMatch(/^Accept\b.*, Origin(, Accept-Encoding)?$/);
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

describe('XML', () => {
  const utf16 = (text: string): Buffer => {
    const bytes = Buffer.from(text, 'utf16le');
    return Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]);
  };
  const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const entity =
    `<TicketEntity ${instance}><Title>Blåbær 🌲</Title>` +
    '<Author xsi:nil="true"/></TicketEntity>';

  it.each([
    ['UTF-16 by its mark', 'application/xml', utf16(entity)],
    ['UTF-16 by its charset', 'text/xml; charset="utf-16"', utf16(entity)],
    [
      'UTF-16 by its declaration',
      'application/xml',
      utf16(`<?xml version="1.0" encoding="UTF-16"?>${entity}`),
    ],
    ['UTF-16BE by its charset', 'text/xml; charset=utf-16be', utf16(entity).subarray(2).swap16()],
    ['UTF-8', 'application/xml; charset=utf-8', Buffer.from(entity)],
    [
      'ISO-8859-1, which has no trees',
      'application/xml; charset=iso-8859-1',
      Buffer.from(entity.replace('🌲', '&#x1F332;'), 'latin1'),
    ],
  ])('%s', async (_, type, body) => {
    const answer = await ask('/api/v1/Ticket', {
      method: 'POST',
      headers: { ...known, 'Content-Type': type, Accept: 'text/xml' },
      body,
    });
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/xml; charset=utf-8',
    ]);
    expect(answer.body).toContain('<Title>Blåbær 🌲</Title>');
    expect(answer.body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<TicketEntity xmlns:/);
  });

  it.each(['application/xml', 'text/xml', 'application/x-www-form-urlencoded'])(
    'PATCH takes no %s',
    async (type) => {
      const answer = await ask(ticket, {
        method: 'PATCH',
        headers: { ...known, 'Content-Type': type, Accept: 'application/xml' },
        body: '<TicketEntity/>',
      });
      expect(answer.status).toBe(415);
      expect(answer.body).toContain('<ErrorResult ');
    },
  );

  it('lists are ArrayOf their elements', async () => {
    const headers = { ...known, Accept: 'application/xml' };
    const list = await ask('/api/v1/MDOList/ticketpriority', { headers });
    expect(list.body).toMatch(/<ArrayOfMDOListItem xmlns:xsi=[^>]*><MDOListItem><Id>1<\/Id>/);
    const fields = await ask('/api/v1/Ticket/2001/ForeignKey', { headers });
    expect(fields.body).toMatch(/<Dictionary xmlns:xsi=[^>]*>/);
    const none = await ask('/api/v1/Agents/Ticket/GetTicketEntity?ticketEntityId=99999', {
      method: 'POST',
      headers,
    });
    expect([none.status, none.body]).toEqual([200, expect.stringContaining('xsi:nil="true"')]);
  });
});

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, 'close');
  return port;
}

describe('behind a proxy', () => {
  it('links begin with the origin, whatever a request says', async () => {
    const origin = 'https://tickets.example:8443';
    const port = await freePort();
    const flags = ['--import', world, '--origin', origin, '--trusted-proxy', '127.0.0.1'];
    await using behind = await start({ port, flags });
    expect(behind.url).toBe(`${origin}/`);
    const headers = {
      ...known,
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example;proto=http',
    };
    const seen: unknown[] = [];
    let path = '/api/v1/Ticket?$top=4&$select=ticketId&$orderBy=priorityName,ticketId%20desc';
    while (path !== '') {
      const answer = await ask(path, { headers, base: `http://127.0.0.1:${port}` });
      expect(answer.body).not.toContain('evil');
      const page = JSON.parse(answer.body) as Record<string, unknown>;
      seen.push(...(page['value'] as { ticketId: number }[]).map((row) => row.ticketId));
      const next = (page['odata.nextLink'] ?? origin) as string;
      expect(next.startsWith(origin)).toBe(true);
      path = next.slice(origin.length);
    }
    expect(new Set(seen).size).toBe(10);
    expect(seen.length).toBe(10);
    const whole = await ask(ticket, { headers, base: `http://127.0.0.1:${port}` });
    const { _Links } = JSON.parse(whole.body) as { _Links: Record<string, string> };
    for (const link of Object.values(_Links)) expect(link.startsWith(`${origin}/api/`)).toBe(true);
  });
});
