import { html, nothing, type TemplateResult } from 'lit';
import type { Client } from '../../wasm/js/index.js';
import type { Lists } from '../draft/lists.js';
import type { Session, TicketDraft } from '../draft/session.js';
import type { Editing } from './editing.js';

/** The dialog that the editing has open, if any. */
export function renderDialog(
  editing: Editing,
  context: { readonly client: Client; readonly lists: Lists; readonly baseUrl: string | undefined },
): TemplateResult | typeof nothing {
  const { dialog, session } = editing;
  if (dialog === undefined || !session) return nothing;
  const { client, lists } = context;
  if (dialog !== 'review') return conflict(editing, session, dialog, lists);
  const baseUrl = new URL(context.baseUrl ?? '/', location.href);
  const { method, target, fields } = client.core.request(
    'patchTicket',
    { id: session.id },
    new TextEncoder().encode(session.plan?.body ?? '[]'),
  );
  const url = new URL(target.replace(/^\//, ''), baseUrl).href;
  return html`<tw-review
    .changes=${session.changes}
    .plan=${session.plan}
    .base=${session.base}
    .peek=${(name: string) => lists.peek(name)}
    .request=${{ method, url, fields }}
    .baseUrl=${baseUrl.href}
    .ticketId=${session.id}
    ?saving=${editing.saving}
    @tw-undo-change=${({ detail }: CustomEvent<{ pointer: string }>) =>
      editing.edit(() => session.reset(detail.pointer))}
    @tw-confirm=${() => void editing.save()}
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
    .peek=${(name: string) => lists.peek(name)}
    .changedAt=${fresh.base.LastChanged}
    @tw-resolve=${({ detail }: CustomEvent<{ theirs: ReadonlySet<string> }>) =>
      editing.resolve(detail.theirs)}
    @tw-discard-mine=${() => editing.resolve(undefined)}
    @tw-close=${() => editing.closeDialog()}
  ></tw-conflict>`;
}
