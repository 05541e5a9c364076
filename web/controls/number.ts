import { html } from 'lit';
import { asText, type Control, type ControlContext } from './control.js';
import { readNumber } from './entry.js';
import { typed } from './typed.js';

/** A whole number. A text input: it keeps what is half typed, and no wheel changes it. */
export const numberControl: Control = {
  render: (context) => html`
    <input
      type="text"
      inputmode="numeric"
      class="input"
      id=${context.id}
      autocomplete="off"
      .value=${typed(context.refusal()?.typed ?? asText(context.value))}
      ?readonly=${context.readOnly || context.disabled}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @input=${(event: Event) => take(context, (event.target as HTMLInputElement).value)}
    />
  `,
};

function take(context: ControlContext, text: string): void {
  const entry = readNumber(text);
  if (entry.refusal) context.refuse(entry.refusal);
  else context.change(entry.value);
}
