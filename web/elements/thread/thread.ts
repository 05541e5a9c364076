import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { TicketMail } from '../mail/mail.js';
import { Attachments } from './attachments.js';
import type { ElementClass } from '../shared/definition.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Client, TicketMessage } from '../../../wasm/js/index.js';
import { happeningsAmong } from '../../draft/happenings.js';
import type { KeptSave } from '../../draft/saves.js';
import { listsNaming } from '../../table/changes.js';
import type { Shown } from '../../table/problems.js';
import { text } from '../../text/index.js';
import { instant } from '../../text/time.js';
import type { MessageEntry } from '../../draft/entry.js';
import { DeskLink } from '../shared/desk-link.js';
import { TicketElement, ticketIdProperty } from '../shared/element.js';
import type { Left } from '../shared/focus.js';
import { theme } from '../shared/theme.js';
import { renderBlocks } from './blocks.js';
import { happeningsStyles, renderHappenings } from './happenings.js';
import { renderTools } from './link.js';
import { Looks } from './looks.js';
import { badges, day, initials, sentTo, time } from './parts.js';
import { pendingOf, renderPending } from './pending.js';
import { preview } from './preview.js';
import { isWhole, readMessage, readTexts, readTogether, type OpenMessage } from './reading.js';
import { threadStyles } from './styles.js';

const openedAtFirst = 2;
const shownAtFirst = 6;
/** Of so many older messages at a time the first words are read. */
const mostPreviews = 60;
const second = 1000;

type Loaded = OpenMessage | Shown | 'loading';

/**
 * The conversation of a ticket, newest message last. The newest messages are open; the others are
 * loaded when somebody opens them. What has come since the reader last looked is marked; what he has
 * written himself is shown at the end until it is on the server, and what he has saved, between the
 * messages.
 *
 * @fires tw-open - A message was moved to the ticket that this one was merged into;
 *   `detail.ticketId` is its number.
 * @fires tw-forward - A message is to be passed on; `detail` has `ticketId` and `messageId`.
 * @csspart message - One message.
 */
export class TicketThread extends TicketElement {
  static needs = (): Record<string, ElementClass> => ({
    'tw-mail': TicketMail,
    'tw-attachments': Attachments,
  });

  static override properties: PropertyDeclarations = {
    ticketId: ticketIdProperty,
    messages: { attribute: false },
    imageFrame: { attribute: 'image-frame' },
    messageLink: { attribute: 'message-link' },
    forwards: { type: Boolean },
    open: { state: true },
    loaded: { state: true },
    lines: { state: true },
    all: { state: true },
  };
  static override styles = [theme, threadStyles, happeningsStyles];

  declare ticketId: number;
  /** Summaries, as a ticket carries them. */
  declare messages: readonly TicketMessage[];
  /** See `<tw-mail>`. */
  declare imageFrame: string | undefined;
  /**
   * Where a message can be found, as in `#/ticket/{ticket}/message/{message}`: each open message then
   * has a button that copies its address.
   */
  declare messageLink: string | undefined;
  /** Offers to pass messages on; whoever hears `tw-forward` does that. */
  declare forwards: boolean;
  declare private open: ReadonlySet<number>;
  declare private loaded: ReadonlyMap<number, Loaded>;
  /** The first words of messages that were read. */
  declare private lines: ReadonlyMap<number, string>;
  declare private all: boolean;

