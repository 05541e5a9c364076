import { LitElement, html, type PropertyDeclarations } from 'lit';
import type { Client } from '../../wasm/js/index.js';
import type { Desk } from '../draft/desk.js';
import { needsLogin, shown } from '../table/problems.js';
import { followTexts } from '../controls/following.js';
import { text } from '../text/index.js';
import { interfere, type Interference } from './interference.js';

/** Of the demo: buttons that let a colleague save a change of the open ticket. */
export class ColleagueStrip extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    desk: { attribute: false },
    ticketId: { attribute: false },
    fetch: { attribute: false },
    busy: { state: true },
    said: { state: true },
  };

  declare client: Client | undefined;
  declare desk: Desk | undefined;
  declare ticketId: number | undefined;
  /** What carries the colleague's calls; the browser's own where it is missing. */
  declare fetch: typeof fetch | undefined;
  declare private busy: boolean;
  declare private said: string;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    followTexts(this);
    this.busy = false;
    this.said = '';
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('ticketId')) this.said = '';
    if (changed.has('desk')) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    const button = (kind: Interference, label: string) =>
      html`<button
        class="small"
        aria-disabled=${this.busy ? 'true' : 'false'}
        aria-describedby="colleague-said"
        @click=${() => void this.#interfere(kind)}
      >
        ${label}
      </button>`;
    return html`
      <span id="colleague-label">${text.page.colleague}</span>
      <span role="group" aria-labelledby="colleague-label">
        ${button('other', text.page.colleagueOther)} ${button('same', text.page.colleagueSame)}
      </span>
      <span id="colleague-said" role="status">${this.said}</span>
    `;
  }

  /** What was announced has come: nothing is left to say. */
  #follow(): void {
    this.#stop();
    const stop = this.desk?.onReport((report) => {
      const here = 'ticketId' in report && report.ticketId === this.ticketId;
      if (here && ['saved', 'conflict'].includes(report.kind)) this.said = '';
    });
    this.#stop = () => void stop?.();
  }

  async #interfere(kind: Interference): Promise<void> {
    const { client, desk, ticketId } = this;
    if (this.busy || !client || !desk || ticketId === undefined) return;
    this.busy = true;
    this.said = await this.#words(client, desk, ticketId, kind).catch((cause: unknown) =>
      needsLogin(cause) ? text.page.colleagueUnknown : shown(cause).message,
    );
    this.busy = false;
  }

  async #words(client: Client, desk: Desk, ticketId: number, kind: Interference): Promise<string> {
    const { changes } = await desk.openTicket(ticketId);
    const done = await interfere(client, ticketId, kind, changes, this.fetch);
    if (!done) return text.page.colleagueNothing;
    const told = text.page.colleagueDid(done.who, done.change);
    if (changes.length === 0) return told;
    const next = kind === 'same' ? text.page.colleagueConflict : text.page.colleagueMerge;
    return `${told} ${next}`;
  }
}
