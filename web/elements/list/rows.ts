import { html, nothing, type TemplateResult } from 'lit';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { text } from '../../text/index.js';
import { absolute, deadline, instant, relative } from '../../text/time.js';
import type { Shown } from '../../table/problems.js';
import type { Entry, ViewName } from '../../table/views.js';

/** One ticket of the list. */
export function renderEntry(
  entry: Entry,
  state: {
    readonly selected: boolean;
    readonly active: boolean;
    readonly edited: boolean;
    readonly level: number;
    readonly now: number;
  },
): TemplateResult {
  const classes = ['row', entry.unread && 'unread', state.active && 'active'].filter(Boolean);
  const people = [entry.person, entry.company].filter(Boolean).join(', ') || text.list.noPerson;
  return html`
    <div
      class=${classes.join(' ')}
      role="option"
      id="ticket-${entry.id}"
      data-id=${entry.id}
      aria-selected=${state.selected ? 'true' : 'false'}
    >
      <span class="dot">
        ${entry.unread ? html`<span class="hidden">${text.list.unread}</span>` : nothing}
      </span>
      <span class="title" dir="auto" title=${entry.title}>${entry.title}</span>
      ${renderMoment(entry, state.now)}
      <span class="meta">#${entry.id} · <bdi>${people}</bdi></span>
      <span class="chips">
        <span class="chip level-${state.level}">${entry.priority}</span>
        <span class="chip">${entry.status}</span>
        ${state.edited ? html`<span class="chip edited">${text.list.edited}</span>` : nothing}
        <span class="owner" dir="auto">${entry.owner || text.list.unassignedOwner}</span>
      </span>
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

/** Why there are no rows. */
export function renderEmpty(view: ViewName, search: string, clear: () => void): TemplateResult {
  if (search === '') {
    const words = view === 'mine' ? text.list.emptyMine : text.list.empty;
    return html`<div class="empty">${words}</div>`;
  }
  return html`<div class="empty">
    ${text.list.emptySearch(search)}
    <button type="button" class="button" @click=${clear}>${text.list.clearSearch}</button>
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
