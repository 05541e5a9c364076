import { LitElement, html, nothing, type PropertyDeclarations } from 'lit';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import type { Demo } from './demo.js';

/** Says that this is a demo, what is kept where, and begins anew. */
export class DemoBar extends LitElement {
  static override properties: PropertyDeclarations = {
    demo: { attribute: false },
    over: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  };

  declare demo: Demo | undefined;
  /** What to do once it has begun anew. */
  declare over: (() => void) | undefined;
  declare private busy: boolean;
  declare private problem: string;

  constructor() {
    super();
    followTexts(this);
    this.busy = false;
    this.problem = '';
  }

  /** In the page's own tree, for its styles. */
  protected override createRenderRoot(): this {
    return this;
  }

  override render() {
    const { demo } = this;
    if (!demo) return nothing;
    return html`<aside aria-label=${text.demo.label}>
      <p>
        <strong>${text.demo.title}</strong> ${text.demo.kept[demo.kept]}
        ${demo.lost ? text.demo.lost : nothing}
      </p>
      <button class="small" @click=${() => this.#dialog?.showModal()}>
        ${text.demo.startOver}…
      </button>
      ${this.#question(demo)}
    </aside>`;
  }

  #question(demo: Demo) {
    return html`<dialog class="login" aria-labelledby="start-over-title">
      <form
        method="dialog"
        @submit=${(event: SubmitEvent) => {
          if ((event.submitter as HTMLButtonElement | null)?.value !== 'over') return;
          event.preventDefault();
          void this.#startOver(demo);
        }}
      >
        <h2 id="start-over-title">${text.demo.question}</h2>
        <p>${text.demo.whatGoes}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="actions">
          <button class="plain" autofocus>${text.demo.stay}</button>
          <button class="primary" value="over" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${text.demo.startOver}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  async #startOver(demo: Demo): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await demo.startOver();
      this.over?.();
    } catch {
      this.problem = text.demo.failed;
    }
    this.busy = false;
  }
}
