import { LitElement, css, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { linkify } from '../draft/mail-style.js';
import { text } from '../draft/text.js';
import { applyStyles, sanitize, type SafeMail } from './mail-html.js';
import { theme } from './theme.js';

const collapsedHeight = 420;

/**
 * The document of the frame. Its policy comes on top of the page's own, which it inherits: no script,
 * no connection, no remote image. The parent fills it and gives it its style sheet.
 */
function frameDocument(images: boolean): string {
  const sources = images ? 'data: cid: https:' : 'data: cid:';
  const policy = `default-src 'none'; img-src ${sources}; style-src 'unsafe-inline'`;
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="referrer" content="no-referrer"></head><body></body></html>'
  );
}

const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

const frameStyles = `
  html { overflow: auto; }
  body { margin: 0; padding: 1px 0; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  p { margin: 0 0 10px; }
  img { max-width: 100%; height: auto; }
  table { max-width: 100%; border-collapse: collapse; }
  body > :last-child { margin-bottom: 0; }
  blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #8a94a0; }
  pre { white-space: pre-wrap; }
`;

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
  static override styles = [
    theme,
    css`
      :host {
        display: block;
      }
      .plain {
        max-width: 76ch;
        margin: 0;
        font: inherit;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      a {
        color: var(--_accent-text);
      }
      iframe {
        display: block;
        width: 100%;
        height: 48px;
        border: 0;
        color-scheme: inherit;
      }
      .paper {
        padding: 8px;
        border-radius: var(--_radius);
        background: #fff;
        color-scheme: light;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        margin-bottom: 8px;
        color: var(--_text-quiet);
        font-size: 12px;
      }
      .more {
        margin-top: 4px;
      }
    `,
  ];

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
  private declare images: boolean;
  private declare original: boolean;
  private declare mail: SafeMail | undefined;
  private declare expanded: boolean;
  private declare tall: boolean;
  private declare blocked: boolean;
  private declare dark: boolean;
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
      ${this.tall
        ? html`<button type="button" class="button plain small more" @click=${this.#toggle}>
            ${this.expanded ? text.mail.less : text.mail.more}
          </button>`
        : nothing}
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
    return html`<p class="plain" part="plain">${linkify(this.body).map((part) =>
      part.href === undefined
        ? part.text
        : html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`,
    )}</p>`;
  }

  #bar({ remoteImages, coloured }: SafeMail) {
    if (!remoteImages && !this.blocked && !(coloured && this.dark)) return nothing;
    return html`<div class="bar">
      ${remoteImages
        ? html`<span>${text.mail.imagesRemoved}</span>
            <button type="button" class="button small" @click=${() => (this.images = true)}>
              ${text.mail.showImages(remoteImages)}
            </button>`
        : nothing}
      ${this.blocked ? html`<span role="status">${text.mail.imagesBlocked}</span>` : nothing}
      ${coloured && this.dark
        ? html`<button
            type="button"
            class="button small"
            aria-pressed=${this.original ? 'true' : 'false'}
            @click=${() => (this.original = !this.original)}
          >
            ${text.mail.originalColours}
          </button>`
        : nothing}
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

function isDark(element: Element): boolean {
  const scheme = getComputedStyle(element).colorScheme;
  if (scheme === 'dark' || scheme === 'light') return scheme === 'dark';
  return scheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}
