import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { display } from '../draft/display.js';
import { keyOf } from '../draft/properties.js';
import { asText, type Control, type ControlContext } from './control.js';

/** One line of text; a nested carrier's name where the value is one. */
export const textControl: Control = {
  render: (context) => html`
    <input
      type="text"
      class="input"
      id=${context.id}
      autocomplete="off"
      .value=${live(shownText(context))}
      maxlength=${context.row.maxLength ?? 4000}
      ?readonly=${context.disabled || keyOf(context.row) !== undefined}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @input=${(event: Event) => context.change((event.target as HTMLInputElement).value)}
    />
  `,
};

function shownText({ row, value, base, lists }: ControlContext): string {
  if (keyOf(row) === undefined) return asText(value);
  return display(row, value, base, (name) => lists.peek(name));
}
