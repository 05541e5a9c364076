import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { icon } from './icons.js';
import { live } from 'lit/directives/live.js';
import { matching, type Option } from '../table/options.js';
import { isAbort } from '../table/problems.js';
import { followTexts } from './following.js';
import { text } from '../text/index.js';
import type { Flushable } from './flush.js';
import { leave } from './leaving.js';
import { followScroll, isInView, placePopup } from './popup.js';

/** Fired when an option has been chosen. */
export type PickEvent = CustomEvent<Option>;

type Search = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;

const searchDelay = 180;

/**
 * A text input that offers options while typing (ARIA combobox with a listbox or tree popup). It
 * renders into its parent's tree, so that labels and descriptions there can refer to its input.
 * Tab takes the highlighted option. Whatever else was typed gives way to the value as soon as the
 * cursor leaves, and a line below says so.
 *
 * @fires tw-pick - An option was chosen; `detail` is the option.
 * @fires tw-clear - The value was emptied.
 */
export class Combobox extends LitElement implements Flushable {
  static override properties: PropertyDeclarations = {
    inputId: { attribute: 'input-id' },
    label: { attribute: false },
    display: { attribute: false },
    placeholder: { attribute: false },
    selected: { attribute: false },
    options: { attribute: false },
    search: { attribute: false },
    load: { attribute: false },
    describedBy: { attribute: false },
    popup: {},
    adds: { type: Boolean },
    clearable: { type: Boolean },
    disabled: { type: Boolean },
    invalid: { type: Boolean },
    open: { state: true },
    query: { state: true },
    active: { state: true },
    found: { state: true },
    status: { state: true },
    note: { state: true },
  };

  declare inputId: string;
  declare label: string;
  /** What the input shows while nobody types. */
  declare display: string;
  declare placeholder: string;
  declare selected: number | undefined;
  /** Options to filter; not used with `search`. */
  declare options: readonly Option[] | undefined;
  /** Finds options on the server. */
  declare search: Search | undefined;
  /** Fetches the options where there are none yet, or no longer. */
  declare load: (() => Promise<readonly Option[]>) | undefined;
  declare describedBy: string;
  declare popup: 'listbox' | 'tree';
  /** Stays empty after a choice, for adding several. */
  declare adds: boolean;
  /** The value can be emptied, by a button or by emptying the text. */
  declare clearable: boolean;
  /** Can be focused and read, and nothing more. */
  declare disabled: boolean;
  declare invalid: boolean;
  declare private open: boolean;
  declare private query: string | undefined;
  declare private active: number;
  declare private found: readonly Option[];
  declare private status: string;
  /** What became of a text that was no choice. */
  declare private note: string;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unfollow: (() => void) | undefined;
  readonly #follow = (event: Event): void => {
    const popup = this.#popup;
    if (!popup || (event.target instanceof Node && popup.contains(event.target))) return;
    if (isInView(this.#input)) placePopup(popup, this.#input);
    else this.#hide();
  };

  constructor() {
    super();
    followTexts(this);
    this.inputId = '';
    this.label = '';
    this.display = '';
    this.placeholder = '';
    this.describedBy = '';
    this.popup = 'listbox';
    this.adds = false;
    this.clearable = false;
    this.disabled = false;
    this.invalid = false;
    this.open = false;
    this.active = -1;
    this.found = [];
    this.status = '';
    this.note = '';
  }

  /** Takes over the highlighted option, as Tab does. */
  flush(): void {
    this.#leave(true);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide();
    this.query = undefined;
  }

  get #input(): HTMLInputElement {
    return this.querySelector('input')!;
  }

