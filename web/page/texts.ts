import { fetchTexts } from '../text/fetching.js';
import { first as english } from '../text/en/first.js';
import { chooseFirstTexts, text, type FirstTexts } from '../text/first.js';
import type { Language } from '../text/tags.js';

/** Fetches the texts that are shown first; English is there. */
const fetchFirst: Readonly<Record<Language, () => Promise<FirstTexts>>> = {
  en: () => Promise.resolve(english),
  nb: async () => (await import('../text/nb/first.js')).first,
  sv: async () => (await import('../text/sv/first.js')).first,
  da: async () => (await import('../text/da/first.js')).first,
  de: async () => (await import('../text/de/first.js')).first,
  nl: async () => (await import('../text/nl/first.js')).first,
};

/** True once all texts are there, and not the first ones alone. */
let complete = false;
let turn: Promise<unknown> = Promise.resolve();

/** One after the other: what is shown at the end is what was chosen last. */
function inTurn<Result>(what: () => Promise<Result>): Promise<Result> {
  const done = turn.then(what);
  turn = done.catch(() => undefined);
  return done;
}

/**
 * Shows everything from now on in a language: what is shown first, and the rest once that is needed.
 * @throws TypeError where its texts cannot be fetched; what is shown stays as it was.
 */
export function showLanguage(language: Language): Promise<void> {
  return inTurn(async () => {
    if (!complete) return chooseFirstTexts(await fetchFirst[language]());
    const [{ chooseTexts }, texts] = await fetchAll(language);
    chooseTexts(texts);
  });
}

/** Code that is loaded, together with all texts of the language that is shown. */
export async function withTexts<Code>(code: Promise<Code>): Promise<Code> {
  const [loaded] = await Promise.all([code, allTexts()]);
  return loaded;
}

/** Resolves when all texts of the language that is shown are there. */
export function allTexts(): Promise<void> {
  return inTurn(async () => {
    if (complete) return;
    const [{ completeTexts }, texts] = await fetchAll(text.locale as Language);
    completeTexts(texts);
    complete = true;
  });
}

function fetchAll(language: Language) {
  return Promise.all([import('../text/index.js'), fetchTexts[language]()]);
}
