import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import type { CustomField } from '../../wasm/js/index.js';
import { accessTo, member } from '../draft/properties.js';
import { text } from '../draft/text.js';
import type { Control, ControlContext } from './control.js';

/** How a field's value is put into an input, and taken out of it. */
interface Input {
  readonly type: string;
  readonly step?: string;
  readonly mode?: string;
  /** At most as many digits as the input takes. */
  readonly shown?: (value: string) => string;
}

const milliseconds = (value: string): string => value.replace(/(\.\d{3})\d+$/, '$1');

const plain: Input = { type: 'text' };

const inputs: Readonly<Record<CustomField['kind'], Input | undefined>> = {
  text: plain,
  integer: { type: 'number', step: '1' },
  decimal: { type: 'text', mode: 'decimal' },
  money: { type: 'text', mode: 'decimal' },
  date: { type: 'date' },
  dateTime: { type: 'datetime-local', step: '1', shown: milliseconds },
  time: { type: 'time', step: '1', shown: milliseconds },
  boolean: { type: 'checkbox' },
  other: undefined,
};

/** Custom fields, each with the input that its encoding asks for. */
export const dictionaryControl: Control = {
  group: true,
  render: (context) => {
    const fields = context.fields.customFields(context.value);
    if (fields.length === 0) return html`<p class="quiet" id=${context.id}>${text.field.none}</p>`;
    return html`<div class="dictionary" id=${context.id}>
      ${fields.map((field, at) => renderEntry(context, field, `${context.id}-${at}`))}
    </div>`;
  },
};

function renderEntry(context: ControlContext, field: CustomField, id: string): TemplateResult {
  const access = context.rights.fields[`${context.row.name}.${field.key}`];
  const rights = access ?? accessTo(context.row, context.rights);
  const input = inputs[field.kind];
  const open = input !== undefined && rights.update && !context.disabled;
  const title = rights.reason || field.tooltip || field.key;
  return html`
    <label for=${id} title=${title}>${field.key}</label>
    ${isCheckbox(field) ? checkbox(context, field, id, open) : line(context, field, id, open)}
  `;
}

function checkbox(context: ControlContext, field: CustomField, id: string, open: boolean) {
  const on = field.kind === 'boolean' ? 'true' : '1';
  const off = field.kind === 'boolean' ? 'false' : '0';
  return html`<input
    type="checkbox"
    class="checkbox"
    id=${id}
    .checked=${live(field.value === on)}
    ?disabled=${!open}
    @change=${(event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      change(context, field, event, checked ? on : off);
    }}
  />`;
}

function line(context: ControlContext, field: CustomField, id: string, open: boolean) {
  const { type, step, mode, shown } = inputs[field.kind] ?? plain;
  const value = shown ? shown(field.value) : field.value;
  return html`<input
    class="input"
    type=${type}
    step=${step ?? nothing}
    inputmode=${mode ?? nothing}
    id=${id}
    autocomplete="off"
    .value=${live(value)}
    ?readonly=${!open}
    @change=${(event: Event) => {
      change(context, field, event, (event.target as HTMLInputElement).value);
    }}
  />`;
}

/** `[I:0]` and `[I:1]` are a checkbox where the server shows them as one. */
export function isCheckbox({ kind, value, display }: CustomField): boolean {
  if (kind === 'boolean') return true;
  return kind === 'integer' && /^[01]$/.test(value) && /^\[SR_(?:YES|NO)\]$/.test(display);
}

/** Edits one entry; a value that its encoding cannot hold is told where it was typed. */
function change(context: ControlContext, field: CustomField, event: Event, value: string): void {
  const input = event.target as HTMLInputElement;
  try {
    const written = context.fields.writeCustomField(field, value);
    input.setCustomValidity('');
    context.change(withEntry(context.value, context.before, field.key, written));
  } catch (cause) {
    if (!(cause instanceof TicketwireError)) throw cause;
    input.setCustomValidity(cause.message);
    input.reportValidity();
  }
}

/** The dictionary with another text; the one that was read where that makes it whole again. */
export function withEntry(
  dictionary: unknown,
  before: unknown,
  key: string,
  written: string,
): unknown {
  const entries = Object.entries((dictionary ?? {}) as Record<string, unknown>).map(
    ([name, content]) => ({
      name,
      content: name === key ? written : content,
    }),
  );
  if (entries.every(({ name, content }) => member(before, name) === content)) return before;
  return Object.fromEntries(entries.map(({ name, content }) => [name, content]));
}
