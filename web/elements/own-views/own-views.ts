import { LitElement, html, nothing, type PropertyDeclarations } from 'lit';
import { controlStyles } from '../../controls/styles.js';
import { icon } from '../../controls/icons.js';
import {
  mostOwnViews,
  type OwnChoice,
  type OwnView,
  type OwnViewFault,
  type OwnViews,
} from '../../draft/own-views.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { placePanel } from '../filter/place.js';
import { giveBack } from '../shared/focus.js';
import { theme } from '../shared/theme.js';
import { ownViewStyles } from './styles.js';
import { renderLine } from './line.js';
import { renderForm, renderViews } from './view.js';

/**
 * The button and the panel in which views of one's own are saved, renamed, moved and deleted. It lays
 * itself out in the row of its list.
 *
 * @csspart panel - Where the views are.
 */
export class OwnViewsPanel extends LitElement {
  static override properties: PropertyDeclarations = {
    views: { attribute: false },
    list: { attribute: false },
    choice: { attribute: false },
    columns: { attribute: false },
    choose: { attribute: false },
    name: { state: true },
    fault: { state: true },
    said: { state: true },
    changed: { state: true },
    edited: { state: true },
    shown: { state: true },
  };
  static override styles = [theme, controlStyles, ownViewStyles];

  /** Where they are kept. */
  declare views: OwnViews | undefined;
  /** Those that are there. */
  declare list: readonly OwnView[];
  /** What the list shows now. */
  declare choice: OwnChoice | undefined;
  /** What each ticket's second line shows now; see `<tw-list>`. */
  declare columns: string;
  /** Shows other columns there. */
  declare choose: ((columns: string) => void) | undefined;
  declare private name: string;
  /** What is wrong with the new name, or (with `of`) with that of a view. */
  declare private fault: { readonly why: OwnViewFault; readonly of?: string } | undefined;
  /** What was done, in a sentence. */
  declare private said: string;
  /** The view that was changed last, by the name that it has back once that is undone. */
  declare private changed: string | undefined;
  /** Whether the panel is open. */
  declare private shown: boolean;
  /** The view that is being renamed, by its name. */
  declare private edited: string | undefined;

  constructor() {
    super();
    followTexts(this);
    this.list = [];
    this.columns = '';
    this.name = '';
    this.said = '';
    this.shown = false;
  }

  /** Opens the panel to save what the list shows. */
  open(): void {
    // What has asked for it may be gone when it closes.
    this.#focus('.opens');
    this.#panel.showPopover();
  }

  override render() {
    const { views } = this;
    if (!views) return nothing;
    return html`
      <button
        type="button"
        class="button opens"
        popovertarget="views"
        aria-haspopup="dialog"
        aria-label=${text.ownViews.manage}
        title=${text.ownViews.manage}
      >
        ${icon('views')}
      </button>
      <div
        id="views"
        part="panel"
        popover
        role="dialog"
        aria-label=${text.list.ownViews}
        @beforetoggle=${this.#toggles}
        @toggle=${({ newState }: ToggleEvent) => {
          // What is not shown yet cannot be focused.
          if (newState === 'open') this.#focus('#name');
        }}
      >
        ${this.shown ? this.#content(views) : nothing}
        <footer>
          <button type="button" class="button" @click=${() => this.#panel.hidePopover()}>
            ${text.ownViews.close}
          </button>
        </footer>
      </div>
    `;
  }

