import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { renderField } from '../controls/field.js';
import { asText } from '../controls/control.js';
import { nameOf } from '../draft/display.js';
import { size } from '../draft/format.js';
import type { Lists } from '../draft/lists.js';
import type { Shown } from '../draft/problems.js';
import { accessTo, type PropertyRow } from '../draft/properties.js';
import type { Session } from '../draft/session.js';
import { text } from '../draft/text.js';
import { absolute, deadline, instant, relative } from '../draft/time.js';
import type { Notice } from './editing.js';

/** What the parts of the editor need. */
export interface EditorView {
  readonly session: Session;
  readonly lists: Lists;
  readonly saving: boolean;
  readonly notice: Notice | undefined;
  readonly edit: (row: PropertyRow, value: unknown) => void;
  readonly reset: (row: PropertyRow) => void;
}

/** Number and title of the ticket; the title is edited in place. */
export function renderHeadline(view: EditorView, row: PropertyRow | undefined): TemplateResult {
  const { session } = view;
  const problem = row && session.problem(row);
  return html`
    <div class="headline">
      <span class="number">#${session.id}</span>
      ${
        row
          ? html`<input
                class="title ${session.isChanged(row) ? 'changed' : ''}"
                aria-label=${text.editor.edited(row.label)}
                aria-invalid=${problem === undefined ? 'false' : 'true'}
                aria-describedby="headline-problem"
                title=${row.description}
                autocomplete="off"
                .value=${live(asText(session.value(row)))}
                ?readonly=${!accessTo(row, session.draft.rights).update}
                @input=${(event: Event) => view.edit(row, (event.target as HTMLInputElement).value)}
              />
              ${
                session.isChanged(row)
                  ? html`<button
                      type="button"
                      class="reset"
                      aria-label=${text.field.reset(row.label)}
                      title=${text.field.was(asText(session.before(row)))}
                      @click=${() => view.reset(row)}
                    >
                      <span aria-hidden="true">↺</span>
                    </button>`
                  : nothing
              }`
          : nothing
      }
    </div>
    <p class="problem" id="headline-problem" ?hidden=${problem === undefined}>${problem}</p>
  `;
}

/** Who the ticket is about, and when things happened. */
export function renderSummary({ base }: Session): TemplateResult {
  const now = Date.now();
  const person = [nameOf(base.Person), base.Person?.ContactName].filter(Boolean).join(', ');
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
    ${moment(base.LastChanged, text.editor.changedAt)}
  </p>`;
}

/** The properties at the side. */
export function renderFields(view: EditorView, rows: readonly PropertyRow[]): TemplateResult[] {
  const { session, lists } = view;
  return rows.map(
    (row) =>
      html`${renderField({
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
      })}`,
  );
}

/** What is pending, and what can be done with it. */
export function renderFooter(
  { session, saving, notice }: EditorView,
  actions: { review: () => void; discard: () => void; save: () => void },
): TemplateResult {
  const count = session.changes.length;
  const plan = count > 0 ? session.plan : undefined;
  const label = count === 0 ? text.editor.noChanges : text.editor.changes(count);
  return html`<footer part="footer" aria-label=${text.editor.actions}>
    <span class="count ${count > 0 ? 'changed' : (notice?.kind ?? '')}" role="status">
      ${count === 0 && notice ? notice.message : label}${plan ? ` · ${size(plan.bytes)}` : nothing}
    </span>
    ${count === 0 && notice?.action ? renderAction(notice.action) : nothing}
    ${
      count === 0
        ? html`<span class="gap"></span>`
        : html`<button
              type="button"
              class="button small"
              ?disabled=${!plan}
              @click=${actions.review}
            >
              ${text.editor.review}
            </button>
            <span class="gap"></span>
            <button
              type="button"
              class="button plain"
              ?disabled=${saving}
              @click=${actions.discard}
            >
              ${text.editor.discard}
            </button>`
    }
    <button
      type="button"
      class="button primary"
      part="save"
      aria-keyshortcuts="Control+S"
      ?disabled=${count === 0 || saving}
      @click=${actions.save}
    >
      ${saving ? text.editor.saving : html`${text.editor.save} <kbd>${text.editor.saveKey}</kbd>`}
    </button>
  </footer>`;
}

/** Failures, and messages for which the footer has no room. */
export function renderNotices(
  { session, notice }: EditorView,
  problem: Shown | undefined,
  actions: { retry: () => void; close: () => void },
): TemplateResult {
  return html`<div class="notices" role="alert">
      ${
        problem
          ? html`<div class="notice">
              <p>${problem.message} <small>(${problem.details})</small></p>
              <button type="button" class="button small" @click=${actions.retry}>
                ${text.errors.retry}
              </button>
              <button type="button" class="button plain small" @click=${actions.close}>
                ${text.errors.close}
              </button>
            </div>`
          : nothing
      }
    </div>
    <div class="notices" role="status">
      ${
        notice && session.changed
          ? html`<div class="notice ${notice.kind}">
              <p>${notice.message}</p>
              ${notice.action ? renderAction(notice.action) : nothing}
            </div>`
          : nothing
      }
    </div>`;
}

function renderAction({ label, run }: NonNullable<Notice['action']>): TemplateResult {
  return html`<button type="button" class="button small" @click=${run}>${label}</button>`;
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
