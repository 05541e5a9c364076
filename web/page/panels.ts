import { html, nothing, type TemplateResult } from 'lit';
import type { Shown } from '../table/problems.js';
import { text } from '../text/first.js';
import { languages, type Language } from '../text/tags.js';
import type { Account } from './account.js';
import type { AfterSaving, Choices } from './choices.js';
import type { Colours } from './colours.js';
import type { Command } from './commands.js';

/** The choices of colours, and what they are called. */
export const colourChoices = (): readonly (readonly [Colours, string])[] => [
  ['system', text.page.themeSystem],
  ['light', text.page.themeLight],
  ['dark', text.page.themeDark],
];

/** The menu at the end of the top bar. */
export function renderMenu(menu: {
  readonly user: string;
  readonly choices: Choices;
  readonly speak: (language: Language) => void;
  readonly help: Command;
  readonly logout: () => void;
}): TemplateResult {
  const close = (then: () => void) => (): void => {
    document.querySelector<HTMLElement>('#menu')?.hidePopover();
    then();
  };
  const { choices } = menu;
  const initials = menu.user.slice(0, 2).toUpperCase() || '?';
  return html`
    <button
      class="user"
      popovertarget="menu"
      aria-label="${initials}: ${text.page.menu(menu.user)}"
      title=${text.page.menu(menu.user)}
    >
      <span aria-hidden="true">${initials}</span>
    </button>
    <div class="menu" id="menu" popover>
      <p>${text.page.menu(menu.user)}</p>
      <div class="segments" role="group" aria-label=${text.page.theme}>
        ${colourChoices().map(
          ([name, label]) =>
            html`<button
              aria-pressed=${name === choices.colours ? 'true' : 'false'}
              @click=${() => (choices.colours = name)}
            >
              ${label}
            </button>`,
        )}
      </div>
      <label class="check">
        ${text.page.singleKeys}
        <input
          type="checkbox"
          role="switch"
          .checked=${choices.singleKeys}
          @change=${({ target }: Event) =>
            (choices.singleKeys = (target as HTMLInputElement).checked)}
        />
      </label>
      ${renderAfterSaving(choices)} ${renderLanguages(menu.speak)}
      <button @click=${close(menu.help.run)}>
        ${text.page.keys} ${choices.singleKeys ? html`<kbd>${menu.help.keys}</kbd>` : nothing}
      </button>
      <button @click=${close(menu.logout)}>${text.page.logout}</button>
    </div>
  `;
}

/** The choice of what comes after a ticket that is saved. */
function renderAfterSaving(choices: Choices): TemplateResult {
  const { stay, next, setting } = text.page.afterSaving;
  return html`<div class="row">
    <label for="after-saving">${setting}</label>
    <select
      id="after-saving"
      @change=${({ target }: Event) =>
        (choices.afterSaving = (target as HTMLSelectElement).value as AfterSaving)}
    >
      ${Object.entries({ stay, next }).map(
        ([name, label]) =>
          html`<option value=${name} ?selected=${name === choices.afterSaving}>${label}</option>`,
      )}
    </select>
  </div>`;
}

/** The choice of a language. */
function renderLanguages(speak: (language: Language) => void): TemplateResult {
  return html`<div class="row">
    <label for="language">${text.language}</label>
    <select
      id="language"
      @change=${(event: Event) => speak((event.target as HTMLSelectElement).value as Language)}
    >
      ${Object.entries(languages).map(
        ([tag, name]) =>
          html`<option value=${tag} lang=${tag} ?selected=${tag === text.locale}>${name}</option>`,
      )}
    </select>
  </div>`;
}

/** What stands in the place of what is on its way. */
export function renderStarting(): TemplateResult {
  return html`<p class="starting" role="status">${text.page.starting}</p>`;
}

/** The log-in, while one is asked for; `then` follows it. */
export function renderLogin(account: Account, then: () => void): TemplateResult | typeof nothing {
  const { client, login, name, hint, logIn, elsewhere } = account;
  if (!login) return nothing;
  return html`<tw-login
    .client=${client}
    .user=${name}
    .hint=${hint}
    .logIn=${logIn}
    .elsewhere=${elsewhere}
    @tw-login=${then}
  ></tw-login>`;
}

/** Says that a part of the page could not be loaded. */
export function renderMissing(retry: (() => void) | undefined): TemplateResult | typeof nothing {
  if (!retry) return nothing;
  const again = (): void => {
    // The button goes.
    document.querySelector<HTMLElement>('#detail')?.focus();
    retry();
  };
  return html`<div class="missing" role="alert">
    <p>${text.page.partMissing}</p>
    <button class="small" @click=${again}>${text.errors.retry}</button>
  </div>`;
}

/** Why nothing can be shown. */
export function renderFailed({ message, retry }: Shown, again: () => void): TemplateResult {
  return html`<main class="failed">
    <h1>${text.product}</h1>
    <p role="alert">${text.page.startFailed} ${message}</p>
    ${retry ? html`<button class="primary" @click=${again}>${text.errors.retry}</button>` : nothing}
  </main>`;
}
