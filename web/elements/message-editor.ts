import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Shown } from '../draft/problems.js';
import {
  tabDrafts,
  type MessageDraft,
  type MessageDrafts,
  type MessageLevel,
} from '../draft/storage.js';
import { text } from '../draft/text.js';
import { TicketElement } from './element.js';
import { messageEditorStyles } from './message-editor-styles.js';
import { theme } from './theme.js';

/**
 * Writes a reply or an internal comment. What has been typed survives a failed save, a change of
 * ticket and a reload of the page.
 *
 * @fires tw-message-saved - `detail` has the saved `message` and the `milliseconds` it took.
 * @csspart text - The text area.
 */
export class TicketMessageEditor extends TicketElement {
  static override properties: PropertyDeclarations = {
    ticketId: { type: Number, attribute: 'ticket-id' },
    drafts: { attribute: false },
    draft: { state: true },
    sending: { state: true },
    problem: { state: true },
  };
  static override styles = [theme, messageEditorStyles];

  declare ticketId: number;
  /** Where unsaved texts are kept; the tab's own store by default. */
  declare drafts: MessageDrafts | undefined;
  declare private draft: MessageDraft;
  declare private sending: boolean;
  declare private problem: Shown | undefined;

  constructor() {
    super();
    this.ticketId = 0;
    this.draft = { level: 'External', body: '' };
    this.sending = false;
  }

  get #store(): MessageDrafts {
    return this.drafts ?? tabDrafts();
  }

  /** Puts the cursor into the text, for a reply or an internal comment. */
  write(level: MessageLevel): void {
    this.#keep({ ...this.draft, level });
    this.renderRoot.querySelector('textarea')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('ticketId') && !changed.has('drafts')) return;
    this.draft = this.#store.read(this.ticketId);
    this.problem = undefined;
  }

  override render() {
    const internal = this.draft.level === 'Internal';
    return html`
      <form
        class=${internal ? 'internal' : ''}
        aria-label=${text.message.label}
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#send();
        }}
      >
        <div class="kinds" role="group" aria-label=${text.message.kind}>
          ${this.#kind('External', text.message.reply)}
          ${this.#kind('Internal', text.message.comment)}
          <span class="quiet" id="hint">
            ${internal ? text.message.commentHint : text.message.replyHint}
          </span>
        </div>
        <textarea
          part="text"
          rows="1"
          aria-label=${internal ? text.message.comment : text.message.reply}
          aria-describedby="hint"
          placeholder=${internal ? text.message.commentPlaceholder : text.message.replyPlaceholder}
          .value=${live(this.draft.body)}
          ?readonly=${this.sending}
          @input=${(event: Event) =>
            this.#keep({ ...this.draft, body: (event.target as HTMLTextAreaElement).value })}
          @keydown=${this.#key}
        ></textarea>
        ${
          this.problem
            ? html`<div class="notice" role="alert">
                <p>${this.problem.message} <small>(${this.problem.details})</small></p>
              </div>`
            : nothing
        }
        ${this.draft.body === '' ? nothing : this.#foot(internal)}
      </form>
    `;
  }

  #kind(level: MessageLevel, label: string) {
    return html`<button
      type="button"
      class="button small kind"
      aria-pressed=${this.draft.level === level ? 'true' : 'false'}
      @click=${() => this.#keep({ ...this.draft, level })}
    >
      ${label}
    </button>`;
  }

  #foot(internal: boolean) {
    const save = internal ? text.message.sendComment : text.message.sendReply;
    return html`<div class="foot">
      <span class="quiet">${text.message.kept}</span>
      <button
        type="button"
        class="button plain small"
        ?disabled=${this.sending}
        @click=${() => this.#keep({ ...this.draft, body: '' })}
      >
        ${text.message.discard}
      </button>
      <button type="submit" class="button primary" ?disabled=${this.sending}>
        ${this.sending ? text.message.sending : save}
      </button>
    </div>`;
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#send();
  }

  #keep(draft: MessageDraft): void {
    this.draft = draft;
    this.problem = undefined;
    this.#store.write(this.ticketId, draft);
  }

  async #send(): Promise<void> {
    const { client, ticketId, draft } = this;
    if (!client || this.sending || draft.body.trim() === '') return;
    this.sending = true;
    this.problem = undefined;
    const started = performance.now();
    try {
      const message = await client.saveMessage({
        EjMessageId: 0,
        Ticket: { TicketId: ticketId },
        Slevel: draft.level,
        Type: 'Plain',
        Body: draft.body,
      });
      this.#store.clear(ticketId);
      if (ticketId === this.ticketId) this.draft = { level: draft.level, body: '' };
      const milliseconds = Math.max(1, Math.round(performance.now() - started));
      this.emit('tw-message-saved', { message, milliseconds });
    } catch (cause) {
      const problem = this.report(cause);
      if (ticketId === this.ticketId) this.problem = problem;
    }
    this.sending = false;
  }
}
