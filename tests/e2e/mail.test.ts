import { beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openLab, showMail } from './support/mail-lab.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());
/** The page of the test, and the one that most tests share. */
let page: Page;
let light: Page;

beforeAll(async () => {
  light = await openLab(stage, [], { lasting: true });
});

const show = { name: 'Show quoted text' };
const hide = { name: 'Hide quoted text' };
const mail = () => page.frameLocator('iframe');
const frameHeight = () =>
  page.locator('iframe').evaluate((frame: HTMLElement) => frame.offsetHeight);
const textInside = () => mail().locator('body').innerText();

const header =
  '<p class="MsoNormal"><b>From:</b> Karim &lt;k@example.com&gt;<br><b>Sent:</b> Monday<br>' +
  '<b>To:</b> Ada<br><b>Subject:</b> Pump</p>';

describe('quoted history is folded', () => {
  it.each([
    ['a quote', '<p>Yes.</p><blockquote>OLD</blockquote>'],
    [
      'Gmail',
      '<div>Yes.</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Ada wrote:</div><blockquote>OLD</blockquote></div>',
    ],
    [
      'Apple Mail',
      '<div>Yes.</div><div><br><blockquote type="cite"><div>On 3 Mar, Ada wrote:</div>OLD</blockquote></div>',
    ],
    [
      'Thunderbird',
      'Yes.<div class="moz-cite-prefix">Am 03.03.25 um 10:00 schrieb Ada:<br></div><blockquote type="cite">OLD</blockquote>',
    ],
    [
      'Outlook',
      `<div class="WordSection1"><p class="MsoNormal">Yes.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'>${header}</div></div><p>OLD</p></div>`,
    ],
    ['Outlook without a rule', `<div><p>Yes.</p>${header}<p>OLD</p></div>`],
    [
      'Outlook on the web',
      '<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><font><b>From:</b> K<br><b>Sent:</b> Monday</font></div><div>OLD</div>',
    ],
    [
      'Outlook in Norwegian',
      `<p>Yes.</p><div style="border-top:1px solid"><b>Fra:</b> K<br><b>Sendt:</b> mandag</div>OLD<p>OLD</p>`,
    ],
    ['Yahoo', '<div>Yes.</div><div class="yahoo_quoted">On Mon, Ada wrote: OLD</div>'],
  ])('%s', async (_, html) => {
    page = light;
    await showMail(page, html);
    expect((await textInside()).trim()).toBe('Yes.');
    const before = await frameHeight();
    const button = mail().getByRole('button', show);
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.press('Enter');
    expect(await textInside()).toMatch(/OLD|From:/);
    expect(await mail().getByRole('button', hide).getAttribute('aria-expanded')).toBe('true');
    expect(await frameHeight()).toBeGreaterThan(before);
    await mail().getByRole('button', hide).click();
    expect((await textInside()).trim()).toBe('Yes.');
    expect(await frameHeight()).toBe(before);
  });

  it.each([
    ['a mail that is nothing but a quote', '<blockquote>OLD</blockquote>'],
    [
      'a forwarded message',
      'See:<div class="gmail_quote">---------- Forwarded message ---------<br>OLD</div>',
    ],
    ['a short quote that is answered', '<blockquote>OLD?</blockquote><p>Yes.</p>'],
    ['a line above a list', '<p>Ada wrote:</p><ul><li>OLD</ul>'],
    ['a picture and a rule', `<div style="border-top:1px solid">From: the start</div>OLD`],
  ])('%s stays open', async (_, html) => {
    page = light;
    await showMail(page, html);
    expect(await textInside()).toContain('OLD');
    expect(await mail().getByRole('button').count()).toBe(0);
  });

  test('plain text', async () => {
    page = light;
    await showMail(page, 'Yes.\n\nOn Mon 3 Mar 2025, Ada wrote:\n> OLD\n> more', 'Plain');
    const host = page.locator('tw-mail div.plain');
    expect(await host.innerText()).not.toContain('OLD');
    await page.getByRole('button', show).click();
    expect(await host.innerText()).toMatch(/Ada wrote:\n> OLD\n> more/);
    await page.getByRole('button', hide).press('Space');
    expect(await host.innerText()).not.toContain('wrote');
  });
});

