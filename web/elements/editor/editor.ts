import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { focusField, wholeLists } from '../../controls/field.js';
import type { Client } from '../../../wasm/js/index.js';
import { flushControls } from '../../controls/flush.js';
import { controlStyles } from '../../controls/styles.js';
import { fieldSet, type FieldSet } from '../../table/field-set.js';
import { pointerOf } from '../../table/properties.js';
import { closes, statusList } from '../../draft/quick.js';
import type { Session } from '../../draft/session.js';
import { text } from '../../text/index.js';
import { deskOf } from '../../draft/desk-of.js';
import { Editing, type Arrival, type Notice } from '../../draft/editing.js';
import { renderCenter } from './center.js';
import { renderDialog } from './dialogs.js';
import { Fading } from './fading.js';
import * as foot from './footer.js';
import { editorKey } from './keys.js';
import { needs } from './needs.js';
import { stepPart } from './parts.js';
import { Regaining } from './regaining.js';
import { editorStyles } from './styles.js';
import * as view from './view.js';
import { TicketElement, ticketIdProperty } from '../shared/element.js';
import type { Left } from '../shared/focus.js';
import { answered } from '../message-editor/recipients.js';
import type { TicketMessageEditor } from '../message-editor/message-editor.js';
import { theme } from '../shared/theme.js';
import { actionDialogStyles, renderAction } from './action-dialog.js';
import { actionsMenuStyles as menuStyles, renderActionsMenu } from './actions-menu.js';
import { typedWords } from './action-words.js';
import { Quick, quickStyles } from './quick.js';
import { splitStyles } from './split-dialog.js';
import { renderParent } from './related.js';
import { SideState, renderSide, sideStyles } from './side.js';
import { saveWords } from './words.js';

/** Milliseconds after which the deadline's distance is said anew. */
const tick = 30_000;

