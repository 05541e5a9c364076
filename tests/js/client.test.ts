import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, connect } from 'ticketwire';
import { loadCore } from './support/core.js';
import { errorFrom } from './support/failure.js';
import { WebApi, give } from './support/web-api.js';

const core = await loadCore();
const api = new WebApi();
let client: Client;

beforeAll(async () => {
  await api.start();
  client = new Client(core, {
    baseUrl: api.url,
    authorization: () => 'Bearer one',
    language: 'nb',
    appToken: 'token',
  });
});

afterAll(() => api.stop());

describe('requests', () => {
  const ticket = { TicketId: 17, Title: 'a' };

  test('a ticket, with its headers', async () => {
    api.will(give(200, ticket));
    const draft = await client.getTicket(17, { select: ['Title', 'Category/Name'] });
    expect(draft.get('/Title')).toBe('a');
    expect(api.last).toMatchObject({
      method: 'GET',
      target: '/crm/api/v1/Ticket/17?$select=Title,Category/Name',
      body: '',
      headers: {
        accept: 'application/json, application/problem+json;q=0.9',
        authorization: 'Bearer one',
        'so-language': 'nb',
        'so-apptoken': 'token',
        'x-requested-with': 'ticketwire',
      },
    });
    expect(api.last.headers['content-type']).toBeUndefined();
    draft.dispose();
  });

  test('a patch is sent byte for byte', async () => {
    api.will(give(200, ticket));
    const body = '[{"op":"test","path":"/ConnectId","value":1.0}]';
    const draft = await client.patchTicket(17, { body });
    expect(api.last).toMatchObject({ method: 'PATCH', target: '/crm/api/v1/Ticket/17', body });
    expect(api.last.headers['content-type']).toBe('application/json');
    draft.dispose();
  });

  test('a whole ticket', async () => {
    api.will(give(200, ticket));
    const draft = await client.putTicket(17, ticket, { notify: true, select: ['Title'] });
    expect(api.last.method).toBe('PUT');
    expect(api.last.target).toBe('/crm/api/v1/Ticket/17?notify=true&$select=Title');
    expect(JSON.parse(api.last.body)).toStrictEqual(ticket);
    draft.dispose();
  });

  test('the agents', async () => {
    const agent = '/crm/api/v1/Agents/Ticket/';
    api.will(give(200, ticket), give(200, ticket), give(200, { EjMessageId: 5 }));
    (await client.saveTicket({ Title: 'b' })).dispose();
    expect(api.last).toMatchObject({
      method: 'POST',
      target: `${agent}SaveTicketEntityWithNotify`,
      body: '{"NewEntity":{"Title":"b"},"Notify":false}',
    });
    (await client.createDefaultTicket()).dispose();
    expect(api.last.target).toBe(`${agent}CreateDefaultTicketEntity`);
    const message = await client.saveMessage({ Ticket: { TicketId: 17 }, Body: 'x' });
    expect(message.EjMessageId).toBe(5);
    expect(api.last.target).toBe(`${agent}SaveTicketMessageEntity`);
    expect(JSON.parse(api.last.body)).toStrictEqual({ Ticket: { TicketId: 17 }, Body: 'x' });
  });

  test('lists', async () => {
    const page = { 'odata.metadata': '', 'odata.nextLink': 'x', value: [{ PrimaryKey: 1 }] };
    api.will(
      give(200, page),
      give(200, { ...page, 'odata.nextLink': null }),
      give(200, [{ Id: 3 }]),
    );
    const first = await client.listTickets({ select: ['title'], filter: "title eq 'a+b'", top: 5 });
    expect(first).toStrictEqual({ rows: [{ PrimaryKey: 1 }], more: true });
    expect(api.last.target).toBe(
      // The URL parser escapes the apostrophes.
      '/crm/api/v1/Ticket?$select=title&$filter=title%20eq%20%27a%2Bb%27&$top=5',
    );
    expect((await client.listTickets()).more).toBe(false);
    expect(await client.getList('købere & co', { query: 'å' })).toStrictEqual([{ Id: 3 }]);
    expect(api.last.target).toBe('/crm/api/v1/MDOList/k%C3%B8bere%20&%20co?query=%C3%A5');
    api.will(give(200, { ...page, 'odata.count': 1234 }));
    expect((await client.listTickets({ top: 1, count: true })).total).toBe(1234);
    expect(api.last.target).toBe('/crm/api/v1/Ticket?$top=1&$inlineCount=true');
  });

  test('a message, logging in and out', async () => {
    api.will(give(200, { EjMessageId: 3 }), give(200, '{}'), give(204, ''));
    expect((await client.getMessage(3)).EjMessageId).toBe(3);
    await client.login('a', 'b"c');
    expect(api.last).toMatchObject({
      target: '/crm/login',
      body: '{"user":"a","password":"b\\"c"}',
    });
    await client.logout();
    expect(api.last).toMatchObject({ method: 'POST', target: '/crm/logout', body: '' });
  });

  test('without options there are no headers but our own', async () => {
    api.will(give(200, []));
    await (await connect({ baseUrl: api.url })).getList('ejcategory');
    for (const name of ['authorization', 'so-language', 'so-apptoken', 'x-xsrf-token']) {
      expect(api.last.headers[name]).toBeUndefined();
    }
  });
});

