import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callFrom, run, serving, statusFor, type Serving } from './support/serve.js';
import { basic, world } from './support/server.js';

const id = 143;
let folder: string;
let state: string;
const open: Serving[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-serve-'));
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.end('SIGKILL');
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true }));

async function start(...args: string[]): Promise<Serving> {
  const one = await serving(args);
  open.push(one);
  return one;
}

beforeAll(() => {
  state = join(folder, 'tickets.state');
});

describe('ticketwire serve', () => {
  it('serves the page under its policy, and the WebAPI', async () => {
    const one = await start();
    const page = await fetch(one.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'self' 'wasm-unsafe-eval'/,
    );
    const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(await page.text())![1]!;
    const loaded = await fetch(new URL(script, one.url));
    expect(loaded.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(loaded.headers.get('cache-control')).toContain('immutable');
    const tag = loaded.headers.get('etag')!;
    await loaded.arrayBuffer();
    const again = await fetch(new URL(script, one.url), { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    const settings = await fetch(new URL('ticketwire.json', one.url));
    expect(await settings.json()).toEqual({ signIn: 'server' });
    expect((await one.rename(id, 'by HTTP')).status).toBe(200);
    expect(await one.title(id)).toBe('by HTTP');
    const nobody = await fetch(new URL('/api/v1/Ticket/143', one.url));
    expect(nobody.status).toBe(401);
  });

  it('says what it is, and ends well', async () => {
    const one = await start();
    const { code, out, errors } = await one.end();
    expect([code, errors]).toEqual(['0', '']);
    expect(out).toMatch(/^Ticketwire is at http:\/\/127\.0\.0\.1:\d+\/\n/);
    expect(out).toContain('Nothing is kept');
    expect(out).toContain('signs in as tje0, with the password Tje0');
    expect(out).toContain('ticketwire-server');
  });

  it('has sessions with cookies, and names the demo’s user', async () => {
    const one = await start();
    const session = (headers = {}): Promise<unknown> =>
      fetch(new URL('/session', one.url), { headers }).then((answer) => answer.json());
    const Demo = { User: 'tje0', Password: 'Tje0' };
    expect(await session()).toMatchObject({ Authenticated: false, Demo });
    const login = await fetch(new URL('/login', one.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: new URL(one.url).origin },
      body: '{"user":"tje0","password":"Tje0"}',
    });
    const cookies = login.headers.getSetCookie();
    expect(cookies.join()).not.toContain('Secure');
    const Cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    expect(await session({ Cookie })).toMatchObject({ Authenticated: true, User: 'tje0', Demo });
  });

  it.each([
    ['/../package.json', 404],
    ['/%2e%2e/package.json', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/.hidden', 404],
    ['//index.html', 400],
    ['/nothing.html', 404],
  ])('%s is %d', async (path, status) => {
    const one = await start();
    expect(await statusFor(one, { Host: 'localhost' }, path)).toBe(status);
  });

  it('answers those alone who call it by its own name', async () => {
    const one = await start('--allow-host', 'Desk.example');
    const at = (host: string): Promise<number> =>
      statusFor(one, { Host: `${host}:${one.port}` }, '/ticketwire.json');
    for (const host of ['127.0.0.1', '[::1]', 'localhost', 'my.localhost', 'desk.example']) {
      expect([host, await at(host)]).toEqual([host, 200]);
    }
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect([host, await at(host)]).toEqual([host, 421]);
    }
    expect(await statusFor(one, { Host: 'me@localhost' }, '/api/v1/Ticket/143')).toBe(421);
  });

  it('takes a body of 4 MiB at most, however it is sent', async () => {
    const one = await start();
    const url = new URL('/api/v1/Agents/Ticket/GetTicketEntity?ticketEntityId=143', one.url);
    const headers = { 'Content-Type': 'application/json' };
    const part = new Uint8Array(1024 * 1024).fill(0x20);
    const chunks = (count: number): ReadableStream =>
      new ReadableStream({
        start(stream) {
          for (let i = 0; i < count; ++i) stream.enqueue(part);
          stream.close();
        },
      });
    const post = async (body: BodyInit): Promise<number> =>
      (await fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)).status;
    expect(await post(chunks(3))).not.toBe(413);
    expect(await post(chunks(5))).toBe(413);
    expect(await post(new Uint8Array(5 * 1024 * 1024))).toBe(413);
    expect((await fetch(new URL('/ticketwire.json', one.url))).status).toBe(200);
  });

  it('takes a seed, a latency and what is to go wrong', async () => {
    const one = await start('--seed', world, '--latency', '20-30', '--scenario', 'conflict');
    const began = performance.now();
    expect(await one.title(2001)).toContain('rinter');
    expect(performance.now() - began).toBeGreaterThanOrEqual(19);
    const body = JSON.stringify([
      { op: 'test', path: 'Title', value: await one.title(2001) },
      { op: 'replace', path: 'Title', value: 'mine' },
    ]);
    const headers = { 'Content-Type': 'application/json-patch+json' };
    const answer = await one.fetch('/api/v1/Ticket/2001', { method: 'PATCH', headers, body });
    expect(answer.status).toBe(409);
    const gone = await start('--scenario', 'offline');
    await expect(gone.fetch('/api/v1/Ticket/143')).rejects.toThrow();
  });
});

describe('a state', () => {
  it('is there after a restart', async () => {
    const one = await start('--state', state);
    await one.rename(id, 'kept');
    expect((await one.end()).code).toBe('0');
    expect(await readdir(folder)).toEqual(['tickets.state']);
    const two = await start('--state', state, '--seed', world);
    expect(await two.title(id)).toBe('kept');
    const { out } = await two.end('SIGINT');
    expect(out).toContain('--seed does not count');
  });

  it('has every save that was answered, whenever the process is killed', async () => {
    let one = await start('--state', state);
    for (let round = 0; round < 3; ++round) {
      const answered: number[] = [];
      const saving = (async () => {
        for (let count = 0; ; ++count) {
          if ((await one.rename(id, `round ${round}, ${count}`)).status !== 200) return;
          answered.push(count);
        }
      })().catch(() => undefined);
      while (answered.length < 4) await new Promise((done) => setTimeout(done, 5));
      await one.end('SIGKILL');
      await saving;
      one = await start('--state', state);
      const [, kept] = /^round \d, (\d+)$/.exec(String(await one.title(id)))!;
      expect(Number(kept)).toBeGreaterThanOrEqual(answered.at(-1)!);
    }
  });

  it('belongs to one process at a time', async () => {
    const one = await start('--state', state);
    const other = await run(['serve', '--listen', '127.0.0.1:0', '--state', state]).ended;
    expect(other.code).toBe('1');
    expect(other.errors).toContain(`is in use by process ${one.pid}`);
    expect((await one.rename(id, 'still')).status).toBe(200);
  });

  it.each([
    ['a half', (text: string) => text.slice(0, text.length / 2), /line \d+: the file ends/],
    [
      'a changed',
      (text: string) => text.replace('"kind":"ticket"', '"kind":"car"'),
      /line \d+: "car"/,
    ],
    ['an empty', () => '', /is no state/],
    ['some other', () => '{"tickets":[]}', /is no state/],
  ])('%s file is refused, and left as it is', async (_, damage, words) => {
    await (await start('--state', state)).end();
    const damaged = damage(await readFile(state, 'utf8'));
    await writeFile(state, damaged);
    const { code, errors } = await run(['serve', '--listen', '127.0.0.1:0', '--state', state])
      .ended;
    expect(code).toBe('1');
    expect(errors).toMatch(words);
    expect(errors).toContain(state);
    expect(errors).not.toMatch(/^\s+at /m);
    expect(await readFile(state, 'utf8')).toBe(damaged);
    expect(await readdir(folder)).toEqual(['tickets.state']);
  });

  it('that cannot be written is told at the start, and later by 503', async () => {
    const nowhere = join(folder, 'no', 'such.state');
    const { code, errors } = await run(['serve', '--state', nowhere]).ended;
    expect(code).toBe('1');
    expect(errors).toContain(`${nowhere} cannot be written`);
    const one = await start('--state', state);
    const before = await one.title(id);
    // A folder in the place of what is written next.
    const { mkdir, rmdir } = await import('node:fs/promises');
    await mkdir(`${state}.new`);
    expect((await one.rename(id, 'lost')).status).toBe(503);
    expect(await one.title(id)).toBe(before);
    await rmdir(`${state}.new`);
    expect((await one.rename(id, 'kept')).status).toBe(200);
    expect((await one.end()).errors).toContain('What has just changed is taken back');
  });
});

describe('pages of other origins', () => {
  const [mine, another] = ['http://localhost:3000', 'http://localhost:3001'];
  const preflight = {
    method: 'OPTIONS',
    headers: {
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization, content-type',
    },
  };

  it('use the WebAPI where that was allowed', async () => {
    const one = await start('--cors-origin', mine, '--cors-origin', 'https://desk.example');
    const asked = await callFrom(one, mine, preflight);
    expect(asked.status).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': mine,
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      vary: 'Origin',
    });
    expect(asked.headers['access-control-allow-headers']).toContain('if-unmodified-since');
    const saved = await callFrom(one, mine, {
      method: 'PATCH',
      headers: { Authorization: basic, 'Content-Type': 'application/merge-patch+json' },
      body: '{"Title":"from elsewhere"}',
    });
    expect(saved.status).toBe(200);
    expect(saved.headers['access-control-allow-origin']).toBe(mine);
    expect(saved.headers['access-control-expose-headers']).toContain('ETag');
    expect(await one.title(id)).toBe('from elsewhere');
    const refused = await callFrom(one, mine);
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, mine]);
  });

  it('are told nothing where it was not', async () => {
    for (const flags of [[], ['--cors-origin', mine]]) {
      const one = await start(...flags);
      const asked = await callFrom(one, another, preflight);
      expect(asked.headers['access-control-allow-origin']).toBeUndefined();
      const read = await callFrom(one, another, { headers: { Authorization: basic } });
      expect(read.headers['access-control-allow-origin']).toBeUndefined();
      expect(read.headers.vary?.includes('Origin') ?? false).toBe(flags.length > 0);
    }
  });
});

