import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Client } from '../../../wasm/js/index.js';
import type { Lists } from '../../table/lists.js';
import type { Session, TicketDraft } from '../../draft/session.js';
import type { Editing } from '../../draft/editing.js';
import { text } from '../../text/index.js';
import { openModal } from '../shared/modal.js';

/** The dialog that the editing has open, if any. */
export function renderDialog(
  editing: Editing,
  context: {
    readonly client: Client;
    readonly lists: Lists;
    readonly save: () => void;
    /** Saves also where that closes a ticket with new messages. */
    readonly saveAnyway: () => void;
    /** Shows the conversation. */
    readonly show: () => void;
  },
): TemplateResult | typeof nothing {
  const { dialog, session } = editing;
  if (dialog === undefined || !session) return nothing;
  const { client, lists } = context;
  if (dialog === 'unread') return renderUnread(editing, session, context);
  if (dialog !== 'review') return conflict(editing, session, dialog, lists);
  return html`<tw-review
    .changes=${session.changes}
    .plan=${session.plan}
    .base=${session.base}
    .peek=${lists.known}
    .client=${client}
    .ticketId=${session.id}
    .unmodifiedSince=${session.base.LastChanged}
    ?saving=${editing.saving}
    @tw-undo-change=${({ detail }: CustomEvent<{ pointer: string }>) =>
      editing.edit(() => session.reset(detail.pointer))}
    @tw-confirm=${context.save}
    @tw-close=${() => editing.closeDialog()}
  ></tw-review>`;
}

function conflict(
  editing: Editing,
  session: Session,
  fresh: TicketDraft,
  lists: Lists,
): TemplateResult {
  return html`<tw-conflict
    .mine=${session.draft}
    .fresh=${fresh}
    .peek=${lists.known}
    .changedAt=${fresh.base.LastChanged}
    .why=${editing.conflict?.why ?? 'overlap'}
    .moveTo=${editing.conflict?.moveTo}
    @tw-continue=${({ detail }: CustomEvent<{ ticketId: number }>) =>
      void editing.continueIn(detail.ticketId)}
    @tw-resolve=${({ detail }: CustomEvent<{ theirs: ReadonlySet<string> }>) =>
      editing.resolve(detail.theirs)}
    @tw-discard-mine=${() => editing.resolve(undefined)}
    @tw-close=${() => editing.closeDialog()}
  ></tw-conflict>`;
}

/** Asks whether to close a ticket although there are messages that nobody has looked at. */
function renderUnread(
  editing: Editing,
  session: Session,
  { show, saveAnyway }: { readonly show: () => void; readonly saveAnyway: () => void },
): TemplateResult {
  const close = (): void => editing.closeDialog();
  return html`<dialog
    class="question"
    aria-labelledby="unread-title"
    ${ref(openModal)}
    @close=${close}
  >
    <h2 id="unread-title">${text.editor.unreadTitle}</h2>
    <p>${text.editor.unread(session.arrived.size)}</p>
    <div class="buttons">
      <button type="button" class="button" @click=${saveAnyway}>${text.editor.unreadClose}</button>
      <button
        type="button"
        class="button primary"
        autofocus
        @click=${() => {
          close();
          show();
        }}
      >
        ${text.editor.unreadShow}
      </button>
    </div>
  </dialog>`;
}
