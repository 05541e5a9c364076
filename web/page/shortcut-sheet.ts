import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { followTexts } from '../controls/following.js';
import { keepFocus } from '../elements/shared/focus.js';
import { text } from '../text/index.js';
import { isSingle, type Command, type CommandName, type OwnKeys } from './commands.js';
import { faultOf } from './own-keys.js';
import { keysOf } from './shortcuts.js';

/**
 * The keyboard shortcuts in a dialog, where they can be changed.
 *
 * @fires tw-keys - Keys were chosen; `detail` has all that are the reader's own.
 */
export class ShortcutSheet extends LitElement {
  static override properties: PropertyDeclarations = {
    commands: { attribute: false },
    singleKeys: { attribute: false },
    own: { attribute: false },
    changing: { state: true },
    said: { state: true },
  };

  declare commands: readonly Command[];
  declare singleKeys: boolean;
  /** What the reader has chosen so far. */
  declare own: OwnKeys;
  /** Whose keys are pressed next. */
  declare private changing: CommandName | undefined;
  declare private said: string;

  constructor() {
    super();
    followTexts(this);
    this.commands = [];
    this.singleKeys = true;
    this.own = {};
    this.said = '';
    keepFocus(this, () => this.querySelector<HTMLElement>('h2')?.focus());
  }

  protected override createRenderRoot(): this {
    return this;
  }

  async open(): Promise<void> {
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  override render() {
    const shown = this.commands.filter((command) => this.singleKeys || !isSingle(command));
    return html`<dialog
      class="help"
      id="help"
      aria-labelledby="help-title"
      @keydown=${this.#pressed}
      @close=${() => this.#end()}
    >
      <form method="dialog">
        <h2 id="help-title" tabindex="-1" autofocus>${text.page.keys}</h2>
        <dl>
          ${shown.map((command) => this.#command(command))}
          ${text.page.otherKeys.map(([keys, what]) => row(keys.split(' '), what))}
        </dl>
        ${this.singleKeys ? nothing : html`<p class="quiet">${text.page.singleKeysOff}</p>`}
        <p class="said" role="status">${this.said}</p>
        <div class="actions">
          ${
            Object.keys(this.own).length > 0
              ? html`<button type="button" class="plain" @click=${() => this.#choose({})}>
                  ${text.keys.reset}
                </button>`
              : nothing
          }
          <button class="primary">${text.page.close}</button>
        </div>
      </form>
    </dialog>`;
  }

  #command(command: Command): TemplateResult {
    const { id, keys, label, fixed } = command;
    if (fixed) return row(spell(keys), label);
    const changing = this.changing === id;
    return row(
      spell(keys),
      label,
      html`<button
        type="button"
        class="plain small"
        aria-label=${changing ? nothing : text.keys.changeOf(label)}
        aria-pressed=${changing ? 'true' : 'false'}
        @click=${() => this.#begin(changing ? undefined : command)}
        @blur=${() => {
          if (changing) this.#begin(undefined);
        }}
      >
        ${changing ? text.keys.press : text.keys.change}
      </button>`,
    );
  }

  #begin(command: Command | undefined): void {
    this.changing = command?.id;
    this.said = command ? text.keys.pressFor(command.label) : '';
  }

  #end(): void {
    this.changing = undefined;
    this.said = '';
  }

  #pressed(event: KeyboardEvent): void {
    const id = this.changing;
    if (id === undefined || event.key === 'Tab') return;
    if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Escape') return this.#begin(undefined);
    const keys = keysOf(event);
    const fault =
      keys === undefined ? ({ why: 'unfit' } as const) : faultOf(keys, id, this.commands);
    if (fault) {
      this.said = fault.why === 'taken' ? text.keys.taken(fault.by.label) : text.keys.unfit;
      return;
    }
    this.changing = undefined;
    this.#choose({ ...this.own, [id]: keys });
  }

  #choose(own: OwnKeys): void {
    this.said = text.keys.kept;
    this.dispatchEvent(new CustomEvent('tw-keys', { detail: own }));
  }
}

function row(keys: readonly string[], what: string, change?: TemplateResult): TemplateResult {
  return html`<div>
    <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
    <dd>${what}</dd>
    ${change ? html`<dd class="change">${change}</dd>` : nothing}
  </div>`;
}

/** `Control+S` as it stands on keys: `Ctrl`, `S`. */
export function spell(keys: string): string[] {
  if (keys === '') return [];
  const names = keys.length === 1 ? [keys] : keys.split('+');
  return names.map((name) => text.page.keyNames[name] ?? name);
}
