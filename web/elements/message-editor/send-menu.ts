import { css, html, nothing, type TemplateResult } from 'lit';
import type { AfterChoice } from '../../draft/after-choices.js';
import { text } from '../../text/index.js';
import { giveBack } from '../shared/focus.js';

/** What the menu needs. */
export interface SendMenu {
  readonly choices: readonly AfterChoice[];
  readonly busy: boolean;
  readonly send: (choice: AfterChoice) => void;
}

/** Beside the button that sends: what else can happen with the ticket then. */
export function renderSendMenu(menu: SendMenu): TemplateResult | typeof nothing {
  const { choices, busy, send } = menu;
  if (choices.length === 0) return nothing;
  return html`<button
      type="button"
      class="button primary split"
      id="more-ways"
      popovertarget="ways"
      aria-haspopup="menu"
      aria-label=${text.composer.more}
      title=${text.composer.more}
      aria-disabled=${busy ? 'true' : 'false'}
    >
      <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true">
        <path d="m1.5 6 3.5 4 3.5-4" fill="none" stroke="currentColor" stroke-width="1.6" />
      </svg>
    </button>
    <div
      class="ways"
      id="ways"
      popover
      role="menu"
      aria-label=${text.composer.more}
      @beforetoggle=${place}
      @toggle=${opened}
      @keydown=${key}
    >
      ${choices.map(
        (choice) =>
          html`<button
            type="button"
            class="way"
            role="menuitem"
            tabindex="-1"
            @click=${({ currentTarget }: Event) => {
              close(currentTarget as Element);
              send(choice);
            }}
          >
            ${labelOf(choice)}
          </button>`,
      )}
    </div>`;
}

/** What a choice is called. */
export function labelOf({ kind, name, preset, next }: AfterChoice): string {
  const say = text.composer;
  if (kind === 'close') return next ? say.sendCloseNext : say.sendAndClose;
  return preset === undefined ? say.sendAndSet(name) : say.sendAndWait(text.field.presets[preset]);
}

function menuOf(inside: Element): HTMLElement {
  return inside.closest<HTMLElement>('[popover]')!;
}

/** The cursor goes back to the button first. */
function close(inside: Element): void {
  const menu = menuOf(inside);
  menu.hidePopover();
  (menu.previousElementSibling as HTMLElement).focus();
}

/** Above the button, where the composer's foot leaves room; to which the cursor goes back at the end. */
function place({ target, newState }: ToggleEvent): void {
  const menu = target as HTMLElement;
  const button = menu.previousElementSibling as HTMLElement;
  if (newState !== 'open') return giveBack(menu, button);
  const box = button.getBoundingClientRect();
  menu.style.bottom = `${innerHeight - box.top + 4}px`;
  menu.style.right = `${Math.max(8, innerWidth - box.right)}px`;
}

function opened({ target, newState }: ToggleEvent): void {
  if (newState === 'open') (target as Element).querySelector<HTMLElement>('.way')?.focus();
}

function key(event: KeyboardEvent): void {
  const menu = menuOf(event.target as Element);
  const all = [...menu.querySelectorAll<HTMLElement>('.way')];
  const at = all.indexOf(event.target as HTMLElement);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % all.length,
    ArrowUp: (at + all.length - 1) % all.length,
    Home: 0,
    End: all.length - 1,
  };
  const next = all[places[event.key] ?? -1];
  if (event.key === 'Tab') return close(menu);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export const sendMenuStyles = css`
  .sending {
    display: flex;
  }
  .sending > .primary:first-child:not(:last-child) {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .foot .sending > .split {
    flex: none;
    min-width: 28px;
    padding: 4px 8px;
    border-inline-start-color: var(--_on-accent);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .ways {
    position: fixed;
    inset: auto;
    width: max-content;
    max-width: min(360px, calc(100vw - 48px));
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .way {
    display: block;
    width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .way:hover,
  .way:focus {
    background: var(--_hover);
  }
  @container (max-width: 480px) {
    .foot .sending {
      flex: 1 1 auto;
    }
  }
`;
