import { en } from './en/index.js';
import { chooseTexts, type Texts } from './index.js';

/** The languages that there are texts in, by their tags (BCP 47), each in its own words. */
export const languages = {
  en: 'English',
  nb: 'Norsk bokmål',
  sv: 'Svenska',
  da: 'Dansk',
  de: 'Deutsch',
  nl: 'Nederlands',
} as const;

/** Tag of a language that there are texts in. */
export type Language = keyof typeof languages;

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => Promise.resolve(en),
  nb: async () => (await import('./nb/index.js')).nb,
  sv: async () => (await import('./sv/index.js')).sv,
  da: async () => (await import('./da/index.js')).da,
  de: async () => (await import('./de/index.js')).de,
  nl: async () => (await import('./nl/index.js')).nl,
};

/** What Norwegian is called besides Bokmål. */
const norwegian = new Set(['no', 'nn']);

/** The language of a tag such as `de-AT`; `undefined` where there are no texts in it. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0]!;
  const found = norwegian.has(primary) ? 'nb' : primary;
  return Object.hasOwn(languages, found) ? (found as Language) : undefined;
}

/** The first of some tags that there are texts in, and English where there are none. */
export function bestLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = languageOf(tag);
    if (found) return found;
  }
  return 'en';
}

/**
 * Shows everything from now on in a language, what stands on the screen included. Its texts are
 * fetched from beside the program; English is there already.
 * @param tag Of the language (BCP 47), for example `nb` or `de-AT`.
 * @returns The language whose texts are shown: English for one that there are no texts in.
 * @throws TypeError where the texts cannot be fetched; what is shown stays as it was.
 */
export async function chooseLanguage(tag: string): Promise<Language> {
  const language = bestLanguage([tag]);
  chooseTexts(await loaders[language]());
  return language;
}
