import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import { incomplete, reasonOf, visibleFault, type FieldModel } from '../../controls/field.js';
import { renderReason } from '../../controls/reason.js';
import { roving } from '../../controls/roving.js';
import { typed } from '../../controls/typed.js';
import { asText } from '../../controls/control.js';
import { descriptionOf } from '../../table/descriptions.js';
import { nameOf } from '../../table/display.js';
import type { FieldSet } from '../../table/field-set.js';
import type { Lists } from '../../table/lists.js';
import type { Shown } from '../../table/problems.js';
import { accessTo, labelOf, type PropertyRow } from '../../table/properties.js';
import type { Refusal } from '../../table/refusals.js';
import type { Session } from '../../draft/session.js';
import { text } from '../../text/index.js';
import type { Report } from '../../draft/report.js';
import { absolute, deadline, instant, relative } from '../../text/time.js';

import { propertyWords } from '../shared/obstacle-words.js';

type OthersReport = Extract<Report, { kind: 'others' }>;

/** What the parts of the editor need. */
export interface EditorView {
  readonly session: Session;
  readonly lists: Lists;
  readonly edit: (row: PropertyRow, value: unknown) => void;
  readonly reset: (row: PropertyRow) => void;
  readonly refuse: (pointer: string, refusal: Refusal | undefined) => void;
}

/** Number and title of the ticket; the title is edited in place. */
export function renderHeadline(
  view: EditorView,
  row: PropertyRow | undefined,
  menu: unknown,
): TemplateResult {
  const { session } = view;
  const model = row && headlineModel(view, row);
  const problem = model && (model.problem ?? visibleFault(model));
  const access = row && accessTo(row, session.draft.rights);
  const described = ['headline-problem', access && !access.update && 'headline-reason'];
  return html`
    <div class="headline">
      <span class="number">#${session.id}</span>
      ${
        row
          ? html`<input
                id="field-${row.name}"
                class="title ${session.isChanged(row) ? 'changed' : ''}"
                aria-label=${text.editor.edited(labelOf(row))}
                aria-invalid=${problem === undefined ? 'false' : 'true'}
                aria-describedby=${described.filter(Boolean).join(' ')}
                title=${descriptionOf(row)}
                dir="auto"
                autocomplete="off"
                maxlength=${row.maxLength ?? nothing}
                .value=${typed(asText(session.value(row)))}
                ?readonly=${!access?.update}
                @input=${(event: Event) => view.edit(row, (event.target as HTMLInputElement).value)}
              />
              ${
                session.isChanged(row)
                  ? html`<button
                      type="button"
                      class="reset"
                      aria-label=${text.field.reset(labelOf(row))}
                      title=${text.field.was(asText(session.before(row)))}
                      @click=${() => view.reset(row)}
                    >
                      ${icon('reset')}
                    </button>`
                  : nothing
              }
              ${access?.update === false ? renderReason('headline', reasonOf(row, access)) : nothing}`
          : nothing
      }
      ${menu}
    </div>
    <p class="problem" id="headline-problem" ?hidden=${problem === undefined}>${problem}</p>
  `;
}

/**
 * What others have done to the ticket since it was opened. Who has written a message is known;
 * nothing on a ticket tells who has saved it.
 */
export function renderOthers(
  others: OthersReport | undefined,
  { messages }: Pick<Session, 'messages'>,
): TemplateResult | typeof nothing {
  if (!others) return nothing;
  const authors = messages
    .filter(({ TicketMessageId }) => others.messages.includes(TicketMessageId))
    .map(({ Author }) => Author ?? '')
    .filter(Boolean);
  const what = [
    propertyWords(others.others),
    others.messages.length > 0
      ? text.editor.newMessages(others.messages.length, [...new Set(authors)].join(', '))
      : '',
  ];
  const at = instant(others.at);
  const when = at === undefined ? text.time.now : relative(at, Date.now());
  const said = what.filter(Boolean).join(', ');
  return html`<p class="others ${others.overlaps ? 'soon' : ''}" role="status">
    ${others.overlaps ? text.editor.othersOverlap(when, said) : text.editor.othersChanged(when, said)}
  </p>`;
}

/** Who the ticket is about, when things happened, and what it is a part of. */
export function renderSummary({ base }: Session, parent: unknown, quick: unknown): TemplateResult {
  const now = Date.now();
  const person = [nameOf('Person', base.Person), base.Person?.ContactName]
    .filter(Boolean)
    .join(', ');
  const due = deadline(base.Deadline, now);
  const open = base.BaseStatus === 'Active' && due.state !== 'none';
  const moment = (value: unknown, say: (time: string) => string): unknown => {
    const at = instant(value);
    return at === undefined
      ? nothing
      : html`<span title=${absolute(at)}>${say(relative(at, now))}</span>`;
  };
  return html`<p class="summary">
    ${person === '' ? nothing : html`<span>${person}</span>`}
    ${open ? html`<span class=${due.state}>${due.label}</span>` : nothing}
    ${moment(base.CreatedAt, text.editor.createdAt)}
    ${moment(base.LastChanged, text.editor.changedAt)} ${parent} ${quick}
  </p>`;
}

/** The property in the headline, which is never empty. */
export function headlineModel(view: EditorView, row: PropertyRow): FieldModel {
  return { ...fieldModel(view, row), demanded: true };
}

/** What has to be mended before a save, of all that is shown. */
export function missingIn(view: EditorView, { headline, rows, more }: FieldSet) {
  return incomplete([
    ...(headline ? [headlineModel(view, headline)] : []),
    ...[...rows, ...more].map((row) => fieldModel(view, row)),
  ]);
}

/** A property of the ticket as the controls want it. */
export function fieldModel(view: EditorView, row: PropertyRow): FieldModel {
  const { session, lists } = view;
  return {
    row,
    value: session.value(row),
    before: session.before(row),
    base: session.base,
    changed: session.isChanged(row),
    draft: session.draft,
    problem: session.problem(row),
    lists,
    edit: (value) => view.edit(row, value),
    reset: () => view.reset(row),
    refusals: session.refusals,
    refuse: view.refuse,
    other: (other) => fieldModel(view, other),
  };
}

/** On a narrow editor, which of its parts is shown. */
export function renderPanes(
  shown: 'conversation' | 'properties',
  choose: (pane: 'conversation' | 'properties') => void,
): TemplateResult {
  const names = ['conversation', 'properties'] as const;
  return html`<div
    class="panes"
    role="toolbar"
    aria-label=${text.editor.panes}
    ${roving('[aria-pressed=true]')}
  >
    ${names.map(
      (name) =>
        html`<button
          type="button"
          class="button small"
          aria-pressed=${shown === name ? 'true' : 'false'}
          @click=${() => choose(name)}
        >
          ${text.editor[name]}
        </button>`,
    )}
  </div>`;
}

/** Why a ticket could not be opened. */
export function renderFailed({ message, retry }: Shown, again: () => void): TemplateResult {
  return html`<div class="state">
    <div class="notice" role="alert">
      <p>${message}</p>
      ${
        retry
          ? html`<button type="button" class="button small" @click=${again}>
              ${text.errors.retry}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** Placeholders while a ticket is read. */
export function renderLoading(): TemplateResult {
  return html`<div class="state" role="status">
    <span class="hidden">${text.editor.loading}</span>
    <div class="ghosts" aria-hidden="true">
      <div class="skeleton"></div>
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>
  </div>`;
}
