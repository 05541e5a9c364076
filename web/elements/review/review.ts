import {
  LitElement,
  css,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
} from 'lit';
import type { Change, Client, Plan, PreparedRequest } from '../../../wasm/js/index.js';
import { display, itemName, type Peek, type ReadFields } from '../../table/display.js';
import { size } from '../../text/size.js';
import { keyOf, labelAt, rowAt, type PropertyRow } from '../../table/properties.js';
import { setDifference } from '../../draft/rebase.js';
import { toCurl, toTypeScript } from './snippets.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { dialogStyles } from '../shared/dialog-styles.js';
import { keepFocus } from '../shared/focus.js';
import { theme } from '../shared/theme.js';

/**
 * Shows what a save will do before it happens: each change, and the body to the byte.
 *
 * @fires tw-undo-change - One change is not wanted; `detail.pointer` names it.
 * @fires tw-confirm - The changes are to be saved.
 * @fires tw-close - The review was closed.
 * @csspart dialog - The dialog.
 * @csspart request - Method and address.
 * @csspart headers - The header fields, without authorization.
 * @csspart body - The request body.
 */
export class TicketReview extends LitElement {
  static override properties: PropertyDeclarations = {
    changes: { attribute: false },
    plan: { attribute: false },
    base: { attribute: false },
    peek: { attribute: false },
    client: { attribute: false },
    ticketId: { attribute: false },
    unmodifiedSince: { attribute: false },
    saving: { type: Boolean },
    copied: { state: true },
    request: { state: true },
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
  /** Makes the request that is shown. */
  declare client: Pick<Client, 'core' | 'prepare' | 'baseUrl'> | undefined;
  declare ticketId: number;
  /** The LastChanged that the save is to be held to, if it is. */
  declare unmodifiedSince: string | null | undefined;
  declare saving: boolean;
  declare private request: PreparedRequest | undefined;
  declare private copied: string;

  constructor() {
    super();
    followTexts(this);
    this.changes = [];
    this.base = {};
    this.peek = () => undefined;
    this.ticketId = 0;
    this.saving = false;
    this.copied = '';
    keepFocus(this, () => this.renderRoot.querySelector<HTMLElement>('[autofocus]')?.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    const parts = ['client', 'ticketId', 'plan', 'unmodifiedSince'] as const;
    if (parts.some((part) => changed.has(part))) void this.#prepare();
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
            <code part="request">${this.request?.method} ${this.request?.url.href}</code>
          </header>
          <div class="content">
            ${this.#table()} ${this.request ? this.#sent(this.request) : nothing}
          </div>
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
    const label = labelAt(pointer);
    const read: ReadFields = (dictionary) => this.client?.core.customFields(dictionary) ?? [];
    const shown = (value: unknown): string =>
      row ? display(row, value, this.base, this.peek, read) : JSON.stringify(value);
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

  #sent(request: PreparedRequest) {
    const bytes = request.body as Uint8Array;
    const body = new TextDecoder().decode(bytes);
    const curl = (): string => toCurl(request, body);
    const typescript = (): string =>
      toTypeScript(this.ticketId, this.client!.baseUrl.href, this.changes);
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\n`);
    return html`
      <div class="sent">
        <h3 id="body-title">${text.review.body} (${size(bytes.length)})</h3>
        <button type="button" class="button small" @click=${() => void this.#copy(curl())}>
          ${text.review.curl}
        </button>
        <button type="button" class="button small" @click=${() => void this.#copy(typescript())}>
          ${text.review.typescript}
        </button>
      </div>
      <pre part="body" tabindex="0" role="region" aria-labelledby="body-title">${body}</pre>
      <details>
        <summary>${text.review.headers}</summary>
        <pre part="headers">${headers}</pre>
      </details>
      <p class="quiet">
        ${this.plan?.unguarded.length ? text.review.guardedByStamp : text.review.guarded}
      </p>
    `;
  }

  /** The newest plan counts, however long its request takes. */
  async #prepare(): Promise<void> {
    const { client, plan, ticketId, unmodifiedSince } = this;
    const prepared =
      client && plan
        ? await client.prepare('patchTicket', { id: ticketId }, plan.body, { unmodifiedSince })
        : undefined;
    if (plan === this.plan && client === this.client) this.request = prepared;
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
