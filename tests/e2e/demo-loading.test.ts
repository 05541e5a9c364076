import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import type { LoadReason } from 'ticketwire';
import { text } from '../../web/text/index.js';
import { launch } from './support/browser.js';
import { tickets } from './support/parts.js';
import { StaticHost } from './support/static-host.js';

jest.setTimeout(120_000);

const file = '**/assets/local-*.wasm';
const type = 'application/wasm';
let host: StaticHost;
let browser: Browser;
let local: Buffer;
let page: Page;

beforeAll(async () => {
  [host, browser] = await Promise.all([StaticHost.start(), launch()]);
  const assets = join(host.folder, 'assets');
  const name = (await readdir(assets)).find((each) => /^local-.*\.wasm$/.test(each));
  local = await readFile(join(assets, name!));
});

afterEach(() => page.context().close());

afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function open(before?: string): Promise<Page> {
  const context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  if (before !== undefined) await context.addInitScript(before);
  return (page = await context.newPage());
}

it.each<[LoadReason, (route: Route) => Promise<void>]>([
  ['missing', (route) => route.fulfill({ status: 404 })],
  ['refused', (route) => route.fulfill({ status: 403 })],
  ['html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })],
  ['truncated', (route) => route.fulfill({ contentType: type, body: local.subarray(0, 90_000) })],
  ['unreachable', (route) => route.abort()],
])("a demo's WebAPI that does not come is named: %s", async (reason, answer) => {
  await open();
  await page.route(file, answer);
  await page.goto(host.url);
  const alert = page.getByRole('alert');
  await alert.filter({ hasText: text.demo.local[reason] }).waitFor();
  expect(await alert.textContent()).not.toMatch(/\bcore\b/);
  await page.unroute(file);
  await page.getByRole('button', { name: 'Retry' }).click();
  await tickets(page).first().waitFor();
});

it('so it is where nothing is kept between pages', async () => {
  await open('Object.defineProperty(navigator, "locks", { value: undefined })');
  await page.route(file, (route) => route.fulfill({ status: 404 }));
  await page.goto(host.url);
  await page.getByRole('alert').filter({ hasText: text.demo.local.missing }).waitFor();
});

it('a core that does not come is still the core', async () => {
  await open();
  await page.route('**/assets/core-*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.goto(host.url);
  await page.getByRole('alert').filter({ hasText: text.errors.core.missing }).waitFor();
});

it('a way to sign in that does not come is told', async () => {
  await open();
  await page.route('**/assets/demo-sign-in-*.js', (route) => route.abort());
  await page.goto(host.url);
  await page.getByRole('alert').filter({ hasText: text.page.partMissing }).waitFor();
});
