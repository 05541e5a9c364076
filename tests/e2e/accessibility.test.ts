import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from './support/stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
}, 60_000);

afterEach(async () => {
  await stage.settle();
});

afterAll(async () => {
  await stage.close();
});

type Options = NonNullable<Parameters<Stage['page']>[1]>;

/** Brings a page to one of its states; each waits until the state is there. */
const states: Record<string, (options: Options) => Promise<Page>> = {
  'list and editor': async (options) => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`, options);
    await page.getByRole('textbox', { name: 'Edit Subject' }).waitFor();
    return page;
  },
  review: async (options) => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`, options);
    await page.getByRole('textbox', { name: 'Edit Subject' }).fill('Another subject');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Review 1 change' }).waitFor();
    return page;
  },
  conflict: async (options) => {
    const id = await stage.open(3);
    const page = await stage.page(`#/ticket/${id}`, options);
    const title = page.getByRole('textbox', { name: 'Edit Subject' });
    await title.fill('My subject');
    await stage.patch(id, { Title: `Their subject at ${Date.now()}` });
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: 'Somebody else saved this ticket first' }).waitFor();
    return page;
  },
  'new ticket': async (options) => {
    const page = await stage.page('#/new', options);
    await page.getByRole('form', { name: 'New ticket' }).getByLabel('Subject').waitFor();
    return page;
  },
  login: async (options) => {
    const page = await stage.page('', options);
    await page.getByRole('button', { name: 'Signed in as tje0' }).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('dialog', { name: 'Log in' }).waitFor();
    return page;
  },
};

async function violations(page: Page): Promise<string[]> {
  // The frames of mails run no script, axe's included: it looks at everything around them.
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(found.passes.length).toBeGreaterThan(10);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

describe.each(['light', 'dark'])('in %s', (scheme) => {
  it.each(Object.keys(states))(
    'axe finds nothing wrong with: %s',
    async (name) => {
      const page = await states[name]!({ dark: scheme === 'dark' });
      expect(await violations(page)).toEqual([]);
    },
    60_000,
  );
});

describe('320 pixels', () => {
  it.each(Object.keys(states))(
    'are wide enough for: %s',
    async (name) => {
      const page = await states[name]!({ width: 320 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
    },
    60_000,
  );
});
