import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Control } from './control.js';

/** Yes or no. */
export const checkboxControl: Control = {
  render: (context) => checkbox({ ...context, checked: context.value === true }),
};

/** A checkbox that can be reached and read also where it may not be changed. */
export function checkbox(model: {
  readonly id: string;
  readonly checked: boolean;
  readonly readOnly: boolean;
  readonly disabled: boolean;
  readonly describedBy: string;
  readonly change: (checked: boolean) => void;
}): TemplateResult {
  const fixed = model.readOnly || model.disabled;
  return html`
    <input
      type="checkbox"
      class="checkbox"
      id=${model.id}
      .checked=${live(model.checked)}
      aria-readonly=${fixed ? 'true' : 'false'}
      aria-describedby=${model.describedBy}
      @click=${(event: Event) => {
        if (fixed) event.preventDefault();
      }}
      @change=${(event: Event) => {
        if (!fixed) model.change((event.target as HTMLInputElement).checked);
      }}
    />
  `;
}
