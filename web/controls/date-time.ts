import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { fromInput, toInput } from '../draft/time.js';
import type { Control } from './control.js';

/** A date with its time, in the reader's zone. The text as read stays as it is until edited. */
export const dateTimeControl: Control = {
  render: (context) => html`
    <input
      type="datetime-local"
      class="input"
      id=${context.id}
      .value=${live(toInput(context.value))}
      ?readonly=${context.disabled}
      aria-invalid=${context.invalid ? 'true' : 'false'}
      aria-describedby=${context.describedBy}
      @change=${(event: Event) =>
        context.change(fromInput((event.target as HTMLInputElement).value, context.before))}
    />
  `,
};
