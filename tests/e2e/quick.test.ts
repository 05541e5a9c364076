import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { saved, subjectOf, tickets, told } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** The demo's user. */
const me = 10;

const quick = (page: Page, name: string) =>
  page.locator('tw-editor header').getByRole('button', { name, exact: true });

async function opened(owner: string, index = 0): Promise<{ id: number; page: Page }> {
  const id = await stage.open(index, owner);
  const page = await stage.page(`#/ticket/${id}`);
  await subjectOf(page).waitFor();
  return { id, page };
}

describe('at once', () => {
  it('a ticket is taken, by a patch that is guarded, and given back by Undo', async () => {
    const { id, page } = await opened(`ne ${me}`);
    const before = (await stage.ticket(id)).OwnedBy;
    const sent = page.waitForRequest((each) => each.method() === 'PATCH');
    await quick(page, 'Take it').click();
    const patch = (await sent).postData()!;
    expect(JSON.parse(patch)).toEqual([
      { op: 'test', path: '/OwnedBy/AssociateId', value: before!.AssociateId },
      { op: 'replace', path: '/OwnedBy/AssociateId', value: me },
    ]);
    await saved(page);
    expect((await stage.ticket(id)).OwnedBy).toMatchObject({ AssociateId: me });
    await quick(page, 'Take it').waitFor({ state: 'detached' });
    await page.locator('tw-editor').getByRole('button', { name: 'Undo', exact: true }).click();
    await told(page, 'Undone').waitFor();
    expect((await stage.ticket(id)).OwnedBy).toMatchObject({ AssociateId: before!.AssociateId });
    await quick(page, 'Take it').waitFor();
  });

  it('a ticket is closed, goes from the list, and is opened again', async () => {
    const { id, page } = await opened(`eq ${me}`, 1);
    const row = page.locator(`#ticket-${id}`);
    await row.waitFor();
    await quick(page, 'Close ticket').click();
    await saved(page);
    expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
    await row.waitFor({ state: 'detached' });
    await quick(page, 'Reopen').click();
    await row.waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
  });

  it('nothing that was edited before is saved with it', async () => {
    const { id, page } = await opened(`ne ${me}`, 2);
    await subjectOf(page).fill('Edited before');
    await quick(page, 'Take it').click();
    await told(page, '2 changes').waitFor();
    expect(await stage.ticket(id)).not.toMatchObject({ OwnedBy: { AssociateId: me } });
  });
});

describe('by keys', () => {
  it('a ticket is taken, closed and opened again, and each is taken back by Undo', async () => {
    const { id, page } = await opened(`ne ${me}`, 3);
    const before = (await stage.ticket(id)).OwnedBy!.AssociateId;
    const pressed = async (key: string): Promise<unknown> => {
      const sent = page.waitForRequest((each) => each.method() === 'PATCH');
      await page.keyboard.press(key);
      const patch: unknown = JSON.parse((await sent).postData()!);
      await saved(page);
      return patch;
    };
    expect(await pressed('t')).toEqual([
      { op: 'test', path: '/OwnedBy/AssociateId', value: before },
      { op: 'replace', path: '/OwnedBy/AssociateId', value: me },
    ]);
    expect(await pressed('x')).toContainEqual(expect.objectContaining({ op: 'test' }));
    expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
    await pressed('u');
    expect(await stage.ticket(id)).toMatchObject({
      BaseStatus: 'Active',
      OwnedBy: { AssociateId: me },
    });
    await page.locator('tw-editor').getByRole('button', { name: 'Undo', exact: true }).click();
    await told(page, 'Undone').waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
  });

  it('nothing is done while a text is typed, and what is not possible says why', async () => {
    const { id, page } = await opened(`eq ${me}`, 2);
    const before = await stage.ticket(id);
    await subjectOf(page).fill('');
    await page.keyboard.type('tux');
    expect(await subjectOf(page).inputValue()).toBe('tux');
    await subjectOf(page).fill(before.Title!);
    await told(page, 'No changes').waitFor();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('t');
    await told(page, 'This ticket is yours already.').waitFor();
    await page.keyboard.press('u');
    await told(page, 'This ticket is open already.').waitFor();
    expect(await stage.ticket(id)).toEqual(before);
  });

  it('the palette offers what is possible, with its keys', async () => {
    const { page } = await opened(`eq ${me}`, 3);
    const offers = page.getByRole('listbox', { name: 'What fits' }).getByRole('option');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('the ticket');
    await offers.filter({ hasText: 'Close the ticket' }).locator('kbd', { hasText: 'X' }).waitFor();
    expect(await offers.filter({ hasText: /Take the|Reopen the/ }).count()).toBe(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('close the');
    await page.keyboard.press('Enter');
    await saved(page);
    await quick(page, 'Reopen').waitFor();
  });
});

describe('the start', () => {
  it('shows the most urgent ticket, and a step back leads nowhere else', async () => {
    const page = await stage.page('#/');
    await subjectOf(page).waitFor();
    const id = await tickets(page).first().getAttribute('data-id');
    expect(new URL(page.url()).hash).toBe(`#/ticket/${id!}`);
    expect(await tickets(page).first().getAttribute('aria-selected')).toBe('true');
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  it('on a narrow page is the list', async () => {
    const page = await stage.page('#/', { width: 320 });
    await tickets(page).first().waitFor();
    await page.waitForTimeout(300);
    expect(new URL(page.url()).hash).toBe('#/');
  });
});

it('J and K go through the tickets of the list', async () => {
  const page = await stage.page('#/');
  await subjectOf(page).waitFor();
  const ids = await tickets(page).evaluateAll((rows) =>
    rows.map((row) => (row as HTMLElement).dataset['id']),
  );
  const at = (id: string | undefined) => page.waitForURL(new RegExp(`#/ticket/${id!}$`));
  await page.keyboard.press('k');
  for (const id of ids.slice(1, 4)) {
    await page.keyboard.press('j');
    await at(id);
    await page.getByText(`#${id!}`, { exact: true }).first().waitFor();
  }
  await page.keyboard.press('k');
  await at(ids[2]);
});
