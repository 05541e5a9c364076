// What the page takes of a browser's main thread, from Chromium's own traces: a start, also over a slow
// line; a list of many rows; keys in subject and reply beside it; a ticket with many messages.
//
//   node bench/page.mjs [--rows N] [--messages N] [--keys N]

/* global document, location, requestAnimationFrame -- of the page */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { program, Ticketwire } from './contenders.mjs';
import { demo, write } from './many.mjs';
import { busy, traced } from './trace.mjs';
import { median } from './wrk.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    messages: { type: 'string', default: '1000' },
    keys: { type: 'string', default: '60' },
  },
});
const [rows, messages, keys] = [options.rows, options.messages, options.keys].map(Number);
/** Six of ten tickets are closed (bench/many.mjs). */
const tickets = Math.ceil(rows / 0.6) + 10;
/** It is closed, and the newest message is its own. */
const longTicket = 4;
const shell = '/usr/bin/chromium-headless-shell';
const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
};

const figures = [];
const tell = (what, figure, goal = '') => figures.push([what, figure, goal]);
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** A page in a profile of its own, with nothing cached. */
async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  return { page, protocol: await context.newCDPSession(page) };
}

/** Until the editor of a ticket stands. */
async function start(browser, url, line) {
  const { page, protocol } = await newPage(browser);
  if (line) {
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', line);
  }
  let taken = 0;
  const trace = await traced(protocol, async () => {
    const began = performance.now();
    await page.goto(`${url}/#/ticket/${longTicket + 6}`, { waitUntil: 'commit' });
    await page.getByRole('textbox', { name: 'Edit Subject' }).waitFor();
    taken = performance.now() - began;
  });
  await page.context().close();
  return { taken, longest: busy(trace).longest };
}

/** Scrolls until every row was read; in the page, so that nothing else is measured. */
function readAll(wanted) {
  return new Promise((resolve) => {
    const list = document.querySelector('tw-list');
    const scroller = list.shadowRoot.querySelector('.scroll');
    const began = performance.now();
    const step = () => {
      scroller.scrollTop += 4_000;
      const all = [...list.shadowRoot.querySelectorAll('.row')];
      const last = Number(all.at(-1)?.getAttribute('aria-posinset'));
      if (last < wanted && performance.now() - began < 110_000) requestAnimationFrame(step);
      else
        resolve({ read: last, seconds: (performance.now() - began) / 1e3, inDocument: all.length });
    };
    step();
  });
}

/** Milliseconds of the main thread for each key. */
async function typing(page, protocol, box) {
  await box.focus();
  await page.waitForTimeout(500);
  const each = [];
  for (let key = 0; key < keys; ++key) {
    const trace = await traced(protocol, async () => {
      await page.keyboard.press('x');
      await page.waitForTimeout(80);
    });
    each.push(busy(trace).total);
  }
  return each;
}

/** Milliseconds between frames while something is scrolled. */
function frames(selector) {
  return new Promise((resolve) => {
    const find = (root) =>
      root.querySelector(selector) ??
      [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? (find(shadowRoot) ?? []) : [],
      )[0];
    const scroller = find(document);
    const gaps = [];
    let last = performance.now();
    const step = (now) => {
      gaps.push(now - last);
      last = now;
      scroller.scrollTop += gaps.length % 120 < 60 ? 90 : -90;
      if (gaps.length < 240) requestAnimationFrame(step);
      else resolve(gaps.slice(5));
    };
    requestAnimationFrame(step);
  });
}

/** How often there is a frame, and what the main thread does for one. */
async function scrolling(page, protocol, selector) {
  let gaps = [];
  const trace = await traced(protocol, async () => {
    gaps = await page.evaluate(frames, selector);
  });
  tell('its frames while scrolling, 95 of 100 within', ms(percentile(gaps, 95)), '16.7 ms');
  tell('the main thread for one of them', ms(busy(trace).tasks / gaps.length));
}

async function measure(browser, url) {
  const quick = [];
  for (let round = 0; round < 3; ++round) quick.push(await start(browser, url));
  tell('start to editor', ms(median(quick.map(({ taken }) => taken))));
  tell('longest task of it', ms(median(quick.map(({ longest }) => longest))), '100 ms');
  tell(
    'the same at 1.6 Mbit/s and 150 ms',
    ms((await start(browser, url, slowLine)).taken),
    '2,500 ms',
  );

  const { page, protocol } = await newPage(browser);
  await page.goto(`${url}/#/?view=closed&order=change`);
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  const list = await page.evaluate(readAll, rows);
  tell(`list of ${list.read} read by scrolling`, `${list.seconds.toFixed(1)} s`);
  tell('rows of it in the document', String(list.inDocument));
  await scrolling(page, protocol, '.scroll');

  const opened = performance.now();
  await page.evaluate(
    (id) => (location.hash = `#/ticket/${id}?view=closed&order=change`),
    longTicket,
  );
  await page.locator('tw-editor').getByText(`#${longTicket}`, { exact: true }).waitFor();
  await page.locator('tw-thread').getByRole('button', { expanded: true }).first().waitFor();
  tell(`a ticket with ${messages} messages opens`, ms(performance.now() - opened), '200 ms');
  await page.getByRole('button', { name: /^Show \d+ older/ }).click();
  await page.waitForTimeout(1_000);
  await scrolling(page, protocol, '.center .scroll');
  for (const [what, name] of [
    ['subject', 'Edit Subject'],
    ['reply', 'Reply'],
  ]) {
    const each = await typing(page, protocol, page.getByRole('textbox', { name, exact: true }));
    tell(`a key in the ${what}, beside all that`, ms(median(each)), '4 ms');
    tell('95 of 100 keys within', ms(percentile(each, 95)));
  }
}

function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))];
}

const folder = mkdtempSync(join(tmpdir(), 'ticketwire-page-'));
const browser = await chromium.launch({
  executablePath: existsSync(shell) ? shell : '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const file = join(folder, 'all.jsonl');
  const database = `sqlite:${join(folder, 'page.sqlite')}`;
  write(file, await demo(folder), tickets, (i) => (i <= messages ? longTicket : i));
  execFileSync(program(), ['--database', database, '--import', file], { stdio: 'ignore' });
  const server = new Ticketwire('page', program(), database, ['--web', 'dist/page']);
  await server.start();
  try {
    await measure(browser, server.url);
  } finally {
    await server.stop();
  }
  console.log('\n| what | figure | goal |\n| --- | --- | --- |');
  for (const row of figures) console.log(`| ${row.join(' | ')} |`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
