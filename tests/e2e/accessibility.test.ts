import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from './support/axe.js';
import { journeys } from './support/journeys.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** The list beside a ticket is the same in each state: it is looked at where a journey begins. */
const withList = /chosen|list|search|menu/;

async function violations(page: Page, state: string): Promise<string[]> {
  return axeFaults(page, withList.test(state) ? undefined : 'tw-list');
}

/** Axe takes half a second for each look where nothing else runs, and longer beside other work. */
const patience = 600_000;

/** What a wide page can look like. One load of the page is enough for all of them. */
const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

describe('axe finds nothing wrong', () => {
  it.each(Object.entries(journeys))(
    '%s',
    async (_, journey) => {
      const wrong: Record<string, string[]> = {};
      const look = async (page: Page, state: string) => {
        for (const [name, media] of Object.entries(looks)) {
          await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
          const found = await violations(page, state);
          if (found.length > 0) wrong[`${state}, ${name}`] = found;
        }
        await page.emulateMedia({ ...looks.light, reducedMotion: 'reduce' });
      };
      await journey({ stage, options: {}, look });
      expect(wrong).toEqual({});
    },
    patience,
  );

  it.each(Object.entries(journeys))(
    'at 320 pixels, which are enough: %s',
    async (_, journey) => {
      const wrong: Record<string, string[]> = {};
      const look = async (page: Page, state: string) => {
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        const found = await violations(page, state);
        if (width > 320) found.push(`It is ${width} pixels wide`);
        if (found.length > 0) wrong[state] = found;
      };
      await journey({ stage, options: { width: 320 }, look });
      expect(wrong).toEqual({});
    },
    patience,
  );
});

describe('at 400 % zoom', () => {
  it('everything of a ticket can be scrolled to', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`, { width: 320, height: 256 });
    const save = page.getByRole('button', { name: /^Save/ }).last();
    await page.getByRole('textbox', { name: 'Edit Subject' }).waitFor();
    for (const part of [page.getByRole('textbox', { name: 'Edit Subject' }), save]) {
      await part.scrollIntoViewIfNeeded();
      const box = (await part.boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(256);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

it('on a small screen a reply can be sent', async () => {
  const page = await stage.page(`#/ticket/${await stage.open(0)}`, { width: 320, height: 560 });
  await page.getByRole('textbox', { name: 'Reply' }).click();
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  await page.keyboard.type('From a telephone');
  const send = page.getByRole('button', { name: 'Send', exact: true });
  const under = (await page.getByRole('toolbar', { name: 'Kind of message' }).boundingBox())!;
  await page.mouse.move(under.x + 5, under.y + 5);
  await page.mouse.wheel(0, 2_000);
  await page.waitForTimeout(300);
  const box = (await send.boundingBox())!;
  const footer = (await page.locator('tw-editor').getByText('No changes').boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(footer.y);
});

it.each([721, 840, 960])('list and ticket stand side by side at %d pixels', async (width) => {
  const page = await stage.page(`#/ticket/${await stage.open(0)}?view=open`, { width });
  await page.getByRole('textbox', { name: 'Edit Subject' }).waitFor();
  const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
  const [list, editor] = [await box('tw-list'), await box('tw-editor')];
  expect(list.x + list.width).toBeLessThanOrEqual(editor.x);
  expect(editor.x + editor.width).toBeLessThanOrEqual(width);
  for (const button of await page.locator('tw-list .views button').all()) {
    const { x, width: wide } = (await button.boundingBox())!;
    expect(x + wide).toBeLessThanOrEqual(list.width);
  }
});
