import { html } from 'lit';
import { asText, type Control } from './control.js';
import { typed } from './typed.js';

/** Several lines of plain text. */
export const multilineControl: Control = {
  render: (context) => html`
    <textarea
      class="input"
      id=${context.id}
      dir="auto"
      rows="3"
      .value=${typed(asText(context.value))}
      maxlength=${context.maxLength}
      ?readonly=${context.readOnly || context.disabled}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @input=${(event: Event) => context.change((event.target as HTMLTextAreaElement).value)}
    ></textarea>
  `,
};
