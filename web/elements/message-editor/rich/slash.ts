import { html, nothing, render, type TemplateResult } from 'lit';
import { TextSelection, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Snippet } from '../../../draft/own-snippets.js';
import { slashQuery } from '../../../draft/snippets.js';
import { text } from '../../../text/index.js';

/** One's own replies, for the ticket that is answered. */
export interface Canned {
  /** Reads them and what the placeholders stand for. */
  load(): Promise<void>;
  /** Those that fit what was typed, those in the customer's language first. */
  find(query: string): readonly Snippet[];
  /** A reply with its placeholders filled. */
  text(snippet: Snippet): string;
  /** What stands below replies; empty for nothing. */
  signature(): string;
}

/** What follows from a choice. */
export interface SlashActions {
  /** Puts words in the place of what was typed. */
  readonly take: (words: string, from: number, to: number) => void;
  readonly manage: () => void;
}

const most = 8;

/** The list of replies that `/` opens at the beginning of a line. */
export class SlashList {
  readonly #host: HTMLElement;
  readonly #canned: Canned;
  readonly #actions: SlashActions;
  #found: readonly Snippet[] = [];
  #query: string | undefined;
  /** What Escape has closed stays closed until it is typed anew. */
  #closed: string | undefined;
  #at = 0;
  #view: EditorView | undefined;

  constructor(host: HTMLElement, canned: Canned, actions: SlashActions) {
    this.#host = host;
    this.#canned = canned;
    this.#actions = actions;
  }

  get open(): boolean {
    return this.#query !== undefined;
  }

  /** What the text field says of the list. */
  get attributes(): Record<string, string> {
    return this.open
      ? { 'aria-controls': 'canned', 'aria-activedescendant': `canned-${this.#at}` }
      : {};
  }

  /** Follows what is typed. */
  update(view: EditorView): void {
    this.#view = view;
    const query = view.composing ? undefined : queryIn(view.state);
    if (query === undefined) this.#closed = undefined;
    const shown = query === this.#closed ? undefined : query;
    if (shown === undefined && !this.open) return;
    if (shown !== undefined && !this.open) void this.#canned.load().then(() => this.#show());
    if (shown !== this.#query) this.#at = 0;
    this.#query = shown;
    this.#show();
  }

  /** True where a key was the list's. */
  key(event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false;
    const { key } = event;
    const count = this.#found.length + 1;
    if (key === 'ArrowDown') this.#go((this.#at + 1) % count);
    else if (key === 'ArrowUp') this.#go((this.#at + count - 1) % count);
    else if (key === 'Escape') this.#close();
    else if ((key === 'Enter' && !event.ctrlKey && !event.metaKey) || key === 'Tab') {
      // Who only writes a slash goes on writing.
      if (key === 'Tab' && this.#found.length === 0) return false;
      this.#take(this.#at);
    } else return false;
    event.stopPropagation();
    return true;
  }

  #go(at: number): void {
    this.#at = at;
    this.#show();
    this.#view?.setProps({});
  }

  #close(): void {
    this.#closed = this.#query;
    this.#query = undefined;
    this.#show();
    this.#view?.setProps({});
  }

  #take(at: number): void {
    const view = this.#view;
    if (!view) return;
    const { $from } = view.state.selection;
    const snippet = this.#found[at];
    this.#query = undefined;
    this.#show();
    this.#actions.take(snippet ? this.#canned.text(snippet) : '', $from.start(), $from.pos);
    if (!snippet) this.#actions.manage();
  }

  #show(): void {
    this.#found = this.open ? this.#canned.find(this.#query!).slice(0, most) : [];
    this.#at = Math.min(this.#at, this.#found.length);
    render(this.open ? this.#list() : nothing, this.#host);
    const list = this.#host.querySelector<HTMLElement>('.canned');
    if (!list || !this.#view) return;
    // Rendering anew leaves it open.
    const place = this.#view.coordsAtPos(this.#view.state.selection.from);
    list.showPopover();
    const below = innerHeight - place.bottom > list.offsetHeight + 8;
    const top = below ? place.bottom + 4 : Math.max(4, place.top - list.offsetHeight - 4);
    list.style.top = `${top}px`;
    list.style.left = `${Math.max(4, Math.min(place.left, innerWidth - list.offsetWidth - 8))}px`;
  }

  #list(): TemplateResult {
    const say = text.composer;
    return html`<div
      class="canned"
      id="canned"
      role="listbox"
      popover="manual"
      aria-label=${say.canned}
      @mousedown=${(event: Event) => event.preventDefault()}
    >
      ${this.#found.map((snippet, at) =>
        this.#option(
          at,
          html`<span class="name" dir="auto">${snippet.name}</span>
            <span class="language">${snippet.language}</span>
            <span class="words" dir="auto">${snippet.text}</span>`,
        ),
      )}
      ${this.#option(this.#found.length, html`<span class="manage">${say.manage}</span>`)}
    </div>`;
  }

  #option(at: number, content: TemplateResult): TemplateResult {
    return html`<div
      class="canned-reply"
      id="canned-${at}"
      role="option"
      aria-selected=${at === this.#at ? 'true' : 'false'}
      @click=${() => this.#take(at)}
    >
      ${content}
    </div>`;
  }
}

/** What stands between the `/` at the beginning of a line and the cursor. */
function queryIn({ selection }: EditorState): string | undefined {
  const { $from, empty } = selection;
  if (!empty || !(selection instanceof TextSelection)) return undefined;
  if ($from.parent.type.name !== 'paragraph') return undefined;
  return slashQuery($from.parent.textBetween(0, $from.parentOffset, '\n', '\n'));
}
