import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { matching, type Option } from '../draft/options.js';
import { isAbort } from '../draft/problems.js';
import { text } from '../draft/text.js';
import { placePopup } from './popup.js';

/** Fired when an option has been chosen. */
export type PickEvent = CustomEvent<Option>;

type Search = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;

const searchDelay = 180;

/**
 * A text input that offers options while typing (ARIA combobox with a listbox or tree popup). It
 * renders into its parent's tree, so that labels and descriptions there can refer to its input.
 *
 * @fires tw-pick - An option was chosen; `detail` is the option.
 */
export class Combobox extends LitElement {
  static override properties: PropertyDeclarations = {
    inputId: { attribute: 'input-id' },
    label: { attribute: false },
    display: { attribute: false },
    placeholder: { attribute: false },
    selected: { attribute: false },
    options: { attribute: false },
    search: { attribute: false },
    describedBy: { attribute: false },
    popup: {},
    adds: { type: Boolean },
    disabled: { type: Boolean },
    invalid: { type: Boolean },
    open: { state: true },
    query: { state: true },
    active: { state: true },
    found: { state: true },
    status: { state: true },
  };

  declare inputId: string;
  declare label: string;
  /** What the input shows while nobody types. */
  declare display: string;
  declare placeholder: string;
  declare selected: number | undefined;
  /** Options to filter; not used with `search`. */
  declare options: readonly Option[];
  /** Finds options on the server. */
  declare search: Search | undefined;
  declare describedBy: string;
  declare popup: 'listbox' | 'tree';
  /** Stays empty after a choice, for adding several. */
  declare adds: boolean;
  declare disabled: boolean;
  declare invalid: boolean;
  declare private open: boolean;
  declare private query: string | undefined;
  declare private active: number;
  declare private found: readonly Option[];
  declare private status: string;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #close = (event: Event): void => {
    const popup = this.querySelector('.popup');
    if (!(event.target instanceof Node) || !popup?.contains(event.target)) this.#hide();
  };

  constructor() {
    super();
    this.inputId = '';
    this.label = '';
    this.display = '';
    this.placeholder = '';
    this.options = [];
    this.describedBy = '';
    this.popup = 'listbox';
    this.adds = false;
    this.disabled = false;
    this.invalid = false;
    this.open = false;
    this.active = -1;
    this.found = [];
    this.status = '';
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide();
  }

  override render() {
    const shown = this.query ?? this.display;
    const popupId = `${this.inputId}-popup`;
    return html`
      <input
        type="text"
        class="input combo"
        id=${this.inputId}
        role="combobox"
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
        .value=${live(shown)}
        title=${this.display || nothing}
        ?disabled=${this.disabled}
        @input=${this.#typed}
        @keydown=${this.#key}
        @click=${() => this.#show()}
        @blur=${() => this.#hide()}
      />
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
      <span class="hidden" role="status">${this.open ? this.status : ''}</span>
    `;
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
          <span class="option-label">${flat ? option.path : option.label}</span>
          ${
            option.detail && !tree
              ? html`<span class="option-detail">${option.detail}</span>`
              : nothing
          }
        </div>
      `,
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('open') && !changed.has('found') && !changed.has('active')) return;
    const popup = this.querySelector<HTMLElement>('.popup');
    if (!popup || !this.open) return;
    placePopup(popup, this.querySelector('input')!);
    popup.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  #optionId(at: number): string {
    return `${this.inputId}-option-${at}`;
  }

  #typed(event: Event): void {
    this.query = (event.target as HTMLInputElement).value;
    this.#show();
    this.#find();
  }

  #show(): void {
    if (this.open || this.disabled) return;
    this.open = true;
    this.querySelector<HTMLElement>('.popup')?.showPopover();
    this.querySelector('input')?.select();
    addEventListener('scroll', this.#close, { capture: true, passive: true });
    addEventListener('resize', this.#close);
    this.#find();
    if (!this.query) this.active = this.found.findIndex(({ id }) => id === this.selected);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    removeEventListener('scroll', this.#close, { capture: true });
    removeEventListener('resize', this.#close);
    if (this.open) this.querySelector<HTMLElement>('.popup')?.hidePopover();
    this.open = false;
    this.query = undefined;
    this.active = -1;
  }

  #find(): void {
    if (this.search) {
      clearTimeout(this.#timer);
      this.#running?.abort();
      this.#say(text.field.searching, []);
      this.#timer = setTimeout(() => void this.#searchNow(this.search!), searchDelay);
      return;
    }
    const found = matching(this.options, this.query ?? '');
    this.#say(text.field.noOptions, found);
    this.active = this.query ? Math.min(0, found.length - 1) : this.active;
  }

  async #searchNow(search: Search): Promise<void> {
    this.#running = new AbortController();
    try {
      const found = await search(this.query ?? '', this.#running.signal);
      this.#say(text.field.noOptions, found);
      this.active = this.query && found.length > 0 ? 0 : -1;
    } catch (cause) {
      if (!isAbort(cause)) this.#say(text.field.failed, []);
    }
  }

  #say(whenEmpty: string, found: readonly Option[]): void {
    this.found = found;
    this.status = found.length === 0 ? whenEmpty : '';
  }

  #pick(option: Option): void {
    this.#hide();
    const detail = option;
    this.dispatchEvent(new CustomEvent('tw-pick', { detail, bubbles: true, composed: true }));
  }

  #key(event: KeyboardEvent): void {
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
    } else if (this.open) {
      this.#keyInPopup(event);
    }
  }

  #keyInPopup(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      const option = this.found[this.active];
      if (option) this.#pick(option);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#hide();
    }
  }
}
