import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { EditorAdapter, EditorText } from './adapter.js';
import type { Beside } from './beside.js';
import { AddressField } from './address-field.js';
import type { ElementClass } from '../shared/definition.js';
import type { TicketMessage } from '../../../wasm/js/index.js';
import type { Following, MessageEntry } from '../../draft/entry.js';
import {
  emptyMessage,
  type Addressees,
  type MessageContent,
  type MessageLevel,
} from '../../draft/message.js';
import type { MessageDraft } from '../../draft/message-draft.js';
import { leftOf } from '../../draft/onward.js';
import { statusList } from '../../draft/quick.js';
import type { Report } from '../../draft/report.js';
import { splitAddresses } from '../../text/address.js';
import { text } from '../../text/index.js';
import { DeskLink } from '../shared/desk-link.js';
import { TicketElement, ticketIdProperty } from '../shared/element.js';
import { theme } from '../shared/theme.js';
import { fileStyles } from './file-styles.js';
import { Files, picturesIn } from './files.js';
import { beginForward } from './forwarding.js';
import { answered, Recipients, recipientsFault } from './recipients.js';
import { messageEditorStyles } from './styles.js';
import { subjectStyles } from './subject.js';
import { TextPlace } from './text-place.js';
import { aboutText, renderComposer, type Fault } from './view.js';

const second = 1000;
/** Events after which the page may be gone. */
const lastMoments = ['pagehide', 'visibilitychange'] as const;

/**
 * Writes a reply or an internal comment. What is typed, attached and addressed is kept until it is
 * sent or discarded: over a reload, in other tabs, without a connection. Only `Send` mails.
 *
 * @fires tw-message-saved - The message is on the server; `detail` has `ticketId`, `messageId` and
 *   whether it was `mailed`.
 * @fires tw-done - The message is in the outbox, whence it goes out by itself; `detail.next` where the
 *   reader has asked for the next ticket, `detail.left` what of the ticket is not done yet.
 * @csspart text - The text area.
 */
export class TicketMessageEditor extends TicketElement {
  static needs = (): Record<string, ElementClass> => ({
    'tw-addresses': AddressField,
  });

  static override properties: PropertyDeclarations = {
    ticketId: ticketIdProperty,
    messages: { attribute: false },
    hold: { type: Number },
    onward: { type: Boolean },
    editorAdapter: { attribute: false },
    draft: { state: true },
    opened: { state: true },
    fault: { state: true },
    busy: { state: true },
    dropping: { state: true },
    copies: { state: true },
    badTime: { state: true },
  };
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [theme, fileStyles, messageEditorStyles, subjectStyles];

  declare ticketId: number;
  /** The ticket's messages: a reply goes to who wrote the newest. */
  declare messages: readonly TicketMessage[];
  /** Seconds in which a mail can be called back; 0 sends at once. */
  declare hold: number;
  /** Offers to go on to the next ticket once a message is sent; whoever hears `tw-done` does that. */
  declare onward: boolean;
  /** Brings an editor of the host's own in the place of the one that is built in. */
  declare editorAdapter: EditorAdapter | undefined;
  declare private draft: MessageDraft | undefined;
  /** True once somebody has begun to write: who is answered is shown from then on. */
  declare private opened: boolean;
  declare private fault: Fault | undefined;
  declare private busy: boolean;
  declare private dropping: boolean;
  /** Copies that are asked for by hand. */
  declare private copies: readonly ('cc' | 'bcc')[];
  /** True while what stands for minutes is no number. */
  declare private badTime: boolean;

