// The measurement in headless Chromium: the same modules, bundled, since a browser finds no packages.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** The page's one script; not minified, so that nothing differs from what Node runs. */
async function bundle() {
  const made = await build({
    configFile: false,
    root: path('.'),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: path('bench/core/page.mjs'),
        checks: { bundlerTimings: false },
      },
    },
  });
  const [{ output }] = Array.isArray(made) ? made : [made];
  return output.find(({ type }) => type === 'chunk').code;
}

/** The only files that the page may have. */
const served = /^\/(dist\/core\/core\.wasm|wasm\/schema\/(carriers\/)?[A-Za-z]+\.json)$/;

const page =
  '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';

async function answer(url, script) {
  if (url === '/') return ['text/html', page];
  if (url === '/page.js') return ['text/javascript', script];
  if (!served.test(url)) return undefined;
  const type = url.endsWith('.wasm') ? 'application/wasm' : 'application/json';
  return [type, await readFile(path(url.slice(1)))];
}

async function serve(script) {
  const server = createServer((request, response) => {
    void answer(request.url, script).then((found) => {
      if (!found) return response.writeHead(404).end();
      response.writeHead(200, {
        'Content-Type': found[0],
        // A page on its own has the finer clock.
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      });
      response.end(found[1]);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export let engine = 'Chromium';

export async function run({ tell, ...options }) {
  const server = await serve(await bundle());
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--js-flags=--max-old-space-size=4096'],
  });
  try {
    engine = `Chromium ${browser.version().split('.')[0]}`;
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    page.on('console', (message) => console.error(message.text()));
    await page.exposeFunction('tellRow', tell);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => globalThis.measureHere !== undefined);
    return await page.evaluate((given) => globalThis.measureHere(given), options);
  } finally {
    await browser.close();
    server.close();
  }
}
