import { LitElement, css, html, nothing, type PropertyDeclarations } from 'lit';
import type { Change, Plan } from '../../wasm/js/index.js';
import { display, itemName, type Peek } from '../draft/display.js';
import { size } from '../draft/format.js';
import { keyOf, rowAt, type PropertyRow } from '../draft/properties.js';
import { setDifference } from '../draft/rebase.js';
import { toCurl, toTypeScript, type Sendable } from '../draft/snippets.js';
import { text } from '../draft/text.js';
import { dialogStyles } from './dialog-styles.js';
import { theme } from './theme.js';

/**
 * Shows what a save will do before it happens: each change, and the body to the byte.
 *
 * @fires tw-undo-change - One change is not wanted; `detail.pointer` names it.
 * @fires tw-confirm - The changes are to be saved.
 * @fires tw-close - The review was closed.
 * @csspart dialog - The dialog.
 * @csspart body - The request body.
 */
export class TicketReview extends LitElement {
  static override properties: PropertyDeclarations = {
    changes: { attribute: false },
    plan: { attribute: false },
    base: { attribute: false },
    peek: { attribute: false },
    request: { attribute: false },
    baseUrl: { attribute: false },
    ticketId: { attribute: false },
    saving: { type: Boolean },
    copied: { state: true },
  };
  static override styles = [
    theme,
    dialogStyles,
    css`
      .sent {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin: 16px 0 8px;
      }
      .sent h3 {
        flex: 1 1 200px;
        margin: 0;
      }
      .action {
        text-align: right;
      }
    `,
  ];

  declare changes: readonly Change[];
  declare plan: Plan | undefined;
  /** The ticket as it was read. */
  declare base: object;
  declare peek: Peek;
  /** The request that will be made, without its body. */
  declare request: Omit<Sendable, 'body'>;
  /** Root of the WebAPI, for the snippets. */
  declare baseUrl: string;
  declare ticketId: number;
  declare saving: boolean;
  declare private copied: string;

  constructor() {
    super();
    this.changes = [];
    this.base = {};
    this.peek = () => undefined;
    this.request = { method: 'PATCH', url: '', fields: {} };
    this.baseUrl = '';
    this.ticketId = 0;
    this.saving = false;
    this.copied = '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  /** Closes the dialog; the focus goes back to where it was. */
  close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  override render() {
    return html`
      <dialog part="dialog" aria-labelledby="title" @close=${() => this.#emit('tw-close')}>
        <div class="sheet">
          <header>
            <h2 id="title">${text.review.title(this.changes.length)}</h2>
            <code>${this.request.method} Ticket/${this.ticketId}</code>
          </header>
          <div class="content">${this.#table()} ${this.plan ? this.#sent(this.plan) : nothing}</div>
          <footer>
            <span class="quiet start" role="status">${this.copied}</span>
            <button type="button" class="button" @click=${() => this.close()}>
              ${text.review.back}
            </button>
            <button
              type="button"
              class="button primary"
              autofocus
              ?disabled=${this.saving || !this.plan}
              @click=${() => this.#emit('tw-confirm')}
            >
              ${this.saving ? text.editor.saving : text.editor.save}
            </button>
          </footer>
        </div>
      </dialog>
    `;
  }

  #table() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${text.review.property}</th>
          <th scope="col">${text.review.before}</th>
          <th scope="col">${text.review.after}</th>
          <th scope="col"><span class="hidden">${text.review.undo}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.changes.map((change) => this.#change(change))}
      </tbody>
    </table>`;
  }

  #change({ pointer, before, after }: Change) {
    const row = rowAt(pointer);
    const label = row?.label ?? pointer;
    const shown = (value: unknown): string =>
      row ? display(row, value, this.base, this.peek) : JSON.stringify(value);
    return html`<tr>
      <th scope="row">${label}</th>
      <td data-label=${text.review.before}><del>${shown(before)}</del></td>
      <td data-label=${text.review.after}>
        <ins>${shown(after)}</ins>
        ${row?.collection === 'set' ? this.#difference(row, before, after) : nothing}
      </td>
      <td class="action">
        <button
          type="button"
          class="button small"
          aria-label=${text.review.undoLabel(label)}
          @click=${() => this.#emit('tw-undo-change', { pointer })}
        >
          ${text.review.undo}
        </button>
      </td>
    </tr>`;
  }

  #difference(row: PropertyRow, before: unknown, after: unknown) {
    const { added, removed } = setDifference(keyOf(row), before, after);
    const names = (items: unknown[]): string =>
      items.map((item) => itemName(row, item, this.base, this.peek)).join(', ');
    const parts = [
      added.length > 0 && text.review.added(names(added)),
      removed.length > 0 && text.review.removed(names(removed)),
    ];
    return html`<div class="quiet">${parts.filter(Boolean).join('; ')}</div>`;
  }

  #sent({ body, bytes }: Plan) {
    const curl = (): string => toCurl({ ...this.request, body });
    const typescript = (): string => toTypeScript(this.ticketId, this.baseUrl, this.changes);
    return html`
      <div class="sent">
        <h3 id="body-title">${text.review.body} (${size(bytes)})</h3>
        <button type="button" class="button small" @click=${() => void this.#copy(curl())}>
          ${text.review.curl}
        </button>
        <button type="button" class="button small" @click=${() => void this.#copy(typescript())}>
          ${text.review.typescript}
        </button>
      </div>
      <pre part="body" tabindex="0" role="region" aria-labelledby="body-title">${body}</pre>
      <p class="quiet">${text.review.guarded}</p>
    `;
  }

  async #copy(content: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(content);
      this.copied = text.review.copied;
    } catch {
      this.copied = text.review.copyFailed;
    }
  }

  #emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
