import { html, nothing, type TemplateResult } from 'lit';
import type { ControlContext } from '../../controls/control.js';
import { dayInput, momentInput } from '../../controls/date-time.js';
import { numberControl } from '../../controls/number.js';
import { personsControl, tagsControl } from '../../controls/set.js';
import { textControl } from '../../controls/text.js';
import { propertyLabel, rowOf, valueHint } from '../../table/filter-words.js';
import { longestText, mostDays, takes } from '../../table/filters.js';
import type { Lists } from '../../table/lists.js';
import { keyOf, member } from '../../table/properties.js';
import { decimal } from '../../table/quoting.js';
import type { Refusal } from '../../table/refusals.js';
import { text } from '../../text/index.js';
import type { DraftCondition } from './drafts.js';

/** What a control of a condition tells. */
export interface ValueHost {
  readonly lists: Lists;
  readonly change: (key: number, value: unknown) => void;
  readonly refuse: (key: number, refusal: Refusal | undefined) => void;
}

/** The control of what stands beside a condition's operator, by that of the property itself. */
export function renderValue(draft: DraftCondition, host: ValueHost): TemplateResult {
  const label = text.filters.value(propertyLabel(draft.property, host.lists.known));
  const context = contextOf(draft, host);
  const problem = faultOf(draft);
  const said = problem ?? valueHint(draft.property, host.lists.known);
  const kind = takes(draft.operator);
  const note = html`<p
    class=${problem ? 'problem' : said ? 'quiet' : 'hidden'}
    id="${context.id}-hint"
  >
    ${said ?? ''}
  </p>`;
  if (kind === 'nothing') return html``;
  if (kind === 'ids') {
    const control = draft.property.name === 'person' ? personsControl : tagsControl;
    return html`<div class="value" role="group" aria-label=${label}>
      ${control.render(context)}${note}
    </div>`;
  }
  return html`<div class="value">
    <label class="hidden" for=${context.id}>${label}</label>
    ${controls[kind](context)}${said ? note : nothing}
  </div>`;
}

const controls = {
  moment: momentInput,
  day: dayInput,
  days: numberControl.render,
  text: textControl.render,
  number: textControl.render,
} as const;

/** Why what was typed is no value of a condition. */
function faultOf({ operator, value, refusal }: DraftCondition): string | undefined {
  if (refusal) return refusal.message;
  if (takes(operator) === 'number') {
    return typeof value === 'string' && value.trim() !== '' && decimal(value) === undefined
      ? text.filters.number
      : undefined;
  }
  if (takes(operator) !== 'days' || value === undefined) return undefined;
  const fits = typeof value === 'number' && value >= 1 && value <= mostDays;
  return fits ? undefined : text.filters.daysRange(mostDays);
}

function contextOf(draft: DraftCondition, host: ValueHost): ControlContext {
  const { key, property, operator, value, refusal } = draft;
  const known = rowOf(property);
  const ids = takes(operator) === 'ids';
  const idName = keyOf(known) ?? '';
  const id = `value-${key}`;
  const problem = faultOf(draft);
  const hint = valueHint(property, host.lists.known);
  return {
    id,
    // A text that is compared is no carrier's name, whatever the property is.
    row: known,
    value: ids ? asItems(idName, value) : value,
    before: undefined,
    base: {},
    changed: false,
    describedBy: problem || hint || ids ? `${id}-hint` : '',
    readOnly: false,
    disabled: false,
    invalid: problem !== undefined,
    maxLength: longestText,
    lists: host.lists,
    rights: { table: noTable, fields: {} },
    fields: noFields,
    change: (to) => host.change(key, ids ? asIds(idName, to) : to),
    refusal: () => refusal,
    refuse: (to) => host.refuse(key, to),
    other: () => undefined,
  };
}

const noTable = { select: true, insert: true, update: true, delete: true, reason: '' };
/** No condition is on custom fields, which alone are read by these. */
const noFields: ControlContext['fields'] = {
  customFields: () => [],
  writeCustomField: () => {
    throw new Error('A filter has no custom fields');
  },
};

function asItems(idName: string, value: unknown): unknown[] {
  const ids = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return ids.map((id) => ({ [idName]: id }));
}

function asIds(idName: string, items: unknown): unknown[] {
  const list = Array.isArray(items) ? (items as readonly unknown[]) : [];
  return list.map((item) => member(item, idName));
}
