import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { TicketwireError } from '../../../wasm/js/index.js';
import { isAbort, needsLogin, type Shown } from '../../table/problems.js';
import { text } from '../../text/index.js';
import {
  areSameNumbers,
  listOptions,
  orders,
  toEntry,
  views,
  type Entry,
  type ListChoice,
  type OrderName,
  type ViewName,
} from '../../table/views.js';
import { TicketElement } from '../shared/element.js';
import { Watching } from '../shared/watching.js';
import { Cursor } from './cursor.js';
import { renderEmpty, renderEntry, renderProblem, renderSkeleton, urgency } from './rows.js';
import { listStyles } from './styles.js';
import { theme } from '../shared/theme.js';

const pageSize = 50;
/** What the server answers at most. */
const mostRows = 1000;
const searchDelay = 250;
/** How long the list stays still before it says how many tickets it has. */
const sayDelay = 900;

/**
 * The tickets of a view, with search, order and paging. It reads them again by itself while it can be
 * seen, without moving what is on the screen and without a word.
 *
 * @fires tw-open - A ticket was chosen; `detail.ticketId` is its number.
 * @fires tw-view - The reader chose another `view`, `order` or `search`; `detail` has all three.
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
    edited: {
      attribute: false,
      // Pages give a new array with each render of their own, which may be with each key.
      hasChanged: (after: readonly number[], before?: readonly number[]) =>
        !areSameNumbers(after, before),
    },
    noSearch: { type: Boolean, attribute: 'no-search' },
    entries: { state: true },
    more: { state: true },
    loading: { state: true },
    problem: { state: true },
    narrowed: { state: true },
    said: { state: true },
  };
  static override styles = [theme, listStyles];

  declare view: ViewName;
  declare order: OrderName;
  /** Words that titles or customers contain, or a ticket's number. */
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
  /** True when the server could not search the customers' names. */
  declare private narrowed: boolean;
  /** What the live region says. */
  declare private said: string;
  readonly #cursor = new Cursor();
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;

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
    this.narrowed = false;
    this.said = '';
    new Watching(this, () => this.#freshen());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    clearTimeout(this.#saying);
    this.#running?.abort();
  }

  /** Reads the tickets again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    await this.#load(0, this.#shownRows);
  }

  /** Moves the focus to the tickets, or to the views while there are none. */
  override focus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('.rows') ?? find('.views [aria-pressed=true]'))?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.client) return;
    if (changed.has('client')) this.preload(['ticketpriority']);
    const keys = ['client', 'view', 'order', 'associateId'] as const;
    const fresh = keys.some((key) => changed.has(key));
    if (fresh || (changed.has('search') && changed.get('search') !== undefined)) {
      if (fresh) this.entries = [];
      this.#cursor.reset(this.selected);
      clearTimeout(this.#timer);
      clearTimeout(this.#saying);
      this.loading = true;
      this.#timer = setTimeout(() => void this.#load(0, pageSize), fresh ? 0 : searchDelay);
    }
  }

  protected override content() {
    return html`
      <div class="head" part="head">${this.#views()} ${this.#tools()}</div>
      <div class="scroll">
        ${this.problem ? renderProblem(this.problem, () => void this.#again()) : nothing}
        ${this.narrowed ? html`<p class="narrowed">${text.list.titlesOnly}</p>` : nothing}
        ${this.entries.length > 0 ? this.#rows() : this.#noRows()}
      </div>
      <span class="hidden" role="status">${this.said}</span>
    `;
  }

  #views() {
    return html`<div class="views" part="views" role="group" aria-label=${text.list.views}>
      ${views.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${name === this.view ? 'true' : 'false'}
            @click=${() => this.#choose({ view: name })}
          >
            ${text.list[name]}
          </button>`,
      )}
    </div>`;
  }

  #tools() {
    return html`<div class="tools">
      ${this.noSearch ? nothing : this.#searchBox()}
      <select
        class="input"
        aria-label=${text.list.order}
        .value=${live(this.order)}
        @change=${(event: Event) =>
          this.#choose({ order: (event.target as HTMLSelectElement).value as OrderName })}
      >
        ${orders.map(
          (name) =>
            html`<option value=${name} ?selected=${name === this.order}>
              ${this.#orderLabel(name)}
            </option>`,
        )}
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

  #searchBox() {
    return html`<input
      class="input"
      type="search"
      aria-label=${text.list.search}
      placeholder=${text.list.search}
      .value=${live(this.search)}
      @input=${(event: Event) => this.#choose({ search: (event.target as HTMLInputElement).value })}
    />`;
  }

  #orderLabel(name: OrderName): string {
    if (name === 'change') return text.list.byChange;
    return this.view === 'postponed' ? text.list.byReturn : text.list.byDeadline;
  }

  #rows() {
    const active = this.#cursor.in(this.entries);
    const now = Date.now();
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
        ${repeat(
          this.entries,
          ({ id }) => id,
          (entry) =>
            renderEntry(entry, {
              selected: entry.id === this.selected,
              active: entry === active,
              edited: this.edited.includes(entry.id),
              level: urgency(entry.priority, this.lists?.peek('ticketpriority')),
              now,
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
                aria-disabled=${this.loading ? 'true' : 'false'}
                @click=${() => void this.#loadMore()}
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
    return renderEmpty(this.view, this.search.trim(), () => {
      this.#choose({ search: '' });
      this.focus();
    });
  }

  get #shownRows(): number {
    return Math.min(mostRows, Math.max(pageSize, this.entries.length));
  }

  #choose(part: Partial<ListChoice>): void {
    Object.assign(this, part);
    const { view, order, search } = this;
    this.emit('tw-view', { view, order, search } satisfies ListChoice);
  }

  /** Reads again without a word: nothing is announced, and a failure waits for the next time. */
  async #freshen(): Promise<void> {
    this.requestUpdate();
    if (this.loading || !this.client) return;
    await this.#load(0, this.#shownRows, true);
  }

  async #loadMore(): Promise<void> {
    if (this.loading) return;
    await this.#load(this.entries.length, pageSize);
    await this.updateComplete;
    if (!this.more) this.focus();
  }

  async #again(): Promise<void> {
    await this.refresh();
    await this.updateComplete;
    if (!this.problem) this.focus();
  }

  async #load(skip: number, top: number, quiet = false): Promise<void> {
    if (!this.client) return;
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    this.loading = !quiet;
    try {
      const { rows, more } = await this.#read({ skip, top }, signal);
      if (signal.aborted) return;
      const read = rows.map(toEntry);
      const known = new Set(read.map(({ id }) => id));
      const before = skip === 0 ? [] : this.entries.filter(({ id }) => !known.has(id));
      this.entries = this.#cursor.keep(this.entries, [...before, ...read]);
      this.more = more;
      this.problem = undefined;
    } catch (cause) {
      if (isAbort(cause) || signal.aborted) return;
      if (!quiet || needsLogin(cause)) this.problem = this.report(cause);
    }
    this.loading = false;
    if (!quiet) this.#say();
  }

  /** Customers' names are left out where too many of them fit for the server. */
  async #read(page: { top: number; skip: number }, signal: AbortSignal) {
    const { view, order, search, associateId } = this;
    const read = (wide: boolean) =>
      this.client!.listTickets({
        ...listOptions({ view, order, search, associateId, wide }, page),
        signal,
      });
    try {
      const found = await read(true);
      this.narrowed = false;
      return found;
    } catch (cause) {
      const refused = cause instanceof TicketwireError && cause.status === 400;
      if (!refused || search.trim() === '') throw cause;
      const found = await read(false);
      this.narrowed = true;
      return found;
    }
  }

  #say(): void {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      this.said = this.problem ? '' : text.list.count(this.entries.length, this.more);
    }, sayDelay);
  }

  #click(event: Event): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-id]');
    const entry = this.entries.find(({ id }) => String(id) === row?.dataset['id']);
    if (entry) this.#open(entry);
  }

  #key(event: KeyboardEvent): void {
    const active = this.#cursor.in(this.entries);
    if (this.#cursor.move(event.key, this.entries)) {
      event.preventDefault();
      this.requestUpdate();
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('.row.active')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (active && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#open(active);
    }
  }

  #open(entry: Entry): void {
    this.#cursor.reset(entry.id);
    this.requestUpdate();
    this.emit('tw-open', { ticketId: entry.id });
  }
}