  readonly #link = new DeskLink(this, {
    reported: (report) => report.kind === 'sent' && this.#looks.mine(report.messageId),
    // What is typed elsewhere changes nothing here.
    concerns: (desk) =>
      !areSame(pendingOf(desk, this.ticketId), this.#pending) ||
      !areSame(desk.saves.of(this.ticketId), this.#saves),
  });
  readonly #looks = new Looks(() => this.requestUpdate());
  #settling = false;
  /** What was on its way when it was last shown. */
  #pending: readonly MessageEntry[] = [];
  /** What the reader had saved when it was last shown. */
  #saves: readonly KeptSave[] = [];
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.ticketId = 0;
    this.messages = [];
    this.forwards = false;
    this.open = new Set();
    this.loaded = new Map();
    this.lines = new Map();
    this.all = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
    this.#tick = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#looks.at(this.#link.desk, this.ticketId, this.messages);
    this.#saves = this.#link.desk?.saves.of(this.ticketId) ?? [];
    this.preload([...listsNaming(this.#saves.flatMap(({ patch }) => patch.changes))]);
    if (!changed.has('messages') || !this.client) return;
    const before = new Set(
      (changed.get('messages') as readonly TicketMessage[] | undefined)?.map(idOf),
    );
    const another = !this.messages.some((message) => before.has(idOf(message)));
    if (another) {
      this.all = false;
      this.open = new Set();
      this.#settling = true;
    }
    const fresh = this.messages.filter((message) => !before.has(idOf(message)));
    const opened = (another ? this.#sorted.slice(-openedAtFirst) : fresh).map(idOf);
    this.open = new Set([...this.open, ...opened]);
    void this.#load(opened, another ? this.#sorted.slice(-shownAtFirst).map(idOf) : []);
  }

  protected override updated(): void {
    const pending = pendingOf(this.#link.desk, this.ticketId);
    const held = pending.some(({ reason }) => reason === 'held');
    if (pending.length > this.#pending.length) this.#showLast();
    this.#pending = pending;
    if (held) this.#tick ??= setInterval(() => this.requestUpdate(), second);
    else {
      clearInterval(this.#tick);
      this.#tick = undefined;
    }
  }

  protected override content() {
    const { desk } = this.#link;
    const sorted = this.#sorted;
    const pending = pendingOf(desk, this.ticketId);
    if (sorted.length + pending.length === 0)
      return html`<p class="empty">${text.thread.empty}</p>`;
    const hidden = this.all ? 0 : Math.max(0, sorted.length - shownAtFirst);
    const runs = happeningsAmong(this.#saves, sorted.map(when));
    const saved = (at: number) =>
      renderHappenings(runs[at], this.lists?.known ?? (() => undefined));
    return html`
      ${
        hidden > 0
          ? html`<button type="button" class="button older" @click=${() => this.#showAll()}>
              ${text.thread.older(hidden)}
            </button>`
          : nothing
      }
      <ol
        role="list"
        aria-label=${text.thread.label}
        @tw-mail-shown=${this.#settle}
        @pointerdown=${this.#settled}
        @keydown=${this.#settled}
        @wheel=${this.#settled}
      >
        ${renderBlocks(sorted, hidden, {
          key: idOf,
          closed: (message) => !this.open.has(idOf(message)),
          row: (message, at) => html`${saved(at)}${this.#message(message, sorted[at - 1])}`,
        })}
        ${saved(sorted.length)}
        ${
          desk &&
          repeat(
            pending,
            ({ id }) => id,
            (entry) => renderPending(desk, entry),
          )
        }
      </ol>
    `;
  }

  get #sorted(): readonly TicketMessage[] {
    return this.messages.toSorted((a, b) => when(a) - when(b));
  }

  #message(message: TicketMessage, before: TicketMessage | undefined) {
    const id = idOf(message);
    const internal = message.Slevel === 'Internal';
    const open = this.open.has(id);
    const author = message.Author || message.PersonFullName || text.thread.unknownAuthor;
    const fresh = this.#looks.isFresh(message);
    return html`
      <li
        class="message ${internal ? 'internal' : ''} ${fresh ? 'fresh' : ''} ${open ? '' : 'closed'}"
        role="listitem"
        part="message ${fresh ? 'fresh' : ''}"
      >
        ${day(message, before)}
        <div class="card">
          <button
            type="button"
            class="head"
            aria-expanded=${open ? 'true' : 'false'}
            @click=${() => this.#toggle(id)}
          >
            <span class="avatar" aria-hidden="true">${initials(author)}</span>
            <span class="author" dir="auto">${author}</span>
            ${open ? nothing : html`<span class="line" dir="auto">${this.lines.get(id)}</span>`}
            ${fresh ? html`<span class="badge new">${text.thread.fresh}</span>` : nothing}
            ${badges(message, internal)} ${time(message)}
          </button>
          ${open ? html`<div class="content">${this.#content(id, author, internal)}</div>` : nothing}
        </div>
      </li>
    `;
  }

  #content(id: number, author: string, internal: boolean) {
    const loaded = this.loaded.get(id);
    if (loaded === undefined || loaded === 'loading') {
      return html`<div role="status">
        <span class="hidden">${text.thread.loading}</span>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>`;
    }
    if ('details' in loaded) {
      return html`<div class="notice" role="alert">
        <p>${loaded.message}</p>
        ${
          loaded.retry
            ? html`<button type="button" class="button small" @click=${() => void this.#load([id])}>
                ${text.errors.retry}
              </button>`
            : nothing
        }
      </div>`;
    }
    return this.#body(loaded, author, internal);
  }

  #body(message: OpenMessage, author: string, internal: boolean) {
    const kind = message.Type === 'Html' && message.HtmlBody ? 'Html' : 'Plain';
    const body = (kind === 'Html' ? message.HtmlBody : message.Body) ?? '';
    const attachments = message.AttachmentsInfo ?? [];
    const to = sentTo(message);
    const { ticketId } = this;
    const { EjMessageId: messageId } = message;
    return html`
      ${renderTools({
        ...{ template: this.messageLink, ticket: ticketId, message: messageId },
        forward:
          this.forwards && !internal
            ? () => this.emit('tw-forward', { ticketId, messageId })
            : undefined,
      })}
      ${to === '' ? nothing : html`<p class="quiet to">${text.thread.sentTo(to)}</p>`}
      ${
        body === ''
          ? html`<p class="quiet">${text.thread.noText}</p>`
          : html`<tw-mail
              .body=${body}
              .kind=${kind}
              .plain=${message.Body ?? undefined}
              .author=${author}
              .imageFrame=${this.imageFrame}
            ></tw-mail>`
      }
      <tw-attachments
        .client=${this.client}
        .files=${attachments.filter((file) => kind === 'Plain' || !file.InlineImage)}
      ></tw-attachments>
    `;
  }

  /** Keeps the newest message in view until the reader does something. */
  #settle(): void {
    if (this.#settling) this.#showLast();
  }

  #showLast(): void {
    const all = this.renderRoot.querySelectorAll('li');
    all[all.length - 1]?.scrollIntoView({ block: 'nearest' });
  }

  #settled(): void {
    this.#settling = false;
  }

  #toggle(id: number): void {
    const open = new Set(this.open);
    if (!open.delete(id)) {
      open.add(id);
      void this.#load([id]);
    }
    this.open = open;
  }

  /** Of the same message; else of the oldest once all are shown, or of the newest. */
  protected override giveFocus(gone: Element, { place }: Left): void {
    const heads = [...this.renderRoot.querySelectorAll<HTMLElement>('.head')];
    const own = heads.find((head) => place?.closest('li')?.contains(head) === true);
    (own ?? heads.at(gone.matches('.older') ? 0 : -1))?.focus();
  }

  #showAll(): void {
    this.all = true;
    const older = this.#sorted.slice(0, -shownAtFirst).slice(-mostPreviews);
    void this.#loadLines(older.map(idOf));
  }

  /** Without the first words of what is closed the conversation is whole. */
  async #loadLines(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.lines.has(id));
    if (!this.client || missing.length === 0) return;
    const texts = await readTexts(this.client, this.ticketId, missing).catch(() => []);
    this.#keepLines(texts);
  }

  /** Reads the messages that are open, and the first words of those that are closed. */
  async #load(open: readonly number[], closed: readonly number[] = []): Promise<void> {
    const { client } = this;
    const missing = open.filter((id) => !this.#has(id));
    const wanted = new Set([...missing, ...closed.filter((id) => !this.lines.has(id))]);
    if (!client || wanted.size === 0) return;
    for (const id of missing) this.#keep(id, 'loading');
    try {
      // One alone is read with its pictures.
      const [one] = wanted.size === 1 ? missing : [];
      if (one !== undefined) return await this.#loadAlone(client, one);
      const together = await readTogether(client, this.ticketId, [...wanted]);
      this.#keepLines(together.values());
      for (const [id, message] of together) if (isWhole(message)) this.#keep(id, message);
      const alone = missing.filter((id) => this.loaded.get(id) === 'loading');
      await Promise.all(alone.map((id) => this.#loadAlone(client, id)));
    } catch (cause) {
      // Without the first words of what is closed the conversation is whole.
      if (missing.length === 0) return;
      const problem = this.report(cause);
      for (const id of missing) this.#keep(id, problem);
    }
  }

  /** Whether a message is there, or on its way. */
  #has(id: number): boolean {
    const known = this.loaded.get(id);
    return known !== undefined && (known === 'loading' || !('details' in known));
  }

  #keepLines(messages: Iterable<Pick<OpenMessage, 'EjMessageId' | 'Body'>>): void {
    const lines = new Map(this.lines);
    for (const { EjMessageId, Body } of messages) lines.set(EjMessageId, preview(Body));
    this.lines = lines;
  }

  async #loadAlone(client: Client, id: number): Promise<void> {
    try {
      const message = await readMessage(client, id);
      this.#keep(id, message);
      this.#keepLines([message]);
    } catch (cause) {
      this.#keep(id, this.report(cause));
    }
  }

  #keep(id: number, value: Loaded): void {
    this.loaded = new Map(this.loaded).set(id, value);
  }
}

function areSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at]);
}

function idOf(message: TicketMessage): number {
  return message.TicketMessageId;
}

function when(message: TicketMessage): number {
  return instant(message.CreatedAt) ?? 0;
}
