import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../controls/icons.js';
import type { Peek } from '../../table/display.js';
import {
  conditionText,
  offeredFields,
  operatorsOf,
  propertyLabel,
} from '../../table/filter-words.js';
import {
  filterProperties,
  filterProperty,
  mostConditions,
  type Filter,
  type FilterProperty,
  type OperatorName,
} from '../../table/filters.js';
import { text } from '../../text/index.js';
import type { DraftCondition } from './drafts.js';
import { renderValue, type ValueHost } from './value.js';

interface Panel extends ValueHost {
  readonly drafts: readonly DraftCondition[];
  readonly setProperty: (key: number, property: FilterProperty, operator?: OperatorName) => void;
  readonly setOperator: (key: number, operator: OperatorName) => void;
  readonly add: () => void;
  readonly remove: (key: number) => void;
  readonly clear: () => void;
  readonly close: () => void;
}

/** Where the conditions are made. */
export function renderPanel(panel: Panel): TemplateResult {
  const full = panel.drafts.length >= mostConditions;
  return html`
    <h3 id="title">${text.filters.title}</h3>
    <ul class="conditions" aria-label=${text.filters.conditions}>
      ${repeat(
        panel.drafts,
        ({ key }) => key,
        (draft) => renderDraft(draft, panel),
      )}
    </ul>
    <button
      type="button"
      class="button small add"
      aria-disabled=${full ? 'true' : 'false'}
      aria-describedby=${full ? 'full' : nothing}
      @click=${() => {
        if (!full) panel.add();
      }}
    >
      ${icon('plus')} ${text.filters.add}
    </button>
    ${full ? html`<p class="quiet" id="full">${text.filters.full(mostConditions)}</p>` : nothing}
    <footer>
      <button type="button" class="button" @click=${panel.clear}>${text.list.clearFilter}</button>
      <button type="button" class="button primary" @click=${panel.close}>
        ${text.filters.done}
      </button>
    </footer>
  `;
}

function renderDraft(draft: DraftCondition, panel: Panel): TemplateResult {
  const { key, property, operator } = draft;
  const { known } = panel.lists;
  const label = propertyLabel(property, known);
  const offered = [...filterProperties, ...offeredFields(known)];
  // One that is not offered, or not yet, stays.
  const listed = offered.includes(property) ? offered : [...offered, property];
  const operators = operatorsOf(property, known);
  return html`<li class="condition" data-key=${key}>
    <select
      class="input property"
      aria-label=${text.filters.property}
      .value=${live(property.name)}
      @change=${({ target }: Event) => {
        const chosen = filterProperty((target as HTMLSelectElement).value);
        if (chosen) panel.setProperty(key, chosen, operatorsOf(chosen, known)[0]);
      }}
    >
      ${listed.map(
        (each) =>
          html`<option value=${each.name} ?selected=${each === property}>
            ${propertyLabel(each, known)}
          </option>`,
      )}
    </select>
    <select
      class="input operator"
      aria-label=${text.filters.operator}
      .value=${live(operator)}
      @change=${({ target }: Event) =>
        panel.setOperator(key, (target as HTMLSelectElement).value as OperatorName)}
    >
      ${(operators.includes(operator) ? operators : [...operators, operator]).map(
        (each) =>
          html`<option value=${each} ?selected=${each === operator}>
            ${text.filters.operators[each]}
          </option>`,
      )}
    </select>
    <button
      type="button"
      class="button plain remove"
      aria-label=${text.filters.removeNew(label)}
      title=${text.filters.removeNew(label)}
      @click=${() => panel.remove(key)}
    >
      ${icon('close')}
    </button>
    ${renderValue(draft, panel)}
  </li>`;
}

/** The conditions that hold, as chips over the list. */
export function renderChips(
  filter: Filter,
  {
    peek,
    remove,
    clear,
    save,
  }: {
    readonly peek: Peek;
    readonly remove: (at: number) => void;
    readonly clear: () => void;
    /** Keeps it as a view; missing where it is one, or where none can be kept. */
    readonly save: (() => void) | undefined;
  },
): TemplateResult | typeof nothing {
  if (filter.length === 0) return nothing;
  return html`<div class="active" role="group" aria-label=${text.filters.active(filter.length)}>
    <ul>
      ${filter.map((each, at) => {
        const words = conditionText(each, peek);
        return html`<li class="chip">
          <span dir="auto">${words}</span>
          <button
            type="button"
            class="chip-remove"
            aria-label=${text.filters.remove(words)}
            title=${text.filters.remove(words)}
            @click=${() => remove(at)}
          >
            ${icon('close')}
          </button>
        </li>`;
      })}
    </ul>
    <button type="button" class="button plain small" @click=${clear}>
      ${text.list.clearFilter}
    </button>
    ${
      save
        ? html`<button type="button" class="button plain small" @click=${save}>
            ${text.ownViews.saveAs}
          </button>`
        : nothing
    }
  </div>`;
}
