import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { axeFaults } from './support/axe.js';
import { hasFocus, holds, logIn, logOut, tickets } from './support/parts.js';
import { Stage, staged, type PageOptions } from './support/stage.js';

const stage = staged(new Stage());

const list = (page: Page): Locator => page.locator('tw-list');
const panel = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Show only tickets for which all of this holds' });
const filterButton = (page: Page): Locator =>
  list(page).getByRole('button', { name: /^Filter(:|$)/ });
const chips = (page: Page): Locator =>
  list(page)
    .getByRole('group', { name: /^Filter: / })
    .getByRole('listitem');
const own = (page: Page): Locator => list(page).getByRole('group', { name: 'My views' });
const manage = (page: Page): Locator =>
  list(page).getByRole('button', { name: 'My views: save, rename, delete' });
const ownPanel = (page: Page): Locator => page.getByRole('dialog', { name: 'My views' });

/** Numbers of the tickets that the list shows, once it has read them. */
async function shown(page: Page): Promise<number[]> {
  await list(page).locator('.rows[aria-busy=false], .empty').first().waitFor();
  const ids = await tickets(page).evaluateAll((all) =>
    all.map((row) => row.getAttribute('data-id')),
  );
  return ids.map(Number);
}

async function until(page: Page, wanted: readonly number[], of = sorted): Promise<void> {
  let found;
  for (const end = Date.now() + 15_000; Date.now() < end; await page.waitForTimeout(50)) {
    found = of(await shown(page));
    if (found.join() === wanted.join()) return;
  }
  expect(found).toEqual(wanted);
}

const sorted = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);

/** Waits until the list shows exactly these. */
const shows = (page: Page, expected: readonly number[]): Promise<void> =>
  until(page, sorted(expected));

/** Waits until the list begins with these; how many rows it has depends on its height. */
const begins = (page: Page, expected: readonly number[]): Promise<void> =>
  until(page, expected, (found) => found.slice(0, expected.length));

const numbers = async (filter: string): Promise<number[]> =>
  (await stage.tickets(filter, 1000)).map(({ PrimaryKey }) => PrimaryKey);

async function pick(condition: Locator, words: string): Promise<void> {
  const box = condition.getByRole('combobox').last();
  await box.fill(words);
  await condition.locator('.option', { hasText: words }).first().click();
}

