import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Control } from './control.js';

/** Yes or no. */
export const checkboxControl: Control = {
  render: (context) => html`
    <input
      type="checkbox"
      class="checkbox"
      id=${context.id}
      .checked=${live(context.value === true)}
      ?disabled=${context.disabled}
      aria-describedby=${context.describedBy}
      @change=${(event: Event) => context.change((event.target as HTMLInputElement).checked)}
    />
  `,
};
