import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import { shown } from '../table/problems.js';
import { accessTo, member } from '../table/properties.js';
import { isSameRefusal } from '../table/refusals.js';
import { text } from '../text/index.js';
import { checkbox } from './checkbox.js';
import type { Control, ControlContext } from './control.js';
import { checkboxValue, entriesOf, entryText, isOn, withEntry } from './custom-fields.js';
import type { Clock, Entry } from './custom-fields.js';
import { halfOf } from './date-time.js';
import { firstYear, lastYear, readDate, readNumber, type Typing } from './entry.js';
import { noteKey, typingOf } from './half.js';
import { renderReason } from './reason.js';
import { typed } from './typed.js';

/** Custom fields by their names, each with the input that its type asks for. */
export const dictionaryControl: Control = {
  group: true,
  parts: true,
  fault: (context) => {
    for (const entry of entries(context)) {
      const fault = faultOf(context, entry);
      if (fault !== undefined) return text.errors.at(entry.label, fault);
    }
    return undefined;
  },
  render: (context) => {
    const list = entries(context);
    if (list.length === 0) return html`<p class="quiet" id=${context.id}>${text.field.none}</p>`;
    return html`<div class="dictionary" id=${context.id}>
      ${list.map((entry, at) => renderEntry(context, entry, `${context.id}-${at}`))}
    </div>`;
  },
};

function entries({ lists, fields, value, row, rights }: ControlContext): Entry[] {
  return entriesOf(lists.customFields, fields.customFields(value), {
    of: rights.fields,
    prefix: row.name,
    all: accessTo(row, rights),
  });
}

function isChanged({ value, before }: ControlContext, { key }: Entry): boolean {
  return member(value, key) !== member(before, key);
}

function faultOf(context: ControlContext, entry: Entry): string | undefined {
  const refused = context.refusal(entry.key);
  if (refused) return refused.message;
  const missing = entry.mandatory && entry.field.value === '' && isChanged(context, entry);
  return missing ? text.field.required : undefined;
}

function renderEntry(context: ControlContext, entry: Entry, id: string): TemplateResult {
  const fault = faultOf(context, entry);
  const changed = isChanged(context, entry);
  const described = [
    entry.reason !== undefined && `${id}-reason`,
    entry.description !== '' && `${id}-hint`,
    changed && `${id}-was`,
    fault !== undefined && `${id}-problem`,
  ];
  const describedBy = described.filter(Boolean).join(' ');
  return html`<div class="entry ${changed ? 'changed' : ''}">
    <label class=${entry.labelHidden ? 'hidden' : 'label'} for=${id} title=${entry.description}
      >${entry.label}</label
    >
    <div class="entry-value">
      ${renderInput({ context, entry, id, describedBy, invalid: fault !== undefined })}
      ${entry.reason === undefined ? nothing : renderReason(id, entry.reason)}
      <span class="hidden" id="${id}-hint">${entry.description}</span>
      ${changed || fault !== undefined ? renderWas(context, entry, id, changed) : nothing}
      ${fault === undefined ? nothing : html`<p class="problem" id="${id}-problem">${fault}</p>`}
    </div>
  </div>`;
}

function renderWas(
  context: ControlContext,
  entry: Entry,
  id: string,
  changed: boolean,
): TemplateResult {
  const { before, fields, value } = context;
  const label = text.field.reset(entry.label);
  const stored = fields.customFields(before).find(({ key }) => key === entry.key);
  const field = stored ?? { ...entry.field, value: '' };
  const reset = (): void => {
    const was = member(before, entry.key);
    context.refuse(undefined, entry.key);
    context.change(withEntry(value, before, entry.key, typeof was === 'string' ? was : ''));
  };
  return html`<p class="was" id="${id}-was" dir="auto">
    ${changed ? text.field.was(entryText({ ...entry, field })) : nothing}
    <button type="button" class="reset" title=${label} aria-label=${label} @click=${reset}>
      ${icon('reset')}
    </button>
  </p>`;
}

interface EntryInput {
  readonly context: ControlContext;
  readonly entry: Entry;
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
}

