import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { text } from '../../text/first.js';
import { absolute, deadline, instant, relative } from '../../text/time.js';
import type { Shown } from '../../table/problems.js';
import type { Group } from '../../table/groups.js';
import { withMessages } from '../../table/filters.js';
import { isInMessages, searchedNumber, searchWords } from '../../table/search.js';
import type { Column } from '../../table/columns.js';
import type { Entry, ListChoice } from '../../table/views.js';
import { renderFacts } from './facts.js';
import { heightOf } from './height.js';
import type { Heights, Run, Slice } from './window.js';

/** How a ticket stands in the list. */
export interface RowState {
  readonly selected: boolean;
  readonly active: boolean;
  /** Whether it is chosen to be edited with others; undefined where none can be. */
  readonly picked: boolean | undefined;
  readonly edited: boolean;
  readonly level: number;
  /** What the view tells already is not said in each row. */
  readonly owner: boolean;
  readonly status: boolean;
  /** What the second line shows; none for the usual. */
  readonly columns: readonly Column[];
  readonly now: number;
  /** Its place, from 1, of how many; -1 while that is not known. */
  readonly place: number;
  readonly places: number;
}

/** The groups that have rows near what can be seen, and room for the others. */
export function renderRuns(
  runs: readonly Run[],
  group: (at: number, before: number) => TemplateResult,
): unknown {
  return repeat(
    runs,
    ({ at }) => at,
    ({ at, before, room }) => (room === undefined ? group(at, before) : renderRoom(room)),
  );
}

function renderRoom(height: number): TemplateResult | typeof nothing {
  return height > 0 ? html`<div ${heightOf(height)}></div>` : nothing;
}

/** The rows of a group that are near what can be seen, and room for the others. */
export function renderGroup(
  group: Group,
  { from, to }: Slice,
  {
    heights,
    whole,
    row,
  }: {
    readonly heights: Heights;
    /** Whether all its tickets are read, so that they can be counted. */
    readonly whole: boolean;
    readonly row: (entry: Entry, at: number) => TemplateResult;
  },
): TemplateResult {
  const { name, entries } = group;
  const count = whole ? ` ${entries.length}` : '';
  const heading =
    name &&
    html`<div class="heading" aria-hidden="true">
      ${text.list.groups[name]}<span>${count}</span>
    </div>`;
  return html`<div
    class="group"
    role=${name ? 'group' : 'presentation'}
    aria-label=${name ? text.list.groups[name] + count : nothing}
  >
    ${heading ?? nothing} ${renderRoom(from * heights.row)}
    ${repeat(
      entries.slice(from, to),
      ({ id }) => id,
      (entry, at) => row(entry, from + at),
    )}
    ${renderRoom((entries.length - to) * heights.row)}
  </div>`;
}

/** One ticket of the list, in two lines. */
export function renderEntry(entry: Entry, state: RowState): TemplateResult {
  const classes = ['row', entry.unread && 'unread', state.active && 'active'].filter(Boolean);
  return html`
    <div
      class=${classes.join(' ')}
      role="option"
      id="ticket-${entry.id}"
      data-id=${entry.id}
      aria-selected=${state.selected ? 'true' : 'false'}
      aria-checked=${state.picked === undefined ? nothing : state.picked ? 'true' : 'false'}
      aria-posinset=${state.place}
      aria-setsize=${state.places}
    >
      <span class=${state.picked === undefined ? 'mark' : 'mark pick'}>
        <span class="dot"></span>
        ${entry.unread ? html`<span class="hidden">${text.list.unread}</span>` : nothing}
      </span>
      <span class="title" dir="auto" title=${entry.title}>${entry.title}</span>
      ${renderMoment(entry, state.now)} ${renderFacts(entry, state)}
    </div>
  `;
}

/** When an open ticket is due, or when a postponed one comes back. */
function renderMoment({ active, deadline: at, returns }: Entry, now: number): TemplateResult {
  const back = instant(returns);
  if (back !== undefined) {
    return html`<span class="deadline" title=${absolute(back)}
      >${text.list.returns(relative(back, now))}</span
    >`;
  }
  const due = deadline(at, now);
  return active && due.state !== 'none'
    ? html`<span class="deadline ${due.state}">${due.label}</span>`
    : html`<span class="deadline"></span>`;
}

/** Placeholders of the same size as rows. */
export function renderSkeleton(count: number): TemplateResult {
  return html`<div aria-hidden="true">
    ${Array.from(
      { length: count },
      () =>
        html`<div class="ghost">
          <div class="skeleton"></div>
          <div class="skeleton"></div>
        </div>`,
    )}
  </div>`;
}

/** How urgent a priority is (0 to 3), by its place in the list of priorities. */
export function urgency(name: string, priorities: readonly MDOListItem[] | undefined): number {
  const kept = priorities?.filter((item) => !item.Deleted) ?? [];
  const at = kept.findIndex((item) => item.Name === name);
  return at < 0 || kept.length < 2 ? 0 : Math.round((at / (kept.length - 1)) * 3);
}

/** How many tickets are chosen, and what can be done with them. */
export function renderPicked(
  count: number,
  { edit, clear }: { readonly edit: () => void; readonly clear: () => void },
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<div class="picked">
    <span role="status">${text.picking.picked(count)}</span>
    <button type="button" class="button small primary" @click=${edit}>${text.picking.edit}</button>
    <button type="button" class="button small" @click=${clear}>${text.picking.clear}</button>
  </div>`;
}

/** A way to search for the same words in messages, where a search has not looked at them. */
export function renderFarther(
  { search, filter }: Pick<ListChoice, 'search' | 'filter'>,
  narrowed: boolean,
  choose: (part: Partial<ListChoice>) => void,
): TemplateResult | typeof nothing {
  if (search.trim() === '' || searchedNumber(search) !== undefined) return nothing;
  if (!narrowed && searchWords(search).every(isInMessages)) return nothing;
  const wider = withMessages(filter, searchWords(search));
  if (wider === undefined) return nothing;
  return html`<p class="farther">
    <button
      type="button"
      class="button plain small"
      @click=${() => choose({ search: '', filter: wider })}
    >
      ${text.list.searchMessages}
    </button>
  </p>`;
}

/** Why there are no rows, and what can be done about it. */
export function renderEmpty(
  { view, search, filter }: Pick<ListChoice, 'view' | 'search' | 'filter'>,
  choose: (part: Partial<ListChoice>) => void,
): TemplateResult {
  const { list } = text;
  if (search === '' && filter === '') {
    return html`<div class="empty">${view === 'mine' ? list.emptyMine : list.empty}</div>`;
  }
  const hides = search === '' ? list.hides : list.hidesWithSearch(search);
  const clear = (label: string, part: Partial<ListChoice>): TemplateResult =>
    html`<button type="button" class="button" @click=${() => choose(part)}>${label}</button>`;
  return html`<div class="empty">
    ${filter === '' ? list.emptySearch(search) : hides}
    ${search === '' ? nothing : clear(list.clearSearch, { search: '' })}
    ${filter === '' ? nothing : clear(list.clearFilter, { filter: '' })}
  </div>`;
}

/** Why the tickets could not be read. */
export function renderProblem({ message, retry }: Shown, again: () => void): TemplateResult {
  return html`<div class="notice problem" role="alert">
    <p>${text.list.failed} ${message}</p>
    ${
      retry
        ? html`<button type="button" class="button small" @click=${again}>
            ${text.errors.retry}
          </button>`
        : nothing
    }
  </div>`;
}
