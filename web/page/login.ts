import { LitElement, html, nothing, type PropertyDeclarations } from 'lit';
import type { Client } from '../../wasm/js/index.js';
import { needsLogin, shown, type Shown } from '../table/problems.js';
import { followTexts } from '../controls/following.js';
import { text } from '../text/index.js';
import type { Elsewhere, LogIn } from './sign-in.js';

/**
 * Asks for name and password in a dialog that stays until they are right; where another page asks for
 * them, it says so. What lies behind it, edits included, stays as it is.
 *
 * @fires tw-login - The session has begun.
 */
export class TicketLogin extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    user: {},
    hint: { attribute: false },
    logIn: { attribute: false },
    elsewhere: { attribute: false },
    waiting: { state: true },
    problem: { state: true },
  };

  declare client: Client | undefined;
  /** Name to begin with. */
  declare user: string;
  /** Why a log-in is asked for. */
  declare hint: string;
  /** Takes what was typed; without it there is nothing to type. */
  declare logIn: LogIn | undefined;
  /** Where there is something to type, but not here. */
  declare elsewhere: Elsewhere | undefined;
  declare private waiting: boolean;
  declare private problem: Shown | undefined;
  #attempts = 0;

  constructor() {
    super();
    followTexts(this);
    this.user = '';
    this.hint = '';
    this.waiting = false;
  }

  /** In the page's own tree, where password managers find it. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    this.querySelector<HTMLElement>(this.user === '' ? '#user' : '#password')?.focus();
  }

  override render() {
    return html`
      <dialog
        class="login"
        aria-labelledby="login-title"
        @cancel=${(event: Event) => event.preventDefault()}
      >
        <form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            if (this.waiting && !this.elsewhere) return;
            void this.#login(new FormData(event.target as HTMLFormElement));
          }}
        >
          <h2 id="login-title">${text.page.loginTitle}</h2>
          <p class="quiet">${this.hint || text.page.loginHint}</p>
          ${this.problem ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
          ${this.logIn ? this.#fields() : nothing}
          <button
            class="primary"
            aria-disabled=${this.waiting && !this.elsewhere ? 'true' : 'false'}
          >
            ${this.#label()}
          </button>
        </form>
      </dialog>
    `;
  }

  #fields() {
    return html`
      <label for="user">${text.page.user}</label>
      <input id="user" name="user" autocomplete="username" required .value=${this.user} />
      <label for="password">${text.page.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
      />
    `;
  }

  #label(): string {
    if (this.elsewhere) return this.waiting ? text.setup.goAgain : this.elsewhere.label;
    if (!this.logIn) return text.setup.again;
    return this.waiting ? text.page.loggingIn : text.page.login;
  }

  async #login(form: FormData): Promise<void> {
    const attempt = ++this.#attempts;
    this.waiting = true;
    this.problem = undefined;
    try {
      await this.elsewhere?.go();
      if (this.logIn) {
        await this.logIn(this.client!, entry(form, 'user'), entry(form, 'password'));
        this.querySelector('dialog')?.close();
      }
      this.dispatchEvent(new CustomEvent('tw-login', { bubbles: true }));
    } catch (cause) {
      // What was given up for a later one.
      if (attempt !== this.#attempts) return;
      const problem = shown(cause);
      this.problem =
        this.logIn && needsLogin(cause)
          ? { ...problem, message: text.errors.byCode.credentials_wrong }
          : problem;
      this.querySelector<HTMLInputElement>('#password')?.select();
    }
    this.waiting = false;
  }
}

function entry(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
