import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { isAbort, type Shown } from '../draft/problems.js';
import { text } from '../draft/text.js';
import {
  listOptions,
  toEntry,
  views,
  type Entry,
  type OrderName,
  type ViewName,
} from '../draft/views.js';
import { TicketElement } from './element.js';
import { renderEmpty, renderEntry, renderProblem, renderSkeleton, urgency } from './list-rows.js';
import { listStyles } from './list-styles.js';
import { theme } from './theme.js';

const pageSize = 50;
const searchDelay = 250;

/**
 * The tickets of a view, with search, order and paging.
 *
 * @fires tw-open - A ticket was chosen; `detail.ticketId` is its number.
 * @csspart views - The row of views.
 * @csspart rows - The listbox.
 * @cssprop --tw-accent - Colour of what is chosen.
 */
export class TicketList extends TicketElement {
  static override properties: PropertyDeclarations = {
    view: { reflect: true },
    order: {},
    search: {},
    associateId: { type: Number, attribute: 'associate-id' },
    selected: { type: Number },
    edited: { attribute: false },
    noSearch: { type: Boolean, attribute: 'no-search' },
    entries: { state: true },
    more: { state: true },
    loading: { state: true },
    problem: { state: true },
    active: { state: true },
  };
  static override styles = [theme, listStyles];

  declare view: ViewName;
  declare order: OrderName;
  /** Text that titles contain. */
  declare search: string;
  /** Whose tickets “My open” shows. */
  declare associateId: number;
  /** Number of the ticket that is open. */
  declare selected: number | undefined;
  /** Numbers of tickets with unsaved edits. */
  declare edited: readonly number[];
  /** Hides the search box, for pages that have their own. */
  declare noSearch: boolean;
  declare private entries: readonly Entry[];
  declare private more: boolean;
  declare private loading: boolean;
  declare private problem: Shown | undefined;
  declare private active: number;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.view = 'mine';
    this.order = 'deadline';
    this.search = '';
    this.associateId = 0;
    this.noSearch = false;
    this.edited = [];
    this.entries = [];
    this.more = false;
    this.loading = false;
    this.active = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Reads the tickets again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    await this.#load(0, Math.max(pageSize, this.entries.length));
  }

  /** Moves the focus to the tickets. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.rows')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.client) return;
    if (changed.has('client')) this.preload(['ticketpriority']);
    const keys = ['client', 'view', 'order', 'associateId'] as const;
    const fresh = keys.some((key) => changed.has(key));
    if (fresh || (changed.has('search') && changed.get('search') !== undefined)) {
      if (fresh) this.entries = [];
      this.active = 0;
      clearTimeout(this.#timer);
      this.loading = true;
      this.#timer = setTimeout(() => void this.#load(0, pageSize), fresh ? 0 : searchDelay);
    }
  }

  override render() {
    return html`
      <div class="head" part="head">${this.#views()} ${this.#tools()}</div>
      <div class="scroll">
        ${this.problem ? renderProblem(this.problem, () => void this.refresh()) : nothing}
        ${this.entries.length > 0 ? this.#rows() : this.#noRows()}
      </div>
      <span class="hidden" role="status">
        ${this.loading ? text.list.loading : text.list.count(this.entries.length, this.more)}
      </span>
    `;
  }

  #views() {
    return html`<div class="views" part="views" role="group" aria-label=${text.list.views}>
      ${views.map(
        ({ name, label }) =>
          html`<button
            type="button"
            aria-pressed=${name === this.view ? 'true' : 'false'}
            @click=${() => (this.view = name)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  #tools() {
    return html`<div class="tools">
      ${
        this.noSearch
          ? nothing
          : html`<input
              class="input"
              type="search"
              aria-label=${text.list.search}
              placeholder=${text.list.search}
              .value=${live(this.search)}
              @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
            />`
      }
      <select
        class="input"
        aria-label=${text.list.order}
        @change=${(event: Event) =>
          (this.order = (event.target as HTMLSelectElement).value as OrderName)}
      >
        <option value="deadline" ?selected=${this.order === 'deadline'}>
          ${text.list.byDeadline}
        </option>
        <option value="change" ?selected=${this.order === 'change'}>${text.list.byChange}</option>
      </select>
      <button
        type="button"
        class="button refresh"
        aria-label=${text.list.refresh}
        title=${text.list.refresh}
        @click=${() => void this.refresh()}
      >
        <span aria-hidden="true">⟳</span>
      </button>
    </div>`;
  }

  #rows() {
    const active = this.entries[this.active];
    return html`
      <div
        class="rows"
        part="rows"
        role="listbox"
        tabindex="0"
        aria-label=${text.list.label}
        aria-busy=${this.loading ? 'true' : 'false'}
        aria-activedescendant=${active ? `ticket-${active.id}` : nothing}
        @keydown=${this.#key}
        @click=${this.#click}
      >
        ${this.entries.map((entry, at) =>
          renderEntry(entry, {
            selected: entry.id === this.selected,
            active: at === this.active,
            edited: this.edited.includes(entry.id),
            level: urgency(entry.priority, this.lists?.peek('ticketpriority')),
            now: Date.now(),
          }),
        )}
      </div>
      <div class="foot">
        <span>${text.list.count(this.entries.length, this.more)}</span>
        ${
          this.more
            ? html`<button
                type="button"
                class="button"
                ?disabled=${this.loading}
                @click=${() => void this.#load(this.entries.length, pageSize)}
              >
                ${text.list.more}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #noRows() {
    if (this.loading) return renderSkeleton(8);
    if (this.problem || !this.client) return nothing;
    return renderEmpty(this.view, this.search.trim(), () => (this.search = ''));
  }

  async #load(skip: number, top: number): Promise<void> {
    const { client, view, order, search, associateId } = this;
    if (!client) return;
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    this.loading = true;
    try {
      const options = listOptions({ view, order, search, associateId }, { top, skip });
      const { rows, more } = await client.listTickets({ ...options, signal });
      const read = rows.map(toEntry);
      const known = new Set(read.map(({ id }) => id));
      const before = skip === 0 ? [] : this.entries.filter(({ id }) => !known.has(id));
      this.entries = [...before, ...read];
      this.more = more;
      this.problem = undefined;
      this.active = Math.min(this.active, Math.max(0, this.entries.length - 1));
    } catch (cause) {
      if (isAbort(cause) || signal.aborted) return;
      this.problem = this.report(cause);
    }
    this.loading = false;
  }

  #click(event: Event): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-id]');
    const at = this.entries.findIndex(({ id }) => String(id) === row?.dataset['id']);
    if (at >= 0) this.#open(at);
  }

  #key(event: KeyboardEvent): void {
    const last = this.entries.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + 10,
      PageUp: this.active - 10,
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.active = Math.max(0, Math.min(last, to));
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('.row.active')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#open(this.active);
    }
  }

  #open(at: number): void {
    const entry = this.entries[at];
    if (!entry) return;
    this.active = at;
    this.emit('tw-open', { ticketId: entry.id });
  }
}
