import { css, html, nothing, type PropertyDeclarations } from 'lit';
import { icon } from '../../controls/icons.js';
import { controlStyles } from '../../controls/styles.js';
import { csvOf } from '../../table/csv.js';
import { exportedHead, exportedRow } from '../../table/exported.js';
import { isAbort } from '../../table/problems.js';
import type { Query } from '../../table/views.js';
import { text } from '../../text/index.js';
import { toDay } from '../../text/time.js';
import { TicketElement } from '../shared/element.js';
import { theme } from '../shared/theme.js';
import { mostExported, readAll } from './reading-all.js';

/**
 * The button that gives the list as it stands, with its filter and its order, as a file for
 * spreadsheets. It lays itself out in the row of its list.
 */
export class TicketExport extends TicketElement {
  static override properties: PropertyDeclarations = {
    choice: { attribute: false },
    count: { state: true },
    said: { state: true },
    failed: { state: true },
  };
  static override styles = [
    theme,
    controlStyles,
    css`
      :host {
        display: contents !important;
      }
      .button {
        min-width: 32px;
        padding: 0;
        font-size: 16px;
      }
      p {
        order: 1;
        flex-basis: 100%;
        margin: 0;
        color: var(--_text-quiet);
        font-size: 13px;
      }
      .failed {
        color: var(--_danger-text);
      }
    `,
  ];

  /** What the list shows. */
  declare choice: Query | undefined;
  /** How many tickets are read; `undefined` while nothing is being read. */
  declare private count: number | undefined;
  /** What has come of it. */
  declare private said: string;
  declare private failed: boolean;
  #running: AbortController | undefined;

  constructor() {
    super();
    this.said = '';
    this.failed = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  protected override content() {
    const busy = this.count !== undefined;
    const label = busy ? text.exporting.cancel : text.exporting.start;
    const said = busy ? text.exporting.reading(this.count!) : this.said;
    return html`<button
        type="button"
        class="button"
        aria-label=${label}
        title=${label}
        @click=${() => (busy ? this.#running?.abort() : void this.#export())}
      >
        ${icon(busy ? 'close' : 'download')}
      </button>
      ${said ? html`<p class=${this.failed ? 'failed' : nothing} role="status">${said}</p>` : nothing}`;
  }

  async #export(): Promise<void> {
    const { client, choice } = this;
    if (!client || !choice) return;
    const { signal } = (this.#running = new AbortController());
    // As it stands now, whatever is chosen while it is read.
    const { view, order, search, filter, columns, associateId } = choice;
    const query = { view, order, search, filter, columns, associateId };
    this.count = 0;
    this.failed = false;
    try {
      const tell = (count: number): void => void (this.count = count);
      const { rows, more } = await readAll(client, query, { signal, tell });
      const lines = [exportedHead(columns), ...rows.map((row) => exportedRow(row, columns))];
      const name = `tickets-${toDay(Date.now())}.csv`;
      hand(new Blob([csvOf(lines)], { type: 'text/csv;charset=utf-8' }), name);
      this.said = more
        ? text.exporting.first(mostExported, name)
        : text.exporting.done(rows.length, name);
    } catch (cause) {
      this.failed = !isAbort(cause);
      this.said = this.failed
        ? `${text.exporting.failed} ${this.report(cause).message}`
        : text.exporting.cancelled;
    } finally {
      this.count = undefined;
    }
  }
}

/** Has the browser keep a file. */
function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the bytes over once it had a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
