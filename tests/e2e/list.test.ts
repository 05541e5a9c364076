import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage, staged } from './support/stage.js';
import { hasFocus, holds } from './support/parts.js';

const stage = staged(new Stage());

const rows = (page: Page) => page.locator('tw-list').getByRole('listbox').getByRole('option');

/** Numbers of the tickets that the list shows. */
async function shown(page: Page): Promise<number[]> {
  const options = rows(page);
  await options.first().waitFor();
  return options.evaluateAll((rows) =>
    rows.map((row) => Number((row as HTMLElement).dataset['id'])),
  );
}

/** Number of the ticket that the list's keys are at. */
async function cursor(page: Page): Promise<number> {
  const id = await page.getByRole('listbox').getAttribute('aria-activedescendant');
  return Number(id?.replace('ticket-', ''));
}

const searchBox = (page: Page) => page.getByRole('searchbox');

/** Waits until the list has asked for what was typed, and returns the numbers then shown. */
async function search(page: Page, words: string): Promise<number[]> {
  const answer = page.waitForResponse((each) => /\/api\/v1\/Ticket\?.*contains/.test(each.url()));
  await searchBox(page).fill(words);
  expect((await answer).status()).toBe(200);
  await page.locator('.rows[aria-busy=false], .empty').first().waitFor();
  if (await page.getByText('Nothing here fits').isVisible()) return [];
  return shown(page);
}

