import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect as open } from 'node:net';
import { basic, start, type Server } from './support/server.js';
import { expectFailure } from './support/vectors.js';

let server: Server;
let before: string;
const ticket = '/api/v1/Ticket/2001';

beforeAll(async () => {
  server = await start();
  before = await server.text(ticket);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

interface Hostile {
  readonly name: string;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly status: number;
  readonly code: string;
}

const good = '{"op":"replace","path":"/Title","value":"written"}';
const json = { 'Content-Type': 'application/json' };

const requests: readonly Hostile[] = [
  {
    name: 'a move',
    body: `[${good},{"op":"move","from":"/Author","path":"/Title"}]`,
    status: 400,
    code: 'patch_op_refused',
  },
  {
    name: 'a copy',
    body: `[${good},{"op":"copy","from":"/Author","path":"/Title"}]`,
    status: 400,
    code: 'patch_op_refused',
  },
  {
    name: 'an unknown operation',
    body: `[${good},{"op":"destroy","path":"/Title"}]`,
    status: 400,
    code: 'patch_op_unknown',
  },
  {
    name: 'an operation without its value',
    body: `[${good},{"op":"replace","path":"/Title"}]`,
    status: 400,
    code: 'patch_member_missing',
  },
  {
    name: 'a failing test after a change',
    body: `[${good},{"op":"test","path":"/Author","value":"nobody"}]`,
    status: 409,
    code: 'patch_test_failed',
  },
  {
    name: 'a wrong type in a patch',
    body: `[${good},{"op":"replace","path":"/Author","value":7}]`,
    status: 400,
    code: 'value_type',
  },
  {
    name: 'a wrong type in a merge patch',
    body: '{"Title":"written","Deadline":{"year":2026}}',
    status: 400,
    code: 'value_type',
  },
  {
    name: 'a wrong type in a whole entity',
    method: 'PUT',
    body: '{"Title":"written","Tags":"vip"}',
    status: 400,
    code: 'value_type',
  },
  {
    name: 'an id that is too large in the address',
    target: '/api/v1/Ticket/2147483648',
    body: '{"Title":"written"}',
    status: 400,
    code: 'value_range',
  },
  {
    name: 'an id that is too large in the body',
    body: '{"Title":"written","Priority":{"TicketPriorityId":2147483648}}',
    status: 400,
    code: 'value_range',
  },
  {
    name: 'a body cut in half',
    body: '[{"op":"replace","path":"/Title","val',
    status: 400,
    code: 'json_syntax',
  },
  { name: 'no body', body: '', status: 400, code: 'json_syntax' },
  { name: 'half a character', body: '{"Title":"\u00e5', status: 400, code: 'json_syntax' },
  {
    name: 'a text that is too long',
    body: JSON.stringify({ Title: 'x'.repeat(256) }),
    status: 400,
    code: 'value_length',
  },
  {
    name: 'very deep nesting',
    body: `${'['.repeat(100_000)}`,
    status: 400,
    code: 'json_depth',
  },
  {
    name: 'a member given twice',
    method: 'PUT',
    body: '{"Title":"written","title":"again"}',
    status: 400,
    code: 'json_duplicate',
  },
  {
    name: 'a media type that is not JSON',
    headers: { 'Content-Type': 'text/plain' },
    body: '{"Title":"written"}',
    status: 415,
    code: 'media_type',
  },
  {
    name: 'wrong credentials',
    headers: { ...json, Authorization: 'Basic dGplMDp3cm9uZw==' },
    body: '{"Title":"written"}',
    status: 401,
    code: 'credentials_wrong',
  },
  {
    name: 'an old date',
    headers: { ...json, 'If-Unmodified-Since': 'Wed, 21 Oct 2015 07:28:00 GMT' },
    body: '{"Title":"written"}',
    status: 412,
    code: 'precondition_failed',
  },
  {
    name: 'a method that is not there',
    method: 'POST',
    status: 405,
    code: 'method_not_allowed',
  },
];

describe('a hostile request is answered in the error shape and writes nothing', () => {
  it.each(requests.map((each) => [each.name, each] as const))('%s', async (_, hostile) => {
    const answer = await server.fetch(hostile.target ?? ticket, {
      method: hostile.method ?? 'PATCH',
      headers: hostile.headers ?? json,
      ...(hostile.body !== undefined && { body: hostile.body }),
    });
    expect(answer.status).toBe(hostile.status);
    expectFailure(await answer.text(), hostile.code);
    expect(await server.text(ticket)).toBe(before);
  });

  it('no authorization', async () => {
    const answer = await fetch(new URL(ticket, server.url), {
      method: 'PATCH',
      headers: json,
      body: '{"Title":"written"}',
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^(Basic|SOTicket) /);
    expectFailure(await answer.text(), 'unauthorized');
    expect(await server.text(ticket)).toBe(before);
  });

  it('a connection that ends within the body', async () => {
    const body = '{"Title":"written"}';
    const socket = open({ host: '127.0.0.1', port: server.port });
    await once(socket, 'connect');
    socket.write(
      `PATCH ${ticket} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length + 1}\r\n\r\n${body}`,
    );
    socket.end();
    const closed = once(socket, 'close');
    socket.resume();
    await closed;
    expect(await server.text(ticket)).toBe(before);
  });
});
