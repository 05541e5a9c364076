import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { serving, type Serving } from '../server/support/serve.js';
import { bearer, start, type Server } from '../server/support/server.js';
import { launch } from './support/browser.js';
import { fill, OpenIdProvider, window } from './support/open-id.js';
import { saved, subjectOf, tickets } from './support/parts.js';

jest.setTimeout(120_000);

let server: Server;
let provider: OpenIdProvider;
let one: Serving;
let browser: Browser;

/** A port that nobody has: the provider knows the page's address before the page is there. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

beforeAll(async () => {
  const page = `127.0.0.1:${await freePort()}`;
  [server, browser] = await Promise.all([start({ flags: ['--demo'] }), launch()]);
  const pages = [`http://${page}/`];
  const told = { pages, upstream: server.url, authorization: bearer, seconds: 600 };
  provider = await OpenIdProvider.start(told);
  const asked = ['--sign-in', 'openid', '--issuer', provider.issuer, '--client-id', 'desk'];
  one = await serving(['--listen', page, '--upstream', provider.webApi, ...asked]);
});

afterAll(async () => {
  await browser.close();
  await one.end('SIGKILL');
  provider.stop();
  await server[Symbol.asyncDispose]();
});

it('npx ticketwire serve shows the sign-in at a provider, and passes its tokens on', async () => {
  const context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/content security policy|cors/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${one.url}#/ticket/143`);
  const popup = await window(page);
  await fill(popup);
  // This page isolates itself from those that it opens: whether it sees the window close is the browser's.
  await popup.getByRole('button', { name: 'Continue' }).click();
  await tickets(page).first().waitFor();
  await subjectOf(page).fill('By a token, through here');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await saved(page);
  const { Title } = await server.json<{ Title: string }>('/api/v1/Ticket/143');
  expect([Title, faults]).toEqual(['By a token, through here', []]);
  expect(provider.done).toEqual(['granted authorization_code']);
});
