import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, unlink } from 'node:fs/promises';
import { request, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { RawConnection } from './support/raw.js';
import { basic, bearer, start, world, type Server } from './support/server.js';

const run = promisify(execFile);

interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly event: string;
  readonly [name: string]: unknown;
}

const lines = (server: Server): LogLine[] =>
  server.log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);

/** A line is written before its answer, but arrives through a pipe of its own. */
async function settled(server: Server, count: number): Promise<LogLine[]> {
  for (let i = 0; i < 100 && lines(server).length < count; ++i) await sleep(20);
  return lines(server);
}

describe('the log', () => {
  it('has one object for each request, and no secret', async () => {
    await using server = await start({ log: 'info' });
    const ticket = '/api/v1/Ticket/2001?$select=Title&token=secret-1';
    const answer = await server.fetch(ticket, {
      headers: {
        ...{ Authorization: bearer, Cookie: 'ticketwire_session=secret-2' },
        'Accept-Encoding': 'identity',
      },
    });
    expect(answer.status).toBe(200);
    const body = await answer.text();
    await server.fetch('/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"user":"secret-3","password":"secret-4"}',
    });
    await server.fetch('/a%0Ab\u00e5"<', { headers: { 'X-Request-Id': 'secret-5' } });
    const raw = await RawConnection.open(server.port);
    raw.send('secret-6\r\n\r\n');
    await raw.answers();
    const [first, second, third, fourth, ...others] = await settled(server, 4);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ level: 'info', event: 'request', address: '127.0.0.1', user: 'tje0', method: 'GET' },
      ...{ path: '/api/v1/Ticket/2001', endpoint: 'getTicket', status: 200, received: 0 },
    });
    expect(first!['sent']).toBe(Buffer.byteLength(body));
    expect(first!['id']).toBe(answer.headers.get('X-Request-Id'));
    expect(Number(first!['ms'])).toBeGreaterThan(0);
    expect(Math.abs(Date.parse(first!.time) - Date.now())).toBeLessThan(60_000);
    expect(second).toMatchObject({ endpoint: 'login', status: 401, user: '', received: 41 });
    expect(third).toMatchObject({ path: '/a%0Ab%C3%A5%22%3C', status: 404, endpoint: 'none' });
    expect(fourth).toMatchObject({ method: '-', path: '-', status: 400 });
    expect(new Set([first, second, third, fourth].map((line) => line!['id'])).size).toBe(4);
    expect(server.log).not.toMatch(/secret|8A:demo/);
  });

  it('has no secret, wherever one is sent and at any level', async () => {
    await using server = await start({ log: 'debug', flags: ['--import', world, '--web', '.'] });
    const word = 'secret';
    const json = { 'Content-Type': 'application/json' };
    const everywhere = {
      ...{ Cookie: `ticketwire_session=${word}; XSRF-TOKEN=${word}`, 'X-XSRF-TOKEN': word },
      ...{ 'SO-AppToken': word, Referer: `http://x/?token=${word}`, 'X-Forwarded-For': word },
      ...{ 'User-Agent': word, 'X-Request-Id': word, Origin: `https://${word}.example` },
    };
    const schemes = ['Bearer', 'SOTicket', 'Basic', word].map((scheme) => `${scheme} ${word}`);
    const wrong = `Basic ${Buffer.from(`tje0:${word}`).toString('base64')}`;
    for (const Authorization of [...schemes, wrong, basic]) {
      await server.fetch(`/api/v1/Ticket/2001?${word}`, {
        ...{ method: 'PATCH', headers: { ...everywhere, ...json, Authorization } },
        body: `{"Title":"${word}"}`,
      });
    }
    for (const type of ['application/json', 'text/xml', 'multipart/form-data', word]) {
      await server.fetch('/api/v1/Agents/Ticket/SaveTicketEntity', {
        ...{ method: 'POST', headers: { 'Content-Type': type }, body: `{"${word}` },
      });
    }
    for (const target of [`http://a:${word}@x/health`, `a:${word}@x:80`, `/health#${word}`]) {
      const raw = await RawConnection.open(server.port);
      raw.send(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      await raw.answers();
    }
    const all = await settled(server, 13);
    expect(all.filter(({ event }) => event === 'request')).toHaveLength(13);
    expect(server.log).not.toMatch(/secret|c2VjcmV0|dGplMD/i);
  });

  it('has failures only, or more, as its level says', async () => {
    await using quiet = await start({ log: 'error' });
    await quiet.text('/health');
    expect(quiet.log).toBe('');
    await using loud = await start({ log: 'debug' });
    await loud.text('/health');
    expect((await settled(loud, 1)).map(({ event }) => event)).toContain('request');
  });

  it('names the client that a trusted proxy names, and no other', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.9, 203.0.113.7' };
    await using behind = await start({
      log: 'info',
      flags: ['--import', world, '--trusted-proxy', '127.0.0.1'],
    });
    await behind.fetch('/health', { headers });
    expect((await settled(behind, 1))[0]).toMatchObject({ address: '203.0.113.7' });
    await using alone = await start({ log: 'info' });
    await alone.fetch('/health', { headers });
    expect((await settled(alone, 1))[0]).toMatchObject({ address: '127.0.0.1' });
  });
});

