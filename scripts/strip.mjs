// Plays the first minutes of the demo and puts what is seen side by side into docs/screens/strip.png:
// node scripts/strip.mjs [file]. Each picture is taken when what its line tells has come true.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from './pictures/server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [out = join(root, 'docs/screens/strip.png')] = process.argv.slice(2);
const size = { width: 1120, height: 720 };

const choose = (page, label) =>
  page.getByLabel('Priority', { exact: true }).selectOption({ label });
const outbox = (page, name) => page.getByRole('button', { name }).waitFor();

/** What is played, and what a reader of the strip is told. */
const scenes = [
  [
    'No account, no sign-up: the most urgent ticket is open',
    async (page, url) => {
      await page.goto(url);
      await page.getByRole('textbox', { name: 'Edit Subject' }).waitFor();
    },
  ],
  [
    'One change is a few bytes, and is shown before it is sent',
    async (page) => {
      await choose(page, 'Low');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'Saved, and a click away from being undone',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    },
  ],
  [
    'A colleague saves the same: nothing is overwritten, both are shown',
    async (page) => {
      await choose(page, 'Medium');
      await page.getByRole('button', { name: 'the same as I' }).click();
      await page.getByText('has just saved').waitFor();
      await page.keyboard.press('Control+s');
      await page.getByRole('dialog').getByText('Now on the server').waitFor();
    },
  ],
  [
    'Without a connection saves wait in the outbox',
    async (page) => {
      await page.getByRole('button', { name: 'Discard mine' }).click();
      await page.route('**/api/**', (route) => route.abort());
      await choose(page, 'Critical');
      await page.keyboard.press('Control+s');
      await outbox(page, 'Outbox: 1 not sent');
      await page.getByRole('button', { name: /^Outbox/ }).click();
    },
  ],
  [
    'With one they are sent by themselves',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.unroute('**/api/**');
      await page.evaluate(() => globalThis.dispatchEvent(new globalThis.Event('online')));
      await outbox(page, 'Outbox: everything is sent');
    },
  ],
  [
    'The request, as curl and as TypeScript, for whoever builds on it',
    async (page) => {
      await choose(page, 'High');
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('button', { name: 'Copy as curl' }).waitFor();
      await page.getByRole('button', { name: 'Copy as TypeScript' }).scrollIntoViewIfNeeded();
    },
  ],
  [
    'Six languages, light and dark',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
      await page.evaluate(() => globalThis.localStorage.setItem('ticketwire:language', 'nb'));
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.reload();
      await page.locator('html[lang=nb]').waitFor();
      await page.getByRole('textbox', { name: /Emne/ }).waitFor();
    },
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'ticketwire-strip-'));
const { server, url } = await startServer(folder);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const pictures = [];
  for (const [told, play] of scenes) {
    await play(page, url);
    await page.waitForTimeout(600);
    const picture = (await page.screenshot()).toString('base64');
    pictures.push(
      `<figure><img src="data:image/png;base64,${picture}" width="${size.width / 2}"><figcaption>${told}</figcaption></figure>`,
    );
    console.log(told);
  }
  const strip = await context.newPage();
  await strip.setViewportSize({ width: size.width + 48, height: 800 });
  await strip.setContent(`<style>
    body { margin: 16px; display: grid; grid-template-columns: 1fr 1fr; gap: 16px; font: 15px sans-serif; background: #fff; color: #18202a }
    figure { margin: 0 } img { display: block; border: 1px solid #c5ccd6; border-radius: 6px } figcaption { margin-top: 6px }
  </style>${pictures.join('')}`);
  writeFileSync(out, await strip.screenshot({ fullPage: true }));
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
