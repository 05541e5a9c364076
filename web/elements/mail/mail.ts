import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { linkify } from '../draft/mail-style.js';
import { text } from '../draft/text.js';
import { frameDocument, frameStyles, sandbox } from './mail-frame.js';
import { applyStyles, sanitize, type SafeMail } from './mail-html.js';
import { mailStyles } from './mail-styles.js';
import { theme } from './theme.js';

const collapsedHeight = 420;

/**
 * One message body. HTML is sanitised and shown in a sandboxed frame that runs no script; the sandbox
 * has `allow-same-origin`, without which the parent could neither fill, style nor measure the frame.
 * Remote images are left out until the reader asks for them.
 *
 * @fires tw-mail-shown - The message has its height.
 * @csspart frame - The frame of an HTML message.
 * @csspart plain - The text of a plain message.
 */
export class TicketMail extends LitElement {
  static override properties: PropertyDeclarations = {
    body: {},
    kind: {},
    author: {},
    imageFrame: { attribute: 'image-frame' },
    images: { state: true },
    original: { state: true },
    mail: { state: true },
    expanded: { state: true },
    tall: { state: true },
    blocked: { state: true },
    dark: { state: true },
  };
  static override styles = [theme, mailStyles];

  /** The message's HTML or plain text. */
  declare body: string;
  /** `Html` or `Plain`. */
  declare kind: string;
  declare author: string;
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
  #sizes: ResizeObserver | undefined;
  #theme: MutationObserver | undefined;
  #scheme: MediaQueryList | undefined;
  readonly #look = (): void => {
    this.dark = isDark(this);
  };

  constructor() {
    super();
    this.body = '';
    this.kind = 'Plain';
    this.author = '';
    this.images = false;
    this.original = false;
    this.expanded = false;
    this.tall = false;
    this.blocked = false;
    this.dark = false;
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
    if (changed.has('body')) this.images = false;
    const again = ['body', 'kind', 'images', 'original', 'dark'].some((key) => changed.has(key));
    if (again && this.kind === 'Html') void this.#prepare();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('body') && this.kind !== 'Html') this.#shown();
  }

  override render() {
    if (this.kind !== 'Html') return this.#plain();
    if (!this.mail) return nothing;
    return html`
      ${this.#bar(this.mail)}
      <div class=${this.dark && !this.#adapts ? 'paper' : ''}>${this.#frame()}</div>
      ${
        this.tall
          ? html`<button type="button" class="button plain small more" @click=${this.#toggle}>
              ${this.expanded ? text.mail.less : text.mail.more}
            </button>`
          : nothing
      }
    `;
  }

  /** With remote images the frame has to be a document whose policy allows them. */
  #frame() {
    const label = text.mail.frame(this.author || text.thread.unknownAuthor);
    if (this.images && this.imageFrame !== undefined) {
      return html`<iframe
        part="frame"
        title=${label}
        sandbox=${sandbox}
        referrerpolicy="no-referrer"
        src=${this.imageFrame}
        @load=${this.#fill}
      ></iframe>`;
    }
    return html`<iframe
      part="frame"
      title=${label}
      sandbox=${sandbox}
      referrerpolicy="no-referrer"
      srcdoc=${frameDocument(this.images)}
      @load=${this.#fill}
    ></iframe>`;
  }

  #plain() {
    const parts = linkify(this.body).map((part) => (part.href ? renderLink(part) : part.text));
    return html`<p class="plain" part="plain">${parts}</p>`;
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
    const mail = await sanitize(body, { images, colours });
    if (body !== this.body || images !== this.images) return;
    this.mail = mail;
    await this.updateComplete;
    this.#fill();
  }

  /** Puts the mail into the frame; runs when the frame is ready and when the mail has changed. */
  #fill(): void {
    const frame = this.renderRoot.querySelector('iframe');
    const inside = frame?.contentDocument;
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!this.mail || !inside?.body || !view || inside.URL === 'about:blank') return;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(frameStyles + this.#frameColours());
    inside.adoptedStyleSheets = [sheet];
    inside.addEventListener('securitypolicyviolation', () => (this.blocked = this.images));
    const content = inside.importNode(this.mail.content, true);
    applyStyles(content, !this.#adapts);
    inside.body.replaceChildren(content);
    for (const image of inside.images) image.addEventListener('load', () => this.#measure());
    this.#measure();
  }

  #frameColours(): string {
    if (!this.#adapts) return 'html { color-scheme: light; background: #fff; color: #1b232c; }';
    const style = getComputedStyle(this);
    const link = style.getPropertyValue('--_accent-text');
    const scheme = this.dark ? 'dark' : 'light';
    return `html { color-scheme: ${scheme}; color: ${style.color}; } a:any-link { color: ${link}; }`;
  }

  #shown(): void {
    this.dispatchEvent(new CustomEvent('tw-mail-shown', { bubbles: true, composed: true }));
  }

  #toggle(): void {
    this.expanded = !this.expanded;
    this.#measure();
  }

  #measure(): void {
    const frame = this.renderRoot.querySelector('iframe');
    const inside = frame?.contentDocument?.body;
    if (!frame || !inside) return;
    const height = Math.ceil(inside.getBoundingClientRect().height) + 2;
    this.tall = height > collapsedHeight;
    frame.style.height = `${this.tall && !this.expanded ? collapsedHeight : height}px`;
    this.#shown();
  }
}

function renderLink(part: { readonly text: string; readonly href?: string }) {
  return html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow"
    >${part.text}</a
  >`;
}

function isDark(element: Element): boolean {
  const scheme = getComputedStyle(element).colorScheme;
  if (scheme === 'dark' || scheme === 'light') return scheme === 'dark';
  return scheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}
