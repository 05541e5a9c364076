import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Client } from '../../wasm/js/index.js';
import { listsOf } from '../table/lists.js';
import type { EventDetails } from '../draft/events.js';
import type { ListChoice } from '../table/views.js';
import { followTexts } from '../controls/following.js';
import { text } from '../text/first.js';
import type { Language } from '../text/tags.js';
import type { TicketEditor } from '../elements/editor/editor.js';
import type { TicketList } from '../elements/list/list.js';
import { Account } from './account.js';
import { keysOf, renderBar } from './bar.js';
import { Choices } from './choices.js';
import { commandsFor, type Command, type OwnKeys } from './commands.js';
import { later, work } from './later.js';
import { asksBeforeLeaving, openLeaving, renderLeaving } from './leaving.js';
import type { OutboxPanel } from './outbox.js';
import { renderOutbox } from './outbox-button.js';
import { switchLanguage } from './language.js';
import type { MessageLink } from './message-link.js';
import type { Onward } from './onward.js';
import { renderFailed, renderLogin, renderMenu, renderMissing, renderStarting } from './panels.js';
import { partsOf, stepParts } from './page-parts.js';
import { Wanted } from './part.js';
import { openIn, parseHash, toHash, type Place, type Route } from './router.js';
import type { ServerSession, SignIn } from './sign-in.js';
import type { ShortcutSheet } from './shortcut-sheet.js';
import { shortcut } from './shortcuts.js';

/** The agent's workspace: list, editor, and what surrounds them. It renders into the page itself. */
export class Workspace extends LitElement {
  static override properties: PropertyDeclarations = {
    signIn: { attribute: false },
    place: { state: true },
    creating: { state: true },
    bulk: { state: true },
  };

