import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { asText, type Control } from './control.js';

/** Several lines of plain text. */
export const multilineControl: Control = {
  render: (context) => html`
    <textarea
      class="input"
      id=${context.id}
      rows="3"
      .value=${live(asText(context.value))}
      maxlength=${context.row.maxLength ?? 100_000}
      ?readonly=${context.disabled}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @input=${(event: Event) => context.change((event.target as HTMLTextAreaElement).value)}
    ></textarea>
  `,
};
