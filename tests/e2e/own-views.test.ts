import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { axeFaults } from './support/axe.js';
import { hasFocus } from './support/parts.js';
import { Stage, staged, type PageOptions } from './support/stage.js';

const stage = staged(new Stage());

const list = (page: Page): Locator => page.locator('tw-list');
const own = (page: Page): Locator => list(page).getByRole('group', { name: 'My views' });
const pressed = (page: Page, name: string): Locator =>
  own(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .and(page.locator('[aria-pressed=true]'));
const manage = (page: Page): Locator =>
  list(page).getByRole('button', { name: 'My views: save, rename, delete' });
const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'My views' });
const inPanel = (page: Page, name: string): Locator =>
  panel(page).getByRole('button', { name, exact: true });
const setTo = (page: Page, name: string): Locator =>
  inPanel(page, `Have “${name}” show what the list shows now`);

const shows = (page: Page, part: string): Promise<void> =>
  page.waitForURL((url) => decodeURIComponent(url.hash).includes(part));

/** A page whose list shows something, saved under a name; the panel stays open. */
async function withView(name: string, hash: string, options?: PageOptions): Promise<Page> {
  const page = await stage.page(hash, options);
  await manage(page).click();
  await panel(page).getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await panel(page).getByText(`“${name}” is saved.`).waitFor();
  return page;
}

/** Another filter in the list, by its address. */
async function filterBy(page: Page, hash: string): Promise<void> {
  await page.goto(`${stage.proxy.url}${hash}`);
  await manage(page).waitFor();
}

describe('a view of one’s own', () => {
  it('is changed in place by keys, which is undone and done for good', async () => {
    const page = await withView('Urgent', '#/?view=open&filter=priority-is-3');
    expect(await setTo(page, 'Urgent').getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await filterBy(page, '#/?view=open&order=change&filter=priority-is-2&columns=tags');
    await manage(page).press('Enter');
    await setTo(page, 'Urgent').press('Enter');
    await panel(page).getByText('“Urgent” shows this from now on.').waitFor();
    await pressed(page, 'Urgent').waitFor();
    await hasFocus(inPanel(page, 'Undo'));
    await page.keyboard.press('Enter');
    await panel(page).getByText('Undone.').waitFor();
    await hasFocus(inPanel(page, 'Rename “Urgent”'));
    await own(page)
      .getByRole('button', { name: /^Urgent/ })
      .click();
    await shows(page, 'view=open&filter=priority-is-3');
    await page.goBack();
    await shows(page, 'priority-is-2');
    await manage(page).press('Enter');
    await setTo(page, 'Urgent').press('Enter');
    await pressed(page, 'Urgent').waitFor();
    await filterBy(page, '#/?view=closed');
    await page.reload();
    await own(page)
      .getByRole('button', { name: /^Urgent/ })
      .click();
    await shows(page, 'view=open&order=change&filter=priority-is-2&columns=tags');
  });

  it('has its old name and its old place back by one key', async () => {
    const page = await withView('One', '#/?view=open&filter=priority-is-3');
    await page.keyboard.press('Escape');
    await filterBy(page, '#/?view=open&filter=priority-is-2');
    await manage(page).click();
    await panel(page).getByLabel('Name', { exact: true }).fill('Two');
    await page.keyboard.press('Enter');
    await inPanel(page, 'Move “Two” up').press('Enter');
    await inPanel(page, 'Undo').press('Enter');
    const names = own(page).locator('.own-name');
    await panel(page).getByText('Undone.').waitFor();
    expect(await names.allInnerTexts()).toEqual(['One', 'Two']);
    await inPanel(page, 'Rename “One”').press('Enter');
    await panel(page).getByLabel('Name of the view “One”').fill('First');
    await page.keyboard.press('Enter');
    await panel(page).getByText('“One” is called “First” now.').waitFor();
    await inPanel(page, 'Undo').press('Enter');
    await inPanel(page, 'Rename “One”').waitFor();
    expect(await names.allInnerTexts()).toEqual(['One', 'Two']);
  });

  it('that another tab has changed meanwhile stays as it is there, and that is told', async () => {
    const page = await withView('Shared', '#/?view=open&filter=priority-is-3');
    await page.keyboard.press('Escape');
    await filterBy(page, '#/?view=open&filter=priority-is-2');
    await manage(page).press('Enter');
    await setTo(page, 'Shared').press('Enter');
    await inPanel(page, 'Undo').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${stage.proxy.url}#/?view=open&filter=priority-is-1`);
    await manage(other).press('Enter');
    await setTo(other, 'Shared').press('Enter');
    await pressed(other, 'Shared').waitFor();
    await other.close();
    await inPanel(page, 'Undo').press('Enter');
    await panel(page)
      .getByRole('alert')
      .getByText(/changed in another tab/)
      .waitFor();
    await own(page)
      .getByRole('button', { name: /^Shared/ })
      .click();
    await shows(page, 'priority-is-1');
  });

  it.each<[string, PageOptions]>([
    ['light', {}],
    ['dark', { dark: true }],
    ['at 320 pixels', { width: 320 }],
  ])('can be changed where axe finds nothing wrong: %s', async (_, options) => {
    const page = await withView('A view with quite a long name', '#/?view=open', options);
    // The panel stays open beside another list.
    await filterBy(page, '#/?view=open&filter=priority-is-2');
    await setTo(page, 'A view with quite a long name').press('Enter');
    await inPanel(page, 'Undo').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const box = (await panel(page).boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(options.width ?? 1280);
  });
});
