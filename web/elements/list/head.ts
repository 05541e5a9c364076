import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import { live } from 'lit/directives/live.js';
import { text } from '../../text/first.js';
import type { Client } from '../../../wasm/js/index.js';
import {
  orders,
  views,
  type ListChoice,
  type OrderName,
  type Query,
  type ViewName,
} from '../../table/views.js';
import type { Counted } from './counts.js';
import type { Own } from './own.js';

/** What the head does, and what it finds out. */
export interface HeadActions {
  readonly own: Pick<Own, 'views' | 'list' | 'of'>;
  readonly countOf: (counted: Counted) => number | undefined;
  readonly choose: (part: Partial<ListChoice>) => void;
  readonly filterBy: (filter: string) => void;
  /** Shows these columns in each ticket's second line. */
  readonly lineBy: (columns: string) => void;
  /** Opens where a view of one's own is saved. */
  readonly save: () => void;
  readonly refresh: () => void;
}

interface Head extends HeadActions {
  readonly client: Client | undefined;
  readonly choice: Query;
  /** Whether it has a search box. */
  readonly search: boolean;
}

/** What is chosen of the list: a view with its number of tickets, the order, the search, the filter. */
export function renderHead(head: Head): TemplateResult {
  const { client, choice, own } = head;
  return html`<div class="head" part="head">
    ${renderViews(head)} ${renderOwnViews(head)}
    <div class="tools">
      ${head.search ? renderSearch(head) : nothing} ${renderOrder(head)}
      <tw-filter
        .client=${client}
        .filter=${choice.filter}
        .choose=${head.filterBy}
        .save=${own.views && !own.of(choice) ? head.save : undefined}
      ></tw-filter>
      ${
        own.views
          ? html`<tw-own-views
              .views=${own.views}
              .list=${own.list}
              .choice=${choice}
              .columns=${choice.columns}
              .choose=${head.lineBy}
            ></tw-own-views>`
          : nothing
      }
      <tw-export .client=${client} .choice=${choice}></tw-export>
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

function renderViews({ choice, own, countOf, choose }: Head): TemplateResult {
  // Whoever leaves a view of one's own leaves its filter and columns as well.
  const filter = keptFilter(choice, own);
  const columns = own.of(choice) ? '' : choice.columns;
  return html`<div class="views" part="views" role="group" aria-label=${text.list.views}>
    ${views.map(
      (name) =>
        html`<button
          type="button"
          aria-pressed=${name === choice.view && filter === choice.filter && columns === choice.columns ? 'true' : 'false'}
          @click=${() => choose({ view: name, filter, columns })}
        >
          ${text.list[name]}${renderCount(countOf({ view: name, filter }))}
        </button>`,
    )}
  </div>`;
}

function renderOwnViews({ choice, own, countOf, choose }: Head): TemplateResult | typeof nothing {
  if (own.list.length === 0) return nothing;
  const current = own.of(choice);
  return html`<div class="views own" role="group" aria-label=${text.list.ownViews}>
    ${own.list.map(
      (each) =>
        html`<button
          type="button"
          aria-pressed=${each === current ? 'true' : 'false'}
          title=${each.name}
          @click=${() => {
            const { view, order, filter, columns } = each;
            choose({ view, order, filter, columns });
          }}
        >
          <bdi class="own-name">${each.name}</bdi>${renderCount(countOf(each))}
        </button>`,
    )}
  </div>`;
}

/** The filter that goes along to another of the given views. */
export function keptFilter(choice: ListChoice, own: Pick<Own, 'of'>): string {
  return own.of(choice) ? '' : choice.filter;
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
