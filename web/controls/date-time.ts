import { html, type TemplateResult } from 'lit';
import { isSameRefusal } from '../table/refusals.js';
import { toInput } from '../text/time.js';
import type { Control, ControlContext } from './control.js';
import { firstYear, lastYear, readMoment } from './entry.js';
import { noteKey, typingOf } from './half.js';
import { typed } from './typed.js';

/** A date with its time, in the reader's zone. The text as read stays as it is until edited. */
export const dateTimeControl: Control = { render: momentInput };

/** The input of a moment. Browsers tell of half a date by no event of their own. */
export function momentInput(context: ControlContext): TemplateResult {
  const refusal = context.refusal();
  const read = (event: Event): void => take(context, event.target as HTMLInputElement);
  return html`<input
    type="datetime-local"
    class="input"
    id=${context.id}
    min="${firstYear}-01-01T00:00"
    max="${lastYear}-12-31T23:59"
    .value=${typed(refusal?.typed ?? toInput(context.value), halfOf(refusal))}
    ?readonly=${context.readOnly || context.disabled}
    aria-invalid=${context.invalid ? 'true' : 'false'}
    aria-describedby=${context.describedBy}
    @keydown=${noteKey}
    @input=${read}
    @change=${read}
    @keyup=${read}
    @blur=${read}
  />`;
}

/** What was typed of half a date. */
export function halfOf(refusal: ReturnType<ControlContext['refusal']>): string | undefined {
  return refusal?.half ? refusal.typed : undefined;
}

function take(context: ControlContext, input: HTMLInputElement): void {
  if (input.readOnly) return;
  const refusal = context.refusal();
  const typing = typingOf(input);
  const entry = readMoment(typing, context.before);
  if (entry.refusal) {
    if (!isSameRefusal(entry.refusal, refusal)) context.refuse(entry.refusal);
  } else if (typing.value !== toInput(context.value)) context.change(entry.value);
  else if (refusal) context.refuse(undefined);
}