  readonly #recipients = new Recipients(() => this.requestUpdate());
  readonly #files = new WeakMap<MessageDraft, Files>();
  readonly #link = new DeskLink(this, {
    opened: () => void this.#begin(),
    reported: (report) => this.#reported(report),
    concerns: (_, typed) => typed !== 'edits',
  });
  readonly #place = new TextPlace({
    element: this,
    root: () => this.renderRoot as ShadowRoot,
    content: () => this.#content,
    draft: () => this.draft,
    about: () => aboutText(this.#content),
    adapter: () => this.editorAdapter,
    changed: (content) => this.#wrote(content),
    update: () => this.requestUpdate(),
    rich: {
      attach: (files) => void this.#attach(files),
      canned: {
        desk: () => this.#link.desk,
        client: () => this.client,
        ticketId: () => this.ticketId,
      },
      pictures: {
        find: (cid) => this.#filesOf(this.draft)?.picture(cid),
        take: async (picture) => this.#filesOf(this.draft)?.addPicture(picture),
      },
    },
  });
  /** What is loaded once somebody writes. */
  #beside: Beside | undefined;
  #loading: Promise<void> | undefined;
  /** What was typed before the draft was there. */
  #early: Partial<MessageContent> = {};
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.ticketId = 0;
    this.messages = [];
    this.hold = 10;
    this.onward = this.opened = this.busy = this.dropping = false;
    this.copies = [];
    this.badTime = false;
  }

  /** Puts the cursor into the text, for a reply or an internal comment. */
  write(level: MessageLevel): void {
    this.#change({ level });
    this.#open();
    void this.updateComplete.then(() => this.#place.focus());
  }

  /** Begins a reply to an address, for example one that stands in a mail. */
  writeTo(address: string, subject?: string): void {
    const to = splitAddresses(address);
    this.#change({ to, ...(subject !== undefined && subject !== '' && { subject }) });
    this.write('External');
  }

  /** Begins to pass a message of the ticket on, unless another one is begun here. */
  async forward(messageId: number, title: string): Promise<void> {
    const { client, draft } = this;
    if (!client || !draft) return;
    this.#open();
    const message = await beginForward(client, draft, messageId, title);
    if (draft !== this.draft) return;
    this.fault = message === undefined ? undefined : { message };
    await this.updateComplete;
    if (message === undefined) this.#field('to')?.focus();
    else this.#place.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of lastMoments) addEventListener(type, this.#leaving, { capture: true });
  }

  override disconnectedCallback(): void {
    for (const type of lastMoments) removeEventListener(type, this.#leaving, { capture: true });
    this.#beside?.watch.leave();
    this.#place.close();
    super.disconnectedCallback();
    clearInterval(this.#tick);
    this.#tick = undefined;
    this.draft = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('ticketId') && this.#link.desk) void this.#begin();
    if (!this.#showsRecipients) return;
    this.#look();
    this.preload([statusList]);
  }

  protected override updated(): void {
    this.#place.sync();
    if (this.opened || this.draft?.empty === false) this.#loading ??= this.#load();
    const held = this.#entries.some(({ reason }) => reason === 'held');
    if (held) this.#tick ??= setInterval(() => this.requestUpdate(), second);
    else {
      clearInterval(this.#tick);
      this.#tick = undefined;
    }
  }

  protected override content() {
    return renderComposer({
      content: this.#content,
      desk: this.#link.desk,
      entries: this.#entries,
      discarded: this.draft?.discarded !== undefined,
      opened: this.#showsRecipients,
      recipients: this.#recipients.shown(this.#content),
      search: this.#recipients.state,
      copies: this.copies,
      files: this.#filesOf(this.draft),
      fault: this.fault,
      busy: this.busy,
      dropping: this.dropping,
      badTime: this.badTime,
      place: this.#place,
      beside: this.#beside,
      statuses: this.lists?.peek(statusList),
      onward: this.onward,
      change: (change) => this.#change(change),
      time: (minutes) => this.#spend(minutes),
      open: () => this.#open(),
      copy: (name) => void this.#addCopy(name),
      attach: (list) => void this.#attach(list),
      drop: (state) => (this.dropping = state),
      discard: () => this.#discard(),
      restore: () => this.draft?.bringBack(),
      send: (mail, then, next) => void this.#send(mail, then, next),
    });
  }

  get #content(): MessageContent {
    return this.draft?.content ?? { ...emptyMessage, ...this.#early };
  }

  /** Messages of this ticket that are not on the server yet. */
  get #entries(): readonly MessageEntry[] {
    const all = this.#link.desk?.outbox.of(this.ticketId) ?? [];
    return all.filter((entry) => entry.kind === 'message');
  }

  get #showsRecipients(): boolean {
    const { level } = this.#content;
    return level === 'External' && (this.opened || this.draft?.empty === false);
  }

  #filesOf(draft: MessageDraft | undefined): Files | undefined {
    if (!draft) return undefined;
    const known = this.#files.get(draft);
    const host = {
      client: () => this.client,
      changed: () => this.requestUpdate(),
      dropPicture: (cid: string) => this.#place.rich?.dropPicture(cid),
    };
    const files = known ?? new Files(draft, host);
    if (!known) this.#files.set(draft, files);
    return files;
  }

  /** Goes on with what is kept for this ticket. */
  async #begin(): Promise<void> {
    const { ticketId } = this;
    const { desk } = this.#link;
    // What was typed and counted belongs to the draft before.
    this.#beside?.watch.leave();
    this.#place.flush();
    this.draft = undefined;
    this.fault = undefined;
    this.opened = this.matches(':focus-within') && this.opened;
    this.copies = [];
    if (!desk || ticketId <= 0) return;
    const draft = await desk.message(ticketId);
    if (ticketId !== this.ticketId || desk !== this.#link.desk) return;
    const early = this.#early;
    this.#early = {};
    this.draft = draft;
    const both = [draft.content.body, early.body].filter(Boolean).join('\n\n');
    if (Object.keys(early).length > 0) draft.update({ ...early, body: both });
  }

  #change(change: Partial<MessageContent>): void {
    this.fault = undefined;
    if (this.draft) this.draft.update(change);
    else this.#early = { ...this.#early, ...change };
    this.requestUpdate();
  }

  /** What an editor tells: the text, and how it looks. */
  #wrote({ text: body, html }: EditorText): void {
    const formatted = html === undefined ? undefined : { html, text: body };
    const before = this.#content;
    const change: Partial<MessageContent> =
      before.formatted === undefined && formatted === undefined ? { body } : { body, formatted };
    const files = this.#filesOf(this.draft)?.withPictures(picturesIn(html ?? ''));
    this.#change(files === undefined || files === before.files ? change : { ...change, files });
  }

  /** The page may be about to go. */
  readonly #leaving = (): void => {
    const watch = this.#beside?.watch;
    watch?.keep();
    if (this.#place.flush() || watch?.running) void this.#link.desk?.flush();
  };

  /** Without it a message can be written and sent all the same. */
  async #load(): Promise<void> {
    const loaded = await import('./beside.js').catch(() => undefined);
    if (!loaded) return;
    this.#beside = new loaded.Beside(this.renderRoot as ShadowRoot, {
      counted: () => this.#content,
      change: ({ counted, timeSpent }) => this.#change({ counted, timeSpent }),
      update: () => this.requestUpdate(),
    });
    this.requestUpdate();
  }

  #open(): void {
    this.opened = true;
  }

  #look(): void {
    const { client, ticketId } = this;
    if (client && ticketId > 0) {
      void this.#recipients.look(client, ticketId, answered(this.messages));
    }
  }

  async #addCopy(name: 'cc' | 'bcc'): Promise<void> {
    this.copies = [...this.copies, name];
    await this.updateComplete;
    this.#field(name)?.focus();
  }

  #field(name: keyof Addressees): AddressField | null {
    return this.renderRoot.querySelector(`#${name}`);
  }

  async #attach(list: Iterable<File>): Promise<void> {
    this.#open();
    await this.#filesOf(this.draft)?.add(list);
  }

  /** To the text; but in another ticket keys are no text at once. */
  protected override giveFocus(): void {
    if (this.draft) this.#place.focus();
    else this.renderRoot.querySelector<HTMLElement>('.kind')?.focus();
  }

  #discard(): void {
    this.#place.flush();
    this.#beside?.watch.pause();
    this.#filesOf(this.draft)?.release();
    this.draft?.discard();
    this.fault = undefined;
    this.#place.focus();
  }

  async #send(mail: boolean, then: readonly Following[] = [], next = false): Promise<void> {
    const { draft } = this;
    if (!draft || this.busy) return;
    const { desk } = this.#link;
    this.#place.flush();
    for (const name of ['to', 'cc', 'bcc'] as const) this.#field(name)?.commit();
    this.fault = this.#faultOf(draft.content, mail);
    if (this.fault) return this.#showFault(this.fault);
    this.#beside?.watch.finish();
    this.busy = true;
    this.#filesOf(draft)?.release();
    // The mail goes to exactly those who are shown, also if a lookup would now say something else.
    if (mail) draft.update(this.#recipients.shown(draft.content));
    const id = await draft
      .send({ mail, then, hold: mail ? this.hold * second : 0 })
      .catch(() => undefined);
    this.busy = false;
    if (id === undefined && !draft.empty) this.fault = { message: text.message.notKept };
    this.copies = [];
    if (id === undefined || !desk) return;
    const left = leftOf(desk, draft.ticketId);
    this.emit('tw-done', { ticketId: draft.ticketId, kind: 'message', id, next, left });
  }

  #faultOf(content: MessageContent, mail: boolean): Fault | undefined {
    const { body, files } = content;
    if (body.trim() === '' && files.length === 0) return { message: text.message.empty };
    if (this.badTime) return { message: text.message.badMinutes, at: 'time' };
    if (!mail) return undefined;
    if (this.#recipients.state === 'searching' && !content.to) {
      return { message: text.addresses.searching };
    }
    return recipientsFault(this.#recipients.shown(content));
  }

  #showFault({ at }: Fault): void {
    if (at === undefined) this.#place.focus();
    else this.renderRoot.querySelector<HTMLElement>(`#${at}`)?.focus();
  }

  #spend(minutes: number | undefined): void {
    this.badTime = minutes === undefined;
    if (minutes !== undefined) this.#change({ timeSpent: minutes });
  }

  #reported(report: Report): void {
    if (report.kind !== 'sent' || report.ticketId !== this.ticketId) return;
    this.emit('tw-message-saved', report);
  }
}