describe('what was asked for wrongly is told', () => {
  it.each([
    [['serve', '--listen', 'here'], '2', '--listen here: it has to be HOST:PORT'],
    [['serve', '--listen', '127.0.0.1:99999'], '2', 'it has to be HOST:PORT'],
    [['serve', '--latency', 'long'], '2', '--latency long: it has to be milliseconds'],
    [['serve', '--latency', '5-1'], '2', '--latency 5-1'],
    [['serve', '--scenario', 'rain'], '2', 'one of conflict, slow, offline, expired'],
    [['serve', '--upstream', 'tenant'], '2', '--upstream tenant: it has to be an address'],
    [['serve', '--upstream', 'http://x/', '--state', 'f'], '2', 'not of --upstream'],
    [['serve', '--sign-in', 'bearer'], '2', '--sign-in is for --upstream alone'],
    [['serve', '--cors-origin', 'localhost:3000'], '2', '--cors-origin localhost:3000'],
    [['serve', '--cors-origin', 'http://a.example/'], '2', 'it has to be an origin'],
    [['serve', '--what'], '2', "Unknown option '--what'"],
    [['serve', '--seed', '/no/such.json'], '1', '--seed /no/such.json cannot be read'],
    [['server'], '2', 'There is no command server'],
    [[], '2', 'No command'],
  ])('%j', async (args, code, words) => {
    const ended = await run(args).ended;
    expect(ended.errors).toContain(words);
    expect(ended.errors).not.toMatch(/^\s+at /m);
    expect(ended.code).toBe(code);
  });

  it('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as { port: number };
    const ended = await run(['serve', '--listen', `127.0.0.1:${port}`]).ended;
    other.close();
    expect(ended.code).toBe('1');
    expect(ended.errors).toBe(
      `ticketwire: Cannot answer at 127.0.0.1:${port}: another program has it; name another port by --listen\n`,
    );
  });

  it('--help and --version', async () => {
    const help = await run(['serve', '--help']).ended;
    expect(help.code).toBe('0');
    for (const flag of ['--listen', '--state', '--seed', '--latency', '--scenario', '--upstream']) {
      expect(help.out).toContain(flag);
    }
    expect((await run(['--version']).ended).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
