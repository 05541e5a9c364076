import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { wholeLists } from '../controls/field.js';
import { controlStyles } from '../controls/styles.js';
import type { Shown } from '../draft/problems.js';
import { pointerOf, rowsFor, type PropertyRow } from '../draft/properties.js';
import type { Session } from '../draft/session.js';
import type { MessageDrafts } from '../draft/storage.js';
import { text } from '../draft/text.js';
import { Editing } from './editing.js';
import { renderDialog } from './editor-dialogs.js';
import { editorStyles } from './editor-styles.js';
import * as view from './editor-view.js';
import { TicketElement } from './element.js';
import type { TicketMessageEditor } from './message-editor.js';
import { theme } from './theme.js';

/**
 * Reads, edits and saves one ticket. Only what was edited is sent, guarded by the values that were
 * read. Edits stay until they are saved or discarded, also while another ticket is shown.
 *
 * @fires tw-before-save - Cancelable; `detail.plan` is what will be sent.
 * @fires tw-saved - `detail` has the `plan` that was sent and the new `draft`.
 * @fires tw-conflict - Somebody else saved first; cancel it to show no dialog. `detail` has my
 *   `session` and the `fresh` draft.
 * @fires tw-dirty - Something was edited, saved or discarded; `detail.ids` lists unsaved tickets.
 * @csspart header - Number, title and summary.
 * @csspart side - The properties.
 * @csspart field - One property with its label.
 * @csspart footer - Pending changes and buttons.
 * @csspart save - The save button.
 * @cssprop --tw-accent - Colour of buttons and changes.
 * @cssprop --tw-radius - Rounding of inputs and buttons.
 */
export class TicketEditor extends TicketElement {
  static override properties: PropertyDeclarations = {
    ticketId: { type: Number, attribute: 'ticket-id' },
    fields: {},
    imageFrame: { attribute: 'image-frame' },
    drafts: { attribute: false },
    pane: { state: true },
  };
  static override styles = [theme, controlStyles, editorStyles];

