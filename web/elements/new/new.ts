import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { Combobox } from '../../controls/combobox.js';
import { AddressField } from '../message-editor/address-field.js';
import type { ElementClass } from '../shared/definition.js';
import type { Draft, TicketEntity } from '../../../wasm/js/index.js';
import { focusField, incomplete, wholeLists, type FieldModel } from '../../controls/field.js';
import { flushControls } from '../../controls/flush.js';
import { controlStyles } from '../../controls/styles.js';
import type { NewEntry } from '../../draft/entry.js';
import type { MessageDraft, WrittenContent } from '../../draft/message-draft.js';
import type { Report } from '../../draft/report.js';
import type { Lists } from '../../table/lists.js';
import { problem, type Shown } from '../../table/problems.js';
import { pointerOf, rowsFor, type PropertyRow } from '../../table/properties.js';
import { Refusals, type Refusal, type RefusalAt } from '../../table/refusals.js';
import { text } from '../../text/index.js';
import { fileStyles } from '../message-editor/file-styles.js';
import { Files } from '../message-editor/files.js';
import { recipientsFault } from '../message-editor/recipients.js';
import { DeskLink } from '../shared/desk-link.js';
import { TicketElement } from '../shared/element.js';
import { theme } from '../shared/theme.js';
import { newStyles } from './styles.js';
import { renderForm, renderWaiting } from './view.js';

/**
 * Creates a ticket from the server's defaults, and its first message. What is filled in is kept until
 * the ticket is created or the form is cancelled, which can be taken back.
 *
 * @fires tw-created - The ticket exists; `detail.ticketId` is its number.
 * @fires tw-cancel - Nothing is to be created.
 * @csspart field - One property with its label.
 */
export class TicketNew extends TicketElement {
  static needs = (): Record<string, ElementClass> => ({
    'tw-addresses': AddressField,
    'tw-combobox': Combobox,
  });

  static override properties: PropertyDeclarations = {
    fields: {},
    draft: { state: true },
    message: { state: true },
    waiting: { state: true },
    problem: { state: true },
  };
  static override styles = [theme, controlStyles, fileStyles, newStyles];

