import { html, nothing, type TemplateResult } from 'lit';
import { display } from '../draft/display.js';
import type { Lists } from '../draft/lists.js';
import type { Rights } from '../../wasm/js/index.js';
import { accessTo, type PropertyRow } from '../draft/properties.js';
import { text } from '../draft/text.js';
import type { Fields } from './control.js';
import { controls } from './index.js';

/** One property of a form: its value now and before, and what may be done with it. */
export interface FieldModel {
  readonly row: PropertyRow;
  readonly value: unknown;
  readonly before: unknown;
  readonly base: object;
  readonly changed: boolean;
  /** Nothing may be edited at the moment. */
  readonly busy?: boolean;
  /** Whose rights and custom fields these are. */
  readonly draft: Fields & { readonly rights: Rights };
  readonly problem: string | undefined;
  readonly lists: Lists;
  readonly edit: (value: unknown) => void;
  /** Absent where there is nothing to go back to. */
  readonly reset?: () => void;
}

/** Label, control, what the value was, and what is wrong with it. */
export function renderField(model: FieldModel): TemplateResult | typeof nothing {
  const { row, problem, draft } = model;
  const control = controls[row.control];
  const access = accessTo(row, draft.rights);
  if (!control || !access.read) return nothing;
  const id = `field-${row.name}`;
  const described = [`${id}-hint`, model.changed && `${id}-was`, problem && `${id}-problem`];
  const content = control.render({
    id,
    row,
    value: model.value,
    before: model.before,
    base: model.base,
    describedBy: described.filter(Boolean).join(' '),
    disabled: model.busy === true || !access.update,
    invalid: problem !== undefined,
    lists: model.lists,
    rights: draft.rights,
    fields: draft,
    change: model.edit,
  });
  return html`
    <div
      class="field ${model.changed ? 'changed' : ''} ${problem === undefined ? '' : 'invalid'}"
      part="field"
      role=${control.group ? 'group' : nothing}
      aria-labelledby=${control.group ? `${id}-label` : nothing}
    >
      <div class="field-head">
        ${
          control.group
            ? html`<span class="label" id="${id}-label" title=${row.description}
                >${row.label}</span
              >`
            : html`<label class="label" for=${id} title=${row.description}>${row.label}</label>`
        }
        ${model.changed ? resetButton(model) : nothing}
        ${
          access.update
            ? nothing
            : html`<span class="quiet small" title=${access.reason}>${text.field.readOnly}</span>`
        }
      </div>
      ${content}
      <span class="hidden" id="${id}-hint">${row.description}</span>
      ${model.changed && model.reset ? was(model, id) : nothing}
      ${
        problem === undefined ? nothing : html`<p class="problem" id="${id}-problem">${problem}</p>`
      }
    </div>
  `;
}

function resetButton({ row, reset }: FieldModel): TemplateResult | typeof nothing {
  if (!reset) return nothing;
  const label = text.field.reset(row.label);
  return html`<button
    type="button"
    class="reset"
    title=${label}
    aria-label=${label}
    @click=${reset}
  >
    <span aria-hidden="true">↺</span>
  </button>`;
}

function was({ row, before, base, lists }: FieldModel, id: string): TemplateResult {
  const value = display(row, before, base, (name) => lists.peek(name));
  return html`<p class="was" id="${id}-was">${text.field.was(value)}</p>`;
}

/** Names of the lists that a form's controls offer as a whole. */
export function wholeLists(rows: readonly PropertyRow[]): string[] {
  return rows.flatMap((row) =>
    controls[row.control]?.wholeList && row.mdoList !== undefined && !row.type.startsWith('enum:')
      ? [row.mdoList]
      : [],
  );
}
