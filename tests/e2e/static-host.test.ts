import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bearer, start, type Server } from '../server/support/server.js';
import { launch } from './support/browser.js';
import { holds, loginOf, logIn, saved, subjectOf, tickets } from './support/parts.js';
import { StaticHost } from './support/static-host.js';

jest.setTimeout(120_000);

let host: StaticHost;
let server: Server;
/** One that lets no page of another origin ask it, and serves the page itself. */
let closed: Server;
let browser: Browser;
const pages: Page[] = [];
const errors: string[] = [];
/** What was asked for beside the page's own files. */
const asked: URL[] = [];

beforeAll(async () => {
  host = await StaticHost.start();
  [server, closed, browser] = await Promise.all([
    start({ flags: ['--demo', '--cors-origin', host.origin] }),
    start({ flags: ['--demo', '--web', host.folder] }),
    launch(),
  ]);
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  expect(errors.splice(0)).toEqual([]);
  asked.length = 0;
  await host.settings(undefined);
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
  await closed[Symbol.asyncDispose]();
  await host.stop();
});

async function open(
  url = host.url,
  before?: () => void,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  pages.push(page);
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = /^\/($|assets\/|index\.html|icon\.svg|ticketwire\.json|mail\.html|\w+\.css)/;
    if (url.protocol === 'http:' && !own.test(url.pathname)) asked.push(url);
  });
  await prepare?.(page);
  await page.goto(url);
  return page;
}

/** Nothing but the WebAPI was asked, and that at one place. */
function asksOnly(origin: string): void {
  expect(asked.length).toBeGreaterThan(0);
  for (const { href } of asked) expect(href).toMatch(new RegExp(`^${origin}/api(/|$)`));
}

const listed = (page: Page): Promise<void> => tickets(page).first().waitFor();
const failure = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('alert');

