import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { basic, start, type Server } from './support/server.js';
import { RawConnection, type RawAnswer } from './support/raw.js';
import { expectFailure } from './support/vectors.js';

let server: Server;
let before: string;
const ticket = '/api/v1/Ticket/2001';
const mebibyte = 1024 * 1024;

beforeAll(async () => {
  server = await start();
  before = await server.text(ticket);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

afterEach(async () => {
  expect(await server.text(ticket)).toBe(before);
});

/** What the server makes of these bytes; it must end the connection by itself. */
async function send(bytes: string): Promise<RawAnswer[]> {
  const connection = await RawConnection.open(server.port);
  connection.send(bytes);
  return connection.answers();
}

// 405 says that a request was understood. What follows a misunderstood body must not be read as a
// second request.
const post = 'POST /health HTTP/1.1\r\nHost: x\r\n';
const hidden = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const chunked = `${post}Transfer-Encoding: chunked\r\n`;

interface Shape {
  readonly name: string;
  readonly bytes: string;
  readonly status?: number;
  readonly code?: string;
}

const fields = (...lines: string[]): string => `${post}${lines.join('\r\n')}\r\n\r\n`;
const chunks = (text: string): string => `${chunked}\r\n${text}`;

const shapes: readonly Shape[] = [
  {
    name: 'Content-Length and Transfer-Encoding',
    bytes: `${fields('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  },
  {
    name: 'Transfer-Encoding and Content-Length',
    bytes: `${fields('Transfer-Encoding: chunked', 'Content-Length: 5')}0\r\n\r\n`,
  },
  { name: 'two lengths', bytes: fields('Content-Length: 0', 'Content-Length: 5') },
  { name: 'the same length twice', bytes: fields('Content-Length: 0', 'Content-Length: 0') },
  { name: 'a list of lengths', bytes: fields('Content-Length: 0, 0') },
  { name: 'a length with a sign', bytes: fields('Content-Length: +0') },
  { name: 'a negative length', bytes: fields('Content-Length: -1') },
  { name: 'a hexadecimal length', bytes: fields('Content-Length: 0x0') },
  { name: 'a length with a space in it', bytes: fields('Content-Length: 0 0') },
  { name: 'an empty length', bytes: fields('Content-Length:') },
  { name: 'a length beyond 64 bits', bytes: fields('Content-Length: 18446744073709551616') },
  ...[
    'gzip',
    'identity',
    'gzip, chunked',
    'chunked, gzip',
    'chunked, chunked',
    'xchunked',
    'chunked;q=1',
    '"chunked"',
    'chun\tked',
    ',chunked',
  ].map((coding) => ({
    name: `Transfer-Encoding ${JSON.stringify(coding)}`,
    bytes: `${fields(`Transfer-Encoding: ${coding}`)}0\r\n\r\n`,
  })),
  ...['\x0b', '\x00', '\r'].map((character) => ({
    name: `Transfer-Encoding behind ${JSON.stringify(character)}`,
    bytes: `${fields(`Transfer-Encoding:${character}chunked`)}0\r\n\r\n`,
  })),
  {
    name: 'Transfer-Encoding twice',
    bytes: `${fields('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  },
  {
    name: 'Transfer-Encoding in HTTP/1.0',
    bytes: 'POST /health HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  },
  { name: 'a space before the colon', bytes: fields('Content-Length : 0') },
  { name: 'a tab before the colon', bytes: fields('Transfer-Encoding\t: chunked') },
  { name: 'a folded line', bytes: fields('Transfer-Encoding:', ' chunked') },
  { name: 'a folded line with a tab', bytes: fields('X-A: b', '\tContent-Length: 5') },
  { name: 'a first line that is folded', bytes: `${post.slice(0, -9)} Host: x\r\n\r\n` },
  { name: 'a name with a space', bytes: fields('X A: b') },
  { name: 'an empty name', bytes: fields(': b') },
  { name: 'a line without a colon', bytes: fields('Content-Length') },
  { name: 'a control character in a name', bytes: fields('X\x01A: b') },
  { name: 'a character beyond ASCII in a name', bytes: fields('X\xe5: b') },
  { name: 'NUL in a value', bytes: fields('X-A: a\0b') },
  { name: 'a control character in a value', bytes: fields('X-A: a\x01b') },
  { name: 'DEL in a value', bytes: fields('X-A: a\x7fb') },
  { name: 'CR before the colon', bytes: fields('Content-Length\r: 5') },
  { name: 'CR alone between fields', bytes: `${post}X-A: a\rContent-Length: 5\r\n\r\n` },
  { name: 'an empty line before the request', bytes: `\r\n${hidden}` },
  { name: 'CR alone in a value', bytes: fields('X-A: a\rContent-Length: 5') },
  { name: 'LF alone between fields', bytes: `${post}X-A: a\nContent-Length: 5\r\n\r\n` },
  { name: 'LF alone everywhere', bytes: 'POST /health HTTP/1.1\nHost: x\n\n' },
  { name: 'LF alone at the end', bytes: `${post.slice(0, -2)}\n\r\n` },
  { name: 'no Host', bytes: 'GET /health HTTP/1.1\r\n\r\n' },
  { name: 'two Hosts', bytes: fields('Host: y') },
  ...['a b', 'a, b', 'a/b', 'u@a', 'a?b', 'a#b', 'a\\b', 'a"b'].map((host) => ({
    name: `Host ${host}`,
    bytes: `GET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  })),
  ...[
    'http://y/health',
    'http://x:80/health',
    'http:///health',
    'http://u@x/health',
    'ftp://x/health',
    'health',
    'x:80',
    '*',
  ].map((target) => ({
    name: `the target ${target} with Host x`,
    bytes: `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`,
  })),
  { name: 'CONNECT', bytes: 'CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n' },
  { name: 'a space in the target', bytes: 'GET /health x HTTP/1.1\r\nHost: x\r\n\r\n' },
  { name: 'two spaces before the target', bytes: 'GET  /health HTTP/1.1\r\nHost: x\r\n\r\n' },
  { name: 'a tab before the target', bytes: 'GET\t/health HTTP/1.1\r\nHost: x\r\n\r\n' },
  { name: 'NUL in the target', bytes: 'GET /health\0 HTTP/1.1\r\nHost: x\r\n\r\n' },
  { name: 'no version', bytes: 'GET /health\r\nHost: x\r\n\r\n' },
  { name: 'HTTP/2.0', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { name: 'HTTP/1.10', bytes: 'GET /health HTTP/1.10\r\nHost: x\r\n\r\n' },
  { name: 'http/1.1', bytes: 'GET /health http/1.1\r\nHost: x\r\n\r\n' },
  { name: 'Authorization twice', bytes: fields(`Authorization: ${basic}`, 'Authorization: x') },
  { name: 'Content-Type twice', bytes: fields('Content-Type: text/xml', 'Content-Type: a/b') },
  ...['g', '-1', '+1', '0x1', ' 1', '', 'FFFFFFFFFFFFFFFFF', '1\0', '1 1'].map((size) => ({
    name: `a chunk of size ${JSON.stringify(size)}`,
    bytes: chunks(`${size}\r\nx\r\n0\r\n\r\n`),
  })),
  ...['1;a\nb', '1;a\rb', '1;a\r\r', '1\r', '0x1', '1;a="\n"'].map((size) => ({
    name: `a chunk that begins ${JSON.stringify(size)}`,
    bytes: chunks(`${size}\r\nx\r\n0\r\n\r\n`),
  })),
  { name: 'a last chunk that ends with LF', bytes: chunks('0\n\n') },
  { name: 'a trailer that ends with LF', bytes: chunks('0\r\nX-A: b\nX-B: c\r\n\r\n') },
  { name: 'a trailer with CR in it', bytes: chunks('0\r\nX-A: b\rX-B: c\r\n\r\n') },
  { name: 'a chunk that is longer than its size', bytes: chunks('1\r\nxyz\r\n0\r\n\r\n') },
  { name: 'a chunk that ends with LF', bytes: chunks('1\r\nx\n0\r\n\r\n') },
  { name: 'a size that ends with LF', bytes: chunks('1\nx\r\n0\r\n\r\n') },
  {
    name: 'an endless extension of a chunk',
    bytes: chunks(`1;a=${'b'.repeat(40_000)}\r\nx\r\n0\r\n\r\n`),
  },
  { name: 'a trailer that is no field', bytes: chunks('0\r\nX A: b\r\n\r\n') },
  { name: 'an endless trailer', bytes: chunks(`0\r\nX-A: ${'b'.repeat(40_000)}\r\n\r\n`) },
  {
    name: 'a chunk beyond the limit',
    bytes: chunks('8000000000000000\r\nx'),
    status: 413,
    code: 'json_size',
  },
  ...['gzip', 'GZIP', 'x-gzip', 'deflate', 'br', 'zstd', 'identity, gzip', ''].map((coding) => ({
    name: `a body in the coding ${JSON.stringify(coding)}`,
    bytes: fields(`Content-Encoding: ${coding}`),
    ...{ status: 415, code: 'media_type' },
  })),
  {
    name: 'a body that is coded twice',
    bytes: fields('Content-Encoding: identity', 'Content-Encoding: gzip'),
    status: 415,
    code: 'media_type',
  },
  {
    name: 'a declared length beyond the limit',
    bytes: fields(`Content-Length: ${4 * mebibyte + 1}`),
    status: 413,
    code: 'json_size',
  },
  {
    name: 'such a length with Expect',
    bytes: fields(`Content-Length: ${4 * mebibyte + 1}`, 'Expect: 100-continue'),
    status: 413,
    code: 'json_size',
  },
  {
    name: 'a chunked body beyond the limit',
    bytes: chunks(`400001\r\n${'x'.repeat(4 * mebibyte + 1)}\r\n0\r\n\r\n`),
    status: 413,
    code: 'json_size',
  },
  {
    name: 'a body that is mostly extensions of chunks',
    bytes: chunks(`1;${'e'.repeat(9_000)}\r\nx\r\n`.repeat(1_000)),
    status: 413,
    code: 'json_size',
  },
  {
    name: 'a header beyond the limit',
    bytes: fields(`X-A: ${'b'.repeat(16 * 1024)}`),
    status: 431,
    code: 'header_size',
  },
  {
    name: 'many fields beyond the limit',
    bytes: fields(...Array.from({ length: 4_000 }, (_, index) => `X-${index}: b`)),
    status: 431,
    code: 'header_size',
  },
  {
    name: 'a target beyond the limit',
    bytes: `GET /${'a'.repeat(17 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    status: 414,
    code: 'url_size',
  },
  {
    name: 'a request line that never ends',
    bytes: 'A'.repeat(64 * 1024),
    status: 414,
    code: 'url_size',
  },
];

describe('a request that another server could read differently, or that is too large', () => {
  it.each(shapes.map((each) => [each.name, each] as const))('%s', async (_, shape) => {
    const answers = await send(shape.bytes + hidden);
    expect(answers.map(({ status }) => status)).toEqual([shape.status ?? 400]);
    expect(answers[0]!.head).toMatch(/^connection: close$/im);
    expectFailure(answers[0]!.body, shape.code ?? 'request_syntax');
  });
});

describe('what is understood', () => {
  it.each([
    ['a length with leading zeros', `${fields('Content-Length: 0002')}hi`],
    ['a chunked body', chunks('2\r\nhi\r\n00\r\n\r\n')],
    ['extensions and trailers', chunks('2;a=b;c="d"\r\nhi\r\n0\r\nX-A: b\r\n\r\n')],
    ['a body of a request that wants none', `${fields('Content-Length: 2', 'X-A: \xe5')}hi`],
    ['an absolute target of the same host', 'POST http://X/health HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('%s, and the request behind it', async (_, bytes) => {
    const answers = await send(bytes + hidden);
    expect(answers.map(({ status }) => status)).toEqual([405, 200]);
  });

  it('fields of a trailer are none of the header', async () => {
    const answers = await send(
      `POST ${ticket} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
        `0\r\nAuthorization: ${basic}\r\n\r\n`,
    );
    expect(answers.map(({ status }) => status)).toEqual([401]);
  });

  it('pipelined requests, in their order', async () => {
    const targets = ['GET /no', 'PUT /health', 'GET /health', 'GET /api'];
    const answers = await send(
      targets.map((target) => `${target} HTTP/1.1\r\nHost: x\r\n\r\n`).join('') + hidden,
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 200, 401, 200]);
  });

  it('Expect: 100-continue, before the body is sent', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(fields('Content-Length: 2', 'Expect: 100-Continue'));
    expect((await connection.answer())!.status).toBe(100);
    connection.send(`hi${fields('Content-Length: 0', 'Expect: 100-continue')}${hidden}`);
    const answers = await connection.answers();
    expect(answers.map(({ status }) => status)).toEqual([405, 405, 200]);
  });

  it('a body and a header just within the limits', async () => {
    const body = 'x'.repeat(4 * mebibyte);
    const answers = await send(
      `${fields(`Content-Length: ${body.length}`)}${body}` +
        `GET /health HTTP/1.1\r\nHost: x\r\nX-A: ${'b'.repeat(15 * 1024)}\r\n\r\n${hidden}`,
    );
    expect(answers.map(({ status }) => status)).toEqual([405, 200, 200]);
  });
});
