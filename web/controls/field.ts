import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import type { FieldAccess, Rights } from '../../wasm/js/index.js';
import type { Refusal, Refusals } from '../table/refusals.js';
import { descriptionOf } from '../table/descriptions.js';
import { display, type ReadFields } from '../table/display.js';
import { customFieldList, type Lists } from '../table/lists.js';
import { problem as toMend, type Shown } from '../table/problems.js';
import { accessTo, labelOf, pointerOf, rowNamed, type PropertyRow } from '../table/properties.js';
import { text } from '../text/index.js';
import type { ControlContext, Fields, Sibling } from './control.js';
import { controls } from './index.js';
import { renderReason } from './reason.js';

/** One property of a form: its value now and before, and what may be done with it. */
export interface FieldModel {
  readonly row: PropertyRow;
  readonly value: unknown;
  readonly before: unknown;
  readonly base: object;
  readonly changed: boolean;
  /** Nothing may be edited at the moment. */
  readonly busy?: boolean;
  /** There has to be a value before anything is saved, even if it has not been edited. */
  readonly demanded?: boolean;
  /** Whose rights and custom fields these are. */
  readonly draft: Fields & { readonly rights: Rights };
  readonly problem: string | undefined;
  readonly lists: Lists;
  readonly edit: (value: unknown) => void;
  /** Absent where there is nothing to go back to. */
  readonly reset?: () => void;
  /** What was typed and is no value. */
  readonly refusals: Pick<Refusals, 'get'>;
  /** Holds what was typed for a pointer and is no value; `undefined`: it has been mended. */
  readonly refuse: (pointer: string, refusal: Refusal | undefined) => void;
  /** The model of another property of the same carrier. */
  readonly other: (row: PropertyRow) => FieldModel;
}

const longest = 4000;

/** Label, control, what the value was, and what is wrong with it. */
export function renderField(model: FieldModel): TemplateResult | typeof nothing {
  const { row, draft, changed } = model;
  const control = controls[row.control];
  const access = accessTo(row, draft.rights);
  if (!control || !access.read) return nothing;
  const id = idOf(row);
  const problem = model.problem ?? (control.parts ? undefined : visibleFault(model));
  const context = contextOf(model, problem);
  const group = control.group === true;
  const refused = model.refusals.get(pointerOf(row)) !== undefined;
  return html`
    <div
      class="field ${changed ? 'changed' : ''} ${problem === undefined ? '' : 'invalid'}"
      part="field"
      role=${group ? 'group' : nothing}
      aria-labelledby=${group ? `${id}-label` : nothing}
      aria-describedby=${group ? context.describedBy : nothing}
    >
      <div class="field-head">
        ${
          group
            ? html`<span class="label" id="${id}-label" title=${descriptionOf(row)}
                >${labelOf(row)}</span
              >`
            : html`<label class="label" for=${id} title=${descriptionOf(row)}
                >${labelOf(row)}</label
              >`
        }
        ${changed || refused ? resetButton(model) : nothing}
        ${access.update ? nothing : renderReason(id, reasonOf(row, access))}
      </div>
      ${control.render(context)}
      <span class="hidden" id="${id}-hint">${descriptionOf(row)}</span>
      ${changed && model.reset && !control.parts ? was(model, id) : nothing}
      ${
        problem === undefined ? nothing : html`<p class="problem" id="${id}-problem">${problem}</p>`
      }
    </div>
  `;
}

/** What has to be mended before these properties are saved; the first of it. */
export function incomplete(models: readonly FieldModel[]): Shown | undefined {
  for (const model of models) {
    const fault = faultOf(model);
    if (fault !== undefined) return toMend(fault, pointerOf(model.row));
  }
  return undefined;
}

/** Puts the cursor into a property's control, if the form shows it. */
export function focusField(root: ParentNode, pointer: string): void {
  const row = rowNamed(pointer.split('/')[1] ?? '');
  const field = row && root.querySelector<HTMLElement>(`#${idOf(row)}`);
  (field?.matches('input, select, textarea') ? field : field?.querySelector('input'))?.focus();
}