function renderInput(model: EntryInput): TemplateResult {
  const { context, entry, id, describedBy } = model;
  const readOnly = entry.reason !== undefined || context.readOnly;
  const { disabled } = context;
  switch (entry.input) {
    case 'checkbox': {
      const change = (on: boolean): void => write(context, entry, checkboxValue(entry.field, on));
      const checked = isOn(entry.field);
      return checkbox({ id, checked, readOnly, disabled, describedBy, change });
    }
    case 'date':
    case 'datetime-local':
    case 'time':
      return clockInput(model, entry.input, readOnly || disabled);
    case 'lines':
      return html`<textarea
        class="input"
        id=${id}
        dir="auto"
        rows="2"
        maxlength=${entry.maxLength}
        .value=${typed(textOf(context, entry))}
        ?readonly=${readOnly || disabled}
        aria-invalid=${model.invalid ? 'true' : 'false'}
        aria-describedby=${describedBy || nothing}
        @input=${(event: Event) => take(context, entry, event.target as HTMLInputElement)}
      ></textarea>`;
    default:
      return lineInput(model, readOnly || disabled);
  }
}

function lineInput({ context, entry, id, describedBy, invalid }: EntryInput, fixed: boolean) {
  const modes: Partial<Record<Entry['input'], string>> = { number: 'numeric', decimal: 'decimal' };
  const mode = modes[entry.input];
  return html`<input
    type="text"
    class="input"
    inputmode=${mode ?? nothing}
    id=${id}
    dir=${mode === undefined ? 'auto' : nothing}
    autocomplete="off"
    maxlength=${mode === undefined ? entry.maxLength : nothing}
    .value=${typed(fixed ? entry.field.display || entry.field.value : textOf(context, entry))}
    ?readonly=${fixed}
    aria-invalid=${invalid ? 'true' : 'false'}
    aria-describedby=${describedBy || nothing}
    @input=${(event: Event) => take(context, entry, event.target as HTMLInputElement)}
  />`;
}

function clockInput({ context, entry, id, ...model }: EntryInput, type: Clock, fixed: boolean) {
  const read = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const typing = typingOf(input);
    const refusal = context.refusal(entry.key);
    const found = readDate(typing)?.refusal;
    const same = found
      ? isSameRefusal(found, refusal)
      : !refusal && typing.value === clockText(entry.field.value);
    if (!input.readOnly && !same) take(context, entry, typing);
  };
  const [from, to] = type === 'date' ? ['', ''] : ['T00:00', 'T23:59'];
  return html`<input
    type=${type}
    class="input"
    id=${id}
    step=${type === 'date' ? nothing : '1'}
    min=${type === 'time' ? nothing : `${firstYear}-01-01${from}`}
    max=${type === 'time' ? nothing : `${lastYear}-12-31${to}`}
    .value=${typed(clockText(textOf(context, entry)), halfOf(context.refusal(entry.key)))}
    ?readonly=${fixed}
    aria-invalid=${model.invalid ? 'true' : 'false'}
    aria-describedby=${model.describedBy || nothing}
    @keydown=${noteKey}
    @input=${read}
    @change=${read}
    @keyup=${read}
    @blur=${read}
  />`;
}

function textOf(context: ControlContext, { key, field }: Entry): string {
  return context.refusal(key)?.typed ?? field.value;
}

/** At most as many digits as an input takes and gives back. */
function clockText(value: string): string {
  return value.replace(/(\.\d{3})\d+$/, '$1').replace(/(\d\d:\d\d):00(?:\.0+)?$/, '$1');
}

function take(context: ControlContext, entry: Entry, typing: Typing): void {
  const { refusal } = check(entry, typing) ?? {};
  if (refusal) context.refuse(refusal, entry.key);
  else write(context, entry, typing.value);
}

function check({ input: kind, field }: Entry, typing: Typing) {
  if (kind === 'number') {
    return typing.value === '' && field.text === '' ? undefined : readNumber(typing.value);
  }
  return kind === 'line' || kind === 'lines' || kind === 'decimal' ? undefined : readDate(typing);
}

/** Edits one entry; a value that its encoding cannot hold is told where it was typed. */
function write(context: ControlContext, entry: Entry, value: string): void {
  const { key, field } = entry;
  let written: string;
  try {
    const none = value === '' && member(context.before, key) === undefined;
    written = none ? '' : context.fields.writeCustomField(field, value);
  } catch (cause) {
    if (!(cause instanceof TicketwireError)) throw cause;
    context.refuse({ message: shown(cause).beside, typed: value }, key);
    return;
  }
  context.refuse(undefined, key);
  context.change(withEntry(context.value, context.before, key, written));
}
