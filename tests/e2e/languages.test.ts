import { describe, expect, it } from '@jest/globals';
import { holds, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** Of a browser's language: the page's, and what it calls two of its parts. */
const words = {
  'nb-NO': { lang: 'nb', tab: 'Ufordelte', label: 'Prioritet' },
  'no-NO': { lang: 'nb', tab: 'Ufordelte', label: 'Prioritet' },
  'sv-SE': { lang: 'sv', tab: 'Otilldelade', label: 'Prioritet' },
  'da-DK': { lang: 'da', tab: 'Ufordelte', label: 'Prioritet' },
  'de-AT': { lang: 'de', tab: 'Nicht zugewiesen', label: 'Priorität' },
  'nl-NL': { lang: 'nl', tab: 'Niet toegewezen', label: 'Prioriteit' },
  'fr-FR': { lang: 'en', tab: 'Unassigned', label: 'Priority' },
} as const;

describe('the page', () => {
  it.each(Object.entries(words))('speaks as the browser does: %s', async (locale, expected) => {
    const { lang, tab, label } = expected;
    const page = await stage.page('about:blank', { locale });
    const asked = new Set<string | undefined>();
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/MDOList')) asked.add(request.headers()['so-language']);
    });
    await page.goto(`${stage.proxy.url}#/ticket/${await stage.open(0)}`);
    await tickets(page).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    await page.getByRole('button', { name: tab }).waitFor();
    await page.getByLabel(label, { exact: true }).waitFor();
    expect([...asked]).toEqual([lang]);
  });

  it('changes its language in the menu, and what is typed stays', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`);
    await subjectOf(page).fill('Typed in English');
    await page.getByRole('button', { name: 'Signed in as' }).click();
    await page.getByLabel('Language', { exact: true }).selectOption('de');
    await page.locator('html[lang=de]').waitFor();
    await page.getByRole('button', { name: 'Nicht zugewiesen' }).waitFor();
    const subject = page.getByRole('textbox', { name: /Betreff/ });
    await holds(subject, 'Typed in English');
    await page.reload();
    await page.locator('html[lang=de]').waitFor();
  });
});
