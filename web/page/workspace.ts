import { LitElement, html, nothing, type PropertyDeclarations } from 'lit';
import type { Client } from '../../wasm/js/index.js';
import { shown, type Shown } from '../draft/problems.js';
import { text } from '../draft/text.js';
import type { TicketEditor } from '../elements/editor.js';
import type { TicketList } from '../elements/list.js';
import { applyColours, readColours, type Colours } from './colours.js';
import { renderHelp, renderMenu } from './panels.js';
import { parseHash, toHash, type Route } from './router.js';
import { readSession, startSession, type ServerSession } from './session.js';
import { shortcut } from './shortcuts.js';

/** The agent's workspace: list, editor, and what surrounds them. It renders into the page itself. */
export class Workspace extends LitElement {
  static override properties: PropertyDeclarations = {
    start: { attribute: false },
    client: { state: true },
    session: { state: true },
    route: { state: true },
    search: { state: true },
    colours: { state: true },
    edited: { state: true },
    problem: { state: true },
    login: { state: true },
    creating: { state: true },
  };

  /** Makes the client. */
  declare start: (() => Promise<Client>) | undefined;
  declare private client: Client | undefined;
  declare private session: ServerSession | undefined;
  declare private route: Route;
  declare private search: string;
  declare private colours: Colours;
  declare private edited: readonly number[];
  declare private problem: Shown | undefined;
  declare private login: boolean;
  /** True while there is a form for a new ticket, also while something else is shown. */
  declare private creating: boolean;
  readonly #hash = (): void => {
    this.route = parseHash(location.hash);
  };
  readonly #key = (event: KeyboardEvent): void => shortcut(event, this);

  constructor() {
    super();
    this.route = parseHash(globalThis.location?.hash ?? '');
    this.search = '';
    this.colours = 'system';
    this.edited = [];
    this.login = false;
    this.creating = false;
  }

  protected override willUpdate(): void {
    if (this.route.name === 'new') this.creating = true;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.colours = readColours();
    addEventListener('hashchange', this.#hash);
    addEventListener('keydown', this.#key);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hash);
    removeEventListener('keydown', this.#key);
  }

  get list(): TicketList | null {
    return this.querySelector('tw-list');
  }

  get editor(): TicketEditor | null {
    return this.querySelector('tw-editor');
  }

  /** Loads the core and finds out who is signed in. */
  async begin(): Promise<void> {
    this.problem = undefined;
    try {
      this.client ??= await this.start?.();
      if (!this.client) return;
      this.session = await startSession(this.client);
      this.login = !this.session.Authenticated;
    } catch (cause) {
      this.problem = shown(cause);
    }
  }

  go(route: Route): void {
    location.hash = toHash(route);
  }

  protected override updated(): void {
    document.title =
      this.route.name === 'ticket' ? `#${this.route.id} · ${text.product}` : text.product;
  }

  override render() {
    if (this.problem) return this.#failed(this.problem);
    const { client, session } = this;
    if (!client || !session)
      return html`<p class="starting" role="status">${text.page.starting}</p>`;
    return html`
      ${this.#bar(session)} ${session.Authenticated ? this.#panes(client, session) : nothing}
      ${renderHelp()}
      ${
        this.login
          ? html`<tw-login
              .client=${client}
              .user=${session.User ?? session.Demo?.User ?? ''}
              @tw-login=${() => void this.#loggedIn()}
            ></tw-login>`
          : nothing
      }
    `;
  }

  #bar(session: ServerSession) {
    return html`<header class="bar route-${this.route.name}">
      <a class="skip" href="#detail" @click=${this.#skip}>${text.page.skip}</a>
      <a class="back" href="#/" aria-label=${text.page.back}><span aria-hidden="true">←</span></a>
      <h1 class="brand">
        <a href="#/"><img src="./icon.svg" alt="" width="24" height="24" />${text.product}</a>
      </h1>
      <input
        type="search"
        id="search"
        aria-label=${text.list.search}
        placeholder=${text.list.search}
        aria-keyshortcuts="/"
        .value=${this.search}
        @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
      />
      <a class="new" href="#/new" aria-keyshortcuts="n" aria-label=${text.page.new}>
        <span aria-hidden="true">+</span> <span class="wide">${text.page.new}</span>
      </a>
      ${renderMenu({
        user: session.User ?? '',
        colours: this.colours,
        choose: (colours) => this.#choose(colours),
        logout: () => void this.#logout(),
      })}
    </header>`;
  }

  #panes(client: Client, session: ServerSession) {
    const { route } = this;
    const id = route.name === 'ticket' ? route.id : undefined;
    return html`<main
      class="panes route-${route.name}"
      @tw-auth-required=${() => (this.login = true)}
      @tw-open=${({ detail }: CustomEvent<{ ticketId: number }>) =>
        this.go({ name: 'ticket', id: detail.ticketId })}
      @tw-saved=${() => void this.list?.refresh()}
      @tw-message-saved=${() => void this.list?.refresh()}
      @tw-dirty=${({ detail }: CustomEvent<{ ids: number[] }>) => (this.edited = detail.ids)}
      @tw-cancel=${this.#cancelled}
      @tw-created=${this.#created}
    >
      <nav class="list" aria-label=${text.list.label}>
        <tw-list
          no-search
          .client=${client}
          .associateId=${session.AssociateId ?? 0}
          .search=${this.search}
          .selected=${id}
          .edited=${this.edited}
        ></tw-list>
      </nav>
      <section class="detail" id="detail" tabindex="-1" aria-label=${text.editor.ticket}>
        <tw-editor
          image-frame="./mail.html"
          .client=${client}
          .ticketId=${id}
          ?hidden=${route.name === 'new'}
        ></tw-editor>
        ${this.creating ? html`<tw-new .client=${client} ?hidden=${route.name !== 'new'}></tw-new>` : nothing}
      </section>
    </main>`;
  }

  #failed({ message, details }: Shown) {
    return html`<main class="failed">
      <h1>${text.product}</h1>
      <p role="alert">${message} <small>(${details})</small></p>
      <button class="primary" @click=${() => void this.begin()}>${text.errors.retry}</button>
    </main>`;
  }

  /** The form has done its work; the next one starts empty. */
  #leaveForm(route: Route): void {
    this.route = route;
    this.creating = false;
    this.go(route);
  }

  #cancelled(): void {
    this.#leaveForm({ name: 'list' });
  }

  #created({ detail }: CustomEvent<{ ticketId: number; problem: string | undefined }>): void {
    this.#leaveForm({ name: 'ticket', id: detail.ticketId });
    void this.list?.refresh();
    if (detail.problem !== undefined) this.editor?.tell(detail.problem);
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#detail')?.focus();
  }

  #choose(colours: Colours): void {
    this.colours = colours;
    applyColours(colours);
  }

  async #loggedIn(): Promise<void> {
    this.login = false;
    this.session = await readSession().catch(() => this.session);
    void this.list?.refresh();
    void this.editor?.refresh();
  }

  async #logout(): Promise<void> {
    try {
      await this.client?.logout();
      this.session = { ...(await readSession()), Authenticated: false };
      this.login = true;
    } catch (cause) {
      this.problem = shown(cause);
    }
  }
}
