import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { pause } from '../../server/support/mailing.js';

/** Parts of the workspace, by what their readers know them by. */
export const subjectOf = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Edit Subject' });
export const priorityOf = (page: Page): Locator => page.getByLabel('Priority', { exact: true });
export const tickets = (page: Page): Locator => page.getByRole('listbox').getByRole('option');
export const composerOf = (page: Page): Locator => page.getByRole('form', { name: 'New message' });
export const replyOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' });
export const threadOf = (page: Page): Locator => page.getByRole('list', { name: 'Conversation' });
/** Messages that were sent and are not on the server yet. */
export const standingOf = (page: Page): Locator =>
  page.getByRole('status', { name: 'Messages on their way' });
export const outboxButton = (page: Page): Locator => page.getByRole('button', { name: /^Outbox/ });
export const outboxOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Outbox' });
export const loginOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Log in' });
export const menuOf = (page: Page, user = 'tje0'): Locator =>
  page.getByRole('button', { name: `Signed in as ${user}` });

/** What the editor says; the outbox says some of it as well. */
export const told = (page: Page, words: string | RegExp): Locator =>
  page.locator('tw-editor').getByText(words).first();

/** Waits until the editor says that it has saved. */
export const saved = (page: Page): Promise<void> => told(page, /Saved in \d+ ms/).waitFor();

/** Waits until nothing waits to be sent. */
export const allSent = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Outbox: everything is sent' }).waitFor();

export async function logOut(page: Page, user = 'tje0'): Promise<void> {
  await menuOf(page, user).click();
  await page.getByRole('button', { name: 'Log out' }).first().click();
}

export async function logIn(page: Page, user: string, password: string): Promise<void> {
  const dialog = loginOf(page);
  await dialog.getByLabel('User name').fill(user);
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Waits until a part of the page has the focus. */
export const hasFocus = (part: Locator): Promise<void> =>
  part.and(part.page().locator(':focus')).waitFor();

/** What a field holds, as plain text: a form's control, or an editor of formatted texts. */
export const valueOf = (field: Locator): Promise<string> =>
  field.evaluate((element) =>
    'value' in element
      ? String(element.value)
      : [...element.children].map(({ textContent }) => textContent).join('\n'),
  );

/** Waits until a field holds this: what is kept comes back a moment after the field is there. */
export async function holds(field: Locator, expected: string | null | undefined): Promise<void> {
  const end = Date.now() + 15_000;
  while ((await valueOf(field)) !== expected && Date.now() < end) await pause(20);
  expect(await valueOf(field)).toBe(expected);
}
