import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { figure } from '../js/support/figure.js';
import { laidOut, type LaidOut } from './support/mail-laid-out.js';
import { openLab, showMail, type Work } from './support/mail-lab.js';
import { Stage, staged } from './support/stage.js';

/**
 * What parser, sanitiser and layout may be given of any mail. On the machine on which they were
 * chosen that is less than 200 ms of the page's main thread; how long it takes here is a figure.
 */
const most: LaidOut & Work = {
  ...{ parsed: 60_000, comments: 2_000, attributes: 80_000, directions: 60_000 },
  ...{ cleaned: 3_500, style: 4_000 },
  ...{ elements: 3_500, depth: 200, attribute: 4_000, images: 400, places: 5_000 },
  ...{ text: 125_000, lines: 4_100, marks: 12, word: 500 },
};

const stage = staged(new Stage());
let page: Page;
let protocol: CDPSession;

beforeAll(async () => {
  page = await openLab(stage, [], { lasting: true, counted: true });
  protocol = await page.context().newCDPSession(page);
  // Time of the thread, not of the clock: other processes do not count.
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await showMail(page, '<p style="color:red">warm</p>');
});

async function spent(): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

/** What a mail has given parser, sanitiser and layout until it was on the screen. */
async function cost(name: string, body: string, kind: 'Html' | 'Plain'): Promise<LaidOut & Work> {
  const before = await spent();
  await showMail(page, body, kind);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))),
  );
  figure(`${name}: ${((await spent()) - before).toFixed(0)} ms of the main thread`);
  // To count takes time as well.
  await page.evaluate('work.begin()');
  await showMail(page, body, kind);
  const work = await page.evaluate<Work>('work.end()');
  return { ...work, ...(await page.evaluate(laidOut)) };
}

/** The parts of a mail that are more than they may be. */
function tooMuch(found: LaidOut & Work): Partial<LaidOut & Work> {
  const parts = Object.entries(found) as [keyof typeof most, number][];
  expect(Object.keys(found).sort()).toEqual(Object.keys(most).sort());
  return Object.fromEntries(parts.filter(([part, count]) => count > most[part]));
}

const numbered = (count: number, each: (index: number) => string, between = '') =>
  Array.from({ length: count }, (_, index) => each(index)).join(between);
const gif = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

/** Mails that took much longer than that once, or are as large as a mail can be that is shown. */
const mails: Record<string, string> = {
  '100,000 attributes': `<p ${numbered(100_000, (index) => `a${index}=1`, ' ')}>x</p>`,
  'attributes of many elements': numbered(190, () => `<p ${numbered(95, (i) => `a${i}=1`, ' ')}>x`),
  '20,000 nested tags': '<div>'.repeat(20_000),
  '20,000 nested tags of bold': numbered(20_000, (index) => `<b a${index}>`),
  'nested tables': '<table width="100%"><tr><td>'.repeat(38),
  'nested boxes': '<div style="display:inline-block;width:99%;padding:1%">'.repeat(110),
  'boxes nested too deep': '<div style="display:inline-block;width:99%;padding:1%">'.repeat(400),
  'fonts around paragraphs': `${numbered(100, (index) => `<font a${index}>`)}${'<p>x'.repeat(500)}`,
  'fonts that are opened anew': `<p>${numbered(100, (index) => `<font a${index}>`)}${'<p>x'.repeat(500)}`,
  'fonts with attributes opened anew': `<p>${numbered(100, () => `<font ${numbered(180, (index) => `a${index}`, ' ')}>`)}${'<p>x'.repeat(500)}`,
  '100,000 comments': '<!---->'.repeat(100_000),
  'one style of 900 kB': `<p style="${numbered(90_000, (i) => `--a${i}:x`, ';')}">x</p>`,
  'many styles': numbered(230, (i) => `<p style="${'color:red;'.repeat(380)}--x:${i}">x</p>`),
  'many selectors': `<style>${numbered(30_000, (i) => `p:not(.a${i}) b ~ i {}`)}</style>${'<p><b>x</b><i>y</i>'.repeat(500)}`,
  'many images': `<img src="https://evil.example/" alt="x">`.repeat(2_400),
  'many pictures': `<img src="${gif}" alt="x">`.repeat(2_400),
  'many colours': '<p style="color:#fff">a<b style="background-color:#eee">b</b></p>'.repeat(1_200),
  'many links': '<a href="https://other.example/">x</a> '.repeat(2_400),
  'many quotes': 'Hello<blockquote>x</blockquote>'.repeat(1_200),
  'cells of 1,000 columns': `<table><tr>${'<td colspan=1000 rowspan=60000>x'.repeat(900)}</table>`,
  'cells of 60,000 rows': `<table>${`<tr>${'<td rowspan=60000>x'.repeat(5)}`.repeat(400)}</table>`,
  'columns of columns': `<table>${'<col span=1000>'.repeat(900)}<tr><td>x</table>`,
  'marks on one letter': `a${'\u0301'.repeat(110_000)}`,
  'marks in references': `a${'&#769;'.repeat(25_000)}`,
  'a word of Arabic': '\u0628'.repeat(110_000),
  'a word of Thai': '\u0e01\u0e23'.repeat(55_000),
  'a description of 800 kB': `<img src="https://evil.example/" alt="${'a '.repeat(400_000)}">`,
  'directions within each other': `${'<div dir=auto>'.repeat(110)}${'<b>.</b>'.repeat(2_300)}`,
  'text without tags': 'Words for everyone to read. '.repeat(6_000),
  'text of 900 kB': '<p>A paragraph of text for everyone to read</p>'.repeat(19_000),
  'a newsletter': `<table>${'<tr><td style="padding:4px;color:#333"><b>Item</b></td><td><a href="https://other.example/">12.50</a> <span style="font-size:11px">EUR</span></td></tr>'.repeat(390)}</table>`,
};

