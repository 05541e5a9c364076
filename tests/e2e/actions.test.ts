import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage, staged } from './support/stage.js';
import { holds, replyOf as reply } from './support/parts.js';

const stage = staged(new Stage());

const editor = (page: Page) => page.locator('tw-editor');
const dialog = (page: Page) => page.getByRole('dialog');
const told = (page: Page, words: string | RegExp) => editor(page).getByText(words).first();
const subject = (page: Page) => page.getByRole('textbox', { name: 'Edit Subject' });
const row = (page: Page, id: number) => page.locator(`#ticket-${id}`);

async function opened(index: number, options: { width?: number } = {}) {
  const id = await stage.open(index);
  const page = await stage.page(`#/ticket/${id}`, options);
  await subject(page).waitFor();
  return { id, page };
}

async function begin(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await editor(page).getByRole('button', { name: action }).click();
  await dialog(page).waitFor();
}

async function choose(page: Page, id: number): Promise<void> {
  const into = dialog(page).getByRole('combobox', { name: 'Ticket to merge into' });
  await into.fill(`#${id}`);
  await page.getByRole('option', { name: new RegExp(`^#${id} `) }).waitFor();
  await into.press('Enter');
  await dialog(page).getByText('This cannot be taken back').waitFor();
}

describe('Delete', () => {
  it('asks, deletes, leaves what was typed, and is undone from my saves after a reload', async () => {
    const { id, page } = await opened(0);
    const before = await stage.ticket(id);
    await reply(page).fill('Dear Ann');
    await begin(page, 'Delete');
    await dialog(page)
      .getByRole('heading', { name: `Delete ticket #${id}?` })
      .waitFor();
    await dialog(page).getByText(`“${before.Title!}” goes from every list`).waitFor();
    await dialog(page).getByText('(a message) stays with the ticket').waitFor();
    await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click();
    await told(page, `Ticket #${id} is deleted. What you had typed stays with it.`).waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Deleted');
    await holds(reply(page), 'Dear Ann');
    await row(page, id).waitFor({ state: 'detached' });
    expect(
      await editor(page)
        .getByText(/Somebody else/)
        .count(),
    ).toBe(0);

    await page.reload();
    await subject(page).waitFor();
    expect(await page.getByRole('button', { name: 'More actions' }).count()).toBe(0);
    await page.getByRole('button', { name: /^Outbox/ }).click();
    await page.getByRole('button', { name: new RegExp(`^Undo: #${id} `) }).click();
    await told(page, /^Undone: Status/).waitFor();
    const after = await stage.ticket(id);
    expect(after.BaseStatus).toBe(before.BaseStatus);
    expect(after.Status).toEqual(before.Status);
    await holds(reply(page), 'Dear Ann');
  });

  it('is undone at once, also of a ticket that was closed', async () => {
    const [closed] = await stage.tickets("status eq 'Closed'");
    const id = closed!.PrimaryKey;
    const { Status } = await stage.ticket(id);
    const page = await stage.page(`#/ticket/${id}`);
    await subject(page).waitFor();
    await begin(page, 'Delete');
    await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click();
    await told(page, `Ticket #${id} is deleted.`).waitFor();
    await editor(page).getByRole('button', { name: 'Undo', exact: true }).click();
    await told(page, /^Undone: Status/).waitFor();
    expect(await stage.ticket(id)).toMatchObject({ BaseStatus: 'Closed', Status });
  });

  it('tells what somebody else has changed meanwhile, and asks again', async () => {
    const { id, page } = await opened(1);
    await begin(page, 'Delete');
    await stage.patch(id, { Title: 'Not to be deleted' });
    const confirm = dialog(page).getByRole('button', { name: 'Delete', exact: true });
    await confirm.click();
    await dialog(page).getByRole('alert').getByText('(Subject). Nothing was done').waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
    await dialog(page).getByText('“Not to be deleted”').waitFor();
    await confirm.click();
    await told(page, `Ticket #${id} is deleted.`).waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Deleted');
  });

  it('needs the connection; a lost answer is looked up', async () => {
    const { id, page } = await opened(2);
    await begin(page, 'Delete');
    await page.route('**/api/**', (route) => route.abort());
    const confirm = dialog(page).getByRole('button', { name: 'Delete', exact: true });
    await confirm.click();
    await dialog(page).getByRole('alert').getByText('This needs the connection').waitFor();
    await page.getByRole('button', { name: 'Outbox: everything is sent' }).waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
    await page.unroute('**/api/**');
    await page.route(`**/api/v1/Ticket/${id}`, async (route) => {
      if (route.request().method() !== 'DELETE') return route.continue();
      await route.fetch();
      await route.abort();
    });
    await confirm.click();
    await told(page, `Ticket #${id} is deleted.`).waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Deleted');
  });
});

