import { expect } from '@jest/globals';
import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../server/support/server.js';
import { Stage } from './stage.js';

const fields = resolve(root, 'tests/e2e/support/fields.json');

/** A stage whose tickets have custom fields. */
export const stageWithFields = (): Stage => new Stage(['--import', fields]);

/** An open ticket in the editor. */
export async function edit(stage: Stage, index: number): Promise<{ page: Page; id: number }> {
  const id = await stage.open(index);
  const page = await stage.page(`#/ticket/${id}`);
  await page.getByLabel('Deadline', { exact: true }).waitFor();
  return { page, id };
}

export async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse((each) => each.request().method() === 'PATCH');
  await page.keyboard.press('Control+s');
  expect((await saved).status()).toBe(200);
}

/** Saving is refused with these words, and nothing is sent. */
export async function refused(stage: Stage, page: Page, words: string | RegExp): Promise<void> {
  const before = stage.proxy.calls('PATCH').length;
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').getByText(words).waitFor();
  expect(stage.proxy.calls('PATCH')).toHaveLength(before);
}

/** What a screen reader reads after the control's name. */
export async function description(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
  });
}
