import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import { renderField, type FieldModel } from '../../controls/field.js';
import type { Bulk, BulkItem } from '../../draft/bulk.js';
import { labelOf, type PropertyRow } from '../../table/properties.js';
import { text } from '../../text/index.js';

interface Choice {
  readonly models: readonly FieldModel[];
  /** Properties that can still be added. */
  readonly left: readonly PropertyRow[];
  readonly count: number;
  /** What stands above. */
  readonly head: unknown;
  readonly ready: boolean;
  readonly add: (row: PropertyRow) => void;
  readonly remove: (row: PropertyRow) => void;
  readonly apply: () => void;
  readonly cancel: () => void;
}

/** What is to be set. */
export function renderChoice(choice: Choice): TemplateResult {
  const { models, left, count, head } = choice;
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      if (choice.ready) choice.apply();
    }}
  >
    <div class="content">
      ${head}
      ${models.map(
        (model) =>
          html`<div class="chosen">
            ${renderField(model)}
            <button
              type="button"
              class="button plain icon-only"
              aria-label=${text.bulk.remove(labelOf(model.row))}
              title=${text.bulk.remove(labelOf(model.row))}
              @click=${() => choice.remove(model.row)}
            >
              ${icon('close')}
            </button>
          </div>`,
      )}
      ${
        left.length > 0
          ? html`<select
              class="input add"
              aria-label=${text.bulk.add}
              @change=${({ target }: Event) => {
                const select = target as HTMLSelectElement;
                const row = left[Number(select.value)];
                select.value = '';
                if (row) choice.add(row);
              }}
            >
              <option value="">${text.bulk.add}…</option>
              ${left.map((row, at) => html`<option value=${at}>${labelOf(row)}</option>`)}
            </select>`
          : nothing
      }
    </div>
    <footer>
      <button type="button" class="button" @click=${choice.cancel}>${text.bulk.cancel}</button>
      <button type="submit" class="button primary" aria-disabled=${choice.ready ? 'false' : 'true'}>
        ${text.bulk.apply(count)}
      </button>
    </footer>
  </form>`;
}

interface Actions {
  readonly open: (ticketId: number) => void;
  readonly stop: () => void;
  readonly undo: () => void;
  readonly again: () => void;
  readonly close: () => void;
}

/** What became of each ticket so far. */
export function renderResults(bulk: Bulk, actions: Actions): TemplateResult {
  const { items, running } = bulk;
  const through = items.length - bulk.count('waiting', 'running');
  const saved = items.filter(({ state, final }) => state === 'saved' && final !== true).length;
  const button = (label: string, run: () => void, looks = ''): TemplateResult =>
    html`<button type="button" class="button ${looks}" @click=${run}>${label}</button>`;
  return html`
    <div class="content">
      <progress max=${items.length} value=${through} aria-label=${text.bulk.progress}></progress>
      <p class="summary" role="status">${running ? '' : summary(bulk)}</p>
      <ul class="results" aria-label=${text.bulk.results}>
        ${items.map((item) => renderItem(item, running ? undefined : actions.open))}
      </ul>
    </div>
    <footer>
      ${running ? button(text.bulk.stop, actions.stop) : nothing}
      ${!running && bulk.count('waiting') > 0 ? button(text.bulk.goOn, actions.again) : nothing}
      ${!running && saved > 0 ? button(text.bulk.undo(saved), actions.undo) : nothing}
      ${running ? nothing : button(text.bulk.close, actions.close, 'primary done')}
    </footer>
  `;
}

/** Without `open` it leads nowhere: to leave while tickets are being saved would stop that. */
function renderItem(
  { id, title, state, problem, final }: BulkItem,
  open: Actions['open'] | undefined,
): TemplateResult {
  const words = final ? text.bulk.final : text.bulk.states[state];
  const name = html`<span class="number">#${id}</span> <span dir="auto">${title}</span>`;
  return html`<li class="result ${state}">
    ${
      open
        ? html`<button type="button" class="link" @click=${() => open(id)}>${name}</button>`
        : html`<span class="link">${name}</span>`
    }
    <span class="state">${problem ? `${words}: ${problem}` : words}</span>
  </li>`;
}

function summary(bulk: Bulk): string {
  const states = ['saved', 'undone', 'same', 'queued', 'waiting'] as const;
  const told = states
    .map((state) => [bulk.count(state), text.bulk.states[state]] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${words}: ${count}`);
  const left = bulk.count('edited', 'forbidden', 'conflict', 'failed');
  return [...told, ...(left > 0 ? [`${text.bulk.notDone}: ${left}`] : [])].join(', ');
}
