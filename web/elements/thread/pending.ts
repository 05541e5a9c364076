import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../../draft/desk.js';
import type { MessageEntry } from '../../draft/entry.js';
import { icon } from '../../controls/icons.js';
import { text } from '../../text/index.js';
import { renderActions, standing } from '../shared/pending.js';

/** Messages of a ticket that are written and not on the server yet. */
export function pendingOf(desk: Desk | undefined, ticketId: number): readonly MessageEntry[] {
  const entries = desk?.outbox.of(ticketId) ?? [];
  // One that is sent already is in the conversation.
  return entries.filter(
    (entry) => entry.kind === 'message' && entry.step !== 'status',
  ) as MessageEntry[];
}

/** One of them, as it will be in the conversation. */
export function renderPending(desk: Desk, entry: MessageEntry): TemplateResult {
  const { content, state } = entry;
  const internal = content.level === 'Internal';
  const failed = state === 'refused' || state === 'conflict' || entry.asks === true;
  const { length } = content.files;
  return html`<li
    role="listitem"
    class="message pending ${internal ? 'internal' : ''}"
    part="message pending"
  >
    <div class="card">
      <p class="standing ${failed ? 'failed' : ''}">
        <span class="author">${text.thread.me}</span>
        ${internal ? html`<span class="badge">${icon('lock')} ${text.thread.internal}</span>` : nothing}
        ${length > 0 ? html`<span class="quiet">${text.thread.attachments(length)}</span>` : nothing}
        <span class="when">${standing(entry, Date.now())}</span>
        ${renderActions(desk, entry)}
      </p>
      <p class="content text" dir="auto">${content.body}</p>
    </div>
  </li>`;
}