  /** Finds out how to sign in here. */
  declare signIn: (() => Promise<SignIn>) | undefined;
  declare private place: Place;
  /** True while there is a form for a new ticket, also while something else is shown. */
  declare private creating: boolean;
  /** Numbers of the tickets that are being edited together. */
  declare private bulk: readonly number[];
  readonly #account = new Account({
    signIn: () => this.signIn?.(),
    update: () => this.requestUpdate(),
    updated: () => this.updateComplete,
    arrived: () => {
      void this.list?.refresh();
      void this.editor?.refresh();
    },
  });
  readonly #choices = new Choices(() => this.requestUpdate());
  #onward: Onward | undefined;
  #messageLink: MessageLink | undefined;
  readonly #wanted = new Wanted(() => this.requestUpdate());
  /** True until the first list is there. */
  #starting = true;
  readonly #hash = (): void => {
    this.place = parseHash(location.hash);
  };
  readonly #key = (event: KeyboardEvent): void => shortcut(event, this.commands, this.#choices);

  /** Asks only where something would be lost. */
  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (this.#account.losing) event.preventDefault();
  };

  constructor() {
    super();
    followTexts(this);
    this.place = parseHash(globalThis.location?.hash ?? '');
    this.creating = false;
    this.bulk = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.place.route.name === 'new') this.creating = true;
    const more = this.creating || this.bulk.length > 0;
    if (more && (changed.has('place') || changed.has('bulk'))) void this.#wanted.use(later);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#choices.begin();
    addEventListener('hashchange', this.#hash);
    addEventListener('keydown', this.#key);
    addEventListener('beforeunload', this.#unload);
    // What the list calls by properties' names has none before.
    void this.#wanted.use(work, () => this.list?.requestUpdate());
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hash);
    removeEventListener('keydown', this.#key);
    removeEventListener('beforeunload', this.#unload);
    this.#account.dispose();
  }

  get list(): TicketList | null {
    return this.querySelector('tw-list');
  }

  get editor(): TicketEditor | null {
    return this.querySelector('tw-editor:defined');
  }

  /** Everything that the page does on demand. */
  get commands(): readonly Command[] {
    const actions = {
      palette: () => this.#openPalette(),
      save: () => void this.editor?.save(),
      review: () => this.editor?.review(),
      search: () => this.querySelector<HTMLInputElement>('#search')?.focus(),
      next: () => this.list?.step(1),
      previous: () => this.list?.step(-1),
      queue: () => this.#goOn((onward) => void onward.queue()),
      create: () => this.go({ name: 'new' }),
      reply: () => void this.editor?.write('External'),
      comment: () => void this.editor?.write('Internal'),
      forward: () => void this.editor?.forward(),
      take: () => this.editor?.quick.run('take'),
      close: () => this.editor?.quick.run('close'),
      reopen: () => this.editor?.quick.run('reopen'),
      outbox: () => this.querySelector<OutboxPanel>('tw-outbox:defined')?.toggle(),
      part: () => stepParts(partsOf(this), 1),
      partBefore: () => stepParts(partsOf(this), -1),
      leave: () => this.#leave(),
      help: () =>
        void this.#wanted.use(later, () =>
          this.querySelector<ShortcutSheet>('tw-shortcuts')?.open(),
        ),
    };
    return commandsFor(actions, this.#choices.ownKeys);
  }

  /** Loads the core and finds out who is signed in. */
  begin(): Promise<void> {
    return this.#account.begin();
  }

  go(route: Route): void {
    location.hash = toHash({ ...this.place, route });
  }

  protected override updated(): void {
    const { route } = this.place;
    if (work.loaded)
      (this.#messageLink ??= new work.loaded.MessageLink()).follow(route, this.editor);
    document.title = route.name === 'ticket' ? `#${route.id} · ${text.product}` : text.product;
  }

  override render() {
    const { problem, client, session, desk, logoutProblem } = this.#account;
    if (problem) return renderFailed(problem, () => void this.begin());
    if (!client || !session) return renderStarting();
    return html`
      ${this.#account.demo?.bar()} ${this.#bar(client, session)}
      ${renderMissing(this.#wanted.retry)}
      ${session.Authenticated ? keyed(client, this.#panes(client, session)) : nothing}
      <tw-shortcuts
        .commands=${this.commands}
        .singleKeys=${this.#choices.singleKeys}
        .own=${this.#choices.ownKeys}
        @tw-keys=${({ detail }: CustomEvent<OwnKeys>) => (this.#choices.ownKeys = detail)}
      ></tw-shortcuts>
      ${renderLeaving(desk, logoutProblem, () => void this.#logout())}
      ${renderLogin(this.#account, () => void this.#loggedIn())}
    `;
  }

  #bar(client: Client, session: ServerSession) {
    const { place, commands } = this;
    const { singleKeys } = this.#choices;
    const menu = renderMenu({
      user: session.User ?? '',
      choices: this.#choices,
      speak: (language) => void this.#speak(language),
      help: commands.find(({ id }) => id === 'help')!,
      logout: () => this.#leaving(),
    });
    return renderBar({
      place,
      commands,
      singleKeys,
      search: (search) => this.#show({ ...place.list, search }),
      toList: () => this.list?.focus(),
      skip: () => this.querySelector<HTMLElement>('#detail')?.focus(),
      end: session.Authenticated ? [this.#outbox(client), menu] : nothing,
    });
  }

  #openPalette(): void {
    void this.#wanted.use(later, ({ offersOf, openPalette }) => {
      const offers = offersOf(this.commands, this.#choices.singleKeys, this.editor, {
        view: (view) => this.#show({ ...this.place.list, view }),
        colours: (colours) => (this.#choices.colours = colours),
        speak: (language) => void this.#speak(language),
      });
      return openPalette(this.#account.client, offers, (id) => this.go({ name: 'ticket', id }));
    });
  }

  #outbox(client: Client) {
    const { place, commands } = this;
    const { singleKeys } = this.#choices;
    return renderOutbox({
      ...{ desk: this.#account.desk, lists: listsOf(client), place },
      keys: keysOf({ commands, singleKeys }, 'outbox'),
      login: () => this.#account.ask(),
    });
  }

  #panes(client: Client, session: ServerSession) {
    const { route, list } = this.place;
    const id = openIn(this.place);
    return html`<main
      class="panes route-${route.name}"
      @tw-auth-required=${() => this.#account.ask()}
      @tw-open=${({ detail }: CustomEvent<{ ticketId: number }>) =>
        this.go({ name: 'ticket', id: detail.ticketId })}
      @tw-listed=${({ detail }: CustomEvent<{ ids: readonly number[] }>) => this.#listed(detail.ids)}
      @tw-bulk=${({ detail }: CustomEvent<{ ids: readonly number[] }>) => (this.bulk = detail.ids)}
      @tw-view=${({ detail }: CustomEvent<ListChoice>) => this.#show(detail)}
      @tw-saved=${() => void this.list?.refresh()}
      @tw-done=${({ detail }: CustomEvent<EventDetails['tw-done']>) =>
        this.#goOn((onward) => onward.done(detail))}
      @tw-deleted=${() => void this.list?.refresh()}
      @tw-merged=${() => void this.list?.refresh()}
      @tw-message-saved=${() => void this.list?.refresh()}
      @tw-cancel=${this.#cancelled}
      @tw-created=${this.#created}
    >
      <nav class="list" aria-label=${text.list.label}>
        <h2 class="hidden">${text.page.tickets}</h2>
        <tw-list
          no-search
          multiple
          .client=${client}
          .associateId=${session.AssociateId ?? 0}
          .view=${list.view}
          .order=${list.order}
          .search=${list.search}
          .filter=${list.filter}
          .columns=${list.columns}
          own-views
          .selected=${id}
          .edited=${this.#unsent}
        ></tw-list>
      </nav>
      <section class="detail" id="detail" tabindex="-1" aria-label=${text.page.ticket}>
        <h2 class="hidden">${route.name === 'new' ? text.page.new : text.page.ticket}</h2>
        ${customElements.get('tw-editor') || this.#wanted.retry ? nothing : renderStarting()}
        ${session.Demo && id !== undefined ? this.#colleague(client, id) : nothing}
        <tw-editor
          image-frame="./mail.html"
          message-link="#/ticket/{ticket}/message/{message}"
          .client=${client}
          .ticketId=${id}
          .onward=${true}
          ?hidden=${route.name === 'new'}
        ></tw-editor>
        ${this.creating ? html`<tw-new .client=${client} ?hidden=${route.name !== 'new'}></tw-new>` : nothing}
      </section>
      <tw-bulk
        .client=${client}
        .ticketIds=${this.bulk}
        @tw-bulk-done=${({ detail }: CustomEvent<{ begun: boolean }>) => this.#bulkDone(detail.begun)}
      ></tw-bulk>
    </main>`;
  }

  /** At the start, where there is room beside the list, its first ticket is opened. */
  #listed([first]: readonly number[]): void {
    const room = this.querySelector('#detail')?.checkVisibility() === true;
    if (!this.#starting || first === undefined) return;
    this.#starting = false;
    if (!room || this.place.route.name !== 'list') return;
    this.place = { ...this.place, route: { name: 'ticket', id: first } };
    history.replaceState(history.state, '', toHash(this.place));
  }

  #goOn(how: (onward: Onward) => void): void {
    void this.#wanted.use(work, ({ Onward }) => {
      this.#onward ??= new Onward({
        ...{ account: this.#account, choices: this.#choices, place: () => this.place },
        ...{ list: () => this.list, editor: () => this.editor },
        go: (id) => this.go({ name: 'ticket', id }),
      });
      how(this.#onward);
    });
  }

  /** Tickets with something that is not on the server yet. */
  get #unsent(): readonly number[] {
    const { desk } = this.#account;
    if (!desk) return [];
    const all = [...desk.unfinished, ...desk.outbox.entries];
    return [...new Set(all.map(({ ticketId }) => ticketId))];
  }

  #colleague(client: Client, id: number) {
    return html`<tw-colleague
      .client=${client}
      .desk=${this.#account.desk}
      .ticketId=${id}
      .fetch=${this.#account.demo?.fetch}
    ></tw-colleague>`;
  }

  #bulkDone(begun: boolean): void {
    this.bulk = [];
    if (!begun) return;
    this.list?.unpick();
    void this.list?.refresh();
    void this.editor?.refresh();
  }

  /** Another view or order is a step in the history; a search is one step, however it is typed. */
  #show(list: ListChoice): void {
    const { place } = this;
    const hash = toHash({ ...place, list });
    if (hash === toHash(place)) return;
    const typing = (['view', 'order', 'filter', 'columns'] as const).every(
      (name) => list[name] === place.list[name],
    );
    if (typing && place.list.search !== '') history.replaceState(history.state, '', hash);
    else history.pushState(null, '', hash);
    this.place = { ...place, list };
  }

  /** To the list, which a narrow page has to show first. */
  #leave(): void {
    const { list } = this;
    if (list?.checkVisibility() === false) this.go({ name: 'list' });
    void this.updateComplete.then(() => list?.focus());
  }

  /** The form has done its work; the next one starts empty. */
  #leaveForm(route: Route): void {
    this.place = { ...this.place, route };
    this.creating = false;
    this.go(route);
  }

  #cancelled(): void {
    this.#leaveForm({ name: 'list' });
    this.#leave();
  }

  #created({ detail }: CustomEvent<{ ticketId: number; problem: string | undefined }>): void {
    this.#leaveForm({ name: 'ticket', id: detail.ticketId });
    void this.list?.refresh();
    if (detail.problem !== undefined) this.editor?.tell(detail.problem);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#detail')?.focus());
  }

  /** Lists are named anew by a reload, where nothing is lost by one. */
  async #speak(language: Language): Promise<void> {
    await switchLanguage(language);
    await this.#account.desk?.flush();
    if (!this.#account.losing) location.reload();
  }

  async #loggedIn(): Promise<void> {
    const { client } = this.#account;
    await this.#account.loggedIn();
    if (client !== this.#account.client) this.creating = false;
  }

  #leaving(): void {
    if (asksBeforeLeaving(this.#account.desk)) openLeaving();
    else void this.#logout();
  }

  async #logout(): Promise<void> {
    this.creating = false;
    await this.#account.logout();
    await this.updateComplete;
    if (this.#account.logoutProblem) openLeaving();
  }
}
