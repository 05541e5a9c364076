import { describe, expect, it } from '@jest/globals';
import { holds, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** Of a browser's language: the page's, what it calls two of its parts, and how it explains one. */
const words = {
  'nb-NO': {
    lang: 'nb',
    tab: 'Ufordelte',
    label: 'Prioritet',
    tip: 'Hvor mye saken haster, og hvilke regler den eskaleres etter.',
  },
  'no-NO': {
    lang: 'nb',
    tab: 'Ufordelte',
    label: 'Prioritet',
    tip: 'Hvor mye saken haster, og hvilke regler den eskaleres etter.',
  },
  'sv-SE': {
    lang: 'sv',
    tab: 'Otilldelade',
    label: 'Prioritet',
    tip: 'Hur brådskande ärendet är, och efter vilka regler det eskaleras.',
  },
  'da-DK': {
    lang: 'da',
    tab: 'Ufordelte',
    label: 'Prioritet',
    tip: 'Hvor meget sagen haster, og hvilke regler den eskaleres efter.',
  },
  'de-AT': {
    lang: 'de',
    tab: 'Nicht zugewiesen',
    label: 'Priorität',
    tip: 'Wie dringend das Ticket ist, und nach welchen Regeln es eskaliert.',
  },
  'nl-NL': {
    lang: 'nl',
    tab: 'Niet toegewezen',
    label: 'Prioriteit',
    tip: 'Hoe dringend het ticket is, en volgens welke regels het escaleert.',
  },
  'fr-FR': {
    lang: 'en',
    tab: 'Unassigned',
    label: 'Priority',
    tip: 'How urgent the ticket is, along with the rules for escalating it.',
  },
} as const;

describe('the page', () => {
  it.each(Object.entries(words))('speaks as the browser does: %s', async (locale, expected) => {
    const { lang, tab, label, tip } = expected;
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
    await page.getByText(label, { exact: true }).and(page.getByTitle(tip)).waitFor();
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