describe('a search', () => {
  it('finds tickets by number in every view', async () => {
    const [closed] = await stage.tickets("status eq 'Closed'");
    const id = closed!.PrimaryKey;
    const page = await stage.page('#/');
    expect(await search(page, String(id))).toContain(id);
    expect(await search(page, `#${id}`)).toEqual([id]);
  });

  it('finds all of several words, in any order, in titles and customers', async () => {
    const id = await stage.open(0);
    const { Person } = await stage.ticket(id);
    const name = Person!.FullName!;
    await stage.patch(id, { Title: 'Zebra crossing printer' });
    const page = await stage.page('#/?view=open');
    expect(await search(page, 'printer zebra')).toEqual([id]);
    expect(await search(page, `zebra ${name.split(' ')[0] ?? ''}`)).toEqual([id]);
    expect(await search(page, `"crossing printer"`)).toContain(id);
    expect(await search(page, `"printer crossing"`)).toEqual([]);
    expect(await search(page, Person!.ContactName!)).toContain(id);
    expect(await search(page, Person!.Email!)).toContain(id);
  });

  it('finds words of messages at once with those of titles', async () => {
    const id = await stage.open(1);
    await stage.patch(id, { Title: 'Zeppelin printer' });
    await stage.post(id, { Body: 'The QUOKKA says: "100% løv_e".', Author: 'Ada' });
    const page = await stage.page('#/?view=open');
    expect(await search(page, 'quokka')).toEqual([id]);
    expect(await search(page, 'okka zeppelin')).toEqual([id]);
    expect(await search(page, 'LØV_')).toEqual([id]);
    expect(await search(page, 'quokka submarine')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Search message texts' }).count()).toBe(0);
  });

  it.each(['C:\\', "O'Brien", '100%_', "'", '"', "\\'", 'a (b) or 1 eq 1'])(
    'takes %s as text',
    async (words) => {
      const id = await stage.open(1);
      await stage.patch(id, { Title: `Drive ${words} is full` });
      const page = await stage.page('#/?view=open');
      expect(await search(page, words)).toContain(id);
      expect(await page.locator('tw-list').getByRole('alert').count()).toBe(0);
    },
  );

  it('says how many tickets it found, once and not at each key', async () => {
    const page = await stage.page('#/?view=open', { clock: true });
    await shown(page);
    const status = page.locator('tw-list [role=status]');
    await page.clock.runFor(1500);
    await status.evaluate((element) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push(element.textContent ?? '')).observe(element, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    await searchBox(page).pressSequentially('printer', { delay: 120 });
    await page.waitForFunction(() => (globalThis as unknown as { said: string[] }).said.length > 0);
    await page.clock.runFor(2000);
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    expect(said).toEqual([expect.stringMatching(/^\d+ tickets?$/)]);
  });
});

describe('view, order and search', () => {
  it('stand in the address and survive a reload', async () => {
    const page = await stage.page('#/');
    await page.getByRole('button', { name: 'All open' }).click();
    await page.getByLabel('Order').selectOption('change');
    await search(page, 'printer');
    expect(new URL(page.url()).hash).toMatch(/\?view=open&order=change&search=printer$/);
    const before = await shown(page);
    await page.reload();
    expect(await shown(page)).toEqual(before);
    expect(await page.getByRole('button', { name: 'All open' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await holds(page.getByLabel('Order'), 'change');
    await holds(searchBox(page), 'printer');
    await rows(page).first().click();
    await page.waitForURL(/#\/ticket\/\d+\?view=open&order=change&search=printer$/);
  });

  it('go back and forward with the browser', async () => {
    const page = await stage.page('#/');
    const pressed = (name: string) => page.getByRole('button', { name, pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Closed' }).click();
    await page.getByRole('button', { name: 'Unassigned' }).click();
    await searchBox(page).pressSequentially('abc');
    await page.goBack();
    await holds(searchBox(page), '');
    await pressed('Unassigned');
    await page.goBack();
    await pressed('Closed');
    await page.goForward();
    await page.goForward();
    await pressed('Unassigned');
    await holds(searchBox(page), 'abc');
  });
});

it('postponed tickets have a view that says when each comes back', async () => {
  const page = await stage.page('#/');
  await page.getByRole('button', { name: 'Postponed' }).click();
  const postponed = await stage.tickets("status eq 'Postponed'", 100);
  const ids = await shown(page);
  expect([...ids].sort((a, b) => a - b)).toEqual(postponed.map(({ PrimaryKey }) => PrimaryKey));
  const times = await Promise.all(
    ids.map(async (id) => Date.parse(String((await stage.ticket(id)).Activate))),
  );
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(await rows(page).first().textContent()).toMatch(/back in \d+ (min|h|days?)/);
});

describe('the list at rest', () => {
  it('is fresh within 20 seconds, with its cursor on the same ticket, and says nothing', async () => {
    const page = await stage.page('#/?view=open&order=change', { clock: true });
    const before = await shown(page);
    await page.getByRole('listbox').focus();
    for (let step = 0; step < 4; ++step) await page.keyboard.press('ArrowDown');
    const at = await cursor(page);
    expect(at).toBe(before[4]);
    await page.clock.runFor(1500);
    const status = page.locator('tw-list [role=status]');
    const said = await status.textContent();
    const other = before[20]!;
    await stage.patch(other, { Title: 'Fresh from a colleague' });
    await page.clock.fastForward(20_000);
    await page.getByText('Fresh from a colleague').waitFor();
    expect((await shown(page))[0]).toBe(other);
    expect(await cursor(page)).toBe(at);
    expect(await status.textContent()).toBe(said);
  });

  it('keeps what is read where it is, with a long list scrolled', async () => {
    const page = await stage.page('#/?view=open&order=change', { clock: true });
    const ids = await shown(page);
    const row = page.locator(`#ticket-${ids[20]!}`);
    await row.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const before = (await row.boundingBox())!.y;
    const [below] = (await stage.tickets("status eq 'Active'", 1000)).filter(
      ({ PrimaryKey }) => !ids.includes(PrimaryKey),
    );
    await stage.patch(below!.PrimaryKey, { Title: 'Moves to the top' });
    await page.clock.fastForward(2100);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.locator(`#ticket-${ids[20]!}[aria-posinset="22"]`).waitFor();
    expect(Math.abs((await row.boundingBox())!.y - before)).toBeLessThan(4);
  });

  it('is read at once when the page is looked at, and never in a hidden tab', async () => {
    const page = await stage.page('#/?view=open&order=change', { clock: true });
    const ids = await shown(page);
    const reads: string[] = [];
    page.on('request', (each) => {
      const { pathname, searchParams } = new URL(each.url());
      const counts = searchParams.has('$inlineCount');
      if (pathname === '/api/v1/Ticket' && !counts) reads.push(each.url());
    });
    const look = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await look('hidden');
    await stage.patch(ids[10]!, { Title: 'While nobody looked' });
    await page.clock.runFor(60_000);
    // What a timer had begun would have been asked for by now.
    await page.waitForTimeout(200);
    expect(reads).toEqual([]);
    await look('visible');
    await page.getByText('While nobody looked').waitFor();
    expect(reads).toHaveLength(1);
  });
});

describe('a long list', () => {
  const scroller = (page: Page) => page.locator('tw-list .scroll');
  const last = (page: Page) => rows(page).last();
  const place = async (page: Page) => Number(await last(page).getAttribute('aria-posinset'));

  it('is read by scrolling alone, to its last ticket, and has few rows in the document', async () => {
    const page = await stage.page('#/?view=open');
    await shown(page);
    const all = await stage.tickets("status eq 'Active'", 1000);
    expect(all.length).toBeGreaterThan(100);
    const seen = new Set<number>();
    const end = page.locator('tw-list .foot').getByText(`${all.length} tickets`);
    for (let step = 0; step < 60 && seen.size < all.length; ++step) {
      for (const id of await shown(page)) seen.add(id);
      expect(await rows(page).count()).toBeLessThan(60);
      await scroller(page).evaluate((element) => (element.scrollTop += 500));
      await page.waitForTimeout(50);
    }
    await end.waitFor();
    expect([...seen].sort((a, b) => a - b)).toEqual(all.map(({ PrimaryKey }) => PrimaryKey));
    expect(await place(page)).toBe(all.length);
    expect(await last(page).getAttribute('aria-setsize')).toBe(String(all.length));
    // Another view begins at its top.
    await page.getByRole('button', { name: 'Closed' }).click();
    await page.locator('.rows[aria-busy=false]').waitFor();
    expect(await rows(page).first().getAttribute('aria-posinset')).toBe('1');
    expect(await scroller(page).evaluate((element) => element.scrollTop)).toBe(0);
  });

  it('is read by keys, which keep the focus', async () => {
    const page = await stage.page('#/?view=open');
    const [first] = await shown(page);
    await page.getByRole('listbox').focus();
    for (let step = 0; step < 6 && (await place(page)) < 100; ++step) {
      await page.keyboard.press('End');
      await page.locator('.rows[aria-busy=false]').waitFor();
      await page.waitForTimeout(100);
    }
    expect(await place(page)).toBeGreaterThan(100);
    const at = await cursor(page);
    expect(await page.locator(`#ticket-${at}`).isVisible()).toBe(true);
    await hasFocus(page.locator('tw-list .rows'));
    await page.keyboard.press('Home');
    expect(await cursor(page)).toBe(first);
    expect(await scroller(page).evaluate((element) => element.scrollTop)).toBe(0);
  });

  it('says what could not be read, and goes on when asked to', async () => {
    const page = await stage.page('#/?view=open');
    await shown(page);
    await page.route(/\/api\/v1\/Ticket\?/, (route) => route.abort());
    await scroller(page).evaluate((element) => (element.scrollTop = element.scrollHeight));
    const alert = page.locator('tw-list').getByRole('alert');
    await alert.waitFor();
    expect(await rows(page).count()).toBeGreaterThan(0);
    await page.unrouteAll();
    await alert.getByRole('button', { name: 'Retry' }).click();
    await alert.waitFor({ state: 'detached' });
    await scroller(page).evaluate((element) => (element.scrollTop = element.scrollHeight));
    await page.waitForFunction(() => {
      const all = document.querySelector('tw-list')!.shadowRoot!.querySelectorAll('.row');
      return Number([...all].at(-1)?.getAttribute('aria-posinset')) > 60;
    });
  });

  it('goes with the page where its height is not bounded', async () => {
    const page = await stage.page('#/?view=open');
    await shown(page);
    await page.evaluate(() => {
      const list = document.querySelector('tw-list')!;
      document.body.replaceChildren(list);
      document.documentElement.style.overflow = document.body.style.overflow = 'auto';
      document.documentElement.style.height = document.body.style.height = 'auto';
      list.style.height = 'auto';
    });
    await shown(page);
    expect(await rows(page).count()).toBeLessThan(60);
    for (let step = 0; step < 12; ++step) {
      await page.evaluate(() => scrollBy(0, 600));
      await page.waitForTimeout(60);
    }
    expect(await place(page)).toBeGreaterThan(60);
    expect(await rows(page).count()).toBeLessThan(60);
  });
});

it('tickets stand in groups by when they are due, or were changed', async () => {
  // Where it is eight in the evening: near midnight nothing is left to be done today.
  const ahead = ((32 - new Date().getUTCHours()) % 24) - 12;
  const timeZone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  const page = await stage.page('#/?view=open', { timeZone });
  await shown(page);
  const groups = page.locator('tw-list').getByRole('group', { name: /^(Overdue|Today|Later)/ });
  const names = await groups.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-label')!.replace(/\d+/, 'n')),
  );
  expect(names).toEqual(['Overdue n', 'Today n', 'Later']);
  const overdue = groups.first();
  expect(await overdue.getByRole('option').first().textContent()).toMatch(/late/);
  const told = Number(/\d+/.exec((await overdue.getAttribute('aria-label'))!)![0]);
  expect(await overdue.getByRole('option').count()).toBeLessThanOrEqual(told);
  await page.getByLabel('Order').selectOption('change');
  await page
    .locator('tw-list')
    .getByRole('group', { name: /^(Today|Yesterday)/ })
    .waitFor();
});

it('views tell how many tickets they have, also after a save', async () => {
  const page = await stage.page('#/?view=open');
  const all = await stage.tickets("status eq 'Active'", 1000);
  const open = (count: number) => page.getByRole('button', { name: `All open ${count}` });
  await open(all.length).waitFor();
  await rows(page).first().click();
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Closed' });
  await page.keyboard.press('Control+s');
  await open(all.length - 1).waitFor();
});

it('what is overdue or soon will be has a view', async () => {
  const page = await stage.page('#/');
  await shown(page);
  await page.getByRole('button', { name: 'Due soon' }).click();
  await page.waitForURL(/view=breaching/);
  await page.locator('.rows[aria-busy=false]').waitFor();
  const soon = Date.now() + 4 * 3_600_000;
  const all = await stage.tickets("status eq 'Active'", 1000);
  const due = await Promise.all(all.map(({ PrimaryKey }) => stage.ticket(PrimaryKey)));
  const wanted = due.filter(({ Deadline }) => Deadline && Date.parse(Deadline) < soon);
  const count = Number(
    /\d+/.exec((await page.getByRole('button', { name: 'Due soon' }).textContent())!),
  );
  expect(wanted.length).toBeGreaterThan(5);
  expect(Math.abs(count - wanted.length)).toBeLessThanOrEqual(1);
  const seen = await shown(page);
  const ids = new Set(wanted.map(({ TicketId }) => TicketId));
  expect(seen.filter((id) => !ids.has(id)).length).toBeLessThanOrEqual(1);
});

it('what the view implies is not said in its rows', async () => {
  const page = await stage.page('#/');
  await shown(page);
  const owned = rows(page).filter({ hasText: 'Tone Jensen' });
  expect(await owned.count()).toBe(0);
  await page.getByRole('button', { name: 'All open' }).click();
  await owned.first().waitFor();
});
