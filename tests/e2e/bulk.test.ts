import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasFocus, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Edit \d+ tickets?$/ });
const picked = (page: Page) => page.locator('tw-list .picked');

/** The numbers of the first tickets of the list, of which these many are chosen by keys. */
async function choose(page: Page, count: number): Promise<number[]> {
  await subjectOf(page).waitFor();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 1; at < count; ++at) await page.keyboard.press('Shift+ArrowDown');
  await picked(page).getByText(`${count} tickets chosen`).waitFor();
  const ids = await tickets(page).evaluateAll((rows) =>
    rows
      .filter((row) => row.getAttribute('aria-checked') === 'true')
      .map((row) => Number((row as HTMLElement).dataset['id'])),
  );
  expect(ids).toHaveLength(count);
  return ids;
}

/** Sets the priority of the chosen ones to High. */
async function setHigh(page: Page): Promise<void> {
  await picked(page).getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
  await dialog(page).getByRole('button', { name: 'Do not set Status' }).click();
  await dialog(page).getByLabel('Add a property').selectOption({ label: 'Priority' });
  await dialog(page).getByLabel('Priority', { exact: true }).selectOption({ label: 'High' });
  await dialog(page)
    .getByRole('button', { name: /^Save \d+ tickets$/ })
    .click();
}

const result = (page: Page, id: number) =>
  dialog(page)
    .getByRole('listitem')
    .filter({ hasText: `#${id} ` });

describe('several tickets', () => {
  it('are edited together, each is told, and all is undone', async () => {
    const page = await stage.page('#/?view=open');
    const ids = await choose(page, 4);
    const before = await Promise.all(ids.map((id) => stage.ticket(id)));
    await setHigh(page);
    await dialog(page).getByRole('button', { name: 'Done' }).waitFor();
    for (const [at, id] of ids.entries()) {
      const was = before[at]!.Priority!.TicketPriorityId === 3;
      await result(page, id)
        .getByText(was ? 'Was so already' : 'Saved')
        .waitFor();
      expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 3 });
    }
    await dialog(page)
      .getByRole('button', { name: /^Undo \d saves?$/ })
      .click();
    await dialog(page)
      .getByRole('status')
      .filter({ hasText: /Undone/ })
      .waitFor();
    for (const [at, id] of ids.entries()) {
      const { TicketPriorityId } = before[at]!.Priority!;
      expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId });
    }
    await dialog(page).getByRole('button', { name: 'Done' }).click();
    await picked(page).waitFor({ state: 'detached' });
    await hasFocus(page.locator('tw-list .rows'));
  });

  it('are postponed until a time, which goes with the choice', async () => {
    const page = await stage.page('#/');
    const ids = await choose(page, 2);
    await picked(page).getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
    const status = dialog(page).getByLabel('Status', { exact: true });
    const save = dialog(page).getByRole('button', { name: 'Save 2 tickets' });
    await status.selectOption({ label: 'Postponed' });
    await dialog(page).getByRole('button', { name: 'Tomorrow 8:00' }).click();
    await status.selectOption({ label: 'Open' });
    await status.selectOption({ label: 'Postponed' });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await dialog(page).getByRole('button', { name: 'Tomorrow 8:00' }).click();
    await save.click();
    await dialog(page).getByRole('button', { name: 'Done' }).waitFor();
    for (const id of ids) {
      const { BaseStatus, Activate } = await stage.ticket(id);
      expect(BaseStatus).toBe('Postponed');
      expect(Date.parse(String(Activate))).toBeGreaterThan(Date.now());
    }
  });

  it('leave alone the one that has unsaved edits', async () => {
    const page = await stage.page('#/?view=unassigned');
    const [first, second] = await choose(page, 2);
    await page.keyboard.press('Escape');
    await tickets(page).first().click();
    await subjectOf(page).fill('Half written');
    await choose(page, 2);
    await setHigh(page);
    await result(page, first!).getByText('Has unsaved edits of yours').waitFor();
    await result(page, second!)
      .getByText(/Saved|Was so already/)
      .waitFor();
    await result(page, first!).getByRole('button').click();
    await page.waitForURL(new RegExp(`#/ticket/${first!}`));
    await subjectOf(page).waitFor();
    expect(await subjectOf(page).inputValue()).toBe('Half written');
  });

  it('are chosen by pointer: one more, up to another one, none', async () => {
    const page = await stage.page('#/?view=open');
    await subjectOf(page).waitFor();
    await tickets(page)
      .nth(1)
      .click({ modifiers: ['Control'] });
    await picked(page).getByText('1 ticket chosen').waitFor();
    await tickets(page)
      .nth(4)
      .click({ modifiers: ['Shift'] });
    await picked(page).getByText('4 tickets chosen').waitFor();
    await tickets(page).nth(2).locator('.pick').click();
    await picked(page).getByText('3 tickets chosen').waitFor();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Control+a');
    await picked(page)
      .getByText(/^\d\d+ tickets chosen$/)
      .waitFor();
    await picked(page).getByRole('button', { name: 'Choose none' }).click();
    await picked(page).waitFor({ state: 'detached' });
    expect(await tickets(page).first().getAttribute('aria-checked')).toBe('false');
  });

  it('are not saved without a value, and stay chosen when the dialog is closed', async () => {
    const page = await stage.page('#/?view=postponed');
    await choose(page, 2);
    await picked(page).getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
    const save = dialog(page).getByRole('button', { name: 'Save 2 tickets' });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await picked(page).getByText('2 tickets chosen').waitFor();
  });
});
