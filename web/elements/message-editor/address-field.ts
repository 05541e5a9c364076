import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { icon } from '../../controls/icons.js';
import { roving } from '../../controls/roving.js';
import { live } from 'lit/directives/live.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { theme } from '../shared/theme.js';
import { addressStyles } from './address-styles.js';
import { addressFault, bareAddress, splitAddresses, withoutDoubles } from '../../text/address.js';

/** What the field says when its addresses change. */
export type AddressesEvent = CustomEvent<readonly string[]>;

/**
 * Mail addresses as chips. What is being typed belongs to `addresses` as well, so that it is kept
 * like the rest; it is checked when the cursor leaves it.
 *
 * @fires tw-addresses - `detail` lists the addresses, whole or not.
 */
export class AddressField extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    addresses: { attribute: false },
    note: {},
    problem: {},
    disabled: { type: Boolean },
    chips: { state: true },
    typed: { state: true },
  };
  static override styles = [theme, addressStyles];

  declare label: string;
  declare addresses: readonly string[];
  /** Shown instead of addresses while there are none. */
  declare note: string;
  /** What is wrong besides the addresses themselves. */
  declare problem: string;
  declare disabled: boolean;
  declare private chips: readonly string[];
  declare private typed: string;

  constructor() {
    super();
    followTexts(this);
    this.label = '';
    this.addresses = [];
    this.note = '';
    this.problem = '';
    this.disabled = false;
    this.chips = [];
    this.typed = '';
  }

  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  /** Takes what is being typed for finished. */
  commit(): void {
    if (this.typed.trim() === '') return;
    this.chips = withoutDoubles([...this.chips, ...splitAddresses(this.typed)]);
    this.typed = '';
    this.#tell();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('addresses') || same(this.addresses, this.#all)) return;
    this.chips = this.addresses;
    this.typed = '';
  }

  override render() {
    const faults = this.chips.flatMap((chip) => addressFault(chip) ?? []);
    if (this.problem !== '') faults.push(this.problem);
    const invalid = faults.length > 0;
    return html`<div class="row" role="group" aria-labelledby="label" @click=${this.#focus}>
      <label class="label" id="label" for="input">${this.label}</label>
      <div class="chips">
        <div
          class="chosen"
          role="toolbar"
          aria-label=${text.addresses.chosen(this.label)}
          ?hidden=${this.chips.length === 0}
          ${roving('li:last-child > :last-child')}
        >
          <ul>
            ${this.chips.map((chip, index) => this.#chip(chip, index))}
          </ul>
        </div>
        <input
          id="input"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          inputmode="email"
          aria-describedby="problem"
          aria-invalid=${invalid ? 'true' : 'false'}
          placeholder=${this.chips.length === 0 ? this.note : ''}
          .value=${live(this.typed)}
          ?disabled=${this.disabled}
          @input=${this.#input}
          @keydown=${this.#key}
          @blur=${() => this.commit()}
        />
      </div>
      <div><slot></slot></div>
      <div class="problem" id="problem" role="alert">
        ${faults.map((fault) => html`<p>${fault}</p>`)}
      </div>
    </div>`;
  }

  #chip(chip: string, index: number) {
    const invalid = addressFault(chip) !== undefined;
    const name = chip.replace(/\s*<[^<>]*>$/, '').replaceAll('"', '') || chip;
    return html`<li class="chip ${invalid ? 'invalid' : ''}">
      <button
        type="button"
        class="text"
        dir="auto"
        title=${text.addresses.edit(chip)}
        aria-label=${text.addresses.edit(chip)}
        ?disabled=${this.disabled}
        @click=${() => this.#edit(index)}
      >
        ${invalid || name === chip ? chip : html`${name} <small>${bareAddress(chip)}</small>`}
      </button>
      ${
        this.disabled
          ? nothing
          : html`<button
              type="button"
              class="remove"
              title=${text.field.remove(chip)}
              aria-label=${text.field.remove(chip)}
              @click=${() => this.#remove(index)}
            >
              ${icon('close')}
            </button>`
      }
    </li>`;
  }

  get #all(): readonly string[] {
    return this.typed.trim() === '' ? this.chips : [...this.chips, this.typed.trim()];
  }

  /** A click beside the input is meant for it. */
  #focus({ target }: Event): void {
    if (!(target as Element).closest('button')) this.#field?.focus();
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #input(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    if (/[,;\n]\s*$/.test(value) && splitAddresses(`${value} x`).at(-1) === 'x') {
      this.typed = value;
      this.commit();
    } else {
      this.typed = value;
      this.#tell();
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      this.commit();
      // Ctrl+Enter goes on to the form, which sends.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
    } else if (event.key === 'Backspace' && this.typed === '' && this.chips.length > 0) {
      event.preventDefault();
      this.#edit(this.chips.length - 1);
    }
  }

  #edit(index: number): void {
    this.commit();
    this.typed = this.chips[index] ?? '';
    this.chips = this.chips.filter((_, place) => place !== index);
    this.#tell();
    this.#field?.focus();
  }

  #remove(index: number): void {
    this.chips = this.chips.filter((_, place) => place !== index);
    this.#tell();
    this.#field?.focus();
  }

  #tell(): void {
    this.addresses = this.#all;
    this.dispatchEvent(new CustomEvent('tw-addresses', { detail: this.addresses }));
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, place) => each === other[place]);
}
