import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Draft, TicketEntity } from '../../wasm/js/index.js';
import { renderField, wholeLists } from '../controls/field.js';
import { controlStyles } from '../controls/styles.js';
import type { Shown } from '../draft/problems.js';
import { pointerOf, rowsFor, type PropertyRow } from '../draft/properties.js';
import { equal } from '../draft/rebase.js';
import { tabDrafts, type MessageDrafts } from '../draft/storage.js';
import { text } from '../draft/text.js';
import { TicketElement } from './element.js';
import { newStyles } from './new-styles.js';
import { theme } from './theme.js';

/**
 * Creates a ticket from the server's defaults, and its first message.
 *
 * @fires tw-created - The ticket exists; `detail.ticketId` is its number, and `detail.problem` says
 *   why its first message was not saved, if so (its text is then kept as a draft of that ticket).
 * @fires tw-cancel - Nothing is to be created.
 * @csspart field - One property with its label.
 */
export class TicketNew extends TicketElement {
  static override properties: PropertyDeclarations = {
    fields: {},
    drafts: { attribute: false },
    draft: { state: true },
    message: { state: true },
    notify: { state: true },
    saving: { state: true },
    problem: { state: true },
  };
  static override styles = [theme, controlStyles, newStyles];

  /** Properties to show; the first one has to be filled in. */
  declare fields: string;
  /** Where the first message's text is kept if only the ticket could be saved. */
  declare drafts: MessageDrafts | undefined;
  declare private draft: Draft<TicketEntity> | undefined;
  declare private message: string;
  declare private notify: boolean;
  declare private saving: boolean;
  declare private problem: Shown | undefined;
  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (this.changed) event.preventDefault();
  };

  constructor() {
    super();
    this.fields = 'title,category,priority,owner,person';
    this.message = '';
    this.notify = false;
    this.saving = false;
  }

  /** True when something has been filled in. */
  get changed(): boolean {
    return this.draft?.changed === true || this.message !== '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#unload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#unload);
    this.draft?.dispose();
    this.draft = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client') && this.client) void this.#start();
  }

  override render() {
    return html`
      <form
        novalidate
        aria-labelledby="title"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#save();
        }}
      >
        <h2 id="title">${text.create.title}</h2>
        ${this.problem ? this.#problem(this.problem) : nothing}
        ${this.draft ? this.#form(this.draft) : html`<div class="skeleton">&nbsp;</div>`}
      </form>
    `;
  }

  #form(draft: Draft<TicketEntity>) {
    return html`
      <div class="grid">
        ${rowsFor(this.fields.split(',')).map((row) => this.#field(draft, row))}
      </div>
      <div class="field">
        <div class="field-head">
          <label class="label" for="message">${text.create.message}</label>
        </div>
        <textarea
          class="input"
          id="message"
          rows="6"
          aria-describedby="message-hint"
          .value=${this.message}
          @input=${(event: Event) => (this.message = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <p class="quiet" id="message-hint">${text.create.messageHint}</p>
      </div>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          class="checkbox"
          .checked=${this.notify}
          @change=${(event: Event) => (this.notify = (event.target as HTMLInputElement).checked)}
        />
        <span>${text.create.notify} <span class="quiet">${text.create.notifyHint}</span></span>
      </label>
      <div class="buttons">
        <button type="button" class="button" @click=${() => this.emit('tw-cancel')}>
          ${text.create.cancel}
        </button>
        <button type="submit" class="button primary" ?disabled=${this.saving}>
          ${this.saving ? text.create.saving : text.create.save}
        </button>
      </div>
    `;
  }

  #field(draft: Draft<TicketEntity>, row: PropertyRow) {
    const pointer = pointerOf(row);
    return renderField({
      row,
      value: draft.get(pointer),
      before: draft.before(pointer),
      base: draft.base,
      changed: false,
      busy: this.saving,
      draft,
      problem: this.problem?.pointer === pointer ? this.problem.message : undefined,
      lists: this.lists!,
      edit: (value) => {
        if (equal(row, draft.before(pointer), value)) draft.reset(pointer);
        else draft.set(pointer, value);
        if (this.problem?.pointer === pointer) this.problem = undefined;
        this.requestUpdate();
      },
    });
  }

  #problem({ message, details }: Shown) {
    return html`<div class="notice" role="alert">
      <p>${message} ${details ? html`<small>(${details})</small>` : nothing}</p>
      ${
        this.draft
          ? nothing
          : html`<button type="button" class="button small" @click=${() => void this.#start()}>
              ${text.errors.retry}
            </button>`
      }
    </div>`;
  }

  async #start(): Promise<void> {
    this.preload(wholeLists(rowsFor(this.fields.split(','))));
    try {
      const draft = await this.client!.createDefaultTicket();
      if (!this.isConnected) return draft.dispose();
      this.draft?.dispose();
      this.draft = draft;
      this.problem = undefined;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.grid input')?.focus();
    } catch (cause) {
      this.problem = this.report(cause);
    }
  }

  async #save(): Promise<void> {
    const { client, draft, notify } = this;
    if (!client || !draft || this.saving) return;
    const first = rowsFor(this.fields.split(','))[0];
    if (first && !draft.get(pointerOf(first))) {
      const message = text.create.required(first.label);
      this.problem = { message, details: '', pointer: pointerOf(first) };
      this.renderRoot.querySelector<HTMLElement>('.grid input')?.focus();
      return;
    }
    this.saving = true;
    this.problem = undefined;
    try {
      const saved = await client.saveTicket(draft.entity(), { notify });
      const ticketId = saved.base.TicketId;
      saved.dispose();
      this.emit('tw-created', { ticketId, problem: await this.#saveMessage(ticketId) });
    } catch (cause) {
      this.problem = this.report(cause);
    }
    this.saving = false;
  }

  /** Saves the first message; on failure its text becomes the new ticket's draft. */
  async #saveMessage(ticketId: number): Promise<string | undefined> {
    const Body = this.message;
    this.message = '';
    this.draft?.reset();
    if (Body.trim() === '') return undefined;
    try {
      await this.client!.saveMessage({
        EjMessageId: 0,
        Ticket: { TicketId: ticketId },
        Slevel: 'External',
        Type: 'Plain',
        Body,
      });
      return undefined;
    } catch (cause) {
      this.report(cause);
      (this.drafts ?? tabDrafts()).write(ticketId, { level: 'External', body: Body });
      return text.create.messageFailed(ticketId);
    }
  }
}
