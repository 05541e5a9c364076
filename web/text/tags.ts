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
