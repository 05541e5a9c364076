import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { theme } from '../shared/theme.js';
import { parseColour } from './contrast.js';
import { easy, extentOf, isWithin, possible, type Extent } from './extent.js';
import { fillFrame, listenTo, type Listener } from './filling.js';
import { frameDocument, sandbox } from './frame.js';
import { prepare, type SafeMail } from './html.js';
import { mailTo } from './links.js';
import { renderPlain, shownAtFirst } from './plain-view.js';
import { mailStyles } from './styles.js';
import { textOf } from './text.js';
import { trusted } from './trusted.js';

/** What the parser may have made of a mail that is shown at once, or when somebody asks for it. */
const mostAtOnce = { elements: easy.tags + 1000, pictures: 400 };
const mostAsked = { elements: possible.tags * 2, pictures: 5000 };

/** Height of a long message until it is opened. */
const collapsedHeight = 420;

/**
 * One message body. HTML is sanitised and shown in a sandboxed frame that runs no script; the sandbox
 * has `allow-same-origin`, without which the parent could neither fill, style nor measure the frame.
 * Remote images are left out until the reader asks for them. What would keep the page busy for long
 * is shown as plain text.
 *
 * @fires tw-mail-shown - The message has its height.
 * @fires tw-mailto - A mail address in it was followed: `{ address, subject }`. Where nobody prevents
 * the default, the browser's mail program opens.
 * @csspart frame - The frame of an HTML message.
 * @csspart plain - The text of a plain message.
 */
export class TicketMail extends LitElement {
  static override properties: PropertyDeclarations = {
    body: {},
    kind: {},
    author: {},
    plain: { attribute: false },
    imageFrame: { attribute: 'image-frame' },
    images: { state: true },
    original: { state: true },
    mail: { state: true },
    expanded: { state: true },
    tall: { state: true },
    blocked: { state: true },
    dark: { state: true },
    heavy: { state: true },
    asked: { state: true },
    openQuotes: { state: true },
    whole: { state: true },
  };
  static override styles = [theme, mailStyles];

