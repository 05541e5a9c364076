import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { asText, type Control } from './control.js';

/** A whole number; an input that is not one changes nothing. */
export const numberControl: Control = {
  render: (context) => html`
    <input
      type="number"
      class="input"
      id=${context.id}
      step="1"
      .value=${live(asText(context.value))}
      ?readonly=${context.disabled}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @change=${(event: Event) => {
        const typed = wholeNumber((event.target as HTMLInputElement).value);
        if (typed !== undefined) context.change(typed);
      }}
    />
  `,
};

/** The number that a text spells, if it spells a whole one. */
export function wholeNumber(typed: string): number | undefined {
  const value = Number(typed);
  return typed.trim() !== '' && Number.isSafeInteger(value) ? value : undefined;
}