  #content(views: OwnViews) {
    const why = this.fault && faultText(this.fault.why);
    const ofView = this.fault?.of !== undefined;
    return html`
      ${renderLine(this.columns, (columns, focus) => void this.#show(columns, focus))}
      ${renderForm({
        name: this.name,
        problem: ofView ? undefined : why,
        type: (name) => {
          this.name = name;
          this.fault = undefined;
        },
        save: () => void this.#add(),
      })}
      ${renderViews(this.list, {
        edited: this.edited,
        problem: ofView ? why : undefined,
        edit: (name) => void this.#edit(name),
        rename: (before, after) => void this.#rename(before, after),
        move: (name, places) => void this.#move(name, places),
        remove: (name) => void this.#remove(name),
        choice: this.choice,
        set: (view) => void this.#set(view),
      })}
      ${this.#done(views)}
    `;
  }

  /** What was done, and a way back from that. */
  #done({ passing }: OwnViews) {
    return html`${passing ? html`<p class="quiet">${text.ownViews.memory}</p>` : nothing}
      <p class="said">
        <span role="status">${this.said}</span>
        ${
          this.changed !== undefined
            ? html`<button type="button" class="button small" @click=${() => void this.#undo()}>
                ${text.ownViews.undo}
              </button>`
            : nothing
        }
      </p>`;
  }

  get #panel(): HTMLElement {
    return this.renderRoot.querySelector('#views')!;
  }

  #toggles({ newState }: ToggleEvent): void {
    this.fault = this.changed = this.edited = undefined;
    this.views?.settle();
    this.name = this.said = '';
    this.shown = newState === 'open';
    const button = this.renderRoot.querySelector<HTMLElement>('.opens')!;
    if (newState === 'open') placePanel(this.#panel, button);
    else giveBack(this.#panel, button);
  }

  /** The list shows it at once; it is kept with the view that is saved then. */
  async #show(columns: string, focus: string): Promise<void> {
    this.columns = columns;
    this.choose?.(columns);
    await this.updateComplete;
    this.#focus(focus);
  }

  async #add(): Promise<void> {
    const { views, choice, name } = this;
    if (!views || !choice) return;
    const why = await views.add(name, choice);
    if (why) return this.#refuse({ why }, '#name');
    this.name = '';
    this.#tell(text.ownViews.saved(name.trim()), name.trim());
  }

  async #edit(name: string): Promise<void> {
    this.edited = name;
    this.fault = undefined;
    await this.updateComplete;
    this.#focus('.rename input');
  }

  async #rename(before: string, after: string | undefined): Promise<void> {
    const why = after === undefined ? undefined : await this.views?.rename(before, after);
    if (why) return this.#refuse({ why, of: before }, '.rename input');
    const at = this.list.findIndex(({ name }) => name === before);
    this.edited = this.fault = undefined;
    await this.updateComplete;
    const row = this.renderRoot.querySelectorAll<HTMLElement>('.views li')[at] ?? this.#own(after);
    if (after !== undefined) {
      const name = row?.dataset['name'] ?? after.trim();
      if (name !== before) this.#tell(text.ownViews.renamed(before, name), before);
    }
    row?.querySelector<HTMLElement>('.name')?.focus();
  }

  async #set(view: OwnView): Promise<void> {
    const { views, choice } = this;
    if (!views || !choice) return;
    const why = await views.set(view, choice);
    if (why) return this.#refuse({ why }, '#name');
    this.#tell(text.ownViews.set(view.name), view.name);
    await this.updateComplete;
    this.#focus('.said button');
  }

  async #move(name: string, places: number): Promise<void> {
    const why = await this.views?.move(name, places);
    if (why) return this.#refuse({ why }, '#name');
    await this.updateComplete;
    const place = this.views!.list.findIndex((each) => each.name === name) + 1;
    this.#tell(text.ownViews.moved(name, place, this.views!.list.length), name);
    this.#own(name)
      ?.querySelector<HTMLElement>(places < 0 ? '.up' : '.down')
      ?.focus();
  }

  async #remove(name: string): Promise<void> {
    const why = await this.views?.remove(name);
    if (why) return this.#refuse({ why }, '#name');
    this.#tell(text.ownViews.removed(name), name);
    await this.updateComplete;
    this.#focus('.said button');
  }

  async #undo(): Promise<void> {
    const { changed } = this;
    const why = await this.views?.undo();
    if (why) return this.#refuse({ why }, '#name');
    this.#tell(text.ownViews.undone);
    await this.updateComplete;
    (this.#own(changed)?.querySelector<HTMLElement>('.name') ?? this.#find('#name'))?.focus();
  }

  #own(name: string | undefined): HTMLElement | undefined {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.views li')];
    return rows.find((row) => row.dataset['name'] === name);
  }

  /** `changed`: the view that can be had back as it was. */
  #tell(said: string, changed?: string): void {
    this.said = said;
    this.changed = this.views?.undoable ? changed : undefined;
    this.fault = undefined;
  }

  async #refuse(fault: NonNullable<typeof this.fault>, selector: string): Promise<void> {
    this.#tell('');
    this.fault = fault;
    await this.updateComplete;
    this.#focus(selector);
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector(selector);
  }

  #focus(selector: string): void {
    this.#find(selector)?.focus();
  }
}

function faultText(why: OwnViewFault): string {
  const { ownViews } = text;
  if (why === 'missing') return ownViews.nameMissing;
  if (why === 'taken') return ownViews.nameTaken;
  if (why === 'gone') return ownViews.gone;
  if (why === 'changed') return ownViews.changed;
  return why === 'full' ? ownViews.full(mostOwnViews) : ownViews.failed;
}