describe('/metrics', () => {
  /** Samples of the Prometheus text format by name and labels. */
  async function samples(server: Server): Promise<Map<string, number>> {
    const answer = await server.fetch('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const all = new Map<string, number>();
    let last = '';
    for (const line of (await answer.text()).trimEnd().split('\n')) {
      const comment = /^# (?:HELP|TYPE) (ticketwire_[a-z_]+) \S/.exec(line);
      if (comment) {
        last = comment[1]!;
        continue;
      }
      const [, key, name, value] = /^((ticketwire_[a-z_]+)(?:\{[^}]*\})?) (\S+)$/.exec(line)!;
      expect(name!.startsWith(last)).toBe(true);
      expect(all.has(key!)).toBe(false);
      expect(Number.isNaN(Number(value))).toBe(false);
      all.set(key!, Number(value));
    }
    return all;
  }

  it('counts what has happened, for callers who are known', async () => {
    await using server = await start();
    expect((await fetch(new URL('/metrics', server.url))).status).toBe(401);
    const before = await samples(server);
    await server.text('/api/v1/Ticket/2001');
    await server.text('/api/v1/Ticket/2003');
    await server.fetch('/api/v1/Ticket/2001', { headers: { Authorization: 'Basic dGplMDp4' } });
    const nobody = `Basic ${Buffer.from('nobody:x').toString('base64')}`;
    await server.fetch('/api/v1/Ticket/2001', { headers: { Authorization: nobody } });
    for (let i = 0; i < 50; ++i) await server.fetch(`/random/${i}`, { method: 'PUT' });
    const after = await samples(server);
    const more = (key: string): number => after.get(key)! - (before.get(key) ?? 0);
    const requests = 'ticketwire_requests_total';
    expect(more(`${requests}{endpoint="getTicket",method="GET",status="2xx"}`)).toBe(2);
    expect(more(`${requests}{endpoint="getTicket",method="GET",status="4xx"}`)).toBe(2);
    expect(more(`${requests}{endpoint="none",method="PUT",status="4xx"}`)).toBe(50);
    expect(more('ticketwire_logins_refused_total{reason="wrong"}')).toBe(2);
    // Whether there is such a user costs the same; who was found right is not hashed again.
    expect(more('ticketwire_password_hashes_total')).toBe(2);
    // The first answer of /metrics is among those that it could not yet count.
    expect(more('ticketwire_request_duration_seconds_count')).toBe(55);
    expect(more('ticketwire_request_duration_seconds_bucket{le="+Inf"}')).toBe(55);
    expect(after.get('ticketwire_connections')).toBeGreaterThan(0);
    expect(before.get('ticketwire_ticket_cache_bytes')).toBe(0);
    expect(after.get('ticketwire_ticket_cache_bytes')).toBeGreaterThan(2_000);
    expect(after.get('ticketwire_store_failures_total')).toBe(0);
    for (const state of ['pending', 'failed', 'sent']) {
      expect(after.get(`ticketwire_outbox_mails{state="${state}"}`)).toBe(0);
    }
    expect(after.get('ticketwire_resident_memory_bytes')).toBeGreaterThan(1e6);
    const started = after.get('ticketwire_start_time_seconds')!;
    expect(Math.abs(started - Date.now() / 1_000)).toBeLessThan(60);
    // What is asked for makes no new series.
    expect(after.size - before.size).toBeLessThan(6);
  });

  it('tells how many mails wait', async () => {
    await using server = await start();
    const saved = await server.fetch('/api/v1/Agents/Ticket/SaveTicketEntityWithNotify', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: bearer },
      body: JSON.stringify({ NewEntity: await server.json('/api/v1/Ticket/2001'), Notify: true }),
    });
    expect(saved.status).toBe(200);
    const pending = (await samples(server)).get('ticketwire_outbox_mails{state="pending"}');
    expect(pending).toBeGreaterThan(0);
  });
});

describe('/health', () => {
  it('says when the database is not to be read', async () => {
    await using server = await start();
    expect(await server.json('/health')).toEqual({ Status: 'ok' });
    expect((await fetch(new URL('/health', server.url), { method: 'HEAD' })).status).toBe(200);
  });
});