  get #popup(): HTMLElement | null {
    return this.querySelector('.popup');
  }

  override render() {
    const popupId = `${this.inputId}-popup`;
    const empties = this.clearable && !this.disabled && this.display !== '';
    return html`
      <div class="combo-box">
        <input
          type="text"
          class="input combo ${empties ? 'empties' : ''}"
          id=${this.inputId}
          role="combobox"
          dir="auto"
          autocomplete="off"
          spellcheck="false"
          aria-label=${this.adds ? this.label : nothing}
          aria-expanded=${this.open ? 'true' : 'false'}
          aria-haspopup=${this.popup}
          aria-autocomplete="list"
          aria-controls=${popupId}
          aria-activedescendant=${
            this.open && this.active >= 0 ? this.#optionId(this.active) : nothing
          }
          aria-invalid=${this.invalid ? 'true' : 'false'}
          aria-describedby=${this.describedBy || nothing}
          placeholder=${this.placeholder || nothing}
          .value=${live(this.query ?? this.display)}
          title=${this.display || nothing}
          ?readonly=${this.disabled}
          @input=${this.#typed}
          @keydown=${this.#key}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
          @click=${() => this.#show()}
          @blur=${() => this.#leave(false)}
        />
        ${empties ? this.#clearButton() : nothing}
      </div>
      <div
        class="popup"
        popover="manual"
        id=${popupId}
        role=${this.popup}
        aria-label=${this.label}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        ${this.open ? this.#options() : nothing}
      </div>
      <p class=${this.note ? 'quiet' : 'hidden'} role="status">
        ${this.note || (this.open ? this.status : '')}
      </p>
    `;
  }

  #clearButton() {
    const label = text.field.clear(this.label);
    return html`<button
      type="button"
      class="clear"
      aria-label=${label}
      title=${label}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => {
        this.#input.focus();
        this.#clear();
      }}
    >
      ${icon('close')}
    </button>`;
  }

  #options() {
    if (this.found.length === 0) return html`<p class="popup-note">${this.status}</p>`;
    const tree = this.popup === 'tree';
    const flat = this.query !== undefined && this.query !== '';
    return this.found.map(
      (option, at) => html`
        <div
          id=${this.#optionId(at)}
          class="option depth-${flat ? 0 : Math.min(option.depth, 4)} ${
            at === this.active ? 'active' : ''
          }"
          role=${tree ? 'treeitem' : 'option'}
          aria-level=${tree ? option.depth + 1 : nothing}
          aria-selected=${option.id === this.selected ? 'true' : 'false'}
          title=${option.detail || option.path}
          @click=${() => this.#pick(option)}
        >
          <span class="option-label" dir="auto">${flat ? option.path : option.label}</span>
          ${
            option.detail && !tree
              ? html`<span class="option-detail" dir="auto">${option.detail}</span>`
              : nothing
          }
        </div>
      `,
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('open') && !changed.has('found') && !changed.has('active')) return;
    const popup = this.#popup;
    if (!popup || !this.open) return;
    placePopup(popup, this.#input);
    popup.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  #optionId(at: number): string {
    return `${this.inputId}-option-${at}`;
  }

  #typed(event: Event): void {
    this.query = (event.target as HTMLInputElement).value;
    this.note = '';
    if (this.open) this.#find();
    else this.#show();
  }

  #show(): void {
    if (this.open || this.disabled) return;
    this.open = true;
    this.note = '';
    this.#popup?.showPopover();
    if (this.query === undefined) this.#input.select();
    this.#unfollow = followScroll(this, this.#follow);
    this.#find();
    if (!this.query) this.active = this.found.findIndex(({ id }) => id === this.selected);
  }

  /** Closes the popup; what was typed stays. */
  #hide(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#unfollow?.();
    if (this.#popup?.matches(':popover-open')) this.#popup.hidePopover();
    this.open = false;
    this.active = -1;
  }

  #find(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (this.search) {
      const { search } = this;
      this.#say(text.field.searching, []);
      this.#timer = setTimeout(
        () => void this.#fetch((signal) => search(this.query ?? '', signal)),
        searchDelay,
      );
    } else if (!this.options && this.load) {
      const { load } = this;
      this.#say(text.field.searching, []);
      void this.#fetch(async () => matching((this.options = await load()), this.query ?? ''));
    } else {
      const found = matching(this.options ?? [], this.query ?? '');
      this.#say(text.field.noOptions, found);
      this.active = this.query ? Math.min(0, found.length - 1) : -1;
    }
  }

  async #fetch(find: (signal: AbortSignal) => Promise<readonly Option[]>): Promise<void> {
    const running = (this.#running = new AbortController());
    try {
      const found = await find(running.signal);
      if (running.signal.aborted) return;
      this.#say(text.field.noOptions, found);
      this.active = this.query && found.length > 0 ? 0 : -1;
    } catch (cause) {
      if (!isAbort(cause) && !running.signal.aborted) this.#say(text.field.failed, []);
    }
  }

  #say(whenEmpty: string, found: readonly Option[]): void {
    this.found = found;
    this.status = found.length === 0 ? whenEmpty : '';
  }

  #pick(option: Option): void {
    this.#hide();
    this.query = undefined;
    const detail = option;
    this.dispatchEvent(new CustomEvent('tw-pick', { detail, bubbles: true, composed: true }));
  }

  #clear(): void {
    this.#hide();
    this.query = undefined;
    this.dispatchEvent(new CustomEvent('tw-clear', { bubbles: true, composed: true }));
  }

  /** Brings text and value together again. */
  #leave(take: boolean): void {
    const { query, selected, clearable } = this;
    const highlighted = take && this.open ? this.found[this.active] : undefined;
    const left = leave({ query, highlighted, selected, clearable });
    this.#hide();
    this.query = undefined;
    if (left.kind === 'taken') this.#pick(left.option);
    else if (left.kind === 'cleared') this.#clear();
    else if (left.kind === 'back') this.note = text.field.notChosen(left.typed);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || this.disabled) return;
    const last = this.found.length - 1;
    const moves: Record<string, () => number> = {
      ArrowDown: () => (this.active >= last ? 0 : this.active + 1),
      ArrowUp: () => (this.active <= 0 ? last : this.active - 1),
      PageDown: () => Math.min(last, this.active + 8),
      PageUp: () => Math.max(0, this.active - 8),
    };
    const move = moves[event.key];
    if (move && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!this.open) this.#show();
      else this.active = last < 0 ? -1 : move();
    } else if (event.key === 'Tab') {
      this.#leave(true);
    } else if (this.open) {
      this.#keyInPopup(event);
    }
  }

  #keyInPopup(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const option = this.found[this.active];
      if (option || (this.clearable && this.query?.trim() === '')) this.#leave(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#hide();
      this.query = undefined;
    }
  }
}