  declare ticketId: number | undefined;
  /** Properties to show, separated by commas; the first one is the headline. */
  declare fields: string;
  /** See `<tw-mail>`. */
  declare imageFrame: string | undefined;
  /** Where unsaved messages are kept; the tab's own store by default. */
  declare drafts: MessageDrafts | undefined;
  declare private pane: 'conversation' | 'properties';
  readonly #editing = new Editing({
    client: () => this.client,
    emit: (name, detail, options) => this.emit(name, detail, options),
    report: (cause) => this.report(cause),
    update: () => this.requestUpdate(),
  });
  #opener: HTMLElement | null = null;
  readonly #shortcut = (event: KeyboardEvent): void => this.#key(event);
  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (this.unsaved.length > 0) event.preventDefault();
  };

  constructor() {
    super();
    this.fields = 'title,status,priority,category,owner,person,deadline,tags,customfields';
    this.pane = 'conversation';
  }

  /** Numbers of the tickets that have unsaved edits. */
  get unsaved(): number[] {
    return this.#editing.unsaved;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#shortcut);
    addEventListener('beforeunload', this.#unload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#shortcut);
    removeEventListener('beforeunload', this.#unload);
    this.#editing.dispose();
  }

  /** Reads the ticket again; edits stay. */
  refresh(): Promise<void> {
    return this.#editing.refresh();
  }

  /** Sends the pending edits; resolves when they are saved, or when it is shown why they are not. */
  save(): Promise<void> {
    return this.#editing.save();
  }

  /** Opens the review of the pending edits. */
  review(): void {
    this.#editing.review();
  }

  /** Puts the cursor where a reply or an internal comment is written. */
  async write(level: 'External' | 'Internal'): Promise<void> {
    this.pane = 'conversation';
    await this.updateComplete;
    this.renderRoot.querySelector<TicketMessageEditor>('tw-message-editor')?.write(level);
  }

  /** Shows a message to the reader, for example what happened on another page. */
  tell(message: string): void {
    this.#editing.tell('info', message);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.client && (changed.has('ticketId') || changed.has('client'))) {
      void this.#editing.open(this.ticketId);
    }
    if (changed.has('client') || changed.has('fields')) this.preload(wholeLists(this.#rows));
    if (this.#editing.dialog !== undefined) {
      this.#opener ??= (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    }
  }

  protected override updated(): void {
    if (this.#editing.dialog !== undefined || !this.#opener) return;
    this.#opener.focus();
    this.#opener = null;
  }

  get #rows(): PropertyRow[] {
    return rowsFor(this.fields.split(','));
  }

  override render() {
    const { session, loadProblem } = this.#editing;
    if (this.ticketId === undefined) return html`<p class="state">${text.editor.select}</p>`;
    if (loadProblem) return this.#failed(loadProblem);
    if (!session || !this.lists || session.id !== this.ticketId) return view.renderLoading();
    const [headline, ...rows] = this.#rows;
    const model: view.EditorView = {
      session,
      lists: this.lists,
      saving: this.#editing.saving,
      notice: this.#editing.notice,
      edit: (row, value) => this.#editing.edit(() => session.edit(row, value)),
      reset: (row) => this.#editing.edit(() => session.reset(pointerOf(row))),
    };
    return html`
      <header part="header">
        ${view.renderHeadline(model, headline)} ${view.renderSummary(session)} ${this.#panes()}
      </header>
      <div class="body ${this.pane}">
        ${this.#center(session)}
        <section class="side" part="side" aria-labelledby="properties">
          <h2 id="properties">${text.editor.properties}</h2>
          ${view.renderFields(model, rows)}
        </section>
      </div>
      ${this.#foot(model)}
    `;
  }

  #center(session: Session) {
    return html`<div class="center">
      <div class="scroll" tabindex="0" role="region" aria-label=${text.thread.label}>
        <tw-thread
          .client=${this.client}
          .messages=${session.messages}
          .imageFrame=${this.imageFrame}
        ></tw-thread>
      </div>
      <tw-message-editor
        .client=${this.client}
        .ticketId=${session.id}
        .drafts=${this.drafts}
        @tw-message-saved=${({ detail }: CustomEvent<{ milliseconds: number }>) => {
          this.#editing.tell('success', text.message.sent(detail.milliseconds));
          void this.refresh();
        }}
      ></tw-message-editor>
    </div>`;
  }

  #foot(model: view.EditorView) {
    const save = (): void => void this.save();
    const close = (): void => this.#editing.edit(() => undefined);
    return html`
      ${view.renderNotices(model, this.#editing.problem, { retry: save, close })}
      ${view.renderFooter(model, {
        review: () => this.review(),
        discard: () => this.#editing.discard(),
        save,
      })}
      ${
        this.client
          ? renderDialog(this.#editing, {
              client: this.client,
              lists: model.lists,
              baseUrl: this.baseUrl,
            })
          : nothing
      }
    `;
  }

  #panes() {
    const names = ['conversation', 'properties'] as const;
    return html`<div class="panes" role="group" aria-label=${text.editor.panes}>
      ${names.map(
        (name) =>
          html`<button
            type="button"
            class="button small"
            aria-pressed=${this.pane === name ? 'true' : 'false'}
            @click=${() => (this.pane = name)}
          >
            ${text.editor[name]}
          </button>`,
      )}
    </div>`;
  }

  #failed({ message, details }: Shown) {
    return html`<div class="state">
      <div class="notice" role="alert">
        <p>${message} <small>(${details})</small></p>
        <button
          type="button"
          class="button small"
          @click=${() => void this.#editing.open(this.ticketId)}
        >
          ${text.errors.retry}
        </button>
      </div>
    </div>`;
  }

  #key(event: KeyboardEvent): void {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!command || this.#editing.session === undefined || !this.checkVisibility()) return;
    if (event.key === 's') {
      event.preventDefault();
      void this.save();
    } else if (event.key === 'Enter' && this.#editing.dialog === undefined) {
      event.preventDefault();
      this.review();
    }
  }
}
