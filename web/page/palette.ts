import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Client } from '../../wasm/js/index.js';
import { findTargets } from '../table/targets.js';
import { followTexts } from '../controls/following.js';
import { text } from '../text/index.js';
import { fitting, typedNumber, type PaletteItem } from './palette-items.js';
import { spell } from './shortcut-sheet.js';

/** Milliseconds without a key after which tickets are searched. */
const pause = 200;
const mostTickets = 8;

/**
 * Everything that the page can do, and every ticket, by some letters of its name: a dialog with one
 * line to type and a list.
 */
export class Palette extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    items: { attribute: false },
    openTicket: { attribute: false },
    typed: { state: true },
    at: { state: true },
    found: { state: true },
    state: { state: true },
  };

  declare client: Client | undefined;
  /** What is offered besides tickets. */
  declare items: readonly PaletteItem[];
  /** Opens a ticket. */
  declare openTicket: (id: number) => void;
  declare private typed: string;
  declare private at: number;
  declare private found: readonly PaletteItem[];
  declare private state: 'idle' | 'searching' | 'failed';
  #search: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    followTexts(this);
    this.items = [];
    this.openTicket = () => undefined;
    this.#empty();
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Shows it, empty. */
  async open(): Promise<void> {
    this.#empty();
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    this.querySelector('input')?.focus();
  }

  get #shown(): readonly PaletteItem[] {
    const number = typedNumber(this.typed);
    const direct =
      number === undefined
        ? []
        : [this.#ticket(number, text.palette.openNumber(number), undefined)];
    const found = this.found.filter(({ id }) => id !== direct[0]?.id);
    return [...direct, ...fitting(this.items, this.typed), ...found];
  }

  override render() {
    const shown = this.#shown;
    const at = Math.min(this.at, shown.length - 1);
    return html`<dialog
      class="palette"
      aria-label=${text.palette.title}
      @close=${() => this.#stop()}
      @click=${(event: Event) => {
        if (event.target === event.currentTarget) this.#close();
      }}
    >
      <input
        type="text"
        role="combobox"
        aria-label=${text.palette.title}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant=${at < 0 ? nothing : `palette-${at}`}
        placeholder=${text.palette.hint}
        autocomplete="off"
        spellcheck="false"
        .value=${this.typed}
        @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#key(event, shown, at)}
      />
      <div class="found" role="listbox" id="palette-list" aria-label=${text.palette.found}>
        ${repeat(
          shown,
          ({ id }) => id,
          (item, place) => this.#option(item, place, place === at),
        )}
      </div>
      <p class="quiet" role="status">${this.#said(shown.length)}</p>
    </dialog>`;
  }

  #option(item: PaletteItem, place: number, isAt: boolean): TemplateResult {
    return html`<div
      role="option"
      id="palette-${place}"
      aria-selected=${isAt ? 'true' : 'false'}
      @pointermove=${() => (this.at = place)}
      @click=${() => this.#run(item)}
    >
      <span dir="auto">${item.label}</span>
      ${item.detail ? html`<span class="quiet" dir="auto">${item.detail}</span>` : nothing}
      ${item.keys ? html`<span>${spell(item.keys).map((key) => html`<kbd>${key}</kbd> `)}</span>` : nothing}
    </div>`;
  }

  #said(count: number): string {
    if (this.state === 'searching') return text.palette.searching;
    if (this.state === 'failed') return text.palette.failed;
    return count === 0 ? text.palette.nothing : '';
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #key(event: KeyboardEvent, shown: readonly PaletteItem[], at: number): void {
    if (event.isComposing) return;
    const last = shown.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.at = Math.max(0, next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown[at];
      if (chosen) this.#run(chosen);
    }
  }

  #type(typed: string): void {
    this.typed = typed;
    this.at = 0;
    this.#stop();
    this.found = [];
    if (typed.trim().length < 2) return;
    this.state = 'searching';
    this.#timer = setTimeout(() => void this.#find(typed), pause);
  }

  async #find(words: string): Promise<void> {
    const { client } = this;
    if (!client) return;
    const search = new AbortController();
    this.#search = search;
    try {
      const query = { ticketId: 0, personId: 0, words };
      const rows = await findTargets(client, query, search.signal);
      if (search.signal.aborted) return;
      this.found = rows
        .slice(0, mostTickets)
        .map(({ id, label, detail }) => this.#ticket(id, label, detail));
      this.state = 'idle';
    } catch {
      if (!search.signal.aborted) this.state = 'failed';
    }
  }

  #ticket(id: number, label: string, detail: string | undefined): PaletteItem {
    return { id: `ticket ${id}`, label, ...(detail && { detail }), run: () => this.openTicket(id) };
  }

  /** The dialog is gone first, so that what runs finds the page as it was. */
  #run(item: PaletteItem): void {
    this.#close();
    item.run();
  }

  #close(): void {
    this.querySelector('dialog')?.close();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#search?.abort();
    this.state = 'idle';
  }

  #empty(): void {
    this.typed = '';
    this.at = 0;
    this.found = [];
    this.state = 'idle';
  }
}
