import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { cleanColumns, parseColumns } from '../../table/columns.js';
import { cleanFilter } from '../../table/filters.js';
import { groupsOf, type Group } from '../../table/groups.js';
import { isAbort, needsLogin, type Shown } from '../../table/problems.js';
import { text } from '../../text/first.js';
import {
  areSameNumbers,
  type Entry,
  type ListChoice,
  type OrderName,
  type ViewName,
} from '../../table/views.js';
import type { OwnViewsPanel } from '../own-views/own-views.js';
import { TicketElement } from '../shared/element.js';
import { Watching } from '../shared/watching.js';
import { countedViews, Counts } from './counts.js';
import { Choosing } from './choosing.js';
import { appended, rangeOf, readEntries, type Way } from './reading.js';
import * as parts from './rows.js';
import { Scrolling } from './scrolling.js';
import { keptFilter, renderHead, type HeadActions } from './head.js';
import { needs } from './needs.js';
import { once } from './once.js';
import { Own } from './own.js';
import { Saying } from './saying.js';
import { listStyles } from './styles.js';
import type { Slice } from './window.js';
import { theme } from '../shared/theme.js';

/** Rows before the last one that is read at which the next ones are asked for. */
const ahead = 20;
const searchDelay = 250;
const minuteOf = (now: number): number => Math.floor(now / 60_000);

/**
 * The tickets of a view, with search and order, in groups by when they are due. It reads on as somebody
 * scrolls, and reads again by itself while it can be seen, without moving what is on the screen and
 * without a word. Only rows near what can be seen are in the document.
 *
 * @fires tw-open - A ticket was chosen; `detail.ticketId` is its number.
 * @fires tw-listed - The tickets were read; `detail.ids` are the numbers of those that are there.
 * @fires tw-bulk - Several tickets are to be edited; `detail.ids` are their numbers (`multiple`).
 * @fires tw-view - The reader chose another `view`, `order`, `search`, `filter` or `columns`; `detail` has all five.
 * @csspart views - The row of views.
 * @csspart rows - The listbox.
 * @cssprop --tw-accent - Colour of what is chosen.
 */
export class TicketList extends TicketElement {
  static needs = needs;
  static override properties: PropertyDeclarations = {
    view: { reflect: true },
    order: {},
    search: {},
    filter: {},
    columns: {},
    associateId: { type: Number, attribute: 'associate-id' },
    selected: { type: Number },
    edited: {
      attribute: false,
      // Pages give a new array with each render of their own, which may be with each key.
      hasChanged: (after: readonly number[], before?: readonly number[]) =>
        !areSameNumbers(after, before),
    },
    noSearch: { type: Boolean, attribute: 'no-search' },
    multiple: { type: Boolean },
    ownViews: { type: Boolean, attribute: 'own-views' },
    entries: { state: true },
    more: { state: true },
    loading: { state: true },
    problem: { state: true },
    stuck: { state: true },
    narrowed: { state: true },
  };
  static override styles = [theme, listStyles];

