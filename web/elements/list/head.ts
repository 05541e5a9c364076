import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import { live } from 'lit/directives/live.js';
import { text } from '../../text/index.js';
import {
  orders,
  views,
  type ListChoice,
  type OrderName,
  type ViewName,
} from '../../table/views.js';

interface Head {
  readonly choice: ListChoice;
  /** Whether it has a search box. */
  readonly search: boolean;
  readonly countOf: (view: ViewName) => number | undefined;
  readonly choose: (part: Partial<ListChoice>) => void;
  readonly refresh: () => void;
}

/** What is chosen of the list: a view with its number of tickets, the order, the search. */
export function renderHead(head: Head): TemplateResult {
  return html`<div class="head" part="head">
    <div class="views" part="views" role="group" aria-label=${text.list.views}>
      ${views.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${name === head.choice.view ? 'true' : 'false'}
            @click=${() => head.choose({ view: name })}
          >
            ${text.list[name]}${renderCount(head.countOf(name))}
          </button>`,
      )}
    </div>
    <div class="tools">
      ${head.search ? renderSearch(head) : nothing} ${renderOrder(head)}
      <button
        type="button"
        class="button refresh"
        aria-label=${text.list.refresh}
        title=${text.list.refresh}
        @click=${head.refresh}
      >
        ${icon('refresh')}
      </button>
    </div>
  </div>`;
}

function renderCount(count: number | undefined): TemplateResult | typeof nothing {
  return count === undefined ? nothing : html` <span class="count">${count}</span>`;
}

function renderSearch({ choice, choose }: Head): TemplateResult {
  return html`<input
    class="input"
    type="search"
    aria-label=${text.list.search}
    placeholder=${text.list.search}
    .value=${live(choice.search)}
    @input=${(event: Event) => choose({ search: (event.target as HTMLInputElement).value })}
  />`;
}

function renderOrder({ choice, choose }: Head): TemplateResult {
  return html`<select
    class="input"
    aria-label=${text.list.order}
    .value=${live(choice.order)}
    @change=${(event: Event) =>
      choose({ order: (event.target as HTMLSelectElement).value as OrderName })}
  >
    ${orders.map(
      (name) =>
        html`<option value=${name} ?selected=${name === choice.order}>
          ${orderLabel(name, choice.view)}
        </option>`,
    )}
  </select>`;
}

function orderLabel(name: OrderName, view: ViewName): string {
  if (name === 'change') return text.list.byChange;
  return view === 'postponed' ? text.list.byReturn : text.list.byDeadline;
}