/** True where a form has a control of a property that can be changed. */
export function hasField(root: ParentNode, row: PropertyRow): boolean {
  return root.querySelector(`#${idOf(row)}:not([readonly], [aria-readonly='true'])`) !== null;
}

/** Names of the lists that a form's controls offer as a whole. */
export function wholeLists(rows: readonly PropertyRow[]): string[] {
  return rows.flatMap((row) => {
    if (row.control === 'dictionary') return [customFieldList];
    const whole = controls[row.control]?.wholeList && !row.type.startsWith('enum:');
    return whole && row.mdoList !== undefined ? [row.mdoList] : [];
  });
}

/** Why a property may not be edited. */
export function reasonOf(row: Pick<PropertyRow, 'readOnly'>, access: FieldAccess): string {
  return access.reason || (row.readOnly ? text.field.setByServer : text.field.noRight);
}

/** What is wrong with something that was touched; what is only missing is told by the save. */
export function visibleFault(model: FieldModel): string | undefined {
  const refused = model.refusals.get(pointerOf(model.row)) !== undefined;
  const touched = refused || model.changed || controls[model.row.control]?.fault !== undefined;
  return touched ? faultOf(model) : undefined;
}

/** Why the value cannot be saved as it is. */
function faultOf(model: FieldModel): string | undefined {
  const { row, value, changed } = model;
  const refused = model.refusals.get(pointerOf(row));
  if (refused) return refused.message;
  const { mandatory, update } = accessTo(row, model.draft.rights);
  const wanted = model.demanded === true || (mandatory && (changed || model.reset === undefined));
  if (wanted && update && isEmpty(value)) return text.field.required;
  return controls[row.control]?.fault?.(contextOf(model, undefined));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === 0;
}

function idOf(row: PropertyRow): string {
  return `field-${row.name}`;
}

function contextOf(model: FieldModel, problem: string | undefined): ControlContext {
  const { row, draft, changed } = model;
  const access = accessTo(row, draft.rights);
  const id = idOf(row);
  const pointer = pointerOf(row);
  const described = [
    !access.update && `${id}-reason`,
    `${id}-hint`,
    changed && model.reset && `${id}-was`,
    problem !== undefined && `${id}-problem`,
  ];
  const at = (part?: string): string => (part === undefined ? pointer : partOf(pointer, part));
  return {
    id,
    row,
    value: model.value,
    before: model.before,
    base: model.base,
    changed,
    describedBy: described.filter(Boolean).join(' '),
    readOnly: !access.update,
    disabled: model.busy === true,
    invalid: problem !== undefined,
    maxLength: Math.min(row.maxLength ?? longest, access.length || longest),
    lists: model.lists,
    rights: draft.rights,
    fields: draft,
    change: model.edit,
    refusal: (part) => model.refusals.get(at(part)),
    refuse: (refusal, part) => model.refuse(at(part), refusal),
    other: (name) => sibling(model, name),
  };
}

/** JSON Pointer (RFC 6901) of an entry of a dictionary. */
function partOf(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function sibling(model: FieldModel, name: string): Sibling | undefined {
  const row = rowNamed(name);
  if (!row || !accessTo(row, model.draft.rights).read) return undefined;
  const other = model.other(row);
  const takeBack = (): void => {
    other.refuse(pointerOf(row), undefined);
    other.edit(other.before);
  };
  return { ...contextOf(other, other.problem), reset: other.reset ?? takeBack };
}

function resetButton({ row, reset }: FieldModel): TemplateResult | typeof nothing {
  if (!reset) return nothing;
  const label = text.field.reset(labelOf(row));
  return html`<button
    type="button"
    class="reset"
    title=${label}
    aria-label=${label}
    @click=${reset}
  >
    ${icon('reset')}
  </button>`;
}

function was({ row, before, base, lists, draft }: FieldModel, id: string): TemplateResult {
  const read: ReadFields = (dictionary) => draft.customFields(dictionary);
  return html`<p class="was" id="${id}-was" dir="auto">
    ${text.field.was(display(row, before, base, lists.known, read))}
  </p>`;
}
