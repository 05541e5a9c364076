import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type * as Page from '../../../web/page/texts.js';
import type * as First from '../../../web/text/first.js';
import type * as All from '../../../web/text/index.js';

/** The page's texts as they are when it is opened. */
interface Opened {
  readonly page: typeof Page;
  readonly first: typeof First;
  readonly all: typeof All;
}

describe('the texts of a page', () => {
  let opened: Opened;

  beforeEach(async () => {
    jest.resetModules();
    opened = {
      page: await import('../../../web/page/texts.js'),
      first: await import('../../../web/text/first.js'),
      all: await import('../../../web/text/index.js'),
    };
  });

  const locales = ({ first, all }: Opened) => [first.text.locale, all.text.locale];

  test('are the first of a language, until all are wanted', async () => {
    await opened.page.showLanguage('nb');
    expect(locales(opened)).toEqual(['nb', 'en']);
    await opened.page.allTexts();
    expect(locales(opened)).toEqual(['nb', 'nb']);
    await opened.page.showLanguage('de');
    expect(locales(opened)).toEqual(['de', 'de']);
  });

  test('are shown anew for another language, and not for the rest of one', async () => {
    await opened.page.showLanguage('nb');
    const told = jest.fn();
    opened.first.onTexts(told);
    await opened.page.allTexts();
    expect(told).not.toHaveBeenCalled();
    await opened.page.showLanguage('en');
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('are of the language that was chosen last, whatever is fetched meanwhile', async () => {
    const { page } = opened;
    const asked = [page.showLanguage('nb'), page.allTexts(), page.showLanguage('sv')];
    const code = page.withTexts(Promise.resolve('code'));
    await Promise.all([...asked, page.showLanguage('da')]);
    await expect(code).resolves.toBe('code');
    expect(locales(opened)).toEqual(['da', 'da']);
  });

  test('come once, for all code that needs them', async () => {
    const { page, all } = opened;
    await page.allTexts();
    const { text } = all;
    await page.withTexts(Promise.resolve());
    expect(all.text).toBe(text);
  });

  test('fail with the code', async () => {
    const cause = new TypeError('Failed to fetch');
    await expect(opened.page.withTexts(Promise.reject(cause))).rejects.toBe(cause);
    await opened.page.showLanguage('nl');
    expect(opened.first.text.locale).toBe('nl');
  });
});