  /** The message's HTML or plain text. */
  declare body: string;
  /** `Html` or `Plain`. */
  declare kind: string;
  declare author: string;
  /** The plain text of an HTML message, shown where the HTML is too large. Made of it if missing. */
  declare plain: string | undefined;
  /**
   * A document of the page's own host whose policy allows https images; used when the reader asks for
   * remote images. Without it the page's own policy has to allow them.
   */
  declare imageFrame: string | undefined;
  declare private images: boolean;
  declare private original: boolean;
  declare private mail: SafeMail | undefined;
  declare private expanded: boolean;
  declare private tall: boolean;
  declare private blocked: boolean;
  declare private dark: boolean;
  /** The HTML is too large to be shown by itself; `never`: or at all. */
  declare private heavy: 'no' | 'ask' | 'never';
  /** The reader wants the HTML all the same. */
  declare private asked: boolean;
  declare private openQuotes: ReadonlySet<number>;
  /** All of a very long plain text is shown. */
  declare private whole: boolean;
  #sizes: ResizeObserver | undefined;
  #theme: MutationObserver | undefined;
  #scheme: MediaQueryList | undefined;
  #heard: WeakRef<Document> | undefined;
  #made: { body: string; most: number; text: string } | undefined;
  readonly #look = (): void => {
    this.dark = isDark(this);
  };
  readonly #listener: Listener = {
    resized: () => this.#measure(),
    refused: () => (this.blocked = this.images),
    followed: (event, link) => this.#follow(event, link),
    pressed: (event) => this.#press(event),
    focused: () => this.#reveal(),
  };

  constructor() {
    super();
    followTexts(this);
    this.body = '';
    this.kind = 'Plain';
    this.author = '';
    this.images = false;
    this.original = false;
    this.expanded = false;
    this.tall = false;
    this.blocked = false;
    this.dark = false;
    this.heavy = 'no';
    this.asked = false;
    this.openQuotes = new Set();
    this.whole = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
    this.#scheme = matchMedia('(prefers-color-scheme: dark)');
    this.#scheme.addEventListener('change', this.#look);
    this.#theme = new MutationObserver(this.#look);
    this.#theme.observe(document.documentElement, { attributes: true });
    this.#sizes = new ResizeObserver(() => this.#measure());
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme?.removeEventListener('change', this.#look);
    this.#theme?.disconnect();
    this.#sizes?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('body') || changed.has('kind')) this.#reset();
    const keys = ['body', 'kind', 'images', 'original', 'dark', 'asked'];
    if (!keys.some((key) => changed.has(key)) || !this.#formatted) return;
    // What cannot be made safe is shown as text.
    this.#prepare().catch(() => (this.heavy = 'never'));
  }

  protected override updated(): void {
    if (!this.#formatted) this.#measure();
  }

  /** Another message: what the reader chose was for the one before. */
  #reset(): void {
    this.images = false;
    this.asked = false;
    this.expanded = false;
    this.blocked = false;
    this.whole = false;
    this.mail = undefined;
    this.openQuotes = new Set();
    this.heavy = this.kind === 'Html' ? weigh(extentOf(this.body)) : 'no';
  }

  get #formatted(): boolean {
    return this.kind === 'Html' && (this.heavy === 'no' || (this.heavy === 'ask' && this.asked));
  }

  override render() {
    if (!this.#formatted) return html`${this.#tooLarge()} ${this.#plain()} ${this.#more()}`;
    if (!this.mail) return nothing;
    return html`
      ${this.#bar(this.mail)}
      <div class=${this.dark && !this.#adapts ? 'paper' : ''}>${this.#frame()}</div>
      ${this.#more()}
    `;
  }

  #more() {
    if (!this.tall) return nothing;
    return html`<button
      type="button"
      class="button plain small more"
      aria-expanded=${this.expanded ? 'true' : 'false'}
      @click=${this.#toggle}
    >
      ${this.expanded ? text.mail.less : text.mail.more}
    </button>`;
  }

  /** With remote images the frame has to be a document whose policy allows them. */
  #frame() {
    const label = text.mail.frame(this.author || text.thread.unknownAuthor);
    const cut = this.tall && !this.expanded ? 'cut' : '';
    if (this.images && this.imageFrame !== undefined) {
      return html`<iframe
        part="frame"
        class=${cut}
        title=${label}
        sandbox=${sandbox}
        referrerpolicy="no-referrer"
        src=${this.imageFrame}
        @load=${this.#fill}
      ></iframe>`;
    }
    return html`<iframe
      part="frame"
      class=${cut}
      title=${label}
      sandbox=${sandbox}
      referrerpolicy="no-referrer"
      srcdoc=${trusted(frameDocument(this.images))}
      @load=${this.#fill}
    ></iframe>`;
  }

  #tooLarge() {
    if (this.kind !== 'Html') return nothing;
    return html`<div class="bar">
      <span role="status">${text.mail.tooLarge}</span>
      ${
        this.heavy === 'ask'
          ? html`<button type="button" class="button small" @click=${() => (this.asked = true)}>
              ${text.mail.showFormatted}
            </button>`
          : nothing
      }
    </div>`;
  }

  #plain() {
    const body = this.kind === 'Html' ? (this.plain ?? this.#text()) : this.body;
    return html`<div
      class="plain ${this.tall && !this.expanded ? 'short' : ''}"
      part="plain"
      dir="auto"
      @click=${this.#followPlain}
      @auxclick=${this.#followPlain}
      @focusin=${this.#reveal}
    >
      ${renderPlain(body, {
        open: this.openQuotes,
        whole: this.whole,
        toggle: (index) => (this.openQuotes = toggled(this.openQuotes, index)),
        showWhole: () => (this.whole = true),
      })}
    </div>`;
  }

  /** Of HTML whose plain text nobody gave. */
  #text(): string {
    const most = this.whole ? Infinity : shownAtFirst * 2;
    if (this.#made?.body !== this.body || this.#made.most !== most) {
      this.#made = { body: this.body, most, text: textOf(this.body, most) };
    }
    return this.#made.text;
  }

  #bar({ remoteImages, coloured }: SafeMail) {
    if (!remoteImages && !this.blocked && !(coloured && this.dark)) return nothing;
    return html`<div class="bar">
      ${
        remoteImages
          ? html`<span>${text.mail.imagesRemoved}</span>
              <button type="button" class="button small" @click=${() => (this.images = true)}>
                ${text.mail.showImages(remoteImages)}
              </button>`
          : nothing
      }
      ${this.blocked ? html`<span role="status">${text.mail.imagesBlocked}</span>` : nothing}
      ${
        coloured && this.dark
          ? html`<button
              type="button"
              class="button small"
              aria-pressed=${this.original ? 'true' : 'false'}
              @click=${() => (this.original = !this.original)}
            >
              ${text.mail.originalColours}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** True when the mail takes the page's colours instead of its sender's. */
  get #adapts(): boolean {
    return (this.dark && !this.original) || this.mail?.coloured === false;
  }

  async #prepare(): Promise<void> {
    const { body, images } = this;
    const colours = !this.dark || this.original;
    const bounds = this.asked ? mostAsked : mostAtOnce;
    const mail = await prepare(body, { images, colours, ...bounds });
    if (body !== this.body || images !== this.images || !this.#formatted) return;
    if (!mail) {
      this.heavy = this.asked ? 'never' : 'ask';
      return;
    }
    this.mail = mail;
    await this.updateComplete;
    this.#fill();
  }

  /** Puts the mail into the frame; runs when the frame is ready and when the mail has changed. */
  #fill(): void {
    const inside = this.renderRoot.querySelector('iframe')?.contentDocument;
    if (!this.mail || !inside?.body || inside.URL === 'about:blank') return;
    if (this.#heard?.deref() !== inside) listenTo(inside, this.#listener);
    this.#heard = new WeakRef(inside);
    const look = {
      colours: this.#frameColours(),
      show: text.mail.showQuoted,
      hide: text.mail.hideQuoted,
    };
    fillFrame(inside, this.mail, look, this.#listener);
    this.#measure();
  }

  #frameColours(): string {
    if (!this.#adapts) return 'html { color-scheme: light; background: #fff; color: #1b232c; }';
    const style = getComputedStyle(this);
    const link = style.getPropertyValue('--_accent-text');
    const scheme = this.dark ? 'dark' : 'light';
    return `html { color-scheme: ${scheme}; color: ${style.color}; } a:any-link { color: ${link}; }`;
  }

  #followPlain(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (link) this.#follow(event, link);
  }

  /** A mail address opens a message to it here, not an empty tab. */
  #follow(event: MouseEvent, link: HTMLAnchorElement): void {
    const href = link.getAttribute('href') ?? '';
    const detail = mailTo(href);
    if (!detail) return;
    event.preventDefault();
    if (event.type === 'auxclick' && event.button !== 1) return;
    const told = new CustomEvent('tw-mailto', {
      detail,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (this.dispatchEvent(told)) location.assign(href);
  }

  /** The page's shortcuts work within a mail, too. */
  #press(event: KeyboardEvent): void {
    const copy = new KeyboardEvent('keydown', { ...keysOf(event), bubbles: true, composed: true });
    if (!this.dispatchEvent(copy)) event.preventDefault();
  }

  /** Nothing that has the focus is cut off. */
  #reveal(): void {
    if (this.tall && !this.expanded) this.#toggle();
  }

  #toggle(): void {
    this.expanded = !this.expanded;
    this.#measure();
  }

  #measure(): void {
    const frame = this.renderRoot.querySelector('iframe');
    const inside = frame?.contentDocument;
    const plain = this.renderRoot.querySelector('div.plain');
    if (frame && inside?.body) {
      const bar = (inside.defaultView?.innerHeight ?? 0) - inside.documentElement.clientHeight;
      const height = Math.ceil(inside.body.getBoundingClientRect().height) + 2 + Math.max(0, bar);
      this.tall = height > collapsedHeight * 1.2;
      frame.style.height = `${this.tall && !this.expanded ? collapsedHeight : height}px`;
    } else if (plain) {
      this.tall = plain.scrollHeight > collapsedHeight * 1.2;
    } else {
      return;
    }
    this.dispatchEvent(new CustomEvent('tw-mail-shown', { bubbles: true, composed: true }));
  }
}

function weigh(extent: Extent): 'no' | 'ask' | 'never' {
  if (isWithin(extent, easy)) return 'no';
  return isWithin(extent, possible) ? 'ask' : 'never';
}

function toggled(open: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const next = new Set(open);
  if (!next.delete(index)) next.add(index);
  return next;
}

function keysOf(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat } = event;
  return { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat, cancelable: true };
}

/** The style sheet has one colour of two that nothing shows: the scheme chooses it. */
function isDark(element: Element): boolean {
  return parseColour(getComputedStyle(element).caretColor)[0] > 127;
}
