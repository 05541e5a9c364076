import type { Texts } from './index.js';
import type { Language } from './tags.js';
import { fetchUsual } from './usual.js';

/** Fetches all texts of a language. */
export const fetchTexts: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: fetchUsual,
  nb: async () => (await import('./nb/index.js')).nb,
  sv: async () => (await import('./sv/index.js')).sv,
  da: async () => (await import('./da/index.js')).da,
  de: async () => (await import('./de/index.js')).de,
  nl: async () => (await import('./nl/index.js')).nl,
};
