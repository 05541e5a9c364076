import { html, type TemplateResult } from 'lit';
import { text } from '../draft/text.js';
import type { Colours } from './colours.js';

const choices: readonly (readonly [Colours, string])[] = [
  ['system', text.page.themeSystem],
  ['light', text.page.themeLight],
  ['dark', text.page.themeDark],
];

/** The menu at the end of the top bar. */
export function renderMenu(menu: {
  readonly user: string;
  readonly colours: Colours;
  readonly choose: (colours: Colours) => void;
  readonly logout: () => void;
}): TemplateResult {
  return html`
    <button
      class="user"
      popovertarget="menu"
      aria-label=${text.page.menu(menu.user)}
      title=${text.page.menu(menu.user)}
    >
      <span aria-hidden="true">${menu.user.slice(0, 2).toUpperCase() || '?'}</span>
    </button>
    <div class="menu" id="menu" popover>
      <p>${text.page.menu(menu.user)}</p>
      <div class="segments" role="group" aria-label=${text.page.theme}>
        ${choices.map(
          ([name, label]) =>
            html`<button
              aria-pressed=${name === menu.colours ? 'true' : 'false'}
              @click=${() => menu.choose(name)}
            >
              ${label}
            </button>`,
        )}
      </div>
      <button popovertarget="menu" @click=${openHelp}>${text.page.keys} <kbd>?</kbd></button>
      <button popovertarget="menu" @click=${menu.logout}>${text.page.logout}</button>
    </div>
  `;
}

/** The list of keyboard shortcuts; opened by `openHelp`. */
export function renderHelp(): TemplateResult {
  return html`<dialog class="help" id="help" aria-labelledby="help-title">
    <form method="dialog">
      <h2 id="help-title">${text.page.keys}</h2>
      <dl>
        ${text.page.shortcuts.map(
          ([keys, what]) =>
            html`<div>
              <dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${what}</dd>
            </div>`,
        )}
      </dl>
      <button class="primary" autofocus>${text.page.close}</button>
    </form>
  </dialog>`;
}

/** Shows the keyboard shortcuts. */
export function openHelp(): void {
  document.querySelector<HTMLDialogElement>('#help')?.showModal();
}
