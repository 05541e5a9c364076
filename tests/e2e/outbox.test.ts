import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  allSent,
  hasFocus,
  holds,
  outboxButton,
  outboxOf,
  priorityOf,
  saved,
  subjectOf,
} from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

const low = '1';
const medium = '2';

/** Chooses another priority than there is, and saves by keyboard; gives its value. */
async function choose(page: Page): Promise<string> {
  const value = (await priorityOf(page).inputValue()) === low ? medium : low;
  await priorityOf(page).selectOption(value);
  await page.keyboard.press('Control+s');
  return value;
}

async function chooseAndSave(page: Page): Promise<string> {
  const value = await choose(page);
  await saved(page);
  return value;
}

const storedPriority = async (id: number): Promise<string> =>
  String((await stage.ticket(id)).Priority?.TicketPriorityId);

describe('the outbox', () => {
  it('counts what is not sent, says why, and sends it when the server is back', async () => {
    const id = await stage.open(0);
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).waitFor();
    await allSent(page);
    await page.route('**/api/**', (route) => route.abort());
    const value = await choose(page);
    await page.getByRole('button', { name: 'Outbox: 1 not sent' }).click();
    await outboxOf(page).getByText('The server cannot be reached').waitFor();
    expect(await outboxOf(page).getByRole('listitem').first().textContent()).toMatch(
      new RegExp(`Save\\s+#${id}.*Priority: .* → (Low|Medium)`, 's'),
    );
    expect(await storedPriority(id)).not.toBe(value);
    await page.unrouteAll();
    await outboxOf(page)
      .getByRole('button', { name: /^Try now/ })
      .click();
    await allSent(page);
    expect(await storedPriority(id)).toBe(value);
  });

  it('goes on by itself after a reload', async () => {
    const id = await stage.open(1);
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).waitFor();
    await page.route('**/api/v1/Ticket/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    const value = await choose(page);
    await page.getByRole('button', { name: 'Outbox: 1 not sent' }).waitFor();
    await page.unrouteAll();
    await page.reload();
    await allSent(page);
    expect(await storedPriority(id)).toBe(value);
  });

  it('takes back what has not been sent, and keeps the focus', async () => {
    const id = await stage.open(2);
    const before = await storedPriority(id);
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).waitFor();
    await page.route('**/api/v1/Ticket/*', (route) =>
      route.fulfill({ status: 429, body: '{}', contentType: 'application/json' }),
    );
    await choose(page);
    await outboxButton(page).click();
    await outboxOf(page)
      .getByRole('button', { name: /^Take back/ })
      .click();
    await allSent(page);
    await page.locator('tw-outbox :focus').waitFor();
    await page.unrouteAll();
    await page.waitForTimeout(2_500);
    expect(await storedPriority(id)).toBe(before);
  });

  it('says which save needs a person, and leads to it', async () => {
    const [first, second] = [await stage.open(3), await stage.open(4)];
    const page = await stage.page(`#/ticket/${first}`);
    await priorityOf(page).waitFor();
    await page.route('**/api/v1/Ticket/*', (route) => route.abort());
    await choose(page);
    await page.evaluate((id) => (location.hash = `#/ticket/${id}`), second);
    await stage.patch(first, { Priority: { TicketPriorityId: 4 } });
    await page.unrouteAll();
    const needs = page.getByRole('button', { name: /1 of them need you/ });
    await needs.waitFor();
    await needs.click();
    await outboxOf(page).getByText('Somebody else has changed the same').waitFor();
    await outboxOf(page)
      .getByRole('link', { name: `Open ticket #${first}` })
      .click();
    await page.waitForURL(new RegExp(`#/ticket/${first}$`));
  });
});

describe('my saves', () => {
  it('are one click away with Undo and Redo, also after a reload', async () => {
    const id = await stage.open(5);
    const before = await storedPriority(id);
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).waitFor();
    const value = await chooseAndSave(page);
    await page.reload();
    await priorityOf(page).waitFor();
    await outboxButton(page).click();
    const save = outboxOf(page)
      .getByRole('listitem')
      .filter({ hasText: `#${id}` });
    await save.getByText(/Priority: \w+ → \w+/).waitFor();
    await save.getByRole('button', { name: /^Undo/ }).click();
    await save.getByText('taken back').waitFor();
    expect(await storedPriority(id)).toBe(before);
    const redo = save.getByRole('button', { name: /^Redo/ });
    await hasFocus(redo);
    await page.keyboard.press('Enter');
    await save.getByRole('button', { name: /^Undo/ }).waitFor();
    expect(await storedPriority(id)).toBe(value);
  });

  it('leave what is half typed alone', async () => {
    const id = await stage.open(6);
    const before = await storedPriority(id);
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).waitFor();
    await chooseAndSave(page);
    await subjectOf(page).fill('Half a sub');
    await outboxButton(page).click();
    await outboxOf(page).getByRole('button', { name: /^Undo/ }).first().click();
    await outboxOf(page).getByText('taken back').waitFor();
    expect(await storedPriority(id)).toBe(before);
    expect((await stage.ticket(id)).Title).not.toBe('Half a sub');
    await holds(subjectOf(page), 'Half a sub');
  });
});

it('the panel opens and closes by keyboard, and the focus comes back', async () => {
  const page = await stage.page(`#/ticket/${await stage.open(7)}`);
  await priorityOf(page).waitFor();
  await page.keyboard.press('o');
  await outboxOf(page).waitFor();
  await page.keyboard.press('Escape');
  await outboxOf(page).waitFor({ state: 'hidden' });
  await hasFocus(outboxButton(page));
});