describe('a filter', () => {
  it('is made of conditions by pointer, each of which counts at once', async () => {
    const page = await stage.page('#/?view=open');
    await shown(page);
    await filterButton(page).click();
    const first = panel(page).getByRole('listitem').first();
    await first.getByLabel('Property').selectOption('priority');
    await pick(first, 'Critical');
    const high = await numbers("status eq 'Active' and priorityName eq 'Critical'");
    expect(high.length).toBeGreaterThan(1);
    await shows(page, high);
    await panel(page).getByRole('button', { name: 'Add a condition' }).click();
    const second = panel(page).locator('.condition').last();
    await second.getByLabel('Property').selectOption('title');
    await second.getByLabel('Subject: value').fill('o');
    const both = await numbers(
      "status eq 'Active' and priorityName eq 'Critical' and title contains 'o'",
    );
    await shows(page, both);
    await panel(page).getByRole('button', { name: 'Done' }).click();
    expect(await chips(page).allInnerTexts()).toEqual([
      'Priority: Critical',
      'Subject contains “o”',
    ]);
    await page.waitForURL(/filter=priority-is-\d+\*title-has-o$/);
    await page.getByRole('button', { name: 'Remove “Subject contains “o””' }).click();
    await shows(page, high);
    await hasFocus(page.getByRole('button', { name: 'Remove “Priority: Critical”' }));
    await list(page).getByRole('button', { name: 'Clear the filter' }).click();
    expect((await shown(page)).length).toBeGreaterThan(high.length);
    await hasFocus(filterButton(page));
  });

  it('is made by keys alone; Escape closes the panel and gives the focus back', async () => {
    const page = await stage.page('#/?view=open');
    await shown(page);
    await filterButton(page).focus();
    await page.keyboard.press('Enter');
    await hasFocus(panel(page).getByLabel('Property'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('In queue');
    await panel(page).locator('.option.active', { hasText: 'In queue' }).waitFor();
    await page.keyboard.press('Enter');
    await shows(page, await numbers("status eq 'Active' and ticketStatusName eq 'In queue'"));
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await hasFocus(filterButton(page));
    // The page's own Escape has not been meant.
    expect(new URL(page.url()).hash).toMatch(/filter=status-is-\d+$/);
  });

  it('stands in the address, survives a reload, and goes back with the browser', async () => {
    const page = await stage.page('#/?view=open&filter=createdAt-last-3650*company-has-a');
    const before = await shown(page);
    expect(before.length).toBeGreaterThan(0);
    await page.reload();
    await shows(page, before);
    expect(await chips(page).allInnerTexts()).toEqual([
      'Created at in the last 3650 days',
      'Company contains “a”',
    ]);
    await page.getByRole('button', { name: 'Remove “Company contains “a””' }).click();
    await page.waitForURL((url) => !url.hash.includes('company'));
    await page.goBack();
    await chips(page).nth(1).waitFor();
    await shows(page, before);
  });

  it('names a person that no list has', async () => {
    const { Person } = await stage.ticket(await stage.open(0));
    const page = await stage.page(`#/?view=open&filter=person-is-${Person!.PersonId}`);
    await chips(page).getByText(`Contact person: ${Person!.FullName!}`).waitFor();
    await shows(page, await numbers(`status eq 'Active' and personId eq ${Person!.PersonId}`));
  });

  it.each(["O'Brien", "') or (1 eq 1", 'C:\\', "\\' or 1 eq 1 or title contains '", '100%_*-.&=#'])(
    'takes %s as text, and comes back with it from the address',
    async (words) => {
      const id = await stage.open(1);
      await stage.patch(id, { Title: `Drive ${words} is full` });
      const page = await stage.page('#/?view=open');
      await filterButton(page).click();
      await panel(page).getByLabel('Property').selectOption('title');
      await panel(page).getByLabel('Subject: value').fill(words);
      await shows(page, [id]);
      await page.reload();
      await shows(page, [id]);
      await filterButton(page).click();
      await holds(panel(page).getByLabel('Subject: value'), words);
      expect(await list(page).getByRole('alert').count()).toBe(0);
    },
  );

  it('is part of the counts, and says so where it hides everything', async () => {
    const page = await stage.page('#/?view=open&filter=priority-is-3');
    const count = (await numbers("status eq 'Active' and priorityName oneOf (3)")).length;
    await page.getByRole('button', { name: `All open ${count}` }).waitFor();
    await page.goto(`${stage.proxy.url}#/?view=open&filter=title-has-nothinglikethat`);
    await page.getByText('It hides the other tickets of this view').waitFor();
    await list(page).locator('.empty').getByRole('button', { name: 'Clear the filter' }).click();
    expect((await shown(page)).length).toBeGreaterThan(10);
    await hasFocus(list(page).getByRole('button', { name: /^All open/ }));
  });

  it('says what is no number of days, and leaves the list as it was', async () => {
    const page = await stage.page('#/?view=open&filter=createdAt-last-9');
    const before = await shown(page);
    await filterButton(page).click();
    const days = panel(page).getByLabel('Created at: value');
    for (const wrong of ['0', '99999', 'x']) {
      await days.fill(wrong);
      await panel(page).locator('.problem').waitFor();
      expect(await days.getAttribute('aria-invalid')).toBe('true');
    }
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.hash.includes('filter'));
    expect((await shown(page)).length).toBeGreaterThanOrEqual(before.length);
  });

  it('belongs to the element: a list in a page of somebody else has it by its attribute', async () => {
    const page = await stage.page('#/');
    await shown(page);
    const before = await numbers("status eq 'Active' and title contains 'printer'");
    await page.evaluate(() => {
      const alone = document.createElement('tw-list');
      alone.setAttribute('view', 'open');
      alone.setAttribute('filter', 'title-has-printer');
      document.body.replaceChildren(alone);
    });
    await shows(page, before);
    await chips(page).getByText('Subject contains “printer”').waitFor();
    expect(await manage(page).count()).toBe(0);
    const told = page.evaluate(
      () =>
        new Promise((done) =>
          document.addEventListener('tw-view', (event) => done((event as CustomEvent).detail)),
        ),
    );
    await list(page).getByRole('button', { name: 'Clear the filter' }).click();
    expect(await told).toEqual({
      ...{ view: 'open', order: 'deadline', search: '', filter: '' },
      columns: '',
    });
  });
});

describe('message texts', () => {
  it('are searched for short words when that is asked for', async () => {
    const id = await stage.open(2);
    await stage.post(id, { Body: 'The zq has eaten the vj.', Author: 'Ada' });
    const page = await stage.page('#/?view=open');
    await shown(page);
    await page.getByRole('searchbox').fill('zq vj');
    await page.getByText('Nothing here fits').waitFor();
    await list(page).getByRole('button', { name: 'Search message texts' }).click();
    await shows(page, [id]);
    expect(await chips(page).allInnerTexts()).toEqual([
      'Message texts contains “zq”',
      'Message texts contains “vj”',
    ]);
    await holds(page.getByRole('searchbox'), '');
  });
});

async function save(page: Page, name: string): Promise<void> {
  await manage(page).click();
  await ownPanel(page).getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await ownPanel(page).getByText(`“${name}” is saved.`).waitFor();
  await page.keyboard.press('Escape');
  await hasFocus(manage(page));
}

const names = (page: Page): Promise<string[]> => own(page).locator('.own-name').allInnerTexts();

describe('views of one’s own', () => {
  it('are saved, counted, chosen again, and there after a reload and a log-out', async () => {
    const page = await stage.page('#/?view=open&order=change&filter=priority-is-3');
    const before = await shown(page);
    await list(page).getByRole('button', { name: 'Save as view…' }).click();
    await hasFocus(ownPanel(page).getByLabel('Name', { exact: true }));
    await page.keyboard.type('Urgent ones');
    await page.keyboard.press('Enter');
    const view = own(page).getByRole('button', { name: /^Urgent ones/ });
    await view.and(page.locator('[aria-pressed=true]')).waitFor();
    const count = (await numbers("status eq 'Active' and priorityName oneOf (3)")).length;
    await own(page)
      .getByRole('button', { name: `Urgent ones ${count}` })
      .waitFor();
    await page.keyboard.press('Escape');
    // Another view leaves its filter as well.
    await list(page)
      .getByRole('button', { name: /^Unassigned/ })
      .click();
    await page.waitForURL((url) => !url.hash.includes('filter'));
    await page.reload();
    await view.click();
    await begins(page, before.slice(0, 10));
    expect(new URL(page.url()).hash).toContain('view=open&order=change&filter=priority-is-3');
    await logOut(page);
    await logIn(page, 'tje0', 'Tje0');
    await view.waitFor();
  });

  it('choose what the second line of each ticket shows, in the address and with the view', async () => {
    const page = await stage.page('#/?view=open&order=change');
    const [first] = await shown(page);
    await stage.patch(first!, { Tags: [{ Id: 1 }, { Id: 2 }] });
    await page.reload();
    await begins(page, [first!]);
    await manage(page).click();
    const line = ownPanel(page).getByRole('group', {
      name: 'What each ticket’s second line shows',
    });
    await line.getByText(/^As usual/).waitFor();
    const add = line.getByRole('combobox', { name: 'Show something else there' });
    const read = page.waitForRequest((request) => /tags/.test(decodeURIComponent(request.url())));
    await add.selectOption({ label: 'Owner' });
    await add.selectOption({ label: 'Tags' });
    expect(decodeURIComponent((await read).url())).toMatch(/[$]select=[^&]*,tags/);
    await page.waitForURL((url) => url.hash.includes('columns=owner.tags'));
    await hasFocus(add);
    await line.getByRole('button', { name: 'Move “Tags” up' }).press('Enter');
    await page.waitForURL((url) => url.hash.includes('columns=tags.owner'));
    await hasFocus(line.getByRole('button', { name: 'Move “Tags” up' }));
    const { Tags, OwnedBy } = await stage.ticket(first!);
    const words = [Tags!.map(({ Name }) => Name).join(', '), OwnedBy?.FullName || 'Unassigned'];
    const facts = page.locator('tw-list [role=option]').first().locator('.facts');
    await facts.getByText(words[0]!).waitFor();
    expect((await facts.innerText()).split(/\n+/).map((each) => each.trim())).toEqual([
      `#${first!}`,
      ...words,
    ]);
    await ownPanel(page).getByLabel('Name', { exact: true }).fill('By tags');
    await page.keyboard.press('Enter');
    const view = own(page).getByRole('button', { name: /^By tags/ });
    await view.and(page.locator('[aria-pressed=true]')).waitFor();
    await page.keyboard.press('Escape');
    await list(page)
      .getByRole('button', { name: /^All open/ })
      .click();
    await page.waitForURL((url) => !url.hash.includes('columns'));
    await view.click();
    await facts.getByText(words[0]!).waitFor();
    expect(new URL(page.url()).hash).toContain('columns=tags.owner');
  });

  it('are nobody else’s', async () => {
    const page = await stage.page('#/?view=open&filter=title-has-printer');
    await shown(page);
    await save(page, 'Mine alone');
    await own(page).getByText('Mine alone').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${stage.proxy.url}#/?view=open`);
    await own(other).getByText('Mine alone').waitFor();
    // A link leads to what it shows, without the name.
    const link = page.url();
    const colleague = await stage.page(new URL(link).hash);
    await shows(colleague, await shown(page));
    await manage(colleague).waitFor();
    expect(await own(colleague).count()).toBe(0);
  });

  it('are renamed, moved and deleted by keys, and a deleted one comes back', async () => {
    const page = await stage.page('#/?view=open&filter=priority-is-3');
    await shown(page);
    await save(page, 'One');
    await page.goto(`${stage.proxy.url}#/?view=open&filter=priority-is-2`);
    await shown(page);
    await save(page, 'Two');
    expect(await names(page)).toEqual(['One', 'Two']);
    await manage(page).focus();
    await page.keyboard.press('Enter');
    const button = (name: string): Locator => ownPanel(page).getByRole('button', { name });
    await button('Move “Two” up').focus();
    await page.keyboard.press('Enter');
    await ownPanel(page).getByText('“Two” is number 1 of 2 now.').waitFor();
    await hasFocus(button('Move “Two” up'));
    expect(await names(page)).toEqual(['Two', 'One']);
    await button('Rename “One”').focus();
    await page.keyboard.press('Enter');
    const name = ownPanel(page).getByLabel('Name of the view “One”');
    await hasFocus(name);
    await name.fill('Two');
    await page.keyboard.press('Enter');
    await ownPanel(page).getByText('There is a view of this name already.').waitFor();
    await name.fill('First');
    await page.keyboard.press('Enter');
    await hasFocus(button('Rename “First”'));
    expect(await names(page)).toEqual(['Two', 'First']);
    await button('Delete “Two”').focus();
    await page.keyboard.press('Enter');
    await ownPanel(page).getByText('“Two” is deleted.').waitFor();
    expect(await names(page)).toEqual(['First']);
    await hasFocus(button('Undo'));
    await page.keyboard.press('Enter');
    await own(page).getByText('Two').waitFor();
    expect(await names(page)).toEqual(['Two', 'First']);
    await page.keyboard.press('Escape');
    await hasFocus(manage(page));
  });

  it('need a name', async () => {
    const page = await stage.page('#/?view=open');
    await manage(page).click();
    await ownPanel(page).getByText('You have no views of your own yet.').waitFor();
    await page.keyboard.press('Enter');
    await ownPanel(page).getByRole('alert').getByText('Give the view a name.').waitFor();
  });
});

describe('axe finds nothing wrong', () => {
  it.each<[string, PageOptions]>([
    ['light', {}],
    ['dark', { dark: true }],
    ['at 320 pixels', { width: 320 }],
  ])('%s', async (_, options) => {
    const page = await stage.page('#/?view=open&filter=priority-is-3*createdAt-last-30', options);
    await shown(page);
    expect(await axeFaults(page)).toEqual([]);
    await filterButton(page).click();
    await panel(page).getByRole('button', { name: 'Add a condition' }).click();
    await panel(page).locator('.condition').nth(2).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const { width = 1280 } = options;
    const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrolled).toBeLessThanOrEqual(width);
    const box = (await panel(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await page.keyboard.press('Escape');
    await save(page, 'A view with quite a long name of its own');
    expect(await axeFaults(page)).toEqual([]);
    await manage(page).click();
    await ownPanel(page).getByRole('listitem').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
