import { text } from '../text/index.js';
import type { PropertyRow } from './properties.js';

/** What a property is, for its tooltip. */
export function descriptionOf({ name, description }: PropertyRow): string {
  return text.descriptions[name] ?? description;
}