  /** Properties to show; the first one has to be filled in. */
  declare fields: string;
  declare private draft: Draft<TicketEntity> | undefined;
  declare private message: MessageDraft | undefined;
  /** The entry of the outbox that this form has become. */
  declare private waiting: string | undefined;
  declare private problem: Shown | undefined;
  #files: Files | undefined;
  #refusals = new Refusals();
  readonly #link = new DeskLink(this, {
    opened: () => void this.#start(),
    reported: (report) => this.#reported(report),
  });
  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (this.changed && this.#link.desk?.kept !== 'durable') event.preventDefault();
  };

  constructor() {
    super();
    this.fields = 'title,category,priority,owner,person';
  }

  /** True when something has been filled in. */
  get changed(): boolean {
    return this.message?.empty === false;
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
    this.message = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client')) this.preload(wholeLists(this.#rows));
    if (this.draft && this.message) this.#apply(this.draft, this.message.content);
  }

  protected override content() {
    const entry = this.#entry;
    const { desk } = this.#link;
    if (entry && desk) return renderWaiting(desk, entry, () => (this.waiting = undefined));
    const { draft, message } = this;
    return html`
      <form
        novalidate
        aria-labelledby="title"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#create();
        }}
      >
        <h2 id="title">${text.create.title}</h2>
        <div role="alert">${this.problem ? this.#problem(this.problem) : nothing}</div>
        ${
          draft && message && this.#files && this.lists
            ? renderForm({
                models: this.#rows.map((row) => this.#model(draft, this.lists!, row)),
                person: Number(draft.get('/Person/PersonId') ?? 0) > 0,
                message,
                files: this.#files,
                kept: desk?.kept,
                change: (change) => this.#change(change),
                cancel: () => this.#cancel(),
              })
            : html`<div class="skeleton">&nbsp;</div>`
        }
      </form>
    `;
  }

  get #rows(): readonly PropertyRow[] {
    return rowsFor(this.fields.split(','));
  }

  get #entry(): NewEntry | undefined {
    const found = this.waiting && this.#link.desk?.outbox.find(this.waiting);
    return found && found.kind === 'new' ? found : undefined;
  }

  #problem({ message, retry }: Shown) {
    return html`<div class="notice">
      <p>${message}</p>
      ${
        this.draft || !retry
          ? nothing
          : html`<button type="button" class="button small" @click=${() => void this.#start()}>
              ${text.errors.retry}
            </button>`
      }
    </div>`;
  }

  async #start(): Promise<void> {
    const { client } = this;
    const { desk } = this.#link;
    if (!client || !desk) return;
    try {
      const [draft, message] = await Promise.all([client.createDefaultTicket(), desk.message(0)]);
      if (!this.isConnected || client !== this.client) return draft.dispose();
      this.draft?.dispose();
      this.draft = draft;
      this.message = message;
      this.#files = new Files(message, {
        client: () => this.client,
        changed: () => this.requestUpdate(),
      });
      this.problem = undefined;
      await this.updateComplete;
      this.#first?.focus();
    } catch (cause) {
      this.problem = this.report(cause);
    }
  }

  get #first(): HTMLElement | null {
    return this.renderRoot.querySelector('.grid input');
  }

  /** Puts what is kept on the server's defaults. */
  #apply(draft: Draft<TicketEntity>, { properties = [], refusals = [] }: WrittenContent): void {
    this.#refusals = new Refusals(refusals);
    draft.reset();
    for (const [pointer, value] of properties) draft.set(pointer, value);
  }

  #model(draft: Draft<TicketEntity>, lists: Lists, row: PropertyRow): FieldModel {
    const pointer = pointerOf(row);
    return {
      row,
      value: draft.get(pointer),
      before: draft.before(pointer),
      base: draft.base,
      changed: false,
      demanded: row === this.#rows[0],
      draft,
      problem: this.problem?.pointer === pointer ? this.problem.beside : undefined,
      lists,
      edit: (value) => this.#edit(draft, pointer, value),
      refusals: this.#refusals,
      refuse: (at, refusal) => this.#refuse(at, refusal),
      other: (other) => this.#model(draft, lists, other),
    };
  }

  #edit(draft: Draft<TicketEntity>, pointer: string, value: unknown): void {
    draft.set(pointer, value);
    const properties = draft.changes.map(({ pointer: at, after }) => [at, after] as const);
    this.#change({ properties, refusals: this.#refusedBut(pointer) });
  }

  /** What is no value, but for what was typed at a pointer. */
  #refusedBut(pointer: string): RefusalAt[] {
    const { refusals = [] } = this.message?.content ?? {};
    return refusals.filter(([at]) => at !== pointer);
  }

  #refuse(pointer: string, refusal: Refusal | undefined): void {
    const others = this.#refusedBut(pointer);
    this.#change({ refusals: refusal ? [...others, [pointer, refusal]] : others });
  }

  #change(change: Partial<WrittenContent>): void {
    this.problem = undefined;
    this.message?.update(change);
    this.requestUpdate();
  }

  /** What was filled in can be brought back until something else is. */
  #cancel(): void {
    this.#files?.release();
    this.message?.discard();
    this.problem = undefined;
    this.emit('tw-cancel', undefined);
  }

  async #create(): Promise<void> {
    const { draft, message } = this;
    if (!draft || !message) return;
    flushControls(this.renderRoot as ShadowRoot);
    this.renderRoot.querySelector<AddressField>('#to')?.commit();
    this.problem = this.#fault(draft, message.content);
    if (this.problem) return this.#point(this.problem);
    this.#files?.release();
    const { mail: choice = 'nobody', body } = message.content;
    const mail = choice !== 'nobody' && body.trim() !== '';
    // With nobody named the server takes the ticket's contact person.
    if (choice === 'contact') message.update({ to: [], cc: [], bcc: [] });
    const entity = draft.entity() as unknown as Record<string, unknown>;
    this.waiting = await message.send({ mail, entity }).catch(() => undefined);
    if (this.waiting === undefined) this.problem = problem(text.message.notKept);
  }

  #fault(draft: Draft<TicketEntity>, content: WrittenContent): Shown | undefined {
    const { lists } = this;
    const missing = lists && incomplete(this.#rows.map((row) => this.#model(draft, lists, row)));
    if (missing || content.mail !== 'addresses' || content.body.trim() === '') return missing;
    const fault = recipientsFault({ to: content.to ?? [], cc: [], bcc: [] });
    return fault === undefined ? undefined : problem(fault.message);
  }

  #point({ pointer }: Shown): void {
    if (pointer !== undefined) return focusField(this.renderRoot, pointer);
    this.renderRoot.querySelector<HTMLElement>('#to')?.focus();
  }

  #reported(report: Report): void {
    if (!('entryId' in report) || report.entryId !== this.waiting) return;
    if (report.kind === 'created') {
      this.waiting = undefined;
      // Whoever has gone elsewhere meanwhile stays there.
      if (this.offsetParent !== null) this.emit('tw-created', { ticketId: report.ticketId });
    }
    if (report.kind === 'refused') void this.#refused(report.entryId, report.problem);
  }

  /** What the server does not take comes back into the form. */
  async #refused(id: string, refusal: { message: string; pointer?: string }): Promise<void> {
    await this.#link.desk?.outbox.cancel(id);
    this.waiting = undefined;
    const pointer = refusal.pointer?.replace(/^\/NewEntity/, '');
    this.problem = problem(refusal.message, pointer);
  }
}
