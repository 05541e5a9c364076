import { define } from '../define.js';
import { ColleagueStrip } from './colleague.js';
import { ShortcutSheet } from './shortcut-sheet.js';

export { offersOf } from './offers.js';
export { openPalette } from './palette-opening.js';

/** Registers what is not there yet. */
export function defineLater(): void {
  define();
  if (!customElements.get('tw-colleague')) customElements.define('tw-colleague', ColleagueStrip);
  if (!customElements.get('tw-shortcuts')) customElements.define('tw-shortcuts', ShortcutSheet);
}
