import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import { roving } from '../../controls/roving.js';
import type { Notice } from '../../draft/editing.js';
import type { Entry } from '../../draft/entry.js';
import { stateOf } from '../../draft/entry-words.js';
import type { Session } from '../../draft/session.js';
import type { Shown } from '../../table/problems.js';
import { text } from '../../text/index.js';
import { size } from '../../text/size.js';

/** What the footer shows. */
export interface FooterView {
  readonly session: Session;
  /** The save that is not done yet. */
  readonly entry: Entry | undefined;
  readonly kept: 'durable' | 'memory' | 'full';
  readonly notify: boolean;
}

/** What can be done in the footer. */
export interface FooterActions {
  readonly review: () => void;
  readonly discard: () => void;
  readonly save: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly decide: () => void;
  readonly notify: (on: boolean) => void;
}

/** What is pending, and what can be done with it. */
export function renderFooter(view: FooterView, actions: FooterActions): TemplateResult {
  const { session, entry } = view;
  const sending = entry?.state === 'sending';
  const idle = session.unsaved.length === 0 && session.refusals.size === 0;
  return html`<div
    part="footer"
    role="toolbar"
    aria-label=${text.editor.actions}
    ${roving('[part=save]')}
  >
    ${renderState(view)}
    ${entry?.state === 'conflict' ? button(text.editor.decide, actions.decide) : nothing}
    ${
      session.changed
        ? html`<button
            type="button"
            class="button small"
            ?disabled=${!session.plan}
            @click=${actions.review}
          >
            ${text.editor.review}
          </button>`
        : nothing
    }
    ${renderHistory(session, actions)}
    ${
      session.changed
        ? html`<button
            type="button"
            class="button plain"
            ?disabled=${sending}
            @click=${actions.discard}
          >
            ${text.editor.discard}
          </button>`
        : nothing
    }
    <label class="notify" title=${text.editor.notifyHint}>
      <input
        type="checkbox"
        role="switch"
        .checked=${view.notify}
        @change=${(event: Event) => actions.notify((event.target as HTMLInputElement).checked)}
      />${text.editor.notify}
    </label>
    <button
      type="button"
      class="button primary"
      part="save"
      aria-keyshortcuts="Control+S"
      aria-disabled=${idle ? 'true' : 'false'}
      @click=${() => idle || actions.save()}
    >
      ${sending ? text.editor.saving : html`${text.editor.save} <kbd>${text.editor.saveKey}</kbd>`}
    </button>
  </div>`;
}

function renderState({ session, entry, kept }: FooterView): TemplateResult {
  const count = session.changes.length;
  const plan = count > 0 ? session.plan : undefined;
  const label = stateLabel(count, session.refusals.size);
  const waiting = entry && entry.state !== 'sending' ? stateOf(entry, Date.now()) : undefined;
  const warning = { durable: undefined, memory: text.outbox.memory, full: text.outbox.full };
  const lost = count > 0 ? warning[kept] : undefined;
  // The size changes at each keystroke: that is not spoken.
  return html`<span class="count ${count > 0 ? 'changed' : ''}">
    <span role="status">${label}</span>${plan ? ` · ${size(plan.bytes)}` : nothing}
    <span role="status">
      ${waiting === undefined ? nothing : html`<span class="waiting">${waiting}</span>`}
      ${lost === undefined ? nothing : html`<span class="waiting">${lost}</span>`}
    </span>
  </span>`;
}

/** What is pending; values that are not complete come first, since they block the save. */
function stateLabel(changes: number, unfinished: number): string {
  if (unfinished > 0) return text.editor.unfinished(unfinished);
  return changes === 0 ? text.editor.noChanges : text.editor.changes(changes);
}

function renderHistory({ history }: Session, { undo, redo }: FooterActions): unknown {
  if (!history.canUndo && !history.canRedo) return nothing;
  const icon = (label: string, sign: string, able: boolean, run: () => void): TemplateResult =>
    html`<button
      type="button"
      class="button plain icon"
      aria-label=${label}
      title=${label}
      aria-disabled=${able ? 'false' : 'true'}
      @click=${() => able && run()}
    >
      <span aria-hidden="true">${sign}</span>
    </button>`;
  return html`${icon(text.editor.undoEdit, '↶', history.canUndo, undo)}
  ${icon(text.editor.redoEdit, '↷', history.canRedo, redo)}`;
}

function button(label: string, run: () => void): TemplateResult {
  return html`<button type="button" class="button small" @click=${run}>${label}</button>`;
}

/** Why the last action failed. */
export function renderProblem(
  problem: Shown | undefined,
  actions: { retry: () => void; close: () => void },
): TemplateResult {
  return html`<div class="notices" role="alert">
    ${
      problem
        ? html`<div class="notice">
            <p>${problem.message}</p>
            ${problem.retry ? button(text.errors.retry, actions.retry) : nothing}
            <button type="button" class="button plain small" @click=${actions.close}>
              ${text.errors.close}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

/** What happened last, over the editor so that nothing moves. */
export function renderToast(notice: Notice | undefined, close: () => void): TemplateResult {
  return html`<div class="toast" role="status">
    ${
      notice
        ? html`<div class="notice ${notice.kind}">
            <p>${notice.message}</p>
            ${notice.action ? button(notice.action.label, notice.action.run) : nothing}
            <button
              type="button"
              class="button plain small"
              aria-label=${text.editor.dismiss}
              title=${text.editor.dismiss}
              @click=${close}
            >
              ${icon('close')}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}