describe('Merge', () => {
  it('shows what will happen, moves the messages, and takes what was typed along', async () => {
    const { id, page } = await opened(3);
    const into = await stage.open(5);
    const [from, to] = [await stage.ticket(id), await stage.ticket(into)];
    const priority = page.getByLabel('Priority', { exact: true });
    await priority.selectOption('3');
    await reply(page).fill('Dear Ann');
    await begin(page, 'Merge into another ticket');
    await choose(page, into);
    const moved = from.Messages!.length;
    const preview = dialog(page).locator('.preview');
    const lines = await preview.getByRole('listitem').allTextContents();
    expect(lines[0]).toMatch(
      new RegExp(`^${moved} messages? moves? from #${id} “.*” to #${into} “.*”\\.$`),
    );
    expect(lines[1]).toContain(`#${into} then has ${moved + to.Messages!.length} messages`);
    expect(lines.join()).toContain(`(1 change, a message) goes along to #${into}, still unsaved`);
    await dialog(page)
      .getByRole('button', { name: `Merge into #${into}` })
      .click();

    await page.waitForURL(`**/#/ticket/${into}`);
    await told(page, `Ticket #${id} is merged into this one.`).waitFor();
    const now = await stage.ticket(into);
    expect(now.Messages).toHaveLength(moved + to.Messages!.length);
    expect(now.Priority).toEqual(to.Priority);
    expect(await stage.ticket(id)).toMatchObject({ BaseStatus: 'Merged', ConnectId: into });
    await holds(priority, '3');
    await holds(reply(page), 'Dear Ann');
    await page.reload();
    await subject(page).waitFor();
    await holds(priority, '3');
    await holds(reply(page), 'Dear Ann');
    await page.goto(`${stage.proxy.url}#/ticket/${id}`);
    await page.getByText(`#${id}`, { exact: true }).first().waitFor();
    await page.getByText('No changes').waitFor();
    await holds(reply(page), '');
  });

  it('tells what somebody else has changed meanwhile, and needs the connection', async () => {
    const { id, page } = await opened(4);
    const into = await stage.open(6);
    await begin(page, 'Merge into another ticket');
    await choose(page, into);
    await stage.patch(into, { Title: 'Renamed by Karim' });
    const confirm = dialog(page).getByRole('button', { name: `Merge into #${into}` });
    await confirm.click();
    await dialog(page).getByRole('alert').getByText(`#${into} meanwhile (Subject)`).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await confirm.click();
    await dialog(page).getByRole('alert').getByText('This needs the connection').waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
    await page.unroute('**/api/**');
    await confirm.click();
    await page.waitForURL(`**/#/ticket/${into}`);
    expect((await stage.ticket(id)).ConnectId).toBe(into);
  });

  it('is made with the keyboard alone, and fits into 320 px', async () => {
    const { id, page } = await opened(5, { width: 320 });
    const into = await stage.open(7);
    const more = page.getByRole('button', { name: 'More actions' });
    await more.focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('button', { name: 'Delete…' });
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    expect(page.url()).toMatch(new RegExp(`#/ticket/${id}$`));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    const label = (): Promise<string | null> =>
      page.evaluate(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        return focused?.id || focused?.textContent?.trim() || null;
      });
    expect(await label()).toBe('merge-into');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await more.evaluate((button) => button.matches(':focus'))).toBe(true);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.type(`${into}`);
    await page.getByRole('option', { name: new RegExp(`^#${into} `) }).waitFor();
    await page.keyboard.press('Enter');
    await dialog(page).getByText('This cannot be taken back').waitFor();
    const box = (await dialog(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(
      await dialog(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
    ).toBe(true);
    const confirm = dialog(page).getByRole('button', { name: `Merge into #${into}` });
    for (let tabs = 0; tabs < 4; tabs++) {
      if (await confirm.evaluate((button) => button.matches(':focus'))) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/#/ticket/${into}`);
    expect((await stage.ticket(id)).ConnectId).toBe(into);
  });
});
