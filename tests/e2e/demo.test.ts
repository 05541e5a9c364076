import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { blocksFor } from '../consumers/support/checkers.js';
import { start, type Server } from '../server/support/server.js';
import { axeFaults } from './support/axe.js';
import { launch } from './support/browser.js';
import {
  holds,
  loginOf,
  logIn,
  logOut,
  menuOf,
  priorityOf,
  saved,
  subjectOf,
  threadOf,
  tickets,
} from './support/parts.js';
import { StaticHost } from './support/static-host.js';

jest.setTimeout(180_000);

/** What docs/security.md asks of a site, and no more. */
const [asks, ...others] = await blocksFor('tests/e2e/demo.test.ts');
const policy = asks!.text
  .replaceAll('\n', ' ')
  .replace('https://crm.example', 'http://127.0.0.1:9');

let host: StaticHost;
let browser: Browser;
const contexts: BrowserContext[] = [];
const offences: string[] = [];
/** What was asked for beside the page's own files. */
const asked: string[] = [];

beforeAll(async () => {
  expect([policy, others]).toEqual([expect.stringContaining('http://127.0.0.1:9'), []]);
  [host, browser] = await Promise.all([StaticHost.start(), launch()]);
});

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(offences.splice(0)).toEqual([]);
  asked.length = 0;
  await host.settings(undefined);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** A browser of its own, in which nothing is kept yet. */
async function profile(width = 1280, before?: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  context.setDefaultTimeout(45_000);
  if (before) await context.addInitScript(before);
  return context;
}

async function open(context: BrowserContext, hash = '', url = host.url): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => offences.push(String(error)));
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) offences.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    const own = /^\/($|assets\/|icon\.svg|mail\.html)/;
    if (protocol === 'http:' && !own.test(pathname)) asked.push(pathname);
  });
  await page.route(`${new URL(url).origin}/`, async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), 'content-security-policy': policy };
    await route.fulfill({ response: answer, headers });
  });
  await page.goto(`${url}${hash}`);
  return page;
}

const barOf = (page: Page) => page.getByRole('complementary', { name: 'Demo' });

async function rename(page: Page, title: string): Promise<void> {
  await subjectOf(page).fill(title);
  await page.keyboard.press('Control+s');
  await saved(page);
}