const texts: Record<string, string> = {
  'at signs': 'a@'.repeat(450_000),
  'marks on one letter': `a${'\u0301'.repeat(450_000)}`,
  'quotes without end': '> a\nb\n'.repeat(150_000),
  'one word': 'a'.repeat(900_000),
};

describe('a mail is within what the page lays out at once, or is shown as plain text', () => {
  it.each(Object.entries(mails))('%s', async (name, body) => {
    const found = await cost(`mail, ${name}`, body, 'Html');
    expect(tooMuch(found)).toEqual({});
    const plain = await page.locator('tw-mail div.plain').count();
    if (plain === 0) return expect(await page.locator('iframe').count()).toBe(1);
    expect(await page.getByRole('status').innerText()).toMatch(/very large/);
    expect(found.cleaned).toBe(0);
  });

  it.each(Object.entries(texts))('plain text: %s', async (name, body) => {
    expect(tooMuch(await cost(`plain text, ${name}`, body, 'Plain'))).toEqual({});
    expect(await page.getByRole('button', { name: 'Show all of the text' }).count()).toBe(1);
  });

  it('with a button that shows it all the same', async () => {
    await showMail(page, `<p>Hello <b>there</b></p>${'<p>More</p>'.repeat(4_000)}`);
    expect(await page.locator('tw-mail div.plain').innerText()).toMatch(/^Hello there\nMore/);
    await page.getByRole('button', { name: 'Show with formatting' }).click();
    expect(await page.frameLocator('iframe').locator('b').innerText()).toBe('there');
  });

  it('and with none where it could stop the page', async () => {
    await showMail(page, '<p>Hello'.repeat(100_000));
    expect(await page.getByRole('button', { name: 'Show with formatting' }).count()).toBe(0);
    expect(await page.locator('tw-mail div.plain').innerText()).toMatch(/^Hello/);
  });
});

/** A generator of numbers below `limit`, the same for the same seed (mulberry32). */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const pieces = [
  ...['<div>', '</div>', '<p>', '</p>', '<b>', '</b>', '<a x>', '</a>', '<table>', '</table>'],
  ...['<tr>', '<td>', '</td>', '<ul>', '<li>', '</ul>', '<span>', '</span>', '<svg>', '</svg>'],
  ...['<style>', '</style>', '<!--', '-->', '<title>', '</title>', '<br>', '<input>', '<math>'],
  ...['<h1>', '</h1>', '<select>', '<option>', '</select>', '<button>', '</button>', '<template>'],
  ...['</template>', '<![CDATA[', ']]>', '<p title="', '" b c>', "<i a='", "'>", 'text', '<dd>'],
  ...['<object>', '</object>', '<form>', '</form>', '<textarea>', '</textarea>', '<noscript>'],
  ...['<script>', '</script>', '<blockquote>', '</blockquote>', '<mtext>', '<desc>', '<nobr>'],
];

it('the bounds are never less than what the parser makes', async () => {
  const next = random(20260729);
  const soups = Array.from({ length: 1_500 }, () =>
    Array.from({ length: 5 + next(60) }, () => pieces[next(pieces.length)]!).join(''),
  );
  const wrong = await page.evaluate(async (all) => {
    const folder = '/lab/dist/web/elements/mail';
    const { extentOf } = (await import(`${folder}/extent.js`)) as {
      extentOf(html: string): { tags: number; depth: number; attributes: number; work: number };
    };
    const { parse } = (await import(`${folder}/parse.js`)) as { parse(html: string): Document };
    return all.filter((html) => {
      const extent = extentOf(html);
      const { body } = parse(html);
      const elements = [...body.querySelectorAll('*')];
      const attributes = elements.flatMap((element) => [...element.attributes]).length;
      let deepest = 0;
      for (const element of elements) {
        let depth = 0;
        for (let at: Element | null = element; at !== body && at; at = at.parentElement) depth += 1;
        deepest = Math.max(deepest, depth);
      }
      // The parser adds rows and bodies of tables, and opens formatting elements again.
      return (
        deepest > 3 * extent.depth + 3 ||
        elements.length > 3 * (extent.tags + extent.work) ||
        attributes > extent.attributes * (1 + extent.depth)
      );
    });
  }, soups);
  expect(wrong).toEqual([]);
});
