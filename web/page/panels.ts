import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../text/index.js';
import type { Colours } from './colours.js';
import { isSingle, type Command } from './commands.js';

const choices = (): readonly (readonly [Colours, string])[] => [
  ['system', text.page.themeSystem],
  ['light', text.page.themeLight],
  ['dark', text.page.themeDark],
];

/** The menu at the end of the top bar. */
export function renderMenu(menu: {
  readonly user: string;
  readonly colours: Colours;
  readonly singleKeys: boolean;
  readonly choose: (colours: Colours) => void;
  readonly switchKeys: (on: boolean) => void;
  readonly help: Command;
  readonly logout: () => void;
}): TemplateResult {
  const close = (then: () => void) => (): void => {
    document.querySelector<HTMLElement>('#menu')?.hidePopover();
    then();
  };
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
        ${choices().map(
          ([name, label]) =>
            html`<button
              aria-pressed=${name === menu.colours ? 'true' : 'false'}
              @click=${() => menu.choose(name)}
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
          .checked=${menu.singleKeys}
          @change=${(event: Event) => menu.switchKeys((event.target as HTMLInputElement).checked)}
        />
      </label>
      <button @click=${close(menu.help.run)}>
        ${text.page.keys} ${menu.singleKeys ? html`<kbd>${menu.help.keys}</kbd>` : nothing}
      </button>
      <button @click=${close(menu.logout)}>${text.page.logout}</button>
    </div>
  `;
}

/** The list of keyboard shortcuts; opened by `openHelp`. */
export function renderHelp(commands: readonly Command[], singleKeys: boolean): TemplateResult {
  const shown = commands.filter((command) => singleKeys || !isSingle(command));
  const rows = [...shown.map(({ keys, label }) => [spell(keys), label]), ...text.page.otherKeys];
  return html`<dialog class="help" id="help" aria-labelledby="help-title">
    <form method="dialog">
      <h2 id="help-title" tabindex="-1" autofocus>${text.page.keys}</h2>
      <dl>
        ${rows.map(
          ([keys, what]) =>
            html`<div>
              <dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${what}</dd>
            </div>`,
        )}
      </dl>
      ${singleKeys ? nothing : html`<p class="quiet">${text.page.singleKeysOff}</p>`}
      <button class="primary">${text.page.close}</button>
    </form>
  </dialog>`;
}

/** Shows the keyboard shortcuts. */
export function openHelp(): void {
  document.querySelector<HTMLDialogElement>('#help')?.showModal();
}

/** `Control+S` as it stands on keys: `Ctrl S`. */
function spell(keys: string): string {
  const names = keys.length === 1 ? [keys] : keys.split('+');
  return names.map((name) => text.page.keyNames[name] ?? name).join(' ');
}
