import { html } from 'lit';
import { text } from '../draft/text.js';
import type { Control } from './control.js';

/** Named texts, such as custom fields, for reading. */
export const dictionaryControl: Control = {
  group: true,
  render: ({ value, id }) => {
    const entries = dictionaryEntries(value);
    if (entries.length === 0) return html`<p class="quiet" id=${id}>${text.field.none}</p>`;
    return html`
      <dl class="dictionary" id=${id}>
        ${entries.map(
          ([name, content]) =>
            html`<dt>${name}</dt>
              <dd>${content}</dd>`,
        )}
      </dl>
    `;
  },
};

/** The entries that have a text, by name. */
export function dictionaryEntries(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .sort(([a], [b]) => a.localeCompare(b));
}
