import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'ticketwire';
import { bytes, loadCore, text } from './support/core.js';
import { errorFrom } from './support/failure.js';
import { WebApi, give } from './support/web-api.js';

const core = await loadCore();
const api = new WebApi();
let client: Client;

beforeAll(async () => {
  await api.start();
  client = new Client(core, { baseUrl: api.url });
});

afterAll(() => api.stop());

test("the browser's session tells who is calling where no authorization is given", () => {
  const { baseUrl } = client;
  expect(client.usesSession).toBe(true);
  expect(new Client(core, { baseUrl, authorization: () => 'Bearer x' }).usesSession).toBe(false);
});

describe('any endpoint', () => {
  test('that answers a carrier gives its value, and leaves nothing in the core', async () => {
    api.will(give(200, { TicketId: 17, Title: 'Printer' }));
    expect(await client.call('getTicket', { id: 17 })).toEqual({ TicketId: 17, Title: 'Printer' });
    expect(core.liveObjects).toBe(0);
  });

  test('that answers nothing gives nothing', async () => {
    api.will(give(204, ''));
    expect(await client.call('deleteTicket', { id: 17 })).toBeUndefined();
  });

  test('that answers a file gives its bytes, be they JSON or not', async () => {
    api.will(give(200, '{"Error', 'text/plain'));
    const file = await client.call('getAttachmentContent', { id: 3 });
    expect(text(file)).toBe('{"Error');
  });

  test('that should answer a file gives the failure that came instead', async () => {
    const failure = { Error: true, ErrorType: 'X', ErrorMessage: 'No such file' };
    api.will(give(300, failure), give(404, failure));
    const asked = () => client.call('getAttachmentContent', { id: 3 });
    expect(await errorFrom(asked())).toMatchObject({ status: 300 });
    expect(await errorFrom(asked())).toMatchObject({ status: 404, message: 'No such file' });
  });

  test('rejects where the table does not allow it, and never throws', async () => {
    const prepared = client.prepare('getTicket', { id: -1 });
    expect(await errorFrom(prepared)).toMatchObject({ code: 'value_range' });
    const request = await client.prepare('undeleteByIds', {}, bytes('{"TicketIds":[ 1 ]}'));
    expect(text(request.body as Uint8Array)).toBe('{"TicketIds":[ 1 ]}');
  });
});
