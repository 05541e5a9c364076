import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { Client, type ClientOptions } from 'ticketwire';
import { loadCore } from './support/core.js';
import { errorFrom } from './support/failure.js';
import { WebApi, give, type Answer } from './support/web-api.js';

const core = await loadCore();
const api = new WebApi();
/** What was waited for, in milliseconds; nothing is really waited for. */
const waits: number[] = [];

beforeAll(() => api.start());
afterAll(() => api.stop());
beforeEach(() => {
  waits.length = 0;
  const usual = globalThis.setTimeout;
  jest.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, given?: number) => {
    // The time limits of calls are longer.
    if ((given ?? 0) >= 30_000) return usual(run, given);
    waits.push(given ?? 0);
    return usual(run, 0);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const make = (options: ClientOptions = { retry: 2 }): Client =>
  new Client(core, { baseUrl: api.url, ...options });
const ticket = give(200, { TicketId: 17 });
const busy = give(503, '');
const lost: Answer = (_, response) => void response.destroy();
const patch = (...operations: readonly object[]) => ({ body: JSON.stringify(operations) });
const tested = { op: 'test', path: '/Title', value: 'a' };
const replaced = { op: 'replace', path: '/Title', value: 'b' };

describe('a call that is sent again', () => {
  test.each([
    ['no answer', lost],
    ['503', busy],
    ['502', give(502, '')],
    ['504', give(504, '')],
    ['429', give(429, '')],
  ])('a read after %s', async (_, first) => {
    api.will(first, first, ticket);
    (await make().getTicket(17)).dispose();
    expect(api.received).toHaveLength(3);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(150);
    expect(waits[0]).toBeLessThan(450);
    expect(waits[1]).toBeGreaterThanOrEqual(300);
    expect(waits[1]).toBeLessThan(900);
  });

  test('as often as was asked for, and no more', async () => {
    api.will(busy, busy, busy, ticket);
    expect((await errorFrom(make().getTicket(17))).status).toBe(503);
    expect(api.received).toHaveLength(3);
    api.will(lost, lost, ticket);
    expect((await errorFrom(make().getTicket(17, { retry: 1 }))).code).toBe('network');
    expect(api.received).toHaveLength(2);
  });

  test.each([
    ['3', 3000],
    ['600', 10_000],
    ['Fri, 31 Dec 1999 23:59:59 GMT', undefined],
  ])('waits as the server says: %s', async (given, wanted) => {
    api.will((_, response) => void response.writeHead(429, { 'retry-after': given }).end(), ticket);
    (await make().getTicket(17)).dispose();
    if (wanted === undefined) expect(waits[0]).toBeLessThan(450);
    else expect(waits).toStrictEqual([wanted]);
  });

  test.each([
    ['replaces what it tests', patch(tested, replaced)],
    ['replaces it in another spelling', patch(tested, { ...replaced, path: 'title' })],
    ['tests LastChanged', patch({ ...tested, path: '/LastChanged' }, { ...replaced, op: 'add' })],
  ])('a patch that %s', async (_, plan) => {
    api.will(lost, ticket);
    (await make().patchTicket(17, plan)).dispose();
    expect(api.received.map(({ body }) => body)).toStrictEqual([plan.body, plan.body]);
  });

  test.each([409, 412])(
    'a patch whose answer was lost, and then %s: it may be saved',
    async (status) => {
      api.will(lost, give(status, ''));
      const error = await errorFrom(make().patchTicket(17, patch(tested, replaced)));
      expect(error).toMatchObject({ code: 'network', isConflict: false });
    },
  );

  test('a patch that a busy server did not take is a conflict as any other', async () => {
    api.will(busy, give(409, ''));
    const error = await errorFrom(make().patchTicket(17, patch(tested, replaced)));
    expect(error.isConflict).toBe(true);
  });
});

describe('a call that is sent once', () => {
  test.each<[string, (client: Client) => Promise<unknown>]>([
    ['a patch that tests nothing', (client) => client.patchTicket(17, patch(replaced))],
    [
      'a patch that tests something else',
      (client) => client.patchTicket(17, patch({ ...tested, path: '/Tags' }, replaced)),
    ],
    [
      'a patch that adds to an array',
      (client) =>
        client.patchTicket(17, patch(tested, replaced, { op: 'add', path: '/Tags/-', value: {} })),
    ],
    ['a merge patch', (client) => client.patchTicket(17, { body: '{"Title":"b"}' })],
    ['a PUT', (client) => client.putTicket(17, { Title: 'b' })],
    ['a POST', (client) => client.saveMessage({ Ticket: { TicketId: 17 } })],
    ['a DELETE', (client) => client.deleteTicket(17)],
  ])('%s', async (_, call) => {
    api.will(lost, ticket);
    expect((await errorFrom(call(make()))).code).toBe('network');
    expect(api.received).toHaveLength(1);
  });

  test.each([400, 404, 409, 500, 501])('a read that is answered by %s', async (status) => {
    api.will(give(status, ''), ticket);
    expect((await errorFrom(make().getTicket(17))).status).toBe(status);
    expect(api.received).toHaveLength(1);
  });

  test('any call by default', async () => {
    api.will(busy, ticket);
    expect((await errorFrom(make({}).getTicket(17))).status).toBe(503);
    expect(api.received).toHaveLength(1);
  });

  test('one that is given up while it waits', async () => {
    const abort = new AbortController();
    api.will((_, response) => {
      response.writeHead(503).end();
      abort.abort();
    }, ticket);
    const error = await errorFrom(make().getTicket(17, { signal: abort.signal }));
    expect(error.code).toBe('aborted');
    expect(api.received).toHaveLength(1);
  });
});

describe('dispose', () => {
  test('ends what is under way, and refuses what comes', async () => {
    const client = make({});
    api.will(() => undefined);
    const reading = errorFrom(client.getTicket(17));
    while (api.received.length === 0) await new Promise((done) => setImmediate(done));
    client.dispose();
    expect(await reading).toMatchObject({
      code: 'aborted',
      message: expect.stringMatching(/disposed/),
    });
    expect((await errorFrom(client.getTicket(17))).code).toBe('aborted');
    expect(api.received).toHaveLength(1);
  });

  test('by `using`', async () => {
    const client = make({});
    client[Symbol.dispose]();
    expect((await errorFrom(client.getTicket(17))).code).toBe('aborted');
  });

  test('leaves drafts as they are', async () => {
    const client = make({});
    api.will(ticket);
    const draft = await client.getTicket(17);
    client.dispose();
    draft.set('/Title', 'b');
    expect(draft.plan().body).toContain('"b"');
    draft.dispose();
  });
});

describe('cookies go along', () => {
  test.each<[string, ClientOptions, RequestCredentials]>([
    ['to the own origin', {}, 'same-origin'],
    ['nowhere with an authorization', { authorization: () => 'Bearer a' }, 'omit'],
    ['anywhere where that is asked for', { credentials: 'include' }, 'include'],
  ])('%s', async (_, options, wanted) => {
    const get = jest.fn<typeof fetch>(() => Promise.resolve(new Response('{"TicketId":17}')));
    const client = new Client(core, { baseUrl: api.url, ...options, fetch: get });
    (await client.getTicket(17)).dispose();
    expect(get.mock.calls[0]![1]!.credentials).toBe(wanted);
  });
});
