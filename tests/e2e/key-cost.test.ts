import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { replyOf, subjectOf, threadOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

/** What a key costs is counted: how long it takes depends on what else the machine does. */
const stage = staged(new Stage());

const elements = ['tw-list', 'tw-editor', 'tw-thread', 'tw-message-editor'] as const;
type Renders = Readonly<Record<(typeof elements)[number], number>>;

/** Counts from now on how often the elements render. */
async function countRenders(page: Page): Promise<() => Promise<Renders>> {
  const counts = await page.evaluateHandle((names) => {
    const counts: Record<string, number> = {};
    const find = (root: ParentNode, name: string): Element | undefined =>
      root.querySelector(name) ??
      [...root.querySelectorAll('*')]
        .map(({ shadowRoot }) => (shadowRoot ? find(shadowRoot, name) : undefined))
        .find(Boolean);
    for (const name of names) {
      counts[name] = 0;
      const element = find(document, name) as unknown as { update: (changed: unknown) => void };
      const { update } = element;
      element.update = (changed) => {
        counts[name]! += 1;
        update.call(element, changed);
      };
    }
    return counts;
  }, elements);
  return () => counts.jsonValue() as Promise<Renders>;
}

/** Types into a field and tells how often each element has rendered for it. */
async function typed(page: Page, field: Locator, words: string): Promise<Renders> {
  // The first key of all has more to show: that there is something to save.
  await field.pressSequentially('Once ');
  await page.waitForTimeout(600);
  const renders = await countRenders(page);
  await field.pressSequentially(words, { delay: 30 });
  await page.waitForTimeout(600);
  return renders();
}

const words = 'Words for thirty keys or more.';

/** Elements that render with each key; what is read anew meanwhile may render the others, seldom. */
const withEachKey = (renders: Renders): readonly string[] =>
  elements.filter((name) => renders[name] >= words.length / 2);

describe('a key', () => {
  it('in the subject renders the editor alone, once', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`);
    await tickets(page).first().waitFor();
    const renders = await typed(page, subjectOf(page), words);
    expect(withEachKey(renders)).toEqual(['tw-editor']);
    expect(renders['tw-editor']).toBeLessThan(1.5 * words.length);
  });

  it('in the reply renders the place of the reply alone, once', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(1)}`);
    await replyOf(page).click();
    await page.locator('#rich .ProseMirror').waitFor();
    const renders = await typed(page, replyOf(page), words);
    expect(withEachKey(renders)).toEqual(['tw-message-editor']);
    expect(renders['tw-message-editor']).toBeLessThan(1.5 * words.length);
  });
});

it('of many messages those near what can be seen are laid out, and all can be reached', async () => {
  const id = await stage.open(2);
  for (let at = 0; at < 120; ++at) await stage.post(id, { Type: 'Plain', Body: `Line ${at}` });
  const page = await stage.page(`#/ticket/${id}`);
  await page.getByRole('button', { name: /^Show \d+ older/ }).click();
  const heads = threadOf(page).locator('.head');
  await heads.nth(120).waitFor({ state: 'attached' });
  await page.waitForTimeout(300);
  const laidOut = await heads.evaluateAll(
    (all) => all.filter((head) => head.checkVisibility({ contentVisibilityAuto: true })).length,
  );
  expect(laidOut).toBeGreaterThan(5);
  expect(laidOut).toBeLessThan(60);
  expect(await threadOf(page).getByRole('listitem').count()).toBeGreaterThan(120);
  await heads.first().focus();
  await heads.first().evaluate((head) => head.scrollIntoView());
  await heads.first().press('Enter');
  await threadOf(page).locator('tw-mail').first().waitFor();
});
