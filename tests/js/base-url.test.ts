import { expect, test } from '@jest/globals';
import { Client } from 'ticketwire';
import { loadCore } from './support/core.js';
import { errorOf } from './support/vectors.js';

const core = await loadCore();
const base = (baseUrl?: string | URL): string =>
  new Client(core, baseUrl === undefined ? {} : { baseUrl }).baseUrl.href;

test.each([
  ['https://host/', 'https://host/'],
  ['https://host', 'https://host/'],
  ['https://host/crm', 'https://host/crm/'],
  ['https://host/crm//', 'https://host/crm/'],
  ['https://host/Cust12345/api/', 'https://host/Cust12345/'],
  ['https://host/Cust12345/api', 'https://host/Cust12345/'],
  ['https://host/Cust12345/api/v1/', 'https://host/Cust12345/'],
  ['https://host/Cust12345/API/V1', 'https://host/Cust12345/'],
  ['https://host/api/v1/', 'https://host/'],
  ['https://host/myapi/', 'https://host/myapi/'],
  ['https://host/api/v2/', 'https://host/api/v2/'],
  ['https://host/crm/?a=1#b', 'https://host/crm/'],
  ['crm/', 'http://localhost/crm/'],
])('%s is %s', async (given, root) => {
  expect(base(given)).toBe(root);
  expect(base(new URL(given, 'http://localhost/'))).toBe(root);
  const client = new Client(core, { baseUrl: given });
  expect((await client.prepare('getTicket', { id: 7 })).url.href).toBe(`${root}api/v1/Ticket/7`);
  expect((await client.prepare('getVersion', {})).url.href).toBe(`${root}api`);
});

test('the page by default', () => {
  expect(base()).toBe('http://localhost/');
});

test('what is no URL is refused', () => {
  const error = errorOf(() => base('http://'));
  expect(error).toMatchObject({ code: 'argument', message: 'http:// is no address of a WebAPI' });
  expect(errorOf(() => base('ftp://host/'))).toMatchObject({ code: 'argument' });
});
