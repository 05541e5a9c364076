import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RawConnection } from './support/raw.js';
import { start, world, type Server } from './support/server.js';
import { expectFailure } from './support/vectors.js';

// Waiting is what is tested here.
jest.setTimeout(30_000);

let server: Server;
let folder: string;
const connections = 8;
const request = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-page-'));
  await writeFile(join(folder, 'large.txt'), Buffer.alloc(32 * 1024 * 1024, 'x'));
  server = await start({
    log: 'debug',
    flags: [
      ...['--import', world, '--web', folder, '--max-connections', String(connections)],
      ...['--header-time', '1', '--request-time', '2', '--idle-time', '1'],
    ],
  });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function seconds(work: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work;
  return (performance.now() - began) / 1_000;
}

describe('a client that is slow', () => {
  it.each([
    ['within its header', 'GET /health HTTP/1.1\r\nHost:', 1],
    ['within its body', 'POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab', 2],
    [
      'within a chunk',
      'POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\na',
      2,
    ],
  ])('%s is told so and left', async (_, bytes, limit) => {
    const connection = await RawConnection.open(server.port);
    const began = performance.now();
    connection.send(bytes);
    const [answer, ...others] = await connection.answers();
    const spent = (performance.now() - began) / 1_000;
    expect(answer!.status).toBe(408);
    expectFailure(answer!.body, 'request_timeout');
    expect(others).toEqual([]);
    expect(spent).toBeGreaterThan(limit - 0.1);
    expect(spent).toBeLessThan(limit + 2);
  });

  it('gains no time by sending a little now and then', async () => {
    const post = 'POST /health HTTP/1.1\r\nHost: x\r\n';
    const drips: [first: string, more: string, limit: number][] = [
      ['GET /', 'x', 1],
      ['GET / HTTP/1.1\r\nX-A: ', 'x', 1],
      [`${post}Content-Length: 999\r\n\r\n`, 'x', 2],
      [`${post}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n', 2],
    ];
    const left = drips.map(async ([first, more, limit]) => {
      const connection = await RawConnection.open(server.port);
      const began = performance.now();
      connection.send(first);
      const drip = setInterval(() => connection.send(more), 50);
      const answers = await connection.answers();
      clearInterval(drip);
      expect(answers.map(({ status }) => status)).toEqual([408]);
      expect((performance.now() - began) / 1_000).toBeGreaterThan(limit - 0.1);
    });
    await Promise.all(left);
  });

  it('and asks for nothing is left without a word', async () => {
    const unused = await RawConnection.open(server.port);
    const used = await RawConnection.open(server.port);
    used.send(request);
    expect((await used.answer())!.status).toBe(200);
    expect(await seconds(Promise.all([unused.answers(), used.answers()]))).toBeLessThan(3);
  });

  it('and does not take its answer, or a little now and then, is left', async () => {
    const idle = await RawConnection.open(server.port);
    const slow = await RawConnection.open(server.port);
    for (const each of [idle, slow]) {
      each.socket.pause();
      each.send('GET /large.txt HTTP/1.1\r\nHost: x\r\n\r\n');
    }
    const sip = setInterval(() => {
      slow.socket.resume();
      setImmediate(() => slow.socket.pause());
    }, 200);
    await sleep(4_000);
    clearInterval(sip);
    for (const each of [idle, slow]) {
      each.socket.resume();
      // What the kernel had taken still arrives, and not all of it.
      expect(await each.answers()).toEqual([]);
    }
    expect(server.log.match(/was not taken: it took too long/g)).toHaveLength(2);
  });
});

describe('connections', () => {
  it('beyond the limit are told so, and the others are served', async () => {
    const open: RawConnection[] = [];
    for (let i = 0; i < connections; ++i) open.push(await RawConnection.open(server.port));
    for (const each of open) {
      each.send(request);
      expect((await each.answer())!.status).toBe(200);
    }
    const refused = await RawConnection.open(server.port);
    const [answer, ...others] = await refused.answers();
    expect(answer!.status).toBe(503);
    expect(answer!.head).toMatch(/^retry-after: \d+$/im);
    expectFailure(answer!.body, 'too_many_connections');
    expect(others).toEqual([]);
    open[0]!.send(request);
    expect((await open[0]!.answer())!.status).toBe(200);
    for (const each of open) each.close();
    await sleep(200);
    const next = await RawConnection.open(server.port);
    next.send(request);
    expect((await next.answer())!.status).toBe(200);
    next.close();
  });
});

describe('logins', () => {
  const login = async (user: string, password = 'wrong'): Promise<Response> =>
    fetch(new URL('/login', server.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Connection: 'close' },
      body: JSON.stringify({ user, password }),
    });
  const expectThrottled = async (answer: Response): Promise<void> => {
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expectFailure(await answer.text(), 'throttled');
  };

  it('that fail are bounded for each user, and then for the address', async () => {
    for (let i = 0; i < 5; ++i) expect((await login('anna')).status).toBe(401);
    await expectThrottled(await login('anna'));
    for (let i = 0; i < 25; ++i) expect((await login(`name ${i}`)).status).toBe(401);
    await expectThrottled(await login('another'));
    const authorization = `Basic ${Buffer.from('yet another:x').toString('base64')}`;
    const basic = await server.fetch('/api/v1/Ticket/2001', {
      headers: { Authorization: authorization },
    });
    await expectThrottled(basic);
    // Tokens are no passwords.
    const bearer = await server.fetch('/api/v1/Ticket/2001', {
      headers: { Authorization: 'Bearer 8A:demo' },
    });
    expect(bearer.status).toBe(200);
  });
});
