import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { bearer, root, start, type Server } from '../server/support/server.js';
import { launch } from './support/browser.js';
import { holds, loginOf, logIn, saved, subjectOf, tickets } from './support/parts.js';

jest.setTimeout(120_000);

/** A folder with the page, served by Python's own server, which knows nothing of it. */
class StaticHost {
  readonly folder: string;
  readonly url: string;
  readonly #process: ChildProcess;

  constructor(folder: string, port: string, process: ChildProcess) {
    this.folder = folder;
    this.url = `http://127.0.0.1:${port}/`;
    this.#process = process;
  }

  static async start(): Promise<StaticHost> {
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-static-'));
    await cp(resolve(root, 'dist/page'), folder, { recursive: true });
    const flags = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder];
    const process = spawn('python3', flags, { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface(process.stdout)) {
      const [, port] = / port (\d+)/.exec(line) ?? [];
      if (port) return new StaticHost(folder, port, process);
    }
    throw new Error('http.server did not start');
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  settings(content: object | string | undefined): Promise<void> {
    const file = join(this.folder, 'ticketwire.json');
    if (content === undefined) return rm(file, { force: true });
    return writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await rm(this.folder, { recursive: true });
  }
}

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

async function open(url = host.url, before?: () => void): Promise<Page> {
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

  it('no WebAPI, as without any settings; once there are some, it goes on', async () => {
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

  it('without settings: the demo signs itself in', async () => {
    await listed(await open(closed.url));
  });
});
