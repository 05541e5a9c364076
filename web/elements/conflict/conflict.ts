import { LitElement, css, html, nothing, type PropertyDeclarations } from 'lit';
import type { Draft } from '../../../wasm/js/index.js';
import { display, type Peek, type ReadFields } from '../../table/display.js';
import { labelAt, labelOf, rowAt } from '../../table/properties.js';
import {
  foreign,
  overlaps,
  type Foreign,
  type Overlap,
  type Part,
  type Side,
} from '../../draft/rebase.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { absolute, instant, relative } from '../../text/time.js';
import { dialogStyles } from '../shared/dialog-styles.js';
import { theme } from '../shared/theme.js';

/**
 * Shows what happened when somebody else saved first, and lets the reader decide.
 *
 * @fires tw-resolve - Put my changes on top; `detail.theirs` has the pointers that keep their value.
 * @fires tw-discard-mine - Drop my edits and show the newest version.
 * @fires tw-continue - Go on in the ticket that this one was merged into; `detail.ticketId`.
 * @fires tw-close - Back to my edits, nothing decided.
 * @csspart dialog - The dialog.
 */
export class TicketConflict extends LitElement {
  static override properties: PropertyDeclarations = {
    mine: { attribute: false },
    fresh: { attribute: false },
    peek: { attribute: false },
    changedAt: { attribute: false },
    why: { attribute: false },
    moveTo: { attribute: false },
    theirs: { state: true },
  };
  static override styles = [
    theme,
    dialogStyles,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        margin: 4px 0 0;
        padding: 0;
        border: 0;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 24px;
        font-size: 13px;
        cursor: pointer;
      }
      input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--_accent);
      }
      .clash {
        background: var(--_warning-surface);
      }
      .clash .quiet {
        color: var(--_text);
      }
      .kept {
        font-weight: 600;
      }
    `,
  ];

  /** My draft, with its edits. */
  declare mine: Side & Pick<Draft, 'customFields'>;
  /** What the server has now. */
  declare fresh: Side;
  declare peek: Peek;
  /** When the ticket last changed on the server, as it says. */
  declare changedAt: unknown;
  /** What somebody else has done. */
  declare why: 'overlap' | 'closed' | 'merged' | 'deleted';
  /** The ticket that this one was merged into. */
  declare moveTo: number | undefined;
  declare private theirs: ReadonlySet<string>;

  constructor() {
    super();
    followTexts(this);
    this.peek = () => undefined;
    this.why = 'overlap';
    this.theirs = new Set();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  /** Closes the dialog; the focus goes back to where it was. */
  close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  override render() {
    const others = foreign(this.mine, this.fresh);
    return html`
      <dialog part="dialog" aria-labelledby="title" @close=${() => this.#emit('tw-close')}>
        <div class="sheet">
          <header><h2 id="title">${text.conflict.titles[this.why]}</h2></header>
          <div class="content">
            <p>
              ${this.#when()}
              ${this.moveTo === undefined ? nothing : text.conflict.mergedInto(this.moveTo)}
              ${text.conflict.nothingLost}
            </p>
            <table>
              <thead>
                <tr>
                  <th scope="col">${text.conflict.property}</th>
                  <th scope="col">${text.conflict.before}</th>
                  <th scope="col">${text.conflict.mine}</th>
                  <th scope="col">${text.conflict.theirs}</th>
                </tr>
              </thead>
              <tbody>
                ${overlaps(this.mine, this.fresh).map((overlap) => this.#overlap(overlap))}
              </tbody>
            </table>
            ${others.length > 0 ? this.#others(others) : nothing}
          </div>
          ${this.#buttons()}
        </div>
      </dialog>
    `;
  }

  readonly #read: ReadFields = (dictionary) => this.mine.customFields(dictionary);

  #when(): string {
    const at = instant(this.changedAt);
    return at === undefined ? '' : text.conflict.changed(relative(at, Date.now()), absolute(at));
  }

  #overlap(overlap: Overlap): unknown {
    const { pointer, parts } = overlap;
    const row = rowAt(pointer);
    const label = labelAt(pointer);
    const shown = (value: unknown, base: object): string =>
      row ? display(row, value, base, this.peek, this.#read) : JSON.stringify(value);
    if (parts.length === 0) return this.#row(overlap, label, shown);
    return parts.map((part) =>
      this.#row({ ...part, kind: 'clash' }, label, (value, base) =>
        shown(row?.control === 'dictionary' ? { [nameIn(part.pointer)]: value } : value, base),
      ),
    );
  }

  #row(
    { pointer, before, mine, theirs, kind }: Part & Pick<Overlap, 'kind'>,
    label: string,
    shown: (value: unknown, base: object) => string,
  ) {
    const takes = this.theirs.has(pointer);
    return html`<tr class=${kind}>
      <th scope="row">${label}</th>
      <td data-label=${text.conflict.before}>${shown(before, this.mine.base)}</td>
      <td data-label=${text.conflict.mine}>
        <span class=${takes ? '' : 'kept'}>${shown(mine, this.mine.base)}</span>
      </td>
      <td data-label=${text.conflict.theirs}>
        <span class=${takes ? 'kept' : ''}>${shown(theirs, this.fresh.base)}</span>
        ${
          kind === 'clash' || kind === 'merged'
            ? this.#choice(pointer, label)
            : html`<div class="quiet">
                ${kind === 'free' ? text.conflict.untouched : text.conflict.same}
              </div>`
        }
        ${kind === 'merged' ? html`<div class="quiet">${text.conflict.merged}</div>` : nothing}
      </td>
    </tr>`;
  }

  #choice(pointer: string, label: string) {
    const option = (theirs: boolean, name: string) =>
      html`<label>
        <input
          type="radio"
          name=${pointer}
          .checked=${this.theirs.has(pointer) === theirs}
          @change=${() => this.#choose(pointer, theirs)}
        />${name}
      </label>`;
    return html`<fieldset>
      <legend class="hidden">${text.conflict.choice(label)}</legend>
      ${option(false, text.conflict.keepMine)} ${option(true, text.conflict.takeTheirs)}
    </fieldset>`;
  }

  #others(others: readonly Foreign[]) {
    return html`
      <h3>${text.conflict.others}</h3>
      <ul>
        ${others.map(
          ({ row, before, theirs }) =>
            html`<li>
              <strong>${labelOf(row)}</strong>:
              ${display(row, before, this.mine.base, this.peek, this.#read)} →
              ${display(row, theirs, this.fresh.base, this.peek, this.#read)}
            </li>`,
        )}
      </ul>
    `;
  }

  #buttons() {
    return html`<footer>
      <button
        type="button"
        class="button plain start"
        @click=${() => this.#emit('tw-discard-mine')}
      >
        ${text.conflict.discard}
      </button>
      <button type="button" class="button" @click=${() => this.close()}>
        ${text.conflict.back}
      </button>
      ${this.moveTo === undefined ? this.#putOnTop() : this.#goOn(this.moveTo)}
    </footer>`;
  }

  #putOnTop() {
    return html`<button
      type="button"
      class="button primary"
      autofocus
      @click=${() => this.#emit('tw-resolve', { theirs: this.theirs })}
    >
      ${text.conflict.top}
    </button>`;
  }

  #goOn(ticketId: number) {
    return html`<button
      type="button"
      class="button primary"
      autofocus
      @click=${() => this.#emit('tw-continue', { ticketId })}
    >
      ${text.conflict.continueIn(ticketId)}
    </button>`;
  }

  #choose(pointer: string, theirs: boolean): void {
    const chosen = new Set(this.theirs);
    if (theirs) chosen.add(pointer);
    else chosen.delete(pointer);
    this.theirs = chosen;
  }

  #emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The last name of a pointer. */
function nameIn(pointer: string): string {
  const token = pointer.slice(pointer.lastIndexOf('/') + 1);
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
