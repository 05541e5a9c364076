import { html, type TemplateResult } from 'lit';
import { text } from '../text/index.js';

/** Why something may not be edited, for the eye by a tooltip and for a screen reader by its id. */
export function renderReason(id: string, reason: string): TemplateResult {
  return html`<span class="quiet small" title=${reason} aria-hidden="true"
      >${text.field.readOnly}</span
    ><span class="hidden" id="${id}-reason">${text.field.because(reason)}</span>`;
}
