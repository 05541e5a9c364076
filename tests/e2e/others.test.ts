import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../server/support/mailing.js';
import { priorityOf, saved, subjectOf, threadOf } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** The reader comes back to the page, which reads everything again. */
const comeBack = (page: Page) =>
  page.evaluate(() => {
    for (const value of [true, false]) {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });

describe('messages that come while a ticket is open', () => {
  it('are asked about before the ticket is closed', async () => {
    const id = await stage.open(0);
    const page = await stage.page(`#/ticket/${id}`);
    const status = page.getByLabel('Status', { exact: true });
    await status.waitFor();
    await page.waitForTimeout(1_100); // HTTP dates have whole seconds
    await stage.post(id, { Type: 'Plain', Body: 'One more question', Author: 'Karim' });
    await comeBack(page);
    await threadOf(page).getByText('One more question').waitFor();
    await status.selectOption({ label: 'Closed' });
    await page.keyboard.press('Control+s');
    const question = page.getByRole('dialog', { name: 'Close the ticket?' });
    await question.getByText('1 new message came while you had the ticket open.').waitFor();
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
    await question.getByRole('button', { name: 'Show the conversation' }).click();
    await question.waitFor({ state: 'detached' });
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
    await page.keyboard.press('Control+s');
    await question.getByRole('button', { name: 'Close anyway' }).click();
    await saved(page);
    expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
  });

  it('are no question any more once they were looked at', async () => {
    const id = await stage.open(0);
    const page = await stage.page(`#/ticket/${id}`);
    const status = page.getByLabel('Status', { exact: true });
    await status.waitFor();
    await page.waitForTimeout(1_100);
    await stage.post(id, { Type: 'Plain', Body: 'Looked at', Author: 'Karim' });
    await comeBack(page);
    await threadOf(page).getByText('Looked at').click();
    await status.selectOption({ label: 'Closed' });
    await page.keyboard.press('Control+s');
    await saved(page);
    expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
  });
});

it('an opened ticket of one’s own is read, also for the server', async () => {
  const id = await stage.open(0, 'eq 10');
  await stage.post(id, { Type: 'Plain', Body: 'News', Author: 'a@customer.example' });
  await stage.patch(id, { ReadStatus: 'Red' });
  expect((await stage.ticket(id)).ReadStatus).toBe('Red');
  const page = await stage.page(`#/ticket/${id}`);
  await subjectOf(page).waitFor();
  await until('it is read', async () => (await stage.ticket(id)).ReadStatus === 'Green');
});

it('the time that is left counts down', async () => {
  const id = await stage.open(2);
  await stage.patch(id, { Deadline: new Date(Date.now() + 100 * 60_000).toISOString() });
  const page = await stage.page(`#/ticket/${id}`, { clock: true });
  const said = (words: RegExp) => page.locator('tw-editor .summary').getByText(words);
  await said(/^(1 h|99 min|100 min) left$/).waitFor();
  await page.clock.fastForward('01:00:00');
  await said(/^(39|40) min left$/).waitFor();
  await page.clock.fastForward('01:00:00');
  await said(/^(20|21) min late$/).waitFor();
});

it('what is said about a save moves nothing on the screen', async () => {
  const page = await stage.page(`#/ticket/${await stage.open(3)}`);
  await priorityOf(page).waitFor();
  const places = async () => {
    const parts = [page.locator('tw-editor .body'), page.locator('tw-editor [part=footer]')];
    return Promise.all(parts.map((part) => part.boundingBox()));
  };
  const other = (await priorityOf(page).inputValue()) === '1' ? '2' : '1';
  await priorityOf(page).selectOption(other);
  await page.getByText('1 change').first().waitFor();
  const before = await places();
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(await places()).toEqual(before);
});
