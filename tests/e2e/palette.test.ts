import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasFocus, priorityOf, replyOf, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());
const paletteOf = (page: Page) => page.getByRole('combobox', { name: 'Commands and tickets' });
const offersOf = (page: Page) =>
  page.getByRole('listbox', { name: 'What fits' }).getByRole('option');

async function opened(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await hasFocus(paletteOf(page));
}

describe('the palette', () => {
  it('runs commands, shows their keys, and gives the focus back', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`);
    await subjectOf(page).waitFor();
    await subjectOf(page).focus();
    await opened(page);
    await page.keyboard.press('Escape');
    await hasFocus(subjectOf(page));
    await opened(page);
    await page.keyboard.type('repl');
    await offersOf(page).filter({ hasText: 'Write a reply' }).waitFor();
    expect(await offersOf(page).first().locator('kbd').textContent()).toBe('R');
    await page.keyboard.press('Enter');
    await hasFocus(replyOf(page));
  });

  it('goes to views and to the properties of the open ticket', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`);
    await subjectOf(page).waitFor();
    await opened(page);
    await page.keyboard.type('unassi');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Unassigned', pressed: true }).waitFor();
    await opened(page);
    await page.keyboard.type('edit priority');
    await page.keyboard.press('Enter');
    await hasFocus(priorityOf(page));
  });

  it('finds a ticket by its number and by its words', async () => {
    const id = await stage.open(2);
    const { Title } = await stage.ticket(id);
    const page = await stage.page('#/');
    await tickets(page).first().waitFor();
    await opened(page);
    await page.keyboard.type(`#${id}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`#/ticket/${id}$`));
    await page.goto(`${stage.proxy.url}#/new`);
    await opened(page);
    await page.keyboard.type(Title!);
    await offersOf(page)
      .filter({ hasText: `#${id}` })
      .click();
    await page.waitForURL(new RegExp(`#/ticket/${id}$`));
  });

  it('is gone through by arrows, round and round', async () => {
    const page = await stage.page('#/');
    await tickets(page).first().waitFor();
    await opened(page);
    const chosen = page.locator('#palette-list [aria-selected=true]');
    const first = await chosen.textContent();
    await page.keyboard.press('ArrowDown');
    expect(await chosen.textContent()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const last = await offersOf(page).last().textContent();
    expect(await chosen.textContent()).toBe(last);
    const active = await paletteOf(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? 'nothing'}`).textContent()).toBe(last);
  });
});

describe('keys of one’s own', () => {
  it('work, also after a reload, and can be given up', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`);
    await subjectOf(page).waitFor();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const change = sheet.getByRole('button', { name: 'Change the keys of “New ticket”' });
    await change.click();
    await page.keyboard.press('j');
    await sheet.getByText('“Next ticket of the list” has these keys').waitFor();
    await page.keyboard.press('F5');
    await sheet.getByText('These cannot be used').waitFor();
    await page.keyboard.press('y');
    await sheet.getByText('Changed.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.press('y');
    await page.waitForURL(/#\/new$/);
    await page.goto(`${stage.proxy.url}#/`);
    await page.reload();
    await tickets(page).first().waitFor();
    await page.keyboard.press('y');
    await page.waitForURL(/#\/new$/);
    await page.locator('.brand a').focus();
    await page.keyboard.press('?');
    await sheet.getByRole('button', { name: 'All as they were' }).click();
    await sheet.getByText('N', { exact: true }).waitFor();
  });
});