describe('height', () => {
  const long = '<p>A paragraph of the mail.</p>'.repeat(100);

  it.each([
    ['HTML', long, 'Html'],
    ['plain text', 'A line\n'.repeat(200), 'Plain'],
  ] as const)('of long %s is fixed until it is opened', async (_, body, kind) => {
    page = light;
    await showMail(page, body, kind);
    const part = page.locator(kind === 'Html' ? 'iframe' : 'div.plain');
    const height = () => part.evaluate((element: HTMLElement) => element.offsetHeight);
    const more = page.getByRole('button', { name: 'Show the whole message' });
    await more.waitFor();
    expect(await height()).toBe(420);
    await more.click();
    await page.getByRole('button', { name: 'Show less' }).waitFor();
    expect(await height()).toBeGreaterThan(2000);
    await page.getByRole('button', { name: 'Show less' }).click();
    await more.waitFor();
    expect(await height()).toBe(420);
  });

  test('what gets the focus is shown', async () => {
    page = light;
    await showMail(page, `${long}<a href="https://other.example/">last</a>`);
    await mail().getByRole('link', { name: 'last' }).focus();
    await page.getByRole('button', { name: 'Show less' }).waitFor();
  });

  it.each([
    'min-height:100vh',
    'height:100vh;padding:10px',
    'height:100%;margin-bottom:30px',
    'min-height:calc(100vh + 20px)',
    'height:100dvh;border:9px solid',
    'padding-bottom:10%',
    'width:120%;padding:5%',
  ])('does not grow without end: %s', async (style) => {
    page = light;
    const html = `<table height="100%"><tr><td height="100%"><div style="${style}">Hello</div></table>`;
    await showMail(page, `<body style="${style}"><div style="${style}">${html}</div>`);
    const heights: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      await page.waitForTimeout(60);
      heights.push(await frameHeight());
    }
    expect(new Set(heights).size).toBe(1);
    expect(heights[0]).toBeLessThan(420);
  });
});

/** Number of lines that an element's text takes. */
const lines = async (selector: string) =>
  mail()
    .locator(selector)
    .evaluate((element) => {
      const range = element.ownerDocument.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    });

describe('layout', () => {
  const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

  it.each([1280, 320])('wide tables scroll within the mail at %p px', async (width) => {
    page = width === 1280 ? light : await openLab(stage, [], { width });
    const cells = Array.from({ length: 14 }, (_, index) => `<td>Measurement${index}</td>`).join('');
    await showMail(
      page,
      `<table width="1640"><tr>${cells}</tr></table><table><tr><td id="w"><b>${word}</b></td>` +
        '<td nowrap><i>one line that is not to wrap anywhere at all, however long it is</i></td>' +
        '<td><u style="white-space:nowrap">nor is this one, which has a style for it</u></td></table>',
    );
    const inside = await mail()
      .locator('html')
      .evaluate((html) => [html.scrollWidth, html.clientWidth] as const);
    expect(inside[0]).toBeGreaterThan(inside[1]);
    const outside = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(outside).toBeLessThanOrEqual(width);
    for (const selector of ['b', 'i', 'u']) expect(await lines(selector)).toBe(1);
  });

  test('a newsletter of 640 px keeps its width', async () => {
    page = await openLab(stage, [], { width: 320 });
    await showMail(
      page,
      '<table width="640"><tr><td width="320"><img width="320" src="https://evil.example/a" alt="Pump">' +
        '</td><td width="320">Text</td></tr></table>',
    );
    const width = await mail()
      .locator('table')
      .evaluate((table: HTMLElement) => table.offsetWidth);
    expect(width).toBe(640);
    await page.evaluate(() => {
      const frame = document.querySelector('tw-mail')!.shadowRoot!.querySelector('iframe')!;
      frame.contentWindow!.scrollTo(999, 0);
      if (frame.contentWindow!.scrollX === 0) throw new Error('It does not scroll');
    });
  });

  test('paragraphs of Outlook are not doubled', async () => {
    page = light;
    await showMail(page, '<p class=MsoNormal>a</p><p class="x_MsoNormal">b</p><p>c</p><p>d</p>');
    const tops = await mail()
      .locator('p')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(tops[1]! - tops[0]!).toBeCloseTo(21, 0);
    expect(tops[3]! - tops[2]!).toBeCloseTo(31, 0);
  });

  test('the text of an image that was removed stands alone', async () => {
    page = light;
    await showMail(
      page,
      'one<img src="https://evil.example/" alt="Logo">two<img src="cid:x">three',
    );
    expect(await textInside()).toBe('one Logo two three');
  });

  test('each line has its own direction', async () => {
    page = light;
    await showMail(page, '<p><i>שלום</i></p><p><b>Hello</b></p><ul><li><u>שלום</u></ul>');
    const body = mail().locator('body');
    expect(await body.getAttribute('dir')).toBe('auto');
    const { width } = (await body.boundingBox())!;
    const right = async (selector: string) => {
      const box = (await mail().locator(selector).boundingBox())!;
      return box.x > width / 2;
    };
    expect([await right('i'), await right('b'), await right('u')]).toEqual([true, false, true]);
    await showMail(page, 'שלום\nHello', 'Plain');
    expect(await page.locator('div.plain').getAttribute('dir')).toBe('auto');
  });
});