  declare view: ViewName;
  declare order: OrderName;
  /** Words that titles, customers or messages contain, or a ticket's number. */
  declare search: string;
  /** Conditions on properties, for example `priority-is-3*createdAt-last-7`. */
  declare filter: string;
  /** What each ticket's second line shows, for example `customer.tags`; empty for the usual. */
  declare columns: string;
  /** Whose tickets “My open” shows. */
  declare associateId: number;
  /** Number of the ticket that is open. */
  declare selected: number | undefined;
  /** Numbers of tickets with unsaved edits. */
  declare edited: readonly number[];
  /** Hides the search box, for pages that have their own. */
  declare noSearch: boolean;
  /** Whether several tickets can be chosen, to be edited together. */
  declare multiple: boolean;
  /** Whether views of the reader's own are shown, and can be saved. */
  declare ownViews: boolean;
  declare private entries: readonly Entry[];
  declare private more: boolean;
  declare private loading: boolean;
  declare private problem: Shown | undefined;
  /** True when the problem is that nothing more could be read; what is there is fine. */
  declare private stuck: boolean;
  /** True when the server could not search more than titles. */
  declare private narrowed: boolean;
  readonly #choosing = new Choosing({
    entries: () => this.entries,
    multiple: () => this.multiple,
    open: (entry) => this.#open(entry),
    reveal: (at) => this.#scrolling.reveal(at),
    unpick: () => this.unpick(),
    update: () => this.requestUpdate(),
  });
  readonly #counts = new Counts(() => this.requestUpdate());
  readonly #scrolling = new Scrolling(this, () => void this.#readOn());
  readonly #grouped = once((entries: readonly Entry[], view: ViewName, order: OrderName) =>
    groupsOf(entries, { view, order }, Date.now()),
  );
  readonly #own = new Own(this, () => void this.#count(true));
  /** Always the same functions, so that what they are given to is not rendered with each row. */
  readonly #head: HeadActions = {
    own: this.#own,
    countOf: (counted) => this.#counts.of(counted),
    choose: (part) => this.#choose(part),
    filterBy: (filter) => this.#choose({ filter }),
    lineBy: (columns) => this.#choose({ columns }),
    save: () => this.renderRoot.querySelector<OwnViewsPanel>('tw-own-views')?.open(),
    refresh: () => void this.refresh(),
  };
  /** Where the server goes on; rows that came twice are shown once. */
  #next = 0;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #saying = new Saying(() => this.requestUpdate());

  constructor() {
    super();
    this.view = 'mine';
    this.order = 'deadline';
    this.search = '';
    this.filter = this.columns = '';
    this.associateId = 0;
    this.noSearch = this.multiple = this.ownViews = false;
    this.edited = [];
    this.entries = [];
    this.more = false;
    this.loading = false;
    this.stuck = false;
    this.narrowed = false;
    new Watching(this, () => this.#freshen());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#saying.stop();
    this.#running?.abort();
    this.#running = undefined;
    this.#counts.stop();
  }

  /** Reads the tickets again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    await this.#load('again');
  }

  /** Opens the ticket so many places after the selected one, or after where that was; gives its number. */
  step(places: number): number | undefined {
    const next = this.#choosing.cursor.step(this.entries, this.selected, places);
    if (next) this.#open(next);
    if (next) this.#scrolling.reveal(this.entries.indexOf(next));
    return next?.id;
  }

  /** No ticket is chosen any more. */
  unpick(): void {
    this.#choosing.picking.clear();
    this.requestUpdate();
    void this.updateComplete.then(() => this.focus());
  }

  /** Moves the focus to the tickets, or to the views while there are none. */
  override focus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('.rows') ?? find('.views [aria-pressed=true]'))?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('filter')) this.filter = cleanFilter(this.filter);
    if (changed.has('columns')) this.columns = cleanColumns(this.columns);
    this.#own.follow();
    if (!this.client) return;
    if (changed.has('client')) this.preload(['ticketpriority', 'ticketstatus']);
    if (changed.has('client') || changed.has('associateId')) this.#counts.reset();
    const keys = ['client', 'view', 'order', 'filter', 'columns', 'associateId'] as const;
    const fresh = keys.some((key) => changed.has(key));
    if (fresh || (changed.has('search') && changed.get('search') !== undefined)) {
      if (fresh) this.entries = [];
      this.#choosing.picking.clear();
      this.more &&= !fresh;
      this.#choosing.cursor.reset(this.selected);
      clearTimeout(this.#timer);
      this.#saying.stop();
      this.#running?.abort();
      this.loading = true;
      this.#timer = setTimeout(() => void this.#load('begin'), fresh ? 0 : searchDelay);
    }
  }

  protected override content() {
    return html`
      ${renderHead({
        ...this.#head,
        client: this.client,
        choice: this,
        search: !this.noSearch,
      })}
      <div class="scroll">
        ${this.problem && !this.stuck ? this.#problem(this.problem) : nothing}
        ${this.narrowed ? html`<p class="narrowed">${text.list.titlesOnly}</p>` : nothing}
        ${this.loading ? nothing : parts.renderFarther(this, this.narrowed, (part) => this.#choose(part))}
        ${this.entries.length > 0 ? this.#rows() : this.#noRows()}
      </div>
      ${parts.renderPicked(this.#choosing.picking.size, {
        edit: () => this.emit('tw-bulk', { ids: this.#choosing.picking.among(this.entries) }),
        clear: () => this.unpick(),
      })}
      <span class="hidden" role="status">${this.#saying.said}</span>
    `;
  }

  #rows() {
    const active = this.#choosing.cursor.in(this.entries);
    const groups = this.#grouped(this.entries, this.view, this.order, minuteOf(Date.now()));
    const slices = this.#scrolling.slices(groups);
    const shown = active && this.#scrolling.shows(this.entries.indexOf(active));
    return html`
      <div
        class="rows"
        part="rows"
        role="listbox"
        tabindex="0"
        aria-label=${text.list.label}
        aria-multiselectable=${this.multiple ? 'true' : nothing}
        aria-busy=${this.loading ? 'true' : 'false'}
        aria-activedescendant=${shown ? `ticket-${active.id}` : nothing}
        @keydown=${(event: KeyboardEvent) => this.#choosing.key(event)}
        @click=${(event: MouseEvent) => this.#choosing.click(event)}
      >
        ${this.#groups(groups, slices, active)}
      </div>
      <div class="foot">
        ${this.problem && this.stuck ? this.#problem(this.problem) : this.more ? text.list.more : text.list.count(this.entries.length, false)}
      </div>
    `;
  }

  #problem(problem: Shown) {
    return parts.renderProblem(problem, () => void this.#retry());
  }

  #groups(groups: readonly Group[], slices: readonly Slice[], active: Entry | undefined) {
    const now = Date.now();
    const columns = parseColumns(this.columns);
    const [priorities, [usual] = []] = ['ticketpriority', 'ticketstatus'].map((name) =>
      this.lists?.peek(name),
    );
    const row = (entry: Entry, place: number) =>
      parts.renderEntry(entry, {
        selected: entry.id === this.selected,
        active: entry === active,
        picked: this.multiple ? this.#choosing.picking.has(entry.id) : undefined,
        edited: this.edited.includes(entry.id),
        level: parts.urgency(entry.priority, priorities),
        owner: this.view !== 'mine' && this.view !== 'unassigned',
        status: entry.status !== usual?.Name,
        columns,
        now,
        place,
        places: this.more ? -1 : this.entries.length,
      });
    return parts.renderRuns(this.#scrolling.runs, (at, before) =>
      parts.renderGroup(groups[at]!, slices[at]!, {
        heights: this.#scrolling.heights,
        whole: !this.more || at < groups.length - 1,
        row: (entry, within) => row(entry, before + within + 1),
      }),
    );
  }

  #noRows() {
    this.#scrolling.slices([]);
    if (this.loading) return parts.renderSkeleton(8);
    if (this.problem || !this.client) return nothing;
    return parts.renderEmpty({ ...this.#choice, search: this.search.trim() }, (part) => {
      this.#choose(part);
      this.focus();
    });
  }

  #choose(part: Partial<ListChoice>): void {
    Object.assign(this, part);
    this.emit('tw-view', this.#choice);
  }

  get #choice(): ListChoice {
    const { view, order, search, filter, columns } = this;
    return { view, order, search, filter, columns };
  }

  async #count(quiet: boolean): Promise<void> {
    const { client, associateId } = this;
    const all = countedViews(keptFilter(this.#choice, this.#own), this.#own.list);
    if (client) await this.#counts.count(client, { associateId, all }, quiet);
  }

  /** Reads again without a word: nothing is announced, and a failure waits for the next time. */
  async #freshen(): Promise<void> {
    this.requestUpdate();
    if (this.loading || !this.client) return;
    await this.#load('quiet');
  }

  /** The next tickets, as soon as the end of those that are there comes near. */
  async #readOn(): Promise<void> {
    if (!this.more || this.problem || this.loading || this.#running) return;
    if (this.#scrolling.endsWithin(ahead)) await this.#load('on');
  }

  async #retry(): Promise<void> {
    await (this.stuck ? this.#load('on') : this.refresh());
    await this.updateComplete;
    if (!this.problem) this.focus();
  }

  async #load(way: Way): Promise<void> {
    const { client } = this;
    if (!client) return;
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.loading = way === 'begin' || way === 'again';
    const range = rangeOf(way, {
      next: this.#next,
      count: this.entries.length,
      lastSeen: this.#scrolling.lastSeen,
    });
    try {
      const { associateId } = this;
      const query = { ...this.#choice, associateId, wide: way !== 'on' || !this.narrowed };
      const read = await readEntries(client, query, range, running.signal);
      if (running.signal.aborted) return;
      this.#next = range.skip + range.top;
      this.#show(way, way === 'on' ? appended(this.entries, read.entries) : read.entries);
      this.more = read.more;
      this.narrowed = read.narrowed;
      this.problem = undefined;
    } catch (cause) {
      if (isAbort(cause) || running.signal.aborted) return;
      if (way !== 'quiet' || needsLogin(cause)) {
        this.problem = this.report(cause);
        this.stuck = way === 'on';
      }
    }
    this.#running = undefined;
    if (way !== 'on') void this.#count(way !== 'again');
    if (this.loading) this.#say();
    this.loading = false;
    await this.updateComplete;
    void this.#readOn();
  }

  #show(way: Way, entries: readonly Entry[]): void {
    const restore = this.#scrolling.hold(this.entries, entries);
    this.entries = this.#choosing.cursor.keep(this.entries, entries);
    this.#choosing.picking.keep(entries);
    this.emit('tw-listed', { ids: entries.map(({ id }) => id) });
    if (way === 'begin') this.#scrolling.toTop();
    else void this.updateComplete.then(restore);
  }

  #say(): void {
    this.#saying.later(() => {
      const total = this.search.trim() === '' ? this.#counts.of(this) : undefined;
      const known = this.more && total !== undefined ? total : this.entries.length;
      return this.problem ? '' : text.list.count(known, this.more && total === undefined);
    });
  }

  #open(entry: Entry): void {
    this.#choosing.cursor.reset(entry.id);
    this.requestUpdate();
    this.emit('tw-open', { ticketId: entry.id });
  }
}