describe('a page on any static host, with a WebAPI on another origin', () => {
  it('signs in by name and password, reads and saves, and asks the WebAPI alone', async () => {
    await host.settings({ baseUrl: server.url });
    const page = await open(`${host.url}#/ticket/143`);
    await loginOf(page).getByLabel('User name').fill('tje0');
    await loginOf(page).getByLabel('Password').fill('wrong');
    await loginOf(page).getByRole('button', { name: 'Log in' }).click();
    await page.getByText('The user name or the password is wrong').waitFor();
    await logIn(page, 'tje0', 'Tje0');
    await listed(page);
    const { Title } = await server.json<{ Title: string }>('/api/v1/Ticket/143');
    await holds(subjectOf(page), Title);
    await subjectOf(page).fill('From a static host');
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await saved(page);
    const after = await server.json<{ Title: string }>('/api/v1/Ticket/143');
    expect(after.Title).toBe('From a static host');
    asksOnly(new URL(server.url).origin);
  });

  it('keeps its ticket in memory: a reload asks again', async () => {
    await host.settings({ baseUrl: server.url });
    const page = await open();
    await logIn(page, 'tje0', 'Tje0');
    await listed(page);
    const kept = await page.evaluate(
      'JSON.stringify([localStorage, sessionStorage, document.cookie])',
    );
    expect(kept).not.toContain('7T:');
    await page.reload();
    await loginOf(page).waitFor();
  });

  it('takes what <meta> says, and does not ask for the file', async () => {
    const index = await readFile(join(host.folder, 'index.html'), 'utf8');
    const meta = `<meta name="ticketwire-base-url" content="${server.url}"><meta name="ticketwire-sign-in" content="password">`;
    await writeFile(
      join(host.folder, 'embedded.html'),
      index.replace('<meta name="viewport"', `${meta}$&`),
    );
    await host.settings('{');
    const page = await open(`${host.url}embedded.html`);
    await logIn(page, 'tje0', 'Tje0');
    await listed(page);
  });

  it('takes a token of the page around it', async () => {
    await host.settings({ baseUrl: server.url, signIn: 'bearer' });
    const page = await open();
    await page.getByText('Nobody has given this page a token').waitFor();
    await page.evaluate(`globalThis.ticketwire = { authorization: () => 'Bearer nothing' }`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('did not take the token').waitFor();
    await page.evaluate(`ticketwire.authorization = async () => ${JSON.stringify(bearer)}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await listed(page);
    asksOnly(new URL(server.url).origin);
  });
});

describe('what is in the way is said in words', () => {
  it('CORS', async () => {
    await host.settings({ baseUrl: closed.url });
    const page = await open();
    await failure(page)
      .filter({ hasText: `does not let pages of ${host.origin} use it` })
      .waitFor();
    await failure(page)
      .filter({ hasText: `--cors-origin ${host.origin}` })
      .waitFor();
  });

  it('nobody there', async () => {
    await host.settings({ baseUrl: 'http://127.0.0.1:9/' });
    const page = await open();
    await failure(page).filter({ hasText: 'at http://127.0.0.1:9/ cannot be reached' }).waitFor();
  });

  it('no WebAPI where the settings name one; once they are right, it goes on', async () => {
    await host.settings({ signIn: 'session' });
    const page = await open();
    await failure(page)
      .filter({ hasText: `There is no ticket service at ${host.url}` })
      .waitFor();
    await failure(page).filter({ hasText: 'ticketwire.json' }).waitFor();
    await host.settings({ baseUrl: server.url });
    await page.getByRole('button', { name: 'Retry' }).click();
    await logIn(page, 'tje0', 'Tje0');
    await listed(page);
  });

  it.each<[string, object | string, string]>([
    ['no JSON', '{', 'they are no JSON object'],
    ['a list', [], 'they are no JSON object'],
    ['an unknown setting', { baseURL: 'http://x/' }, 'there is no setting “baseURL”'],
    ['a number', { language: 5 }, '“language” has to be a text'],
    ['no choice', { demo: 'yes' }, '“demo” has to be true or false'],
    ['a demo with a server', { demo: true, baseUrl: 'http://x/' }, '“demo” is for a page without'],
    ['an unknown sign-in', { signIn: 'magic' }, '“signIn” is “magic” and has to be one of'],
    ['a session elsewhere', { baseUrl: 'http://x/', signIn: 'session' }, 'another origin'],
    ['no address', { baseUrl: 'http://' }, 'http:// is no address of a WebAPI'],
  ])('settings: %s', async (_, content, words) => {
    await host.settings(content);
    await failure(await open())
      .filter({ hasText: words })
      .waitFor();
  });
});

describe("a page on the WebAPI's own origin", () => {
  it('by session: another page signs in, and this one asks the WebAPI alone', async () => {
    await host.settings({ signIn: 'session' });
    const page = await open(closed.url);
    await page.getByText(`Sign in at ${closed.url}`).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(`Sign in at ${closed.url}`).waitFor();
    asksOnly(new URL(closed.url).origin);
    await page.evaluate(`fetch('/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"user":"tje0","password":"Tje0"}',
    })`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await listed(page);
  });

  it('without settings the server tells how: its demo signs itself in', async () => {
    const page = await open(closed.url);
    await listed(page);
    const other = asked.filter(({ pathname }) => !pathname.startsWith('/api/'));
    const paths = new Set(other.map(({ pathname }) => pathname));
    expect(paths).toEqual(new Set(['/session', '/login']));
    // The session tells who is calling.
    expect(asked.some(({ pathname }) => pathname.endsWith('/User/currentPrincipal'))).toBe(false);
  });

  it('with a language alone: the WebAPI tells who is calling, and nothing else is asked', async () => {
    await host.settings({ language: 'en' });
    const page = await open(closed.url);
    await page.getByText(`Sign in at ${closed.url}`).waitFor();
    asksOnly(new URL(closed.url).origin);
  });

  it.each([
    ['a gateway without its server', { status: 502, body: '' }],
    ['a page that asks for a log-in', { status: 302, headers: { Location: '/login.html' } }],
  ])('%s is no host of files alone', async (_, answer) => {
    await host.settings({ language: 'en' });
    const page = await open(
      closed.url,
      () => undefined,
      (page) => page.route('**/User/currentPrincipal', (route) => route.fulfill(answer)),
    );
    await failure(page).waitFor();
    expect(await page.locator('tw-demo').count()).toBe(0);
  });
});
