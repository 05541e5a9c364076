import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { text } from '../../web/text/index.js';
import { hasFocus, holds, saved, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());
const paletteOf = (page: Page) => page.getByRole('combobox', { name: 'Commands and tickets' });
const missing = (page: Page) => page.getByRole('alert').filter({ hasText: text.page.partMissing });
const retry = (page: Page) => missing(page).getByRole('button', { name: 'Retry' });

/** Opens the page at a hash, without some of its parts until they are let through. */
async function without(parts: string, hash: string): Promise<[Page, () => Promise<void>]> {
  const page = await stage.page();
  const files = new RegExp(`/assets/(?:${parts})-elements-[^/]*\\.js$`);
  await page.route(files, (route) => route.abort());
  await page.goto('about:blank');
  await page.goto(`${stage.proxy.url}${hash}`);
  return [page, () => page.unroute(files)];
}

describe('a page without what tickets are edited by', () => {
  it('lists them, says what is missing, and goes on once it can be loaded', async () => {
    const id = await stage.open(0);
    const [page, letThrough] = await without('work|later', `#/ticket/${id}`);
    await tickets(page).first().waitFor();
    await missing(page).waitFor();
    // Nor does anything happen by the keys of what is not there.
    for (const keys of ['Control+s', 'r', 'o']) await page.keyboard.press(keys);
    await letThrough();
    // By a click, or by itself: the desk is asked for all the time.
    await retry(page)
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await missing(page).waitFor({ state: 'detached' });
    await subjectOf(page).fill('Edited once it was there');
    await page.keyboard.press('Control+s');
    await saved(page);
    expect((await stage.ticket(id)).Title).toBe('Edited once it was there');
  });
});

describe('a page without what nobody sees at first', () => {
  it('says so where that is wanted; edits stay, and it is done once it can be loaded', async () => {
    const [page, letThrough] = await without('later', `#/ticket/${await stage.open(1)}`);
    await subjectOf(page).fill('Typed before');
    expect(await missing(page).count()).toBe(0);
    await page.keyboard.press('Control+k');
    await missing(page).waitFor();
    await holds(subjectOf(page), 'Typed before');
    await retry(page).click();
    // It is tried in vain.
    await missing(page).waitFor();
    await letThrough();
    await retry(page).click();
    await hasFocus(paletteOf(page));
    expect(await missing(page).count()).toBe(0);
    await page.keyboard.press('Escape');
    await holds(subjectOf(page), 'Typed before');
  });
});

it('a start asks for all that an editor needs before there is a core, and in few steps', async () => {
  const id = await stage.open(3);
  const page = await stage.page('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const meanwhile = ['core', 'work-elements', 'own-views', 'desk-link'];
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/assets\/core-[^/]*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${stage.proxy.url}#/ticket/${id}`);
  await page.waitForResponse((each) => each.url().endsWith('/login'));
  for (const name of meanwhile) expect(asked.join(' ')).toContain(`/assets/${name}-`);
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
  letThrough();
  await subjectOf(page).waitFor();
  const times = (path: string): number => asked.filter((each) => each === path).length;
  expect(['/session', '/login', '/api/v1/User/currentPrincipal'].map(times)).toEqual([1, 1, 0]);
});

describe('without a network there is', () => {
  it.each<[string, (page: Page) => Promise<unknown>]>([
    [
      'the palette',
      async (page) => {
        await page.keyboard.press('Control+k');
        await hasFocus(paletteOf(page));
      },
    ],
    [
      'the help',
      async (page) => {
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      },
    ],
    [
      'the form for a new ticket',
      async (page) => {
        await page.keyboard.press('n');
        await page.getByRole('form', { name: 'New ticket' }).waitFor();
      },
    ],
    [
      'the review of what was edited',
      async (page) => {
        await subjectOf(page).fill('Typed before');
        await page.keyboard.press('Control+Enter');
        await page.getByRole('dialog').getByText('Typed before').first().waitFor();
      },
    ],
  ])('%s, though nobody has opened it before', async (_, opens) => {
    const page = await stage.page(`#/ticket/${await stage.open(2)}`);
    await subjectOf(page).waitFor();
    await page.locator('tw-shortcuts:defined').waitFor({ state: 'attached' });
    await page.context().setOffline(true);
    await opens(page);
    expect(await missing(page).count()).toBe(0);
  });
});
