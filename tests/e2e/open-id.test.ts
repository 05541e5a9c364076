import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { bearer, start, type Server } from '../server/support/server.js';
import { launch } from './support/browser.js';
import { consent, fill, OpenIdProvider, signIn, window } from './support/open-id.js';
import { loginOf, logOut, saved, subjectOf, tickets } from './support/parts.js';
import { Isolated, StaticHost } from './support/static-host.js';

jest.setTimeout(120_000);

/** Seconds that an access token lives. The page renews it in the last thirty. */
const seconds = 33;

let host: StaticHost;
/** The same pages, which isolate themselves from those that they open. */
let isolated: Isolated;
let server: Server;
let browser: Browser;
let provider: OpenIdProvider;
let context: BrowserContext;
const errors: string[] = [];

beforeAll(async () => {
  host = await StaticHost.start();
  isolated = await Isolated.start(host.url);
  const origins = [host.url, isolated.url].flatMap((url) => ['--cors-origin', new URL(url).origin]);
  [server, browser] = await Promise.all([start({ flags: ['--demo', ...origins] }), launch()]);
  const told = {
    pages: [host.url, isolated.url],
    upstream: server.url,
    authorization: bearer,
    seconds,
  };
  provider = await OpenIdProvider.start(told);
});

beforeEach(async () => {
  provider.done.length = 0;
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
});

afterEach(async () => {
  await context.close();
  expect(errors.splice(0)).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  provider.stop();
  await server[Symbol.asyncDispose]();
  await isolated.stop();
  await host.stop();
});

async function open(settings: object = {}, url = host.url): Promise<Page> {
  await host.settings({
    baseUrl: provider.webApi,
    signIn: 'openid',
    issuer: provider.issuer,
    clientId: 'desk',
    scope: 'openid offline_access',
    ...settings,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));

  await page.goto(url);
  return page;
}

const listed = (page: Page): Promise<void> => tickets(page).first().waitFor();

it('signs in in a window of its own, saves, and renews its token', async () => {
  const page = await open({}, `${host.url}#/ticket/143`);
  await signIn(await window(page));
  await listed(page);
  expect(provider.done[0]).toBe('granted authorization_code');
  // Nothing of it is kept, and nothing is in an address.
  const kept = 'JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])';
  expect(await page.evaluate(kept)).not.toMatch(/code|token|verifier/);
  await page.waitForTimeout((seconds - 30 + 1) * 1000);
  await subjectOf(page).fill('By a token that was renewed');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await saved(page);
  expect(provider.done).toContain('granted refresh_token');
  const { Title } = await server.json<{ Title: string }>('/api/v1/Ticket/143');
  expect(Title).toBe('By a token that was renewed');
});

it('ends its tokens at the log-out, and the provider asks anew for whoever is next', async () => {
  const page = await open();
  await signIn(await window(page));
  await listed(page);
  await logOut(page, 'TJE');
  const popup = await window(page);
  await popup.getByPlaceholder('Enter any login').waitFor();
  expect(provider.done).toContain('destroyed refresh_token');
});

it('a window that was closed, or refused, is opened again; a reload asks again', async () => {
  const page = await open();
  await (await window(page)).close();
  const popup = await window(page, 'Open the window again');
  await popup.getByRole('link', { name: 'Cancel' }).click();
  await page.getByText('did not sign you in: End-User aborted interaction').waitFor();
  await signIn(await window(page));
  await listed(page);
  await page.reload();
  // The provider still knows who it is.
  await consent(await window(page));
  await listed(page);
});

it('goes on from a page that isolates itself from those that it opens', async () => {
  const page = await open({}, isolated.url);
  const popup = await window(page);
  await fill(popup);
  await popup.getByRole('button', { name: 'Continue' }).click();
  await listed(page);
});

it('an answer that is not to its question is passed over', async () => {
  const page = await open();
  const popup = await window(page);
  await popup.getByPlaceholder('Enter any login').waitFor();
  const forged = await context.newPage();
  await forged.goto(`${host.url}signed-in.html?code=stolen&state=guessed&iss=${provider.issuer}`);
  await signIn(popup);
  await listed(page);
});

it('says what is wrong with the settings or the provider', async () => {
  const { issuer } = provider;
  const said = async (settings: object, words: string): Promise<void> => {
    const page = await open(settings);
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await page.close();
  };
  await said({ issuer: undefined }, '“openid” needs “issuer” and “clientId”');
  await said({ issuer: 'nowhere' }, '“issuer” is “nowhere”, which is no address');
  await said({ scope: 'profile' }, '“scope” has to contain “openid”');
  await said({ signIn: 'password' }, '“issuer” is for “signIn”: “openid”');
  await said({ issuer: `${issuer}/elsewhere` }, `There is no sign-in at ${issuer}/elsewhere`);
  await said({ issuer: 'http://127.0.0.1:9' }, 'There is no sign-in at http://127.0.0.1:9/');
});

it('goes on once the settings are right', async () => {
  const page = await open({ issuer: 'http://127.0.0.1:9' });
  const retry = page.getByRole('button', { name: 'Retry' });
  await retry.waitFor();
  const { webApi: baseUrl, issuer } = provider;
  const right = { baseUrl, signIn: 'openid', issuer, clientId: 'desk' };
  await host.settings(right);
  await retry.click();
  await signIn(await window(page));
  await listed(page);
});

it('a WebAPI that does not take the token says so, and the page asks again', async () => {
  const page = await open({ baseUrl: server.url });
  await signIn(await window(page));
  await page.getByText('did not take the token').waitFor();
  await loginOf(page)
    .getByRole('button', { name: /^Sign in at/ })
    .waitFor();
});
