import { readPreference, writePreference } from './preferences.js';

/** Which colours the page uses; `system` follows the operating system. */
export type Colours = 'system' | 'light' | 'dark';

/** The choice made on this computer. */
export function readColours(): Colours {
  const stored = readPreference('colours');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Applies a choice and remembers it. */
export function applyColours(colours: Colours): void {
  document.documentElement.dataset['colours'] = colours;
  writePreference('colours', colours);
}
