import { css } from 'lit';

export const bulkStyles = css`
  :host {
    display: contents !important;
  }
  dialog {
    width: min(520px, calc(100vw - 16px));
  }
  .sheet,
  form {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .content {
    min-height: 0;
  }
  .chosen {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 4px;
    margin-bottom: 12px;
  }
  .chosen .field {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .icon-only {
    min-width: 32px;
    padding: 0;
  }
  .add {
    width: auto;
    max-width: 100%;
  }
  progress {
    width: 100%;
    accent-color: var(--_accent);
  }
  .summary {
    min-height: 20px;
    margin: 4px 0 8px;
    font-weight: 600;
  }
  .results {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 12px;
    padding: 4px 0;
    border-bottom: 1px solid var(--_border);
  }
  .link {
    overflow: hidden;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button.link {
    cursor: pointer;
  }
  button.link:hover {
    text-decoration: underline;
  }
  .number,
  .state {
    color: var(--_text-quiet);
    font-size: 13px;
  }
  .state {
    max-width: 24em;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .saved .state {
    color: var(--_success-text);
  }
  .conflict .state,
  .edited .state,
  .forbidden .state {
    color: var(--_warning-text);
  }
  .failed .state {
    color: var(--_danger-text);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-bottom: 12px;
  }
  .kind[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_accent-text);
  }
  .place {
    border: 1px solid var(--_border-strong);
    border-radius: 8px;
    background: var(--_surface);
  }
  .place.internal {
    border-color: var(--_warning-border);
    background: var(--_warning-surface);
  }
  .place:focus-within {
    border-color: var(--_focus);
  }
  .place > textarea {
    display: block;
    box-sizing: border-box;
    width: 100%;
    min-height: 96px;
    max-height: 40vh;
    padding: 8px 12px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }
  .place > textarea::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .internal > textarea::placeholder {
    color: var(--_warning-text);
  }
  [hidden] {
    display: none;
  }
  summary.result {
    cursor: pointer;
  }
  summary .number::before {
    content: '▸ ' / '';
  }
  [open] > summary .number::before {
    content: '▾ ' / '';
  }
  .letter {
    margin: 0;
    padding: 8px 12px;
    background: var(--_surface-sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .preview {
    min-height: 20px;
    margin-bottom: 8px;
  }
  .preview p {
    margin: 0 0 4px;
    overflow-wrap: anywhere;
  }
  .preview p:first-child {
    font-weight: 600;
  }
  .stays {
    cursor: pointer;
  }
  .stays input {
    margin: 0 4px 0 0;
    accent-color: var(--_accent);
  }
  .obstacle {
    margin: 0 0 8px;
    color: var(--_danger-text);
  }
  .obstacle:empty {
    display: none;
  }
  .button.danger:not([aria-disabled='true']) {
    border-color: var(--_danger);
    color: var(--_danger-text);
  }
  @media (max-width: 560px) {
    .result {
      grid-template-columns: minmax(0, 1fr);
    }
    .state {
      text-align: start;
    }
  }
  .with-it {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .files {
    margin: 8px 0;
  }
  .with {
    margin: 0 0 8px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
`;
