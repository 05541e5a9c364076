import { css, html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Client } from '../../../wasm/js/index.js';
import type { PickEvent } from '../../controls/combobox.js';
import type { Asking } from '../../draft/asking.js';
import type { Deletion } from '../../draft/deletion.js';
import type { Merging } from '../../draft/merging.js';
import type { Splitting } from '../../draft/splitting.js';
import { findTargets } from '../../table/targets.js';
import { text } from '../../text/index.js';
import { obstacleWords } from '../shared/obstacle-words.js';
import { mergeWords } from './action-words.js';
import { openModal } from '../shared/modal.js';
import { renderSplitting } from './split-dialog.js';

/** What the dialog needs to know. */
export interface ActionView {
  readonly asking: Asking;
  readonly client: Client;
  /** The ticket's contact person, 0 for none. */
  readonly personId: number;
  /** What was typed on the ticket and is not saved, in words; empty for nothing. */
  readonly typed: string;
}

/** The question about deleting, merging or splitting the open ticket, if there is one. */
export function renderAction(view: ActionView): TemplateResult | typeof nothing {
  const { action } = view.asking;
  if (!action) return nothing;
  if (action.kind === 'split') return renderSplit(view.asking, action);
  return action.kind === 'delete' ? renderDeletion(view, action) : renderMerging(view, action);
}

function renderSplit(asking: Asking, action: Splitting): TemplateResult {
  const { isComplete, obstacle, seen, state, ticketId } = action;
  const able = state === 'ready' && obstacle?.kind !== 'ended' && (!seen || isComplete);
  const label = state === 'working' ? text.split.working : text.split.now;
  return dialog(
    asking,
    text.split.title(ticketId),
    html`${renderSplitting(asking, action)} ${renderObstacle(action)}`,
    { label: seen || state === 'reading' ? label : text.actions.again, able },
  );
}

function renderDeletion({ asking, typed }: ActionView, action: Deletion): TemplateResult {
  const { seen, state, ticketId } = action;
  const say = text.actions;
  const over = action.obstacle?.kind === 'ended';
  const label = state === 'working' ? say.deleting : seen ? say.deleteNow : say.again;
  return dialog(
    asking,
    say.deleteTitle(ticketId),
    html`<p dir="auto" role="status">
        ${seen ? say.deleteWhat(seen.base.Title || text.value.empty) : state === 'reading' ? say.reread : nothing}
      </p>
      ${typed === '' ? nothing : html`<p>${say.typed(typed)}</p>`} ${renderObstacle(action)}`,
    { label, able: state === 'ready' && !over, danger: true },
  );
}

function renderMerging(view: ActionView, action: Merging): TemplateResult {
  const { asking, client, personId, typed } = view;
  const { chosen, seen, state, ticketId } = action;
  const say = text.actions;
  const over = action.obstacle?.kind === 'ended';
  const named = seen && text.outbox.ticket(seen.into.base.TicketId, seen.into.base.Title ?? '');
  const label = chosen === undefined ? say.mergeNone : say.mergeNow(chosen);
  return dialog(
    asking,
    say.mergeTitle(ticketId),
    html`<label class="label" for="merge-into">${say.into}</label>
      <tw-combobox
        input-id="merge-into"
        .label=${say.into}
        .display=${named ?? (chosen === undefined ? '' : `#${chosen}`)}
        .selected=${chosen}
        .placeholder=${say.intoHint}
        .search=${(words: string, signal: AbortSignal) =>
          findTargets(client, { ticketId, personId, words }, signal)}
        ?disabled=${state === 'working'}
        @tw-pick=${({ detail }: PickEvent) => void asking.choose(detail.id)}
      ></tw-combobox>
      <div class="preview" role="status">
        ${state === 'choosing' ? html`<p>${say.choose}</p>` : nothing}
        ${state === 'reading' ? html`<p>${say.reading}</p>` : nothing}
        ${
          seen && !over
            ? html`<ul>
                ${mergeWords(seen, typed).map((line) => html`<li dir="auto">${line}</li>`)}
              </ul>`
            : nothing
        }
      </div>
      ${renderObstacle(action)}`,
    { label: state === 'working' ? say.merging : label, able: state === 'ready' && !over },
  );
}

/** Always there, so that a screen reader hears what comes into it. */
function renderObstacle({ obstacle }: Deletion | Merging | Splitting): TemplateResult {
  return html`<p class="obstacle" role="alert">${obstacle ? obstacleWords(obstacle) : nothing}</p>`;
}

function dialog(
  asking: Asking,
  title: string,
  content: TemplateResult,
  does: { readonly label: string; readonly able: boolean; readonly danger?: boolean },
): TemplateResult {
  const busy = asking.action?.state === 'working';
  return html`<dialog
    class="question action"
    aria-labelledby="action-title"
    ${ref(openModal)}
    @cancel=${(event: Event) => busy && event.preventDefault()}
    @close=${({ target }: Event) => {
      if (!asking.stop()) openModal(target as Element);
    }}
  >
    <h2 id="action-title">${title}</h2>
    ${content}
    <div class="buttons">
      <button
        type="button"
        class="button"
        ?autofocus=${does.danger}
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => asking.stop()}
      >
        ${text.actions.cancel}
      </button>
      <button
        type="button"
        class="button ${does.danger ? 'danger' : 'primary'}"
        aria-disabled=${does.able ? 'false' : 'true'}
        @click=${() => does.able && void asking.confirm()}
      >
        ${does.label}
      </button>
    </div>
  </dialog>`;
}

export const actionDialogStyles = css`
  .action {
    width: min(480px, calc(100vw - 16px));
    max-width: none;
    overflow-wrap: anywhere;
  }
  .action .label {
    display: block;
    margin: 0 0 4px;
  }
  .action .preview {
    min-height: 40px;
    margin: 12px 0;
  }
  .action .preview p {
    margin: 0;
    color: var(--_text-quiet);
  }
  .action .preview ul {
    margin: 0;
    padding-left: 18px;
  }
  .action .preview li {
    margin: 0 0 4px;
  }
  .action .obstacle {
    margin: 0 0 12px;
    color: var(--_danger-text);
  }
  .action .obstacle:empty {
    display: none;
  }
  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger-text);
  }
  .action .button[aria-disabled='true'] {
    border-color: var(--_border);
    background: none;
    color: var(--_text-quiet);
    cursor: default;
  }
  @media (forced-colors: active) {
    .item[aria-disabled='true'],
    .action .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
