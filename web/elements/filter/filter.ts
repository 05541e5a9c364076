import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { Combobox } from '../../controls/combobox.js';
import { icon } from '../../controls/icons.js';
import { controlStyles } from '../../controls/styles.js';
import { listsOfFilter } from '../../table/filter-words.js';
import { formatFilter, parseFilter, takes, type Filter } from '../../table/filters.js';
import { customFieldList, type Lists } from '../../table/lists.js';
import { text } from '../../text/index.js';
import type { ElementClass } from '../shared/definition.js';
import { TicketElement } from '../shared/element.js';
import { giveBack } from '../shared/focus.js';
import { theme } from '../shared/theme.js';
import { Drafts } from './drafts.js';
import { findNames } from './names.js';
import { placePanel } from './place.js';
import { filterStyles } from './styles.js';
import { renderChips, renderPanel } from './view.js';

type SetProperty = Parameters<Drafts['setProperty']>;

/** How long a text stays as it is before the list is filtered by it. */
const typingDelay = 500;

/**
 * The filter of a list: a button with the panel in which conditions are made, and those that hold as
 * chips. A condition counts as soon as it is whole. It lays itself out in the row of its list.
 *
 * @csspart panel - Where the conditions are made.
 */
export class TicketFilter extends TicketElement {
  static needs = (): Record<string, ElementClass> => ({ 'tw-combobox': Combobox });

  static override properties: PropertyDeclarations = {
    filter: {},
    choose: { attribute: false },
    save: { attribute: false },
    open: { state: true },
  };
  static override styles = [theme, controlStyles, filterStyles];

  /** As `formatFilter` writes it. */
  declare filter: string;
  /** Told of another filter. */
  declare choose: ((filter: string) => void) | undefined;
  /** Keeps the filter as a view of one's own. */
  declare save: (() => void) | undefined;
  /** Whether conditions are being made. */
  declare private open: boolean;
  readonly #drafts = new Drafts();
  #holds: Filter = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.filter = '';
    this.open = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.opens')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('filter')) {
      this.#holds = parseFilter(this.filter);
      // What is being typed is about to be told itself.
      if (this.#timer === undefined) this.#drafts.take(formatFilter(this.#holds));
    }
    if (!this.client || !(changed.has('filter') || changed.has('client'))) return;
    this.preload(listsOfFilter(this.#holds));
    void findNames(this.client, this.#holds).then(
      (found) => {
        if (found) this.requestUpdate();
      },
      () => undefined,
    );
  }

  protected override content() {
    const { lists } = this;
    const count = this.#holds.length;
    const label = count > 0 ? text.filters.active(count) : text.filters.filter;
    return html`
      <button
        type="button"
        class="button opens"
        popovertarget="panel"
        aria-haspopup="dialog"
        aria-label=${label}
        title=${label}
      >
        ${icon('filter')}${count > 0 ? html`<span class="number">${count}</span>` : nothing}
      </button>
      <div
        id="panel"
        part="panel"
        popover
        role="dialog"
        aria-labelledby="title"
        @beforetoggle=${this.#toggles}
        @toggle=${this.#toggled}
        @change=${() => this.#apply()}
      >
        ${lists && this.open ? this.#conditions(lists) : nothing}
      </div>
      ${
        lists
          ? renderChips(this.#holds, {
              peek: lists.known,
              remove: (at) => void this.#removeChip(at),
              clear: () => this.#removeAll(),
              save: this.save,
            })
          : nothing
      }
    `;
  }

  #conditions(lists: Lists) {
    const applied =
      <Given extends readonly unknown[]>(change: (...given: Given) => void) =>
      (...given: Given): void => {
        change(...given);
        this.#apply();
      };
    return renderPanel({
      lists,
      drafts: this.#drafts.list,
      setProperty: applied((...to: SetProperty) => this.#drafts.setProperty(...to)),
      setOperator: applied((key, operator) => this.#drafts.setOperator(key, operator)),
      change: (key, value) => {
        this.#drafts.setValue(key, value);
        this.#changed(key);
      },
      refuse: (key, refusal) => {
        this.#drafts.refuse(key, refusal);
        this.requestUpdate();
      },
      add: () => void this.#add(),
      remove: (key) => void this.#remove(key),
      clear: () => void this.#clear(),
      close: () => this.#panel?.hidePopover(),
    });
  }

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector('#panel');
  }

  /** The panel begins with the conditions that hold, or with one to be made; it ends with what is whole. */
  #toggles({ newState, target, currentTarget }: ToggleEvent): void {
    // The lists that open within it tell of themselves as well.
    if (target !== currentTarget) return;
    const [panel, button] = [this.#panel!, this.#find('.opens')!];
    this.open = newState === 'open';
    if (newState !== 'open') {
      giveBack(panel, button);
      this.#apply();
      this.#drafts.reset(this.filter);
      return this.requestUpdate();
    }
    this.#drafts.reset(this.filter);
    if (this.#drafts.list.length === 0) this.#drafts.add();
    placePanel(panel, button);
    this.preload([customFieldList]);
    this.requestUpdate();
  }

  /** What is not shown yet cannot be focused. */
  #toggled({ newState, target, currentTarget }: ToggleEvent): void {
    if (target === currentTarget && newState === 'open')
      this.#focus('.condition:last-child select');
  }

  /** What is typed waits for a pause. */
  #changed(key: number): void {
    clearTimeout(this.#timer);
    const kind = takes(this.#drafts.list.find((each) => each.key === key)?.operator ?? 'empty');
    if (kind === 'ids') return this.#apply();
    this.#timer = setTimeout(() => this.#apply(), typingDelay);
    this.requestUpdate();
  }

  #apply(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.requestUpdate();
    const { written } = this.#drafts;
    if (written !== this.filter) this.#tell(written);
  }

  #tell(written: string): void {
    this.filter = written;
    this.choose?.(written);
  }

  async #add(): Promise<void> {
    const key = this.#drafts.add();
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(`[data-key="${key}"] select`);
  }

  async #remove(key: number): Promise<void> {
    const at = this.#drafts.list.findIndex((each) => each.key === key);
    this.#drafts.remove(key);
    this.#apply();
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.condition .remove');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.#find('.add'))?.focus();
  }

  async #clear(): Promise<void> {
    this.#drafts.reset('');
    this.#apply();
    await this.updateComplete;
    this.#focus('.add');
  }

  async #removeChip(at: number): Promise<void> {
    this.#tell(formatFilter(this.#holds.toSpliced(at, 1)));
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.active .chip-remove');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.#find('.opens'))?.focus();
  }

  #removeAll(): void {
    this.#tell('');
    this.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  #focus(selector: string): void {
    this.#find(selector)?.focus();
  }
}
