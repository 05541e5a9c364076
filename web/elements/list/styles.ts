import { css } from 'lit';

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column !important;
    min-height: 0;
    background: var(--_surface) !important;
  }
  :host(:state(inline)) {
    display: flex !important;
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 8px;
    border-bottom: 1px solid var(--_border);
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border-radius: 8px;
    background: var(--_surface-sunken);
  }
  .views button {
    flex: 1 1 auto;
    min-height: 30px;
    padding: 2px 4px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: none;
    color: var(--_text-quiet);
    font-size: 13px;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }
  .views button:hover {
    color: var(--_text);
  }
  .views [aria-pressed='true'] {
    border-color: var(--_border);
    background: var(--_surface);
    color: var(--_text);
  }
  .views.own {
    justify-content: flex-start;
  }
  .views.own button {
    flex: 0 1 auto;
    max-width: 100%;
    min-width: 0;
    padding: 2px 8px;
  }
  .own-name {
    display: inline-block;
    overflow: hidden;
    max-width: 20ch;
    text-overflow: ellipsis;
    vertical-align: bottom;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .narrowed {
    margin: 0;
    padding: 8px 16px;
    border-bottom: 1px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 13px;
  }
  .farther {
    margin: 0;
    padding: 2px 8px;
    border-bottom: 1px solid var(--_border);
  }
  .foot .button[aria-disabled='true'] {
    color: var(--_text-quiet);
    cursor: default;
  }
  /* The page has the filter and the views of one's own a moment later. */
  .tools > :not(:defined) {
    width: 32px;
  }
  .tools > .input {
    flex: 1 1 120px;
  }
  .input {
    min-width: 0;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 13px;
  }
  .input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  select.input {
    appearance: none;
    padding-right: 28px;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_text-quiet) 50%),
      linear-gradient(135deg, var(--_text-quiet) 50%, transparent 50%);
    background-position:
      right 14px center,
      right 9px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }
  .refresh {
    min-width: 32px;
    padding: 0;
    font-size: 16px;
  }
  .count {
    margin-left: 2px;
    color: inherit;
    font-size: 12px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    /* The list itself keeps what is read where it is. */
    overflow-anchor: none;
  }
  .heading {
    position: sticky;
    z-index: 1;
    top: 0;
    box-sizing: border-box;
    height: 28px;
    padding: 0 12px 0 18px;
    border-bottom: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 600;
    line-height: 27px;
  }
  .heading span {
    font-weight: 400;
  }
  .rows:focus-visible {
    outline: none;
  }
  .row {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 0 4px;
    box-sizing: border-box;
    padding: 4px 12px 3px 4px;
    border-bottom: 1px solid var(--_border);
    cursor: pointer;
  }
  .row:hover {
    background: var(--_hover);
  }
  .row[aria-selected='true'] {
    background: var(--_selected);
    box-shadow: inset 3px 0 var(--_accent);
  }
  .rows:focus-visible .row.active {
    outline: 2px solid var(--_focus);
    outline-offset: -3px;
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
  }
  .mark {
    display: grid;
    grid-row: 1 / 3;
    align-self: stretch;
    place-items: center;
  }
  /* Wide enough to be hit: it reaches beyond its column. */
  .pick {
    margin: -4px -4px -4px -4px;
  }
  .rows:has([aria-checked='true']) .pick .dot,
  .row:hover .pick .dot {
    display: grid;
    place-items: center;
    width: 14px;
    height: 14px;
    border: 1.5px solid var(--_border-strong);
    border-radius: 3px;
    background: var(--_surface);
  }
  .rows .row[aria-checked='true'] .pick .dot {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  [aria-checked='true'] .pick .dot::after {
    width: 3px;
    height: 7px;
    margin-top: -2px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    content: '';
    rotate: 45deg;
  }
  /* A finger has nothing to hover with. */
  @media (hover: none) {
    .row:not(.unread) .pick .dot {
      border: 1px solid var(--_border-strong);
    }
  }
  .row[aria-checked='true'] {
    background: var(--_selected);
  }
  .picked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-top: 1px solid var(--_border);
    background: var(--_surface-raised);
    font-size: 13px;
  }
  .picked [role='status'] {
    flex: 1;
  }
  .picked .primary {
    min-width: 0;
    white-space: normal;
  }
  .unread .dot {
    background: var(--_accent);
  }
  .title {
    overflow: hidden;
    line-height: 20px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unread .title {
    font-weight: 650;
  }
  .meta,
  .deadline {
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .meta {
    flex: 1 1 0;
    min-width: 30%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .deadline {
    align-self: center;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .late {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .soon {
    color: var(--_warning-text);
    font-weight: 600;
  }
  .facts {
    display: flex;
    gap: 8px;
    grid-column: 2 / 4;
    min-width: 0;
    color: var(--_text-quiet);
    font-size: 12px;
    line-height: 20px;
    white-space: nowrap;
  }
  .chip {
    flex: none;
  }
  .level-2,
  .level-3,
  .edited {
    padding: 0 6px;
    border: 1px solid;
    border-radius: 9px;
    line-height: 16px;
    align-self: center;
  }
  .level-2 {
    border-color: var(--_warning-border);
    background: var(--_warning-surface);
    color: var(--_warning-text);
  }
  .level-3 {
    border-color: var(--_danger);
    background: var(--_danger-surface);
    color: var(--_danger-text);
  }
  .chip.edited {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_accent-text);
  }
  .number {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .fact {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .foot,
  .empty {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding: 16px;
    color: var(--_text-quiet);
    font-size: 13px;
    text-align: center;
  }
  .empty {
    padding-top: 48px;
  }
  .problem {
    margin: 8px;
  }
  .ghost {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border-bottom: 1px solid var(--_border);
  }
  .ghost .skeleton {
    height: 12px;
  }
  .ghost .skeleton + .skeleton {
    width: 60%;
  }
  @media (forced-colors: active) {
    select.input {
      appearance: auto;
    }
    .row[aria-selected='true'] {
      border-left: 4px solid Highlight;
    }
    .unread .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