describe('failures', () => {
  test("the WebAPI's body", async () => {
    const body = {
      Error: true,
      ErrorType: 'SoConflictException',
      ErrorMessage: 'No',
      ErrorSource: '',
    };
    api.will(give(409, body));
    const error = await errorFrom(client.patchTicket(1, { body: '[]' }));
    expect(error).toMatchObject({
      code: 'patch_test_failed',
      status: 409,
      message: 'No',
      errorType: 'SoConflictException',
      isConflict: true,
    });
  });

  test('problem details', async () => {
    const body = { title: 't', detail: 'd', code: 'value_type', pointer: '/Title', operation: 0 };
    api.will(give(400, body, 'application/problem+json'));
    const error = await errorFrom(client.patchTicket(1, { body: '[]' }));
    expect(error).toMatchObject({
      code: 'value_type',
      pointer: '/Title',
      operation: 0,
      status: 400,
    });
    expect(error.message).toBe('d');
  });

  test.each([
    [{ Message: 'An error has occurred.' }, 400, 'argument', 'An error has occurred.'],
    ['<html>gateway</html>', 502, 'response_unexpected', undefined],
    ['', 404, 'entity_not_found', 'The entity does not exist'],
    ['', 412, 'precondition_failed', undefined],
  ])('%j with %i is %s', async (body, status, code, message) => {
    api.will(give(status, body));
    const error = await errorFrom(client.getTicket(1));
    expect(error).toMatchObject({ code, status });
    if (message !== undefined) expect(error.message).toBe(message);
    expect(error.isConflict).toBe(status === 412);
  });

  test('HTML where a carrier was to come', async () => {
    api.will(give(200, '<html>log in</html>', 'text/html'));
    expect((await errorFrom(client.getTicket(1))).code).toBe('response_unexpected');
    api.will(give(200, '<html>log in</html>', 'text/html'));
    expect((await errorFrom(client.getList('x'))).code).toBe('response_unexpected');
    expect(core.liveObjects).toBe(0);
  });

  test('a bad argument sends nothing', async () => {
    api.will();
    expect((await errorFrom(client.getList(''))).code).toBe('argument');
    expect((await errorFrom(client.getList('..'))).code).toBe('argument');
    expect(api.received).toHaveLength(0);
  });

  test('nobody answers', async () => {
    const lonely = await new WebApi().start();
    await lonely.stop();
    const error = await errorFrom(new Client(core, { baseUrl: lonely.url }).getTicket(1));
    expect(error).toMatchObject({ code: 'network' });
    expect(error.message).toContain(new URL(lonely.url).origin);
    expect(error.cause).toMatchObject({ name: 'TypeError' });
    expect(error.status).toBeUndefined();
  });

  test('an answer that breaks off', async () => {
    api.will((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"TicketId"');
      setTimeout(() => response.destroy(), 20);
    });
    expect((await errorFrom(client.getTicket(1))).code).toBe('network');
  });

  test('an abort, with its reason as the cause', async () => {
    const abort = new AbortController();
    api.will(() => abort.abort());
    const error = await errorFrom(client.getTicket(1, { signal: abort.signal }));
    expect(error).toMatchObject({ code: 'aborted', cause: { name: 'AbortError' } });
  });
});

describe('a 401', () => {
  const unauthorized = give(401, { Error: true, ErrorMessage: 'Expired' });

  /** A client whose authorization counts up. */
  function counting(): Client {
    let count = 0;
    return new Client(core, {
      baseUrl: api.url,
      authorization: () => Promise.resolve(`Bearer ${(count += 1)}`),
    });
  }

  test('is tried once more with a fresh authorization', async () => {
    api.will(unauthorized, give(200, []));
    await expect(counting().getList('x')).resolves.toStrictEqual([]);
    expect(api.received.map(({ headers }) => headers.authorization)).toStrictEqual([
      'Bearer 1',
      'Bearer 2',
    ]);
  });

  test('sends the body again', async () => {
    api.will(unauthorized, give(200, { TicketId: 1 }));
    (await counting().patchTicket(1, { body: '[]' })).dispose();
    expect(api.received.map(({ body }) => body)).toStrictEqual(['[]', '[]']);
  });

  test('is tried no more than once', async () => {
    api.will(unauthorized, unauthorized, give(200, []));
    const error = await errorFrom(counting().getList('x'));
    expect(error).toMatchObject({ code: 'unauthorized', status: 401, message: 'Expired' });
    expect(api.received).toHaveLength(2);
  });

  test('is final without an authorization to ask for', async () => {
    api.will(unauthorized, give(200, []));
    const error = await errorFrom(new Client(core, { baseUrl: api.url }).getList('x'));
    expect(error.code).toBe('unauthorized');
    expect(api.received).toHaveLength(1);
  });
});
