import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TicketMessage, TicketMessageEntity } from '../../wasm/js/index.js';
import { words } from '../draft/display.js';
import { size } from '../draft/format.js';
import type { Shown } from '../draft/problems.js';
import { text } from '../draft/text.js';
import { absolute, instant, relative } from '../draft/time.js';
import { TicketElement } from './element.js';
import { theme } from './theme.js';
import { threadStyles } from './thread-styles.js';

const openedAtFirst = 2;
const shownAtFirst = 6;

type Loaded = TicketMessageEntity | Shown | 'loading';

/**
 * The conversation of a ticket, newest message last. The newest messages are open; the others are
 * loaded when somebody opens them.
 *
 * @csspart message - One message.
 */
export class TicketThread extends TicketElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    imageFrame: { attribute: 'image-frame' },
    open: { state: true },
    loaded: { state: true },
    all: { state: true },
  };
  static override styles = [theme, threadStyles];

  /** Summaries, as a ticket carries them. */
  declare messages: readonly TicketMessage[];
  /** See `<tw-mail>`. */
  declare imageFrame: string | undefined;
  declare private open: ReadonlySet<number>;
  declare private loaded: ReadonlyMap<number, Loaded>;
  declare private all: boolean;

  #settling = false;

  constructor() {
    super();
    this.messages = [];
    this.open = new Set();
    this.loaded = new Map();
    this.all = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
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
    const opened = (another ? this.messages.slice(-openedAtFirst) : fresh).map(idOf);
    this.open = new Set([...this.open, ...opened]);
    for (const id of opened) void this.#load(id);
  }

  override render() {
    const sorted = this.messages.toSorted((a, b) => when(a) - when(b));
    if (sorted.length === 0) return html`<p class="empty">${text.thread.empty}</p>`;
    const hidden = this.all ? 0 : Math.max(0, sorted.length - shownAtFirst);
    return html`
      ${
        hidden > 0
          ? html`<button type="button" class="button older" @click=${() => (this.all = true)}>
              ${text.thread.older(hidden)}
            </button>`
          : nothing
      }
      <ol
        aria-label=${text.thread.label}
        @tw-mail-shown=${this.#settle}
        @pointerdown=${this.#settled}
        @keydown=${this.#settled}
        @wheel=${this.#settled}
      >
        ${repeat(sorted.slice(hidden), idOf, (message) => this.#message(message))}
      </ol>
    `;
  }

  #message(message: TicketMessage) {
    const id = idOf(message);
    const internal = message.Slevel === 'Internal';
    const open = this.open.has(id);
    const author = message.Author || message.PersonFullName || text.thread.unknownAuthor;
    return html`
      <li class="message ${internal ? 'internal' : ''}" part="message">
        <button
          type="button"
          class="head"
          aria-expanded=${open ? 'true' : 'false'}
          @click=${() => this.#toggle(id)}
        >
          <span class="avatar" aria-hidden="true">${initials(author)}</span>
          <span class="author">${author}</span>
          ${badges(message, internal)} ${time(message)}
        </button>
        ${open ? html`<div class="content">${this.#content(id, author)}</div>` : nothing}
      </li>
    `;
  }

  #content(id: number, author: string) {
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
        <button type="button" class="button small" @click=${() => void this.#load(id)}>
          ${text.errors.retry}
        </button>
      </div>`;
    }
    return this.#body(loaded, author);
  }

  #body(message: TicketMessageEntity, author: string) {
    const kind = message.Type === 'Html' && message.HtmlBody ? 'Html' : 'Plain';
    const body = (kind === 'Html' ? message.HtmlBody : message.Body) ?? '';
    const attachments = message.AttachmentsInfo ?? [];
    return html`
      ${
        body === ''
          ? html`<p class="quiet">${text.thread.noText}</p>`
          : html`<tw-mail
              .body=${body}
              .kind=${kind}
              .author=${author}
              .imageFrame=${this.imageFrame}
            ></tw-mail>`
      }
      ${
        attachments.length > 0
          ? html`<ul class="attachments" aria-label=${text.thread.attachments(attachments.length)}>
              ${attachments.map(
                ({ Name, AttSize }) =>
                  html`<li>${Name} <span class="quiet">${size(AttSize ?? 0)}</span></li>`,
              )}
            </ul>`
          : nothing
      }
    `;
  }

  /** Keeps the newest message in view until the reader does something. */
  #settle(): void {
    if (!this.#settling) return;
    this.renderRoot.querySelector('li:last-child')?.scrollIntoView({ block: 'nearest' });
  }

  #settled(): void {
    this.#settling = false;
  }

  #toggle(id: number): void {
    const open = new Set(this.open);
    if (!open.delete(id)) {
      open.add(id);
      void this.#load(id);
    }
    this.open = open;
  }

  async #load(id: number): Promise<void> {
    const known = this.loaded.get(id);
    if (!this.client || (known !== undefined && known !== 'loading' && !('details' in known)))
      return;
    this.#keep(id, 'loading');
    try {
      this.#keep(id, await this.client.getMessage(id));
    } catch (cause) {
      this.#keep(id, this.report(cause));
    }
  }

  #keep(id: number, value: Loaded): void {
    this.loaded = new Map(this.loaded).set(id, value);
  }
}

function idOf(message: TicketMessage): number {
  return message.TicketMessageId;
}

function when(message: TicketMessage): number {
  return instant(message.CreatedAt) ?? 0;
}

function badges(message: TicketMessage, internal: boolean) {
  const { Badge = null, NumAttachments } = message;
  const badge = Badge === null || Badge === 'Unknown' ? undefined : words(Badge);
  return html`
    ${
      internal
        ? html`<span class="badge">${text.thread.internal}</span>`
        : html`<span class="hidden">${text.thread.external}</span>
            ${badge === undefined ? nothing : html`<span class="badge">${badge}</span>`}`
    }
    ${
      message.Important
        ? html`<span class="badge important">${text.thread.important}</span>`
        : nothing
    }
    ${
      NumAttachments
        ? html`<span class="quiet">${text.thread.attachments(NumAttachments)}</span>`
        : nothing
    }
  `;
}

function time(message: TicketMessage) {
  const at = instant(message.CreatedAt);
  if (at === undefined) return nothing;
  return html`<time class="when" datetime=${message.CreatedAt ?? ''} title=${absolute(at)}>
    ${relative(at, Date.now())} <span class="hidden">${absolute(at)}</span>
  </time>`;
}

function initials(author: string): string {
  const [first = '', second = ''] = author.split(/[@\s._-]+/).filter(Boolean);
  return (second === '' ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}
