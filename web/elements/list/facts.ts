import { html, nothing, type TemplateResult } from 'lit';
import { columnLabel, columnText, type Column } from '../../table/columns.js';
import type { Entry } from '../../table/views.js';
import { text } from '../../text/first.js';
import type { RowState } from './rows.js';

/** The second line of a ticket: the usual one, or what was chosen for it. */
export function renderFacts(entry: Entry, state: RowState): TemplateResult {
  const { columns, edited } = state;
  const chip = edited ? html`<span class="chip edited">${text.list.edited}</span>` : nothing;
  if (columns.length > 0) {
    return html`<span class="facts">
      <span class="number">#${entry.id}</span> ${chip}
      ${columns.map((column) => renderColumn(entry, state, column))}
    </span>`;
  }
  const { priority, owner, status } = drawn;
  return html`<span class="facts">
    <span class="meta">#${entry.id} · <bdi>${peopleOf(entry)}</bdi></span>
    ${chip} ${state.status ? status!(entry, state) : nothing} ${priority!(entry, state)}
    ${state.owner ? owner!(entry, state) : nothing}
  </span>`;
}

function renderColumn(
  entry: Entry,
  state: RowState,
  column: Column,
): TemplateResult | typeof nothing {
  const own = drawn[column.name];
  if (own) return own(entry, state);
  const said = entry.row ? columnText(column, entry.row, state.now) : '';
  if (said === '') return nothing;
  const label = columnLabel(column);
  const whole = said.startsWith(label) ? said : text.list.fact(label, said);
  return html`<span class="fact" dir="auto" title=${whole}>${said}</span>`;
}

/** The columns that are shown in a way of their own. */
const drawn: Readonly<Record<string, (entry: Entry, state: RowState) => TemplateResult>> = {
  customer: (entry) => html`<span class="fact" dir="auto">${peopleOf(entry)}</span>`,
  status: ({ status }) => html`<span class="fact" dir="auto">${status}</span>`,
  priority: ({ priority }, { level }) => html`<span class="chip level-${level}">${priority}</span>`,
  owner: ({ owner }) =>
    html`<span class="fact owner" dir="auto">${owner || text.list.unassignedOwner}</span>`,
};

function peopleOf({ person, company }: Entry): string {
  return [person, company].filter(Boolean).join(', ') || text.list.noPerson;
}
