import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasFocus, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const picked = (page: Page) => page.locator('tw-list .picked');
const result = (page: Page, id: number) =>
  page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: `#${id} ` });

/** Chooses the first tickets of the list by keys, and what is to be done with them; gives their numbers. */
async function begin(page: Page, count: number, what: string): Promise<number[]> {
  await tickets(page).first().waitFor();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 1; at < count; ++at) await page.keyboard.press('Shift+ArrowDown');
  await picked(page).getByText(`${count} tickets chosen`).waitFor();
  const ids = await tickets(page).evaluateAll((rows) =>
    rows
      .filter((row) => row.getAttribute('aria-checked') === 'true')
      .map((row) => Number((row as HTMLElement).dataset['id'])),
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const kind = page.getByRole('dialog').getByRole('button', { name: what, exact: true });
  await kind.focus();
  await page.keyboard.press('Enter');
  return ids;
}

describe('several tickets, deleted', () => {
  it('are shown, deleted together, each is told, and all are brought back', async () => {
    const page = await stage.page('#/?view=open');
    const ids = await begin(page, 3, 'Delete');
    const before = await Promise.all(ids.map((id) => stage.ticket(id)));
    const asked = dialog(page, 'Delete 3 tickets');
    await asked.getByText('3 tickets go from every list.').waitFor();
    expect((await stage.ticket(ids[0]!)).BaseStatus).toBe('Active');
    await asked.getByRole('button', { name: 'Delete 3 tickets' }).click();
    await asked.getByRole('status').filter({ hasText: 'Deleted: 3' }).waitFor();
    for (const id of ids) {
      await result(page, id).getByText('Deleted').waitFor();
      expect((await stage.ticket(id)).BaseStatus).toBe('Deleted');
    }
    await hasFocus(asked.getByRole('button', { name: 'Done' }));
    await asked.getByRole('button', { name: 'Bring back 3 tickets' }).click();
    await asked.getByRole('status').filter({ hasText: 'Brought back: 3' }).waitFor();
    for (const [at, id] of ids.entries()) {
      const { BaseStatus, Status } = await stage.ticket(id);
      expect({ BaseStatus, Status }).toEqual({
        BaseStatus: before[at]!.BaseStatus,
        Status: before[at]!.Status,
      });
    }
    await page.keyboard.press('Escape');
    await picked(page).waitFor({ state: 'detached' });
    await hasFocus(page.locator('tw-list .rows'));
  });

  it('are left alone where somebody has changed them meanwhile, or something is typed', async () => {
    const page = await stage.page('#/?view=open');
    await subjectOf(page).fill('Half written');
    const [typed, changed, third] = await begin(page, 3, 'Delete');
    const asked = page.getByRole('dialog');
    await asked.getByText('2 tickets go from every list.').waitFor();
    await asked.getByText('1 ticket is left out.').waitFor();
    await result(page, typed!).getByText('Has something typed').waitFor();
    await stage.patch(changed!, { Title: 'Not to be deleted' });
    await asked.getByRole('button', { name: 'Delete 2 tickets' }).click();
    await result(page, changed!).getByText('(Subject). Nothing was done').waitFor();
    await result(page, third!).getByText('Deleted').waitFor();
    expect((await stage.ticket(changed!)).BaseStatus).toBe('Active');
    expect((await stage.ticket(typed!)).BaseStatus).toBe('Active');
    await asked.getByRole('button', { name: 'Look at 1 ticket again' }).click();
    await result(page, changed!).getByText('Not to be deleted').waitFor();
    await asked.getByRole('button', { name: 'Delete 1 ticket' }).click();
    await result(page, changed!).getByText('Deleted', { exact: true }).waitFor();
    expect((await stage.ticket(changed!)).BaseStatus).toBe('Deleted');
  });
});

describe('several tickets, merged', () => {
  it('go into the one that is chosen, after a preview, by keys alone at 320 px', async () => {
    const page = await stage.page('#/?view=open', { width: 320 });
    const ids = await begin(page, 3, 'Merge');
    const asked = dialog(page, 'Merge 3 tickets');
    await asked.getByText('This cannot be taken back.').waitFor();
    const into = ids[1]!;
    const all = await Promise.all(ids.map((id) => stage.ticket(id)));
    const messages = all.reduce((sum, { Messages }) => sum + Messages!.length, 0);
    const radio = asked.getByRole('radio', { name: `#${into} stays` });
    await radio.focus();
    await page.keyboard.press('Space');
    await asked.getByText(`#${into} then has ${messages} messages`).waitFor();
    await result(page, into).getByText('Stays, and takes over the messages').waitFor();
    expect(await asked.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(
      true,
    );
    const confirm = asked.getByRole('button', { name: `Merge 2 tickets into #${into}` });
    await confirm.focus();
    await page.keyboard.press('Enter');
    await asked.getByRole('status').filter({ hasText: 'Merged: 2' }).waitFor();
    for (const id of ids.filter((each) => each !== into)) {
      expect(await stage.ticket(id)).toMatchObject({ BaseStatus: 'Merged', ConnectId: into });
    }
    const now = await stage.ticket(into);
    expect(now.Messages).toHaveLength(messages);
    expect(now.Priority).toEqual(all[1]!.Priority);
    await hasFocus(asked.getByRole('button', { name: 'Done' }));
    await page.keyboard.press('Enter');
    await picked(page).waitFor({ state: 'detached' });
  });

  it('are not merged where the one that stays has changed meanwhile', async () => {
    const page = await stage.page('#/?view=open');
    const ids = await begin(page, 2, 'Merge');
    const into = Math.min(...ids);
    const asked = page.getByRole('dialog');
    const confirm = asked.getByRole('button', { name: `Merge 1 ticket into #${into}` });
    await confirm.waitFor();
    await stage.patch(into, { Title: 'Renamed by Karim' });
    await confirm.click();
    await asked.getByRole('alert').getByText(`#${into} meanwhile (Subject)`).waitFor();
    expect((await stage.ticket(Math.max(...ids))).BaseStatus).toBe('Active');
    await asked.getByRole('button', { name: 'Look at 1 ticket again' }).click();
    await confirm.click();
    await asked.getByRole('status').filter({ hasText: 'Merged: 1' }).waitFor();
    expect(await stage.ticket(Math.max(...ids))).toMatchObject({ ConnectId: into });
  });
});
