import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Postgres, postgresMissing } from './support/postgres.js';
import { RawConnection } from './support/raw.js';
import { bearer, binary, start, world, type Server } from './support/server.js';

const run = promisify(execFile);
const ticket = '/api/v1/Ticket/2001';
const json = { 'Content-Type': 'application/json' };
const users = {
  users: [
    { user: 'prometheus', password: 'p', level: 'admin' },
    { user: 'reader', password: 'r', associateId: 12, level: 'read', language: 'nb' },
  ],
};
const basic = (user: string, password: string): { Authorization: string } => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

let folder: string;
let server: Server;

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-rights-'));
  server = await start({
    flags: ['--import', world, '--import', await file('users.json', users), '--web', folder],
  });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('the levels', () => {
  it('let the user of the monitoring see how the server fares, and no ticket', async () => {
    const headers = basic('prometheus', 'p');
    expect((await server.fetch('/metrics', { headers })).status).toBe(200);
    for (const target of [ticket, '/api/v1/Ticket', '/api/v1/MDOList/tags']) {
      const refused = await server.fetch(target, { headers });
      expect([target, refused.status]).toEqual([target, 403]);
      expect(await refused.json()).toMatchObject({ ErrorType: 'SoSecurityException' });
    }
    expect((await server.fetch(ticket, { headers, method: 'DELETE' })).status).toBe(403);
    expect((await server.json(ticket))['TicketId']).toBe(2001);
    const principal = await server.fetch('/api/v1/User/currentPrincipal', { headers });
    expect(await principal.json()).toMatchObject({ Associate: 'prometheus', RoleName: '' });
  });

  it('let a reader read and change nothing, and say so', async () => {
    const headers = { ...json, ...basic('reader', 'r') };
    const before = await server.text(ticket);
    const seen = (await (await server.fetch(ticket, { headers })).json()) as {
      TableRight: object;
      FieldProperties: Record<string, object>;
    };
    expect(seen.TableRight).toMatchObject({ Mask: 'Select' });
    expect(seen.FieldProperties['Title']).toMatchObject({ FieldRight: { Mask: 'Read' } });
    for (const [method, target, body] of [
      ['PATCH', ticket, '{"Title":"forged"}'],
      ['PUT', ticket, '{"Title":"forged"}'],
      ['POST', '/api/v1/Ticket', '{"Title":"forged"}'],
      ['DELETE', ticket, undefined],
      ['POST', '/api/v1/Agents/Ticket/SaveTicketEntityWithNotify', '{"NewEntity":{}}'],
    ] as const) {
      const answer = await server.fetch(target, { method, headers, ...(body && { body }) });
      expect([method, answer.status]).toEqual([method, 403]);
    }
    expect(await server.text(ticket)).toBe(before);
    expect((await server.fetch('/metrics', { headers })).status).toBe(403);
    const principal = await server.fetch('/api/v1/User/currentPrincipal', { headers });
    expect(await principal.json()).toMatchObject({ RoleName: 'read', Language: 'nb' });
  });
});