async function startOver(page: Page): Promise<void> {
  await barOf(page).getByRole('button', { name: 'Start over' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start over?' });
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await dialog.waitFor({ state: 'detached' });
  await tickets(page).first().waitFor();
}

describe('a page on a host of files alone', () => {
  it('is a demo that says so, and asks nobody', async () => {
    const page = await open(await profile());
    await tickets(page).first().waitFor();
    await barOf(page)
      .getByText('made-up tickets and what you save are kept in this browser')
      .waitFor();
    expect(asked).toEqual(['/ticketwire.json', '/api/v1/User/currentPrincipal']);
  });

  it('saves, and finds it after a reload', async () => {
    const page = await open(await profile(), '#/ticket/143');
    await rename(page, 'Kept in this browser');
    await page.reload();
    await subjectOf(page).waitFor();
    await holds(subjectOf(page), 'Kept in this browser');
    await page.getByRole('listbox').getByText('Kept in this browser').waitFor();
  });

  it('keeps new tickets, messages and their files', async () => {
    const page = await open(await profile(), '#/new');
    const form = page.getByRole('form', { name: 'New ticket' });
    await form.getByLabel('Subject').fill('Made in the demo');
    await form.getByRole('button', { name: 'Create ticket' }).click();
    await page.waitForURL(/#\/ticket\/\d+$/);
    const composer = page.getByRole('form', { name: 'New message' });
    await composer.getByRole('button', { name: 'Internal comment' }).click();
    await composer.getByRole('textbox', { name: 'Internal comment' }).fill('With a file');
    const file = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('kept, too') };
    await composer.getByLabel('Attach files').setInputFiles(file);
    await composer.getByText('Uploaded', { exact: true }).waitFor();
    await composer.getByRole('button', { name: 'Save comment' }).click();
    await threadOf(page).getByText('With a file').waitFor();
    await page.reload();
    await threadOf(page).getByText('With a file').waitFor();
    const download = page.waitForEvent('download');
    await threadOf(page)
      .getByRole('button', { name: /notes\.txt/ })
      .first()
      .click();
    const content = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString()).toBe('kept, too');
  });

  it('a colleague interferes: both changes stay, or one is asked for', async () => {
    const page = await open(await profile(), '#/ticket/143');
    await subjectOf(page).fill('My subject');
    await page.getByRole('button', { name: 'something else' }).click();
    await page.getByText(/Karim Haddad has just saved Priority: .*both changes stay/).waitFor();
    await page.keyboard.press('Control+s');
    await saved(page);
    const now = await priorityOf(page).inputValue();
    await priorityOf(page).selectOption(now === '1' ? '2' : '1');
    await page.getByRole('button', { name: 'the same as I' }).click();
    await page.getByText(/Karim Haddad has just saved Priority: .*asked which one/).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: 'Somebody else saved this ticket first' }).waitFor();
  });

  it('takes a save back, merges and deletes', async () => {
    const page = await open(await profile(), '#/ticket/143');
    const before = await subjectOf(page).inputValue();
    await rename(page, 'To be taken back');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await holds(subjectOf(page), before);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('button', { name: 'Merge into another ticket…' }).click();
    await page.getByRole('combobox', { name: 'Ticket to merge into' }).fill('#89');
    await page.getByRole('option', { name: /^#89 / }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Merge/ })
      .click();
    await page.waitForURL(/#\/ticket\/89$/);
  });

  it('has the demo’s users', async () => {
    const page = await open(await profile());
    await menuOf(page).waitFor();
    await logOut(page);
    await loginOf(page).getByLabel('Password').fill('wrong');
    await loginOf(page).getByRole('button', { name: 'Log in' }).click();
    await page.getByText('The user name or the password is wrong').waitFor();
    await logIn(page, 'kha0', 'Kha0');
    await menuOf(page, 'kha0').waitFor();
  });
});

describe('starting over', () => {
  it('asks first, and then nothing is left of what was saved or begun', async () => {
    const page = await open(await profile(), '#/ticket/143');
    const before = await subjectOf(page).inputValue();
    await rename(page, 'To be gone');
    await subjectOf(page).fill('Begun');
    await page.getByText('1 change').first().waitFor();
    await page.waitForTimeout(600);
    await barOf(page).getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep everything' }).click();
    await holds(subjectOf(page), 'Begun');
    await startOver(page);
    await page.goto(`${host.url}#/ticket/143`);
    await holds(subjectOf(page), before);
    expect(await page.getByText('1 change').count()).toBe(0);
    // The tickets of the first beginning.
    expect(await page.getByText('To be gone').count()).toBe(0);
  });
});

describe('two tabs', () => {
  it('have one state, whoever saves', async () => {
    const context = await profile();
    const one = await open(context, '#/ticket/143');
    await subjectOf(one).waitFor();
    const two = await open(context, '#/ticket/89');
    await rename(two, 'By the second tab');
    await rename(one, 'By the first tab');
    await two.getByRole('button', { name: 'Refresh the list' }).click();
    await two.getByRole('listbox').getByText('By the first tab').waitFor();
    for (const page of [one, two]) await page.reload();
    await holds(subjectOf(one), 'By the first tab');
    await holds(subjectOf(two), 'By the second tab');
  });

  it('start over together', async () => {
    const context = await profile();
    const one = await open(context, '#/ticket/143');
    const before = await subjectOf(one).inputValue();
    const two = await open(context, '#/ticket/143');
    await rename(two, 'By the second tab');
    await startOver(one);
    await two.getByRole('button', { name: 'Refresh the list' }).click();
    // It has begun anew, and opens the most urgent ticket.
    await holds(subjectOf(two), before);
    await tickets(two).first().waitFor();
    await two.goto(`${host.url}#/ticket/143`);
    await holds(subjectOf(two), before);
  });

  it('one that is closed in the midst of it leaves the other one working', async () => {
    const context = await profile();
    const one = await open(context, '#/ticket/143');
    await subjectOf(one).fill('Never answered');
    const two = await open(context, '#/ticket/89');
    await subjectOf(two).waitFor();
    await Promise.all([one.keyboard.press('Control+s').catch(() => undefined), one.close()]);
    await rename(two, 'The other one');
  });
});

describe('what a demo is not', () => {
  let server: Server;

  beforeAll(async () => {
    server = await start({ flags: ['--demo', '--web', host.folder] });
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('a page beside a server, but where that was asked for', async () => {
    const beside = await open(await profile(), '', server.url);
    await tickets(beside).first().waitFor();
    expect(await barOf(beside).count()).toBe(0);
    await beside.close();
    await host.settings({ demo: true });
    asked.length = 0;
    const chosen = await open(await profile(), '', server.url);
    await tickets(chosen).first().waitFor();
    await barOf(chosen).waitFor();
    expect(asked).toEqual(['/ticketwire.json']);
  });

  it.each([
    ['that is not there', { baseUrl: 'http://127.0.0.1:9/' }],
    ['at its own origin, that is not there', { signIn: 'session' }],
    ['of ours, that is not there', { signIn: 'server' }],
  ])('a page with a server %s', async (_, settings) => {
    await host.settings(settings);
    const page = await open(await profile());
    await page.getByRole('alert').waitFor();
    expect(await barOf(page).count()).toBe(0);
    expect(await tickets(page).count()).toBe(0);
  });
});

it('what cannot be kept is said', async () => {
  const without = `Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })`;
  const page = await open(await profile(1280, without), '#/ticket/143');
  await barOf(page).getByText('what you save ends with it').waitFor();
  await rename(page, 'Until the end of the page');
  await startOver(page);
  await page.goto(`${host.url}#/ticket/143`);
  await subjectOf(page).waitFor();
  expect(await subjectOf(page).inputValue()).not.toBe('Until the end of the page');
});

describe('axe finds nothing wrong', () => {
  it.each([1280, 320])('at %d pixels', async (width) => {
    const page = await open(await profile(width));
    await tickets(page).first().waitFor();
    const found: string[] = [];
    const look = async (): Promise<void> => {
      found.push(...(await axeFaults(page)));
    };
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look();
    }
    await barOf(page).getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').waitFor();
    await look();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    expect(found).toEqual([]);
  });
});