describe('HTTPS', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);

  async function makeCertificate(name: string): Promise<void> {
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)],
    ]);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticketwire-tls-'));
    await Promise.all(['first', 'second'].map(makeCertificate));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const flags = (certificate = 'first', key = certificate): string[] => [
    ...['--import', world, '--tls-cert', file(`${certificate}.pem`)],
    ...['--tls-key', file(`${key}.key`)],
  ];

  interface Answer {
    readonly status: number;
    readonly cookies: readonly string[];
    readonly security: string | undefined;
    readonly body: string;
    readonly subject: unknown;
  }

  async function ask(url: URL, options: RequestOptions, body = ''): Promise<Answer> {
    const ca = await Promise.all(['first', 'second'].map((name) => readFile(file(`${name}.pem`))));
    return new Promise((resolve, reject) => {
      const sent = request(url, { ...options, ca, agent: false }, (answer) => {
        const peer = connectedTo(answer.socket);
        let text = '';
        answer.setEncoding('utf8').on('data', (data: string) => (text += data));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            cookies: answer.headers['set-cookie'] ?? [],
            security: answer.headers['strict-transport-security'],
            body: text,
            subject: peer,
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  const connectedTo = (socket: object): unknown =>
    (socket as { getPeerCertificate(): { subject: { CN: string } } }).getPeerCertificate().subject
      .CN;

  it('serves, with links and cookies that stay on it', async () => {
    await using server = await start({ flags: flags() });
    expect(server.url).toMatch(/^https:/);
    const answer = await ask(new URL('/api/v1/Ticket/2001', server.url), {
      headers: { Authorization: basic },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`"${server.url.replace(/\/$/, '')}/api/v1/Ticket/2001`);
    expect(answer.body).not.toContain('http://127.0.0.1');
    expect(answer.security).toBe('max-age=31536000');
    const login = await ask(
      new URL('/login', server.url),
      { method: 'POST', headers: { 'Content-Type': 'application/json' } },
      '{"user":"tje0","password":"Tje0"}',
    );
    expect(login.cookies).toHaveLength(2);
    for (const cookie of login.cookies) expect(cookie).toMatch(/; Secure$/);
    const large = 'x'.repeat(3 * 1024 * 1024);
    const NewEntity = JSON.parse(answer.body) as object;
    const echoed = await ask(
      new URL('/api/v1/Agents/Ticket/SaveTicketEntityWithNotify', server.url),
      { method: 'POST', headers: { Authorization: basic, 'Content-Type': 'application/json' } },
      JSON.stringify({ NewEntity: { ...NewEntity, Title: 'by TLS', unknown: large } }),
    );
    expect(echoed.status).toBe(200);
    expect(echoed.body).toContain('"by TLS"');
  });

  it('refuses plain HTTP and old TLS, and goes on', async () => {
    await using server = await start({ flags: flags(), log: 'debug' });
    const plain = await RawConnection.open(server.port);
    plain.send('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await plain.answers()).toEqual([]);
    const old = connectTls({
      ...{ host: '127.0.0.1', port: server.port, rejectUnauthorized: false },
      ...{ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    });
    await expect(
      new Promise((resolve, reject) => old.on('secureConnect', resolve).on('error', reject)),
    ).rejects.toThrow();
    expect((await ask(new URL('/health', server.url), {})).status).toBe(200);
    expect(server.log).toMatch(/no TLS with 127\.0\.0\.1/);
  });

  it('agrees on keys that nobody finds out later, and on nothing else', async () => {
    await using server = await start({ flags: flags() });
    const agreed = async (ciphers: string, version: 'TLSv1.2' | 'TLSv1.3'): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connectTls({
          ...{ host: '127.0.0.1', port: server.port, rejectUnauthorized: false },
          ...{ minVersion: version, maxVersion: version, ciphers },
        });
        socket.on('secureConnect', () => {
          resolve(socket.getCipher().name);
          socket.destroy();
        });
        socket.on('error', reject);
      });
    expect(await agreed('DEFAULT', 'TLSv1.2')).toMatch(/^ECDHE-ECDSA-(AES|CHACHA20)/);
    expect(await agreed('TLS_AES_128_GCM_SHA256', 'TLSv1.3')).toBe('TLS_AES_128_GCM_SHA256');
    for (const weak of ['AES128-GCM-SHA256', 'AES256-SHA', 'ECDHE-ECDSA-AES128-SHA256']) {
      await expect(agreed(`${weak}:@SECLEVEL=0`, 'TLSv1.2')).rejects.toThrow();
    }
  });

  it('takes a new certificate at SIGHUP, and keeps the old one when that cannot be used', async () => {
    for (const kind of ['pem', 'key']) await copyFile(file(`first.${kind}`), file(`now.${kind}`));
    await using server = await start({ flags: flags('now') });
    const url = new URL('/health', server.url);
    expect((await ask(url, {})).subject).toBe('first');
    for (const kind of ['pem', 'key']) await copyFile(file(`second.${kind}`), file(`now.${kind}`));
    server.signal('SIGHUP');
    for (let i = 0; i < 50 && (await ask(url, {})).subject !== 'second'; ++i) await sleep(20);
    expect((await ask(url, {})).subject).toBe('second');
    await unlink(file('now.key'));
    server.signal('SIGHUP');
    expect(await settled(server, 1)).toMatchObject([{ level: 'error', event: 'remark' }]);
    expect((await ask(url, {})).subject).toBe('second');
    expect(await server.stop()).toBe('0');
  });

  it('does not start with a key of another certificate', async () => {
    await expect(start({ flags: flags('first', 'second') })).rejects.toThrow(/cannot use the key/);
    await expect(start({ flags: flags('missing') })).rejects.toThrow(/cannot use the certificate/);
  });
});
