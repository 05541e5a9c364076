import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { LoadReason } from 'ticketwire';
import { text } from '../../web/text/index.js';
import { root } from '../server/support/server.js';
import { launch } from './support/browser.js';
import { Embed } from './support/embed.js';

jest.setTimeout(120_000);

const file = '/dist/core/core.wasm';
let browser: Browser;
let site: Embed;
let core: Buffer;
const pages: Page[] = [];

beforeAll(async () => {
  core = await readFile(resolve(root, `.${file}`));
  browser = await launch();
  // Nothing is asked of a WebAPI as long as there is no core.
  site = await Embed.start(() => 9);
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  expect(site.errors.splice(0)).toEqual([]);
  site.instead.clear();
  site.headers = {};
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const element = '<tw-list base-url="/crm/"></tw-list>';
const define = `<script type="module">
  addEventListener('tw-error', ({ detail }) => (window.told = detail));
  window.ticketwire = await import('ticketwire');
  await import('ticketwire/define');
  document.body.dataset.ready = '';
</script>`;

async function open(body = element): Promise<Page> {
  const page = await site.page(browser, body + define);
  pages.push(page);
  return page;
}

/** The element says why in words, and its event by name. */
async function says(page: Page, reason: LoadReason): Promise<void> {
  await page.getByText(text.errors.core[reason]).waitFor();
  const [code, why] = await page.evaluate<string[]>('[told.code, told.cause.reason]');
  expect([code, why]).toEqual(['load', reason]);
}

const send =
  (body: Buffer | string, type = 'application/wasm', status = 200) =>
  (answer: ServerResponse): void =>
    void answer.writeHead(status, { 'content-type': type }).end(body);

describe('a core that does not come is told in the element', () => {
  it.each<[LoadReason, (answer: ServerResponse) => void]>([
    ['missing', send('', 'text/plain', 404)],
    ['refused', send('', 'text/plain', 403)],
    ['html', send('<!doctype html><title>A site</title>', 'text/html')],
    ['truncated', (answer) => send(core.subarray(0, 90_000))(answer)],
    ['corrupt', (answer) => send(Buffer.from(core).fill(0xff, 2000, 2100))(answer)],
    ['foreign', send(Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]))],
    ['unreachable', (answer) => void answer.destroy()],
    [
      // The connection ends before everything that was announced has come.
      'truncated',
      (answer) => {
        answer.writeHead(200, {
          'content-type': 'application/wasm',
          'content-length': core.length,
        });
        answer.write(core.subarray(0, 90_000), () => answer.destroy());
      },
    ],
  ])('%s', async (reason, answer) => {
    site.instead.set(file, answer);
    const page = await open();
    await says(page, reason);
    site.instead.clear();
    await page.getByRole('button', { name: 'Retry' }).click();
    // There is a core now, and no WebAPI.
    await page.getByText(/ticket service|server/).waitFor();
  });

  it('offline', async () => {
    const page = await open('');
    await page.locator('body[data-ready]').waitFor({ state: 'attached' });
    await page.context().setOffline(true);
    const load = 'ticketwire.load().catch(({ reason }) => reason)';
    expect(await page.evaluate(load)).toBe('offline');
  });
});

describe('a Content-Security-Policy', () => {
  const scripts = `'self' 'unsafe-inline'`;

  it('that allows WebAssembly is enough', async () => {
    site.headers = {
      'content-security-policy': `default-src 'none'; connect-src 'self'; style-src 'self'; script-src ${scripts} 'wasm-unsafe-eval'`,
    };
    const page = await open('');
    await page.locator('body[data-ready]').waitFor({ state: 'attached' });
    expect(await page.evaluate('ticketwire.load().then((core) => core.liveObjects)')).toBe(0);
  });

  it.each([
    ['that does not allow WebAssembly', `script-src ${scripts}; style-src 'self'`],
    [
      'that does not allow the fetch',
      `script-src ${scripts} 'wasm-unsafe-eval'; connect-src 'none'`,
    ],
  ])('%s is told', async (_, policy) => {
    site.headers = { 'content-security-policy': policy };
    await says(await open(), 'blocked');
  });
});
