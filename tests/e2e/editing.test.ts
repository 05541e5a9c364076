import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { holds, priorityOf, saved, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

const low = 1;

/** The body that the review promises, and the size that it names. */
async function reviewed(page: Page): Promise<{ body: string; bytes: number }> {
  const review = page.getByRole('dialog', { name: 'Review 1 change' });
  const body = (await review.getByRole('region').textContent()) ?? '';
  const title = (await review.getByRole('heading', { level: 3 }).textContent()) ?? '';
  return { body, bytes: Number(/\((\d+) bytes?\)/i.exec(title)?.[1]) };
}

/** Checks that what was sent is what was reviewed, as the browser and as the observer saw it. */
function expectSent(review: { body: string; bytes: number }, sent: Buffer | null): void {
  const passed = stage.proxy.calls('PATCH').at(-1)!;
  expect(passed.body.toString()).toBe(review.body);
  expect(sent?.equals(passed.body)).toBe(true);
  expect(passed.body.length).toBe(review.bytes);
  expect(passed.body.length).toBeLessThanOrEqual(150);
}

describe('a change of priority', () => {
  it('by mouse is reviewed, saved, and outlives a restart', async () => {
    const page = await stage.page();
    await page.getByRole('button', { name: 'All open' }).click();
    const entry = tickets(page).filter({ hasText: 'Medium' }).first();
    const id = Number(await entry.getAttribute('data-id'));
    expect((await stage.ticket(id)).Priority).toMatchObject({ Name: 'Medium' });
    await entry.click();
    await priorityOf(page).selectOption(String(low));
    await page.getByRole('button', { name: 'Review' }).click();
    const review = await reviewed(page);
    const request = page.waitForRequest((each) => each.method() === 'PATCH');
    const dialog = page.getByRole('dialog', { name: 'Review 1 change' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    const sent = (await request).postDataBuffer();
    await saved(page);
    expectSent(review, sent);
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: low });

    await stage.restart();
    await page.reload();
    const priority = priorityOf(page);
    await priority.waitFor();
    await holds(priority, String(low));
  });

  it('by keyboard alone is reviewed and saved', async () => {
    const id = await stage.open(1);
    const page = await stage.page(`#/ticket/${id}`);
    const priority = priorityOf(page);
    await priority.waitFor();
    await reach(page, 'Priority');
    await page.keyboard.press('Home');
    await holds(priority, String(low));
    await page.keyboard.press('Control+Enter');
    const review = await reviewed(page);
    const request = page.waitForRequest((each) => each.method() === 'PATCH');
    await page.keyboard.press('Enter');
    const sent = (await request).postDataBuffer();
    await saved(page);
    expectSent(review, sent);
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: low });
  });

  it('can be taken back after it was saved', async () => {
    const id = await stage.open(2);
    const before = (await stage.ticket(id)).Priority;
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).selectOption(String(low));
    await page.keyboard.press('Control+s');
    await saved(page);
    const answer = page.waitForResponse((each) => each.request().method() === 'PATCH');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect((await answer).status()).toBe(200);
    expect((await stage.ticket(id)).Priority).toEqual(before);
  });
});

/** Presses Tab until the control of that label has the focus. */
async function reach(page: Page, label: string): Promise<void> {
  const control = page.getByLabel(label, { exact: true });
  for (let presses = 0; presses < 80; ++presses) {
    const focused = await control.evaluate(
      (element) => (element.getRootNode() as ShadowRoot).activeElement === element,
    );
    if (focused) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${label} cannot be reached with Tab`);
}
