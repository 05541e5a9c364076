import { css } from 'lit';

export const editorStyles = css`
  :host {
    display: flex;
    flex-direction: column !important;
    min-height: 0;
    background: var(--_surface-sunken) !important;
    container-type: inline-size !important;
  }
  :host(:state(inline)) {
    display: flex !important;
  }
  header {
    padding: 8px 16px;
    border-bottom: 1px solid var(--_border);
    background: var(--_surface);
  }
  .headline {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .number {
    flex: none;
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .title {
    flex: 1;
    min-width: 0;
    min-height: 34px;
    margin: 0;
    padding: 2px 8px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font: 600 18px/1.3 var(--_font);
    text-overflow: ellipsis;
  }
  .title:hover:not([readonly]) {
    border-color: var(--_border-strong);
  }
  .title:focus {
    border-color: var(--_border-strong);
    background: var(--_surface);
  }
  .title.changed {
    background: var(--_selected);
  }
  .title[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin: 0;
    padding: 0 0 2px;
    color: var(--_text-quiet);
    font-size: 13px;
  }
  .summary > * {
    overflow-wrap: anywhere;
  }
  .late {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .soon {
    color: var(--_warning-text);
    font-weight: 600;
  }
  .panes {
    display: none;
    gap: 4px;
    padding: 4px 0 0;
  }
  .panes [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_accent-text);
  }
  .body {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) minmax(240px, 304px);
    min-height: 0;
  }
  .center {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden auto;
    /* What sends a message stands over its end. */
    scroll-padding-bottom: 80px;
    container-type: inline-size;
  }
  .scroll {
    contain: layout style;
    flex: 1;
    min-height: 0;
    padding: 16px;
    overflow-y: auto;
  }
  tw-message-editor {
    padding: 0 16px 12px;
  }
  .side {
    padding: 12px 16px 12px 8px;
    border-left: 1px solid var(--_border);
    background: var(--_surface);
    overflow-y: auto;
  }
  .side h2 {
    margin: 0 0 8px 10px;
    font-size: 13px;
  }
  .side .field:not([role='group']) {
    display: grid;
    grid-template-columns: 88px minmax(0, 1fr);
    align-items: start;
    margin: 0 0 4px;
  }
  .side .field:not([role='group']) > :not(.field-head) {
    grid-column: 2;
  }
  .side .field-head {
    min-height: 32px;
    gap: 0;
  }
  .side .label {
    font-weight: 400;
  }
  .side [type='datetime-local'] {
    padding-right: 0;
    letter-spacing: -0.02em;
  }
  /* Values are text until somebody turns to them; a finger has nothing to hover with. */
  @media (hover: hover) and (not (forced-colors: active)) {
    .side .field:not(.invalid, :hover, :focus-within) .input {
      padding-right: 8px;
      border-color: transparent transparent var(--_border);
      border-radius: 0;
      background: none;
    }
    .side .field:not(:hover, :focus-within) .clear,
    .side .field:not(:hover, :focus-within) ::-webkit-calendar-picker-indicator {
      display: none;
    }
  }
  .others {
    margin: 0;
    color: var(--_accent-text);
    font-size: 13px;
  }
  .toast {
    position: relative;
    z-index: 1;
  }
  .toast .notice {
    position: absolute;
    inset: 8px 16px auto;
    width: fit-content;
    max-width: calc(100% - 32px);
    margin: 0;
    box-shadow: var(--_shadow);
  }
  .notify {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    cursor: pointer;
  }
  .notify input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .more svg {
    stroke-width: 2.8;
  }
  .icon {
    min-width: 32px;
    padding-inline: 4px;
  }
  .waiting {
    display: block;
    color: var(--_warning-text);
    font-weight: 400;
  }
  .question {
    max-width: min(420px, calc(100vw - 32px));
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .question::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .question h2 {
    margin: 0 0 8px;
    font-size: 16px;
  }
  .question p {
    margin: 0 0 16px;
  }
  .question .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .notices {
    background: var(--_surface);
  }
  .notices .notice {
    margin: 8px 16px;
  }
  .info {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_text);
  }
  .notice.success {
    border-color: transparent;
    background: var(--_success-surface);
    color: var(--_success-text);
  }
  [part='footer'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    border-top: 1px solid var(--_border);
    background: var(--_surface);
  }
  .count {
    flex: 1 1 180px;
    min-width: 0;
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .count.changed {
    color: var(--_text);
    font-weight: 600;
  }
  .count.success {
    color: var(--_success-text);
    font-weight: 600;
  }
  .state {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 16px;
    padding: 32px;
    color: var(--_text-quiet);
    text-align: center;
  }
  .ghosts {
    display: grid;
    gap: 16px;
    width: min(560px, 80vw);
  }
  .ghosts .skeleton {
    height: 72px;
  }
  .ghosts .skeleton:first-child {
    width: 70%;
    height: 24px;
  }
  @container (max-width: 720px) {
    header,
    [part='footer'],
    .scroll {
      padding-inline: 12px;
    }
    .panes {
      display: flex;
    }
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      padding: 12px;
      border: 0;
    }
    .body:not(.properties) .side,
    .body.properties .center {
      display: none;
    }
    tw-message-editor {
      padding: 0 12px 8px;
    }
  }
  @container (max-width: 480px) {
    kbd {
      display: none;
    }
    .notices .notice {
      margin-inline: 8px;
    }
    .title {
      font-size: 16px;
    }
    [part='footer'] .button {
      padding-inline: 8px;
    }
  }
`;
