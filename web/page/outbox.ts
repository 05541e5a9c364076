import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../draft/desk.js';
import { isActive, type Entry } from '../draft/entry.js';
import type { Report } from '../draft/report.js';
import type { KeptSave } from '../draft/saves.js';
import { onStanding } from '../draft/standing.js';
import { changesText } from '../table/changes.js';
import type { Lists } from '../table/lists.js';
import { rowAt } from '../table/properties.js';
import { followTexts } from '../controls/following.js';
import { text } from '../text/index.js';
import { absolute, relative } from '../text/time.js';
import { renderOutboxButton } from './outbox-button.js';
import { choicesOf, contentOf, kindOf, needsPerson, stateOf } from '../draft/entry-words.js';

/**
 * What is not on the server yet, and what was saved last with its Undo: a button in the top bar, and
 * the panel that it opens.
 *
 * @fires tw-auth-required - A log-in is asked for.
 */
export class OutboxPanel extends LitElement {
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    lists: { attribute: false },
    openTicket: { attribute: false },
    hash: { attribute: false },
    keys: { attribute: false },
    said: { state: true },
  };

  declare desk: Desk | undefined;
  declare lists: Lists | undefined;
  /** The ticket on the screen: what becomes of it is said there. */
  declare openTicket: number | undefined;
  /** The address of a ticket. */
  declare hash: (ticketId: number) => string;
  /** The keys that open the panel, while they work. */
  declare keys: unknown;
  /** What the live region says. */
  declare private said: string;
  #desk: Desk | undefined;
  #stop: (() => void)[] = [];
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    followTexts(this);
    this.hash = (id) => `#/ticket/${id}`;
    this.keys = nothing;
    this.said = '';
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What is held back counts down.
    this.#clock = setInterval(() => {
      if (this.desk?.outbox.entries.length) this.requestUpdate();
    }, 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#follow(undefined);
  }

  /** Opens or closes the panel. */
  toggle(): void {
    const button = this.querySelector<HTMLElement>('.outbox-button');
    button?.focus();
    button?.click();
  }

  protected override willUpdate(): void {
    if (this.desk !== this.#desk) this.#follow(this.desk);
  }

  override render() {
    const entries = this.desk?.outbox.entries ?? [];
    const attention = entries.filter(needsPerson).length;
    const label = this.desk
      ? text.outbox.label(entries.length, attention)
      : text.page.outboxLoading;
    return html`
      ${renderOutboxButton({
        ...{ label, keys: this.keys, troubled: this.#troubled },
        ...{ entries: entries.length, attention },
      })}
      <div
        class="menu outbox"
        id="outbox"
        popover
        role="dialog"
        aria-label=${text.page.outbox}
        @toggle=${() => this.#preload()}
      >
        ${this.#warnings()} ${this.#entries(entries)} ${this.#saves()}
      </div>
      <span class="hidden" role="status">${this.said}</span>
    `;
  }

  /** True while nothing can be sent, or not everything is kept. */
  get #troubled(): boolean {
    const { desk } = this;
    return (
      desk !== undefined && (desk.outbox.offline || desk.outbox.paused || desk.kept !== 'durable')
    );
  }

  #warnings() {
    const { desk } = this;
    if (!desk) return nothing;
    const warnings = [
      desk.outbox.offline && html`<p class="warning">${text.outbox.offline}</p>`,
      desk.outbox.paused &&
        html`<p class="warning">
          ${text.outbox.paused}
          <button class="small" @click=${this.#login}>${text.outbox.login}</button>
        </p>`,
      desk.kept !== 'durable' && html`<p class="warning">${text.outbox[desk.kept]}</p>`,
    ];
    return warnings.filter(Boolean);
  }

  #entries(entries: readonly Entry[]) {
    return html`<h2>${text.page.outbox}</h2>
      ${this.desk && entries.length === 0 ? html`<p>${text.outbox.empty}</p>` : nothing}
      <ul>
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) => this.#entry(entry),
        )}
      </ul>`;
  }

  #entry(entry: Entry): TemplateResult {
    const { outbox } = this.desk!;
    const { ticketId, title, id } = entry;
    const choices = choicesOf(entry);
    const name = text.outbox.ticket(ticketId, title);
    const act = (label: string, run: () => Promise<unknown>) =>
      html`<button class="small" aria-label="${label}: ${name}" @click=${() => void this.#act(run)}>
        ${label}
      </button>`;
    return html`<li class=${needsPerson(entry) ? 'attention' : ''}>
      <p class="what"><b>${kindOf(entry)}</b> ${this.#ticket(ticketId, title)}</p>
      <p dir="auto">${contentOf(entry, this.#peek)}</p>
      <p class="state">${stateOf(entry, Date.now())}</p>
      <div class="actions">
        ${
          choices.open
            ? html`<a class="small" href=${this.hash(ticketId)} @click=${this.#close}
                >${text.outbox.open(ticketId)}</a
              >`
            : nothing
        }
        ${choices.retry ? act(text.outbox.retry, () => outbox.retry(id)) : nothing}
        ${
          choices.answer
            ? [
                act(text.outbox.wasSent, () => outbox.answer(id, true)),
                act(text.outbox.sendAgain, () => outbox.answer(id, false)),
              ]
            : nothing
        }
        ${choices.cancel ? act(text.outbox.cancel, () => outbox.cancel(id)) : nothing}
      </div>
    </li>`;
  }

  #saves() {
    const saves = this.desk?.saves.list ?? [];
    return html`<h2>${text.outbox.saves}</h2>
      ${this.desk && saves.length === 0 ? html`<p>${text.outbox.noSaves}</p>` : nothing}
      <ul>
        ${repeat(
          saves,
          ({ id }) => id,
          (save) => this.#save(save),
        )}
      </ul>`;
  }

  #save(save: KeptSave): TemplateResult {
    const { id, ticketId, title, at, patch, undone } = save;
    const label = undone ? text.outbox.redoSave : text.outbox.undoSave;
    const busy = this.desk!.outbox.entries.some(
      (entry) => entry.kind === 'undo' && entry.saveId === id && isActive(entry),
    );
    return html`<li class="save">
      <div>
        <p class="what">${this.#ticket(ticketId, title)}</p>
        <p dir="auto" class=${undone ? 'undone' : ''}>${changesText(patch.changes, this.#peek)}</p>
        <p class="state">
          <time title=${absolute(at)}>${relative(at, Date.now())}</time>
          ${undone ? html` · ${text.outbox.undone}` : nothing}
        </p>
      </div>
      <button
        class="small"
        aria-label="${label}: ${text.outbox.ticket(ticketId, title)}"
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => void (busy || this.#turn(save))}
      >
        ${label}
      </button>
    </li>`;
  }

  #ticket(id: number, title: string): TemplateResult {
    const name = text.outbox.ticket(id, title);
    if (id === 0) return html`<bdi>${name}</bdi>`;
    return html`<a href=${this.hash(id)} dir="auto" @click=${this.#close}>${name}</a>`;
  }

  readonly #peek = (name: string) => this.lists?.peek(name);

  #turn({ id, undone }: KeptSave): Promise<unknown> {
    const { saves } = this.desk!;
    return undone ? saves.redo(id) : saves.undo(id);
  }

  /** The focus stays in the panel when what had it is gone. */
  async #act(run: () => Promise<unknown>): Promise<void> {
    await run();
    await this.updateComplete;
    const panel = this.querySelector<HTMLElement>('#outbox');
    if (panel?.matches(':popover-open') && !panel.contains(document.activeElement)) {
      this.querySelector<HTMLElement>('.outbox-button')?.focus();
    }
  }

  readonly #close = (): void => this.querySelector<HTMLElement>('#outbox')?.hidePopover();

  readonly #login = (): void => {
    this.#close();
    this.dispatchEvent(new CustomEvent('tw-auth-required', { bubbles: true, composed: true }));
  };

  /** The lists that changes are named by; those that are searched are not loaded whole. */
  #preload(): void {
    const { desk, lists } = this;
    const changes = desk?.saves.list.flatMap(({ patch }) => patch.changes) ?? [];
    const names = changes.map(({ pointer }) => rowAt(pointer)).flatMap((row) => row?.mdoList ?? []);
    for (const name of new Set(names)) {
      if (['person', 'person_new', 'sale', 'project'].includes(name.toLowerCase())) continue;
      void lists?.get(name).then(
        () => this.requestUpdate(),
        () => undefined,
      );
    }
  }

  #follow(desk: Desk | undefined): void {
    this.#stop.forEach((stop) => stop());
    this.#desk = desk;
    this.#stop = desk
      ? [
          onStanding(desk, () => this.requestUpdate()),
          desk.onReport((report) => {
            this.said = this.#words(report) ?? this.said;
          }),
        ]
      : [];
  }

  /** What became of a ticket that is not on the screen. */
  #words(report: Report): string | undefined {
    if (!('ticketId' in report) || report.ticketId === this.openTicket) return undefined;
    const { outbox } = text;
    const id = report.ticketId;
    switch (report.kind) {
      case 'saved':
        return outbox.saved(id);
      case 'undone':
        return outbox.undoneOf(id);
      case 'redone':
        return outbox.redoneOf(id);
      case 'deleted':
        return text.actions.deleted(id, false);
      case 'sent':
        return report.mailed ? outbox.mailed(id) : outbox.sent(id);
      case 'created':
        return outbox.created(id);
      case 'conflict':
      case 'refused':
      case 'asks':
        return outbox.needsYou(id);
      case 'others':
        return undefined;
    }
  }
}