const colours =
  '<div style="background-color:#111827;padding:20px"><h2 style="color:#f9fafb">a</h2>b' +
  '<p style="color:#111827">c</p><a href="https://other.example/">d</a></div>' +
  '<p style="color:#fff">e</p><p style="color:#fff;background:url(https://evil.example/)">f' +
  '<span style="background-color:#000">g<b style="color:#000">h</b></span></p>' +
  '<font color="yellow">i</font><table bgcolor="#000"><tr><td>j<font color="#111">k</font></table>' +
  '<p style="color:rgba(0,0,0,.05)">l</p><p style="color:transparent">m</p>' +
  '<style>.x{background:#000}</style><div class="x" style="color:white">n</div>';

describe('text can be told from its background', () => {
  it.each([
    ['light', false, `<body text="#ffffff">${colours}`],
    ['light on a dark body', false, `<body bgcolor="#000000" text="#fff">${colours}`],
    ['dark', true, colours],
  ])('%s', async (_, dark, html) => {
    page = dark ? await openLab(stage, [], { dark }) : light;
    await showMail(page, html);
    expect(await leastContrast()).toBeGreaterThanOrEqual(3);
    if (!dark) return;
    await page.getByRole('button', { name: 'Original colours' }).click();
    await page.waitForTimeout(200);
    expect(await leastContrast()).toBeGreaterThanOrEqual(3);
  });

  /** The least contrast of any text, computed from what the browser says alone. */
  const leastContrast = () =>
    page.evaluate(() => {
      const host = document.querySelector('tw-mail')!;
      const inside = host.shadowRoot!.querySelector('iframe')!.contentDocument!;
      const numbers = (colour: string) => colour.match(/[\d.]+/g)!.map(Number);
      const behind: Element[] = [...inside.querySelectorAll('html, body')].reverse();
      behind.push(host, document.body);
      const ground = (element: Element | null): number[] => {
        const above = [];
        for (let at = element; at && at !== inside.body; at = at.parentElement) above.push(at);
        let result: number[] | undefined;
        for (const at of [...above, ...behind].reverse()) {
          const [red, green, blue, alpha = 1] = numbers(getComputedStyle(at).backgroundColor);
          const below = result ?? [255, 255, 255];
          result = [red!, green!, blue!].map((c, i) => c * alpha + below[i]! * (1 - alpha));
        }
        return result!;
      };
      const luminance = (colour: number[]) => {
        const [r, g, b] = colour.map((c) =>
          c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      let least = 21;
      const walker = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!/\S/.test(node.nodeValue!)) continue;
        const below = ground(node.parentElement);
        const [r, g, b, alpha = 1] = numbers(getComputedStyle(node.parentElement!).color);
        const text = [r!, g!, b!].map((c, i) => c * alpha + below[i]! * (1 - alpha));
        const [high, low] = [luminance(text), luminance(below)].sort((x, y) => y - x);
        least = Math.min(least, (high! + 0.05) / (low! + 0.05));
      }
      return least;
    });
});

describe('links and keys', () => {
  it.each(['Html', 'Plain'] as const)('a mail address opens a message here (%s)', async (kind) => {
    page = light;
    const link = '<a href="mailto:ada@example.com?subject=The%20pump">ada@example.com</a>';
    await showMail(page, kind === 'Html' ? link : 'Write to ada@example.com', kind);
    await page.evaluate(() => {
      document.addEventListener('tw-mailto', (event) => {
        event.preventDefault();
        Object.assign(window, { told: (event as CustomEvent).detail as object });
      });
    });
    const target = kind === 'Html' ? mail().getByRole('link') : page.getByRole('link');
    for (const options of [{}, { button: 'middle' }, { modifiers: ['Control'] }] as const) {
      await target.click(options as Parameters<typeof target.click>[0]);
      const told = await page.evaluate(() => {
        const { told } = window as unknown as { told: object };
        Object.assign(window, { told: undefined });
        return told;
      });
      const subject = kind === 'Html' ? 'The pump' : '';
      expect(told).toEqual({ address: 'ada@example.com', subject });
    }
    expect(page.context().pages()).toHaveLength(1);
  });

  test('a key within the mail is one of the page', async () => {
    page = light;
    await showMail(page, '<a href="https://other.example/">link</a>');
    await page.evaluate(() => {
      document.addEventListener('keydown', (event) => {
        if (event.key === 's' && event.ctrlKey) Object.assign(window, { saved: true });
        event.preventDefault();
      });
    });
    await mail().getByRole('link').focus();
    await page.keyboard.press('Control+s');
    expect(await page.evaluate(() => 'saved' in window)).toBe(true);
  });
});