describe('Authenticate', () => {
  const path = '/api/v1/Agents/Authentication/Authenticate';

  it('gives a SoTicket for a name and a password', async () => {
    const answer = await fetch(new URL(path, server.url), {
      ...{ method: 'POST', headers: json, body: '{"UserName":"anna","Password":"Anna1"}' },
    });
    expect(answer.status).toBe(200);
    const given = (await answer.json()) as { Ticket: string };
    expect(given).toEqual({ Ticket: expect.any(String), UserName: 'anna', AssociateId: 11 });
    const headers = { Authorization: `SOTicket ${given.Ticket}` };
    const principal = await server.fetch('/api/v1/User/currentPrincipal', { headers });
    expect(await principal.json()).toMatchObject({ FullName: 'Anna Berg', RoleName: 'write' });
  });

  it('gives none for a wrong one', async () => {
    const answer = await fetch(new URL(path, server.url), {
      ...{ method: 'POST', headers: json, body: '{"UserName":"anna","Password":"x"}' },
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('7T:');
  });
});

describe('a request that comes to nothing', () => {
  it('never has its body taken', async () => {
    const long = 'Content-Type: application/json\r\nContent-Length: 4000000\r\n';
    for (const [authorization, status] of [
      ['', 401],
      [`Authorization: Bearer wrong\r\n`, 401],
      [`Authorization: ${basic('reader', 'r').Authorization}\r\n`, 403],
      [`Authorization: ${basic('prometheus', 'p').Authorization}\r\n`, 403],
    ] as const) {
      const raw = await RawConnection.open(server.port);
      // Not a byte of the body is sent, so that an answer tells that none was waited for.
      raw.send(`POST /api/v1/Ticket HTTP/1.1\r\nHost: x\r\n${authorization}${long}\r\n`);
      expect((await raw.answer())?.status).toBe(status);
      await raw.ended;
      raw.close();
    }
  });

  it('is told to scripts of other origins, as all refusals are', async () => {
    const Origin = 'https://portal.example';
    await using own = await start({ flags: ['--import', world, '--cors-origin', Origin] });
    const answer = await fetch(new URL('/api/v1/Ticket', own.url), {
      ...{ method: 'POST', headers: { ...json, Origin }, body: 'x'.repeat(100_000) },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
  });
});

describe('behind a proxy', () => {
  it('counts the connections of each address that it names', async () => {
    const flags = ['--trusted-proxy', '127.0.0.1', '--max-address-connections', '2'];
    await using own = await start({ flags });
    const open: RawConnection[] = [];
    const begin = async (address: string, rest = ''): Promise<RawConnection> => {
      const raw = await RawConnection.open(own.port);
      open.push(raw);
      raw.send(
        `POST /login HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Length: 2\r\n\r\n${rest}`,
      );
      return raw;
    };
    await begin('203.0.113.7');
    await begin('203.0.113.7');
    // Until both are counted a third may be taken for one of the two; then it is refused.
    let refused = 0;
    for (let i = 0; i < 50 && refused !== 503; ++i) {
      refused = (await (await begin('203.0.113.7', '{}')).answer())!.status;
    }
    expect(refused).toBe(503);
    expect((await (await begin('203.0.113.8', '{}')).answer())?.status).toBe(400);
    for (const each of open) each.close();
  });
});

const login = async (on: Server): Promise<Record<string, string>> => {
  const answer = await fetch(new URL('/login', on.url), {
    ...{ method: 'POST', headers: json, body: '{"user":"anna","password":"Anna1"}' },
  });
  expect(answer.status).toBe(200);
  const pairs = answer.headers.getSetCookie().map((text) => text.split(';')[0]!);
  const xsrf = pairs.find((pair) => pair.startsWith('XSRF-TOKEN='))!.split('=')[1]!;
  return { Cookie: pairs.join('; '), 'X-XSRF-TOKEN': xsrf };
};
const status = async (on: Server, headers: Record<string, string>): Promise<number> =>
  (await fetch(new URL(ticket, on.url), { headers })).status;
const anna = { user: 'anna', associateId: 11 };

describe('what an import ends', () => {
  it('has ended when the server starts again', async () => {
    const database = join(folder, 'own.sqlite');
    let session: Record<string, string>;
    {
      await using first = await start({ database, flags: ['--import', world] });
      session = await login(first);
      expect(await status(first, session)).toBe(200);
    }
    const same = await file('same.json', { users: [{ ...anna, password: 'Anna1' }] });
    {
      await using second = await start({ database, flags: ['--import', same] });
      expect(await status(second, session)).toBe(200);
      expect(await status(second, { Authorization: 'Bearer 8A:anna' })).toBe(200);
    }
    const changed = await file('changed.json', { users: [{ ...anna, password: 'new' }] });
    {
      await using third = await start({ database, flags: ['--import', changed] });
      expect(await status(third, session)).toBe(401);
      expect(await status(third, { Authorization: 'Bearer 8A:anna' })).toBe(401);
      expect(await status(third, basic('anna', 'Anna1'))).toBe(401);
      expect(await status(third, basic('anna', 'new'))).toBe(200);
    }
    const removed = await file('removed.json', { users: [{ user: 'anna', removed: true }] });
    await using last = await start({ database, flags: ['--import', removed] });
    expect(await status(last, basic('anna', 'new'))).toBe(401);
    expect(await status(last, { Authorization: bearer })).toBe(200);
  });
});

(postgresMissing === '' ? describe : describe.skip)(
  `several processes on one PostgreSQL${postgresMissing && ': '}${postgresMissing}`,
  () => {
    it('hear at the next request of what one of them imports', async () => {
      await using postgres = await Postgres.start();
      const database = await postgres.createDatabase();
      await using first = await start({ database, flags: ['--import', world] });
      await using second = await start({ database });
      const session = await login(first);
      const tokens = [session, { Authorization: 'Bearer 8A:anna' }, basic('anna', 'Anna1')];
      // Both have found the password right and remember it.
      for (const on of [first, second]) {
        for (const each of tokens) expect(await status(on, each)).toBe(200);
      }
      const changed = await file('pg.json', { users: [{ ...anna, password: 'new' }] });
      await using importer = await start({ database, flags: ['--import', changed] });
      for (const on of [first, second, importer]) {
        for (const each of tokens) expect(await status(on, each)).toBe(401);
        expect(await status(on, basic('anna', 'new'))).toBe(200);
      }
    });
  },
);

describe('the page', () => {
  it('is for its own origin', async () => {
    await writeFile(join(folder, 'index.html'), '<!DOCTYPE html>');
    await writeFile(join(folder, 'a.js'), '0');
    const page = await fetch(new URL('/', server.url));
    expect(page.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(page.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    const script = await fetch(new URL('/a.js', server.url));
    expect(script.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(page.headers.has('Strict-Transport-Security')).toBe(false);
  });
});

describe('the program', () => {
  const readelf = async (...flags: string[]): Promise<string> =>
    (await run('readelf', [...flags, binary()], { maxBuffer: 64 * 1024 * 1024 })).stdout;

  it('stands at any address, and its tables are read-only before it begins', async () => {
    expect(await readelf('--file-header', '--wide')).toMatch(/Type:\s+DYN/);
    const dynamic = await readelf('--dynamic', '--wide');
    expect(dynamic).toMatch(/\(FLAGS\)\s+BIND_NOW/);
    expect(dynamic).toMatch(/\(FLAGS_1\)\s+Flags: NOW PIE/);
    const segments = await readelf('--program-headers', '--wide');
    expect(segments).toMatch(/GNU_RELRO/);
    expect(/GNU_STACK.* (RWE?) /.exec(segments)?.[1]).toBe('RW');
  });

  it('has canaries on its stack, and checked copies where it is optimised', async () => {
    const symbols = await readelf('--dyn-syms', '--wide');
    expect(symbols).toMatch(/__stack_chk_fail/);
    // The sanitizers and the quickest build replace or leave out what the C library checks.
    if (binary().includes('/release/')) expect(symbols).toMatch(/__memcpy_chk|__printf_chk/);
  });
});
