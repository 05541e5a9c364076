import { html } from 'lit';
import { display } from '../table/display.js';
import { keyOf } from '../table/properties.js';
import { asText, type Control, type ControlContext } from './control.js';
import { typed } from './typed.js';

/** One line of text; a nested carrier's name where the value is one. */
export const textControl: Control = {
  render: (context) => html`
    <input
      type="text"
      class="input"
      id=${context.id}
      dir="auto"
      autocomplete="off"
      .value=${typed(shownText(context))}
      maxlength=${context.maxLength}
      ?readonly=${context.readOnly || context.disabled || keyOf(context.row) !== undefined}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @input=${(event: Event) => context.change((event.target as HTMLInputElement).value)}
    />
  `,
};

function shownText({ row, value, base, lists }: ControlContext): string {
  if (keyOf(row) === undefined) return asText(value);
  return display(row, value, base, lists.known);
}
