// Takes the pictures of docs/screens from the built page and server, with fresh demo data:
// node scripts/screens.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'docs/screens');
const forms = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1360, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1360, height: 860 } },
  { name: '320', colorScheme: 'light', viewport: { width: 320, height: 640 } },
];

async function startServer(folder) {
  const server = spawn(
    join(root, 'build/release/server/ticketwire-server'),
    [
      ...['--demo', '--listen', '127.0.0.1:0', '--web', join(root, 'dist/page')],
      ...['--database', `sqlite:${join(folder, 'screens.sqlite')}`],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { server, url };
  }
  throw new Error('The server did not start');
}

const narrow = (page) => page.viewportSize().width < 720;

async function openTicket(page, url, id) {
  await page.goto(`${url}#/ticket/${id}`);
  await page.getByText('No changes').waitFor();
  await page.waitForTimeout(600);
}

async function choosePriority(page, label) {
  if (narrow(page)) await page.getByRole('button', { name: 'Properties' }).click();
  await page.getByLabel('Priority', { exact: true }).selectOption({ label });
}

/** Somebody else saves the same property meanwhile. */
async function interfere(url, id, priority) {
  const patch = [{ op: 'replace', path: '/Priority/TicketPriorityId', value: priority }];
  await fetch(new URL(`api/v1/Ticket/${id}`, url), {
    method: 'PATCH',
    headers: { Authorization: 'Bearer 8A:demo', 'Content-Type': 'application/json' },
    body: JSON.stringify(patch),
  });
}

const screens = {
  async list(page, url) {
    await page.goto(url);
    await page.getByText('#143').first().waitFor();
  },
  async editor(page, url) {
    await openTicket(page, url, 70);
  },
  async review(page, url) {
    await openTicket(page, url, 143);
    await choosePriority(page, 'Low');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('dialog').waitFor();
  },
  async conflict(page, url) {
    await openTicket(page, url, 172);
    await interfere(url, 172, 2);
    await page.reload();
    await openTicket(page, url, 172);
    await choosePriority(page, 'High');
    await interfere(url, 172, 4);
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await page.getByRole('dialog').waitFor();
  },
  async error(page, url) {
    await openTicket(page, url, 89);
    await choosePriority(page, 'Low');
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await page.getByRole('alert').first().waitFor();
  },
  async new(page, url) {
    await page.goto(`${url}#/new`);
    await page.getByRole('button', { name: /create/i }).waitFor();
  },
};

const folder = mkdtempSync(join(tmpdir(), 'ticketwire-screens-'));
mkdirSync(out, { recursive: true });
const { server, url } = await startServer(folder);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const { name: form, ...options } of forms) {
    for (const [name, show] of Object.entries(screens)) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await show(page, url);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(out, `${name}-${form}.png`) });
      await context.close();
      console.log(`${name}-${form}.png`);
    }
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
