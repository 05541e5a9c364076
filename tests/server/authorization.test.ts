import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { basic, bearer, soTicket, start, type Server } from './support/server.js';
import { expectFailure } from './support/vectors.js';

let server: Server;
const ticket = '/api/v1/Ticket/2001';

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function retitle(title: string, headers: Record<string, string>): Promise<Response> {
  return fetch(new URL(ticket, server.url), {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ Title: title }),
  });
}

async function title(): Promise<unknown> {
  return (await server.json(ticket))['Title'];
}

/** A session's cookies by name, with their attributes. */
async function login(to = server): Promise<Map<string, { value: string; attributes: string }>> {
  const answer = await fetch(new URL('/login', to.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"user":"tje0","password":"Tje0"}',
  });
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie().map((text) => {
    const [name, value, attributes] = /^([^=]+)=([^;]*)(.*)$/.exec(text)!.slice(1);
    return [name!, { value: value!, attributes: attributes! }] as const;
  });
  return new Map(cookies);
}

describe('the schemes of the documentation', () => {
  it.each([basic, bearer, soTicket, 'SOTICKET 7T:demo', 'soticket 7T:demo', 'bearer 8A:demo'])(
    '%s reads and writes',
    async (authorization) => {
      const answer = await retitle(`by ${authorization}`, { Authorization: authorization });
      expect(answer.status).toBe(200);
      expect(await title()).toBe(`by ${authorization}`);
    },
  );

  it.each([
    'Bearer 8A:wrong',
    'SOTicket 8A:demo',
    'Bearer 7T:demo',
    'Basic !!!',
    'Digest x',
    'Bearer',
  ])('%s does not', async (authorization) => {
    const before = await server.text(ticket);
    const answer = await retitle('written', { Authorization: authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.has('WWW-Authenticate')).toBe(true);
    expect(JSON.parse(await answer.text())).toMatchObject({
      Error: true,
      ErrorType: 'SoAuthenticationException',
    });
    expect(await server.text(ticket)).toBe(before);
  });

  it('saves for the user whom the token names', async () => {
    const answer = await server.fetch('/api/v1/Agents/Ticket/CreateDefaultTicketEntity', {
      method: 'POST',
      headers: { Authorization: 'Bearer 8A:anna' },
    });
    expect(await answer.json()).toMatchObject({ OwnedBy: { FullName: 'Anna Berg' } });
  });
});

describe('a browser session', () => {
  it('needs the XSRF value for every request', async () => {
    const cookies = await login();
    const xsrf = cookies.get('XSRF-TOKEN')!;
    const session = [...cookies].find(([name]) => name !== 'XSRF-TOKEN')!;
    expect(session[1].attributes).toMatch(/HttpOnly/);
    expect(session[1].attributes).toMatch(/SameSite=Lax/);
    expect(xsrf.attributes).not.toMatch(/HttpOnly/);
    const Cookie = [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const before = await server.text(ticket);
    for (const headers of [{ Cookie }, { Cookie, 'X-XSRF-TOKEN': `${xsrf.value}x` }]) {
      const refused = await retitle('written', headers);
      expect(refused.status).toBe(401);
      expectFailure(await refused.text(), 'xsrf_missing');
    }
    expect(await server.text(ticket)).toBe(before);
    const taken = await retitle('by session', { Cookie, 'X-XSRF-TOKEN': xsrf.value });
    expect(taken.status).toBe(200);
    expect(await title()).toBe('by session');
  });

  it('ends with its logout', async () => {
    const cookies = await login();
    const headers = {
      Cookie: [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
      'X-XSRF-TOKEN': cookies.get('XSRF-TOKEN')!.value,
    };
    const gone = await fetch(new URL('/logout', server.url), { method: 'POST', headers });
    expect(gone.status).toBe(204);
    expect((await retitle('written', headers)).status).toBe(401);
  });

  it('is not opened by a wrong password', async () => {
    const answer = await fetch(new URL('/login', server.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"user":"tje0","password":"tje0"}',
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expectFailure(await answer.text(), 'credentials_wrong');
  });
});

describe('the database', () => {
  it('has no password, token, session or XSRF value as it is sent', async () => {
    await using own = await start();
    const cookies = [...(await login(own)).values()].map(({ value }) => value);
    expect(cookies).toHaveLength(2);
    // The write-ahead log has what the file has not yet.
    const bytes = await Promise.all(
      ['', '-wal'].map((end) => readFile(`${own.database}${end}`, 'latin1')),
    );
    const kept = bytes.join('');
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    for (const secret of [...cookies, '8A:demo', '7T:demo']) {
      expect(kept).not.toContain(secret);
      expect(kept).toContain(hash(secret));
    }
    for (const password of ['Tje0', 'Anna1']) {
      expect(kept).not.toContain(password);
      expect(kept).not.toContain(hash(password));
    }
  });
});

describe('curl', () => {
  it('changes a title as the documentation shows', async () => {
    const { stdout } = await promisify(execFile)('curl', [
      ...['--silent', '--show-error', '--request', 'PATCH', '--user', 'tje0:Tje0'],
      ...['--header', 'Content-Type: application/json; charset=utf-8'],
      ...['--data', '[{"op":"replace","path":"title","value":"by curl"}]'],
      ...[
        '--write-out',
        '\n%{http_code}',
        `${server.url.replace(/\/$/, '')}${ticket}?$select=Title`,
      ],
    ]);
    const [body, status] = stdout.split('\n');
    expect(status).toBe('200');
    expect(JSON.parse(body!)).toMatchObject({ TicketId: 2001, Title: 'by curl', Priority: null });
    expect(await title()).toBe('by curl');
  });
});