/**
 * Reads, edits and saves one ticket. Only what was edited is sent, guarded by the values that were
 * read. Edits stay until they are saved or discarded, also while another ticket is shown.
 *
 * @fires tw-before-save - Cancelable; `detail.plan` is what will be sent.
 * @fires tw-saved - `detail` has the `plan` that was sent and the new `draft`.
 * @fires tw-done - The reader's own save is on the server, or a message of his in the outbox;
 *   `detail.left` is what of the ticket is not done yet, `detail.next` whether the next ticket is wanted.
 * @fires tw-conflict - Somebody else saved first; cancel it to show no dialog. `detail` has my
 *   `session` and the `fresh` draft.
 * @fires tw-deleted - The ticket was deleted; `detail.ticketId`.
 * @fires tw-merged - The ticket was merged; `detail` has its `ticketId`, and `into` which one.
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
  static needs = needs;
  static override properties: PropertyDeclarations = {
    ticketId: ticketIdProperty,
    fields: {},
    imageFrame: { attribute: 'image-frame' },
    messageLink: { attribute: 'message-link' },
    onward: { type: Boolean },
    pane: { state: true },
    notify: { state: true },
  };
  static override styles = [
    ...[theme, controlStyles, editorStyles, quickStyles, menuStyles, actionDialogStyles],
    ...[splitStyles, ...sideStyles],
  ];

  declare ticketId: number | undefined;
  /**
   * Properties to show, separated by commas; the first one is the headline. `timeline` is where the
   * ticket's time has gone, `relations` what belongs together with it; after a semicolon stands what is folded away.
   */
  declare fields: string;
  /** See `<tw-mail>`. */
  declare imageFrame: string | undefined;
  /** See `<tw-thread>`. */
  declare messageLink: string | undefined;
  /** See `<tw-message-editor>`. */
  declare onward: boolean;
  declare private pane: 'conversation' | 'properties';
  /** Whether the next save is told by mail. */
  declare private notify: boolean;
  readonly #editing = new Editing({
    desk: () => this.client && deskOf(this.client),
    emit: (name, detail, options) => this.emit(name, detail, options),
    report: (cause) => this.report(cause),
    describe: (report): string => saveWords(report, (name) => this.lists?.peek(name)),
    update: () => this.requestUpdate(),
  });
  /** Takes the ticket over, closes it or opens it again, as its buttons do. */
  readonly quick = new Quick({
    editing: this.#editing,
    statuses: () => this.lists?.peek(statusList),
    flush: () => flushControls(this.renderRoot as ShadowRoot),
    save: () => this.save(),
  });
  readonly #side = new SideState(this);
  readonly #regaining = new Regaining(this, () => this.#asks);
  #opener: HTMLElement | null = null;
  readonly #shortcut = (event: KeyboardEvent): void =>
    editorKey(event, this, this.#editing, {
      save: () => void this.save(),
      review: () => this.review(),
    });
  /** Asks only where leaving would lose something. */
  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (this.unsaved.length > 0 && this.#editing.desk?.kept !== 'durable') event.preventDefault();
  };
  readonly #seen = (): void => this.#editing.desk?.watch(!document.hidden);
  readonly #fading = new Fading(this.#editing);
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.fields =
      'title,status,owner,priority,category,person,deadline,tags,customfields,relations,' +
      'timeline;secondarypersons,tickettype,sale,project,slevel,origin,language,fromaddress';
    this.pane = 'conversation';
    this.notify = this.onward = false;
  }

  /** Numbers of the tickets that have unsaved edits. */
  get unsaved(): number[] {
    return this.#editing.unsaved;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#shortcut);
    addEventListener('beforeunload', this.#unload);
    document.addEventListener('visibilitychange', this.#seen);
    addEventListener('focus', this.#seen);
    this.#clock = setInterval(() => this.requestUpdate(), tick);
    this.#editing.reconnect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#shortcut);
    removeEventListener('beforeunload', this.#unload);
    document.removeEventListener('visibilitychange', this.#seen);
    removeEventListener('focus', this.#seen);
    clearInterval(this.#clock);
    this.#fading.stop();
    void this.#editing.disconnect(() => this.isConnected);
  }

  /** Reads the ticket again; edits stay. */
  refresh(): Promise<void> {
    return this.#editing.refresh();
  }

  /** Sends the pending edits; resolves when they are saved, or when it is shown why they are not. */
  async save(): Promise<void> {
    if (!this.#isComplete()) return;
    const { session } = this.#editing;
    if (session && session.arrived.size > 0 && closes(session, this.lists?.peek(statusList))) {
      return this.#editing.askUnread();
    }
    return this.#saveAnyway();
  }

  /** Without asking whether new messages were seen. */
  async #saveAnyway(): Promise<void> {
    const { notify } = this;
    this.notify = false;
    await this.#editing.save({ notify });
  }

  /** Opens the review of the pending edits. */
  review(): void {
    if (this.#isComplete()) this.#editing.review();
  }

  /** Moves the focus so many parts on: head, conversation, message, properties, saving; false past them. */
  focusPart(places: number): boolean {
    return stepPart(this.renderRoot, places);
  }

  /** Puts the cursor where a reply or an internal comment is written. */
  async write(level: 'External' | 'Internal'): Promise<void> {
    this.pane = 'conversation';
    await this.updateComplete;
    this.#composer?.write(level);
  }

  /** Begins to pass a message on: by its number, else the one that a reply would answer. */
  async forward(messageId?: number): Promise<void> {
    const { session } = this.#editing;
    const id = messageId ?? answered(session?.messages ?? []);
    if (!session || id === 0) return this.tell(text.forward.none);
    this.pane = 'conversation';
    await this.updateComplete;
    await this.#composer?.forward(id, session.base.Title ?? '');
  }

  get #composer(): TicketMessageEditor | null {
    return this.renderRoot.querySelector('tw-message-editor');
  }

  /** Shows a message to the reader, for example what happened on another page. */
  tell(message: string, action?: Notice['action']): void {
    this.#editing.tell('info', message, action);
  }

  /** Shows a message once a ticket is open that is about to be opened. */
  announce(ticketId: number, notice: Arrival): void {
    this.#editing.announce(ticketId, notice);
  }

  /** True while a dialog is open. */
  get #asks(): boolean {
    return this.#editing.dialog !== undefined || this.#editing.asking.action !== undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.client && (changed.has('ticketId') || changed.has('client'))) {
      void this.#editing.open(Number.isNaN(this.ticketId) ? undefined : this.ticketId);
    }
    if (changed.has('client') || changed.has('fields')) {
      this.preload([statusList, ...wholeLists(this.#fields.rows)]);
    }
    if (this.#asks) {
      const { activeElement } = this.renderRoot as ShadowRoot;
      this.#opener ??= (activeElement ?? document.activeElement) as HTMLElement | null;
    }
  }

  protected override updated(): void {
    this.#fading.follow();
    this.#seen();
    if (this.#asks) return;
    const opener = this.#opener;
    this.#opener = null;
    if (opener?.isConnected) opener.focus();
    // Of a ticket that was deleted or merged the menu is gone.
    else if (opener) this.#regaining.lose();
  }

  protected override giveFocus(gone: Element, { place }: Left): void {
    this.#regaining.give(gone, place);
  }

  /** Takes over what is still being typed; says what has to be mended first, and leads there. */
  #isComplete(): boolean {
    flushControls(this.renderRoot as ShadowRoot);
    const { session } = this.#editing;
    const model = session?.changed && this.#model(session);
    if (!model) return true;
    const { headline, more } = this.#fields;
    const missing = view.missingIn(model, this.#fields);
    if (!missing) return true;
    this.#editing.problem = missing;
    if (missing.pointer !== (headline && pointerOf(headline))) this.pane = 'properties';
    if (more.some((row) => pointerOf(row) === missing.pointer)) this.#side.more = true;
    this.requestUpdate();
    void this.updateComplete.then(() => focusField(this.renderRoot, missing.pointer ?? ''));
    return false;
  }

  #model(session: Session): view.EditorView | undefined {
    if (!this.lists) return undefined;
    return {
      session,
      lists: this.lists,
      edit: (row, value) => this.#editing.edit(() => session.edit(row, value)),
      reset: (row) => this.#editing.edit(() => session.reset(pointerOf(row))),
      refuse: (pointer, refusal) =>
        this.#editing.edit(() => {
          if (refusal) session.refuse(pointer, refusal);
          else session.accept(pointer);
        }),
    };
  }

  get #fields(): FieldSet {
    return fieldSet(this.fields);
  }

  protected override content() {
    const { session, loadProblem } = this.#editing;
    if (this.ticketId === undefined) return html`<p class="state">${text.editor.select}</p>`;
    if (Number.isNaN(this.ticketId)) {
      const written = this.getAttribute('ticket-id') ?? '';
      return html`<p class="state" role="alert">${text.connection.noTicketId(written)}</p>`;
    }
    if (loadProblem) {
      return view.renderFailed(loadProblem, () => void this.#editing.open(this.ticketId));
    }
    if (!session || !this.lists || session.id !== this.ticketId) return view.renderLoading();
    const fields = this.#fields;
    const model = this.#model(session)!;
    const open = (ticketId: number): void => void this.emit('tw-open', { ticketId });
    return html`
      <header part="header">
        ${keyed(session, view.renderHeadline(model, fields.headline, this.#menu(session)))}
        ${view.renderSummary(session, renderParent(this.#side, session.id, open), this.quick.render())}
        ${view.renderOthers(this.#editing.others, session)}
        ${view.renderPanes(this.pane, (name) => (this.pane = name))}
      </header>
      ${foot.renderToast(this.#editing.notice, () => this.#editing.hush())}
      <div class="body ${this.pane}">
        ${this.#center(session)}
        ${renderSide({
          ...{ model, fields, state: this.#side, client: this.client },
          preload: (names) => this.preload(names),
          openTicket: open,
        })}
      </div>
      ${this.#foot(model)}
    `;
  }

  #menu(session: Session) {
    const { asking } = this.#editing;
    return renderActionsMenu(session, (kind) => void asking.begin(kind, session.id));
  }

  /** The question about deleting or merging, if there is one. */
  #action(client: Client, session: Session) {
    const { asking, desk } = this.#editing;
    const written = desk?.unfinished.some(
      ({ kind, ticketId }) => kind === 'message' && ticketId === session.id,
    );
    const personId = session.base.Person?.PersonId ?? 0;
    return renderAction({ asking, client, personId, typed: typedWords(session, written === true) });
  }

  #center(session: Session) {
    return renderCenter({
      ...{ client: this.client, session, onward: this.onward },
      ...{ imageFrame: this.imageFrame, messageLink: this.messageLink },
      looked: this.#looked,
      writeTo: (address, subject) => this.#composer?.writeTo(address, subject),
      forward: (messageId) => void this.forward(messageId),
      messageSaved: (mailed) => {
        this.#editing.tell('success', mailed ? text.sending.mailed : text.sending.saved);
        void this.refresh();
      },
    });
  }

  /** The reader does something with the conversation, and sees what is new there. */
  readonly #looked = (): void => {
    if ((this.#editing.session?.arrived.size ?? 0) > 0) this.#editing.seen();
  };

  #foot({ session, lists }: view.EditorView) {
    const editing = this.#editing;
    const save = (): void => void this.save();
    return html`
      ${foot.renderProblem(editing.problem, { retry: save, close: () => editing.hush() })}
      ${foot.renderFooter(
        {
          session,
          entry: editing.entry,
          kept: editing.desk?.kept ?? 'memory',
          notify: this.notify,
        },
        {
          review: () => this.review(),
          discard: () => editing.discard(),
          save,
          undo: () => editing.edit(() => session.undo()),
          redo: () => editing.edit(() => session.redo()),
          decide: () => editing.showConflict(),
          notify: (on) => (this.notify = on),
        },
      )}
      ${this.client ? this.#action(this.client, session) : nothing}
      ${
        this.client
          ? renderDialog(editing, {
              client: this.client,
              lists,
              save,
              saveAnyway: () => void this.#saveAnyway(),
              show: () => (this.pane = 'conversation'),
            })
          : nothing
      }
    `;
  }
}
