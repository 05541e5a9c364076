import { html, type TemplateResult } from 'lit';
import { isSameRefusal } from '../table/refusals.js';
import { toInput } from '../text/time.js';
import { asText, type Control, type ControlContext } from './control.js';
import { firstYear, lastYear, readDate, readMoment, type Entry, type Typing } from './entry.js';
import { noteKey, typingOf } from './half.js';
import { typed } from './typed.js';

/** A date with its time, in the reader's zone. The text as read stays as it is until edited. */
export const dateTimeControl: Control = { render: momentInput };

/** The input of a moment. Browsers tell of half a date by no event of their own. */
export function momentInput(context: ControlContext): TemplateResult {
  return clockInput(context, {
    ...{ type: 'datetime-local', from: 'T00:00', to: 'T23:59', shown: toInput(context.value) },
    read: (typing) => readMoment(typing, context.before),
  });
}

/** The input of a day, whose value is the day's text. */
export function dayInput(context: ControlContext): TemplateResult {
  return clockInput(context, {
    ...{ type: 'date', from: '', to: '', shown: asText(context.value) },
    read: (typing) => readDate(typing) ?? { value: typing.value },
  });
}

interface ClockInput {
  readonly type: 'datetime-local' | 'date';
  /** What follows the first day, and the last one. */
  readonly from: string;
  readonly to: string;
  readonly shown: string;
  readonly read: (typing: Typing) => Entry;
}

function clockInput(context: ControlContext, input: ClockInput): TemplateResult {
  const refusal = context.refusal();
  const read = (event: Event): void => take(context, input, event.target as HTMLInputElement);
  return html`<input
    type=${input.type}
    class="input"
    id=${context.id}
    min="${firstYear}-01-01${input.from}"
    max="${lastYear}-12-31${input.to}"
    .value=${typed(refusal?.typed ?? input.shown, halfOf(refusal))}
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

function take(context: ControlContext, of: ClockInput, input: HTMLInputElement): void {
  if (input.readOnly) return;
  const refusal = context.refusal();
  const typing = typingOf(input);
  const entry = of.read(typing);
  if (entry.refusal) {
    if (!isSameRefusal(entry.refusal, refusal)) context.refuse(entry.refusal);
  } else if (typing.value !== of.shown) context.change(entry.value);
  else if (refusal) context.refuse(undefined);
}
