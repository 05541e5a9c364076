import { onTexts, text } from '../text/first.js';
import { bestLanguage, languageOf, type Language } from '../text/tags.js';
import { readPreference, writePreference } from './preferences.js';
import type { Settings } from './settings.js';
import { showLanguage } from './texts.js';

/** The language that was chosen on this computer. */
function chosen(): Language | undefined {
  return languageOf(readPreference('language') ?? '');
}

/**
 * Begins in the language that was chosen here, else the first of the browser's that there are texts
 * in. English stays where texts cannot be fetched.
 */
export async function beginLanguage(): Promise<void> {
  onTexts(tell);
  tell();
  await show(chosen() ?? bestLanguage(navigator.languages));
}

/**
 * What the settings say of a language counts where nobody has chosen one. Lists are named in the
 * language of the texts, or in the settings' own where there are no texts in that.
 */
export async function settledLanguage(settings: Settings): Promise<Settings> {
  const own = settings.language;
  if (chosen() === undefined && own !== undefined) {
    const known = languageOf(own);
    if (known) await show(known);
    else return settings;
  }
  return { ...settings, language: text.locale };
}

/** Remembers a choice and shows it. What was read from the server comes anew with a reload. */
export async function switchLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  writePreference('language', language);
}

async function show(language: Language): Promise<void> {
  await showLanguage(language).catch(() => undefined);
}

function tell(): void {
  document.documentElement.lang = text.locale;
}
