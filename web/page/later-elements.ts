import { define } from '../define.js';
import { ColleagueStrip } from './colleague.js';

/** Registers what is not there yet. */
export function defineLater(): void {
  define();
  if (!customElements.get('tw-colleague')) customElements.define('tw-colleague', ColleagueStrip);
}
