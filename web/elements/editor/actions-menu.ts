import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import { isAction } from '../../table/postponing.js';
import type { ActionKind } from '../../draft/asking.js';
import type { Session } from '../../draft/session.js';
import { text } from '../../text/index.js';
import { giveBack } from '../shared/focus.js';

/** What can be done with a whole ticket, behind a button; nothing of one that is deleted or merged. */
export function renderActionsMenu(
  { base, draft, messages }: Session,
  begin: (kind: ActionKind) => void,
): TemplateResult | typeof nothing {
  if (isAction({ ExtraInfo: base.BaseStatus ?? null })) return nothing;
  const { table } = draft.rights;
  const right = table.reason || text.actions.noRight;
  const maySplit = table.update && table.insert;
  const item = (kind: ActionKind, label: string, may: boolean, why = right): TemplateResult =>
    html`<button
        type="button"
        class="item"
        aria-disabled=${may ? 'false' : 'true'}
        aria-describedby=${may ? nothing : `no-${kind}`}
        title=${may ? nothing : why}
        @click=${({ currentTarget }: Event) => {
          if (!may) return;
          close((currentTarget as HTMLElement).closest<HTMLElement>('[popover]')!);
          begin(kind);
        }}
      >
        ${label}
      </button>
      ${may ? nothing : html`<span class="hidden" id="no-${kind}">${why}</span>`}`;
  return html`<button
      type="button"
      class="button plain icon more"
      popovertarget="actions"
      aria-label=${text.actions.more}
      title=${text.actions.more}
    >
      ${icon('more')}
    </button>
    <div class="menu" id="actions" popover @beforetoggle=${place}>
      ${item('merge', text.actions.merge, table.update)}
      ${item('split', text.split.begin, maySplit && messages.length > 1, maySplit ? text.split.single : right)}
      ${item('delete', text.actions.delete, table.delete)}
    </div>`;
}

/** The focus goes to the button first, so that a dialog gives it back there. */
function close(menu: HTMLElement): void {
  menu.hidePopover();
  (menu.previousElementSibling as HTMLElement).focus();
}

/** Below the button that opens it, to which the focus goes back at the end. */
function place({ target, newState }: ToggleEvent): void {
  const menu = target as HTMLElement;
  const button = menu.previousElementSibling as HTMLElement;
  if (newState !== 'open') return giveBack(menu, button);
  const box = button.getBoundingClientRect();
  menu.style.top = `${box.bottom + 4}px`;
  menu.style.right = `${Math.max(8, innerWidth - box.right)}px`;
}

export const actionsMenuStyles = css`
  .more {
    flex: none;
    font-size: 18px;
  }
  .menu {
    position: fixed;
    inset: auto;
    width: min(264px, calc(100vw - 16px));
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .item {
    display: block;
    width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    text-align: left;
    cursor: pointer;
  }
  .item:hover {
    background: var(--_hover);
  }
  .item[aria-disabled='true'] {
    color: var(--_text-quiet);
    cursor: default;
  }
`;
