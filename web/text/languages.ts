import { fetchTexts } from './fetching.js';
import { chooseTexts } from './index.js';
import { bestLanguage, type Language } from './tags.js';

export { languages, type Language } from './tags.js';

/**
 * Shows everything from now on in a language, what stands on the screen included. Its texts are
 * fetched from beside the program; English is there already.
 * @param tag Of the language (BCP 47), for example `nb` or `de-AT`.
 * @returns The language whose texts are shown: English for one that there are no texts in.
 * @throws TypeError where the texts cannot be fetched; what is shown stays as it was.
 */
export async function chooseLanguage(tag: string): Promise<Language> {
  const language = bestLanguage([tag]);
  chooseTexts(await fetchTexts[language]());
  return language;
}
