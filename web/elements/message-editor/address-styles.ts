import { css } from 'lit';

export const addressStyles = css`
  :host {
    display: block;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(28px, max-content) minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 8px;
    padding: 2px 12px;
    border-bottom: 1px solid var(--_border);
    cursor: text;
  }
  .row:focus-within {
    border-bottom-color: var(--_focus);
  }
  .label {
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 600;
  }
  .chosen,
  ul {
    display: contents;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-width: 0;
  }
  .chip {
    list-style: none;
  }
  .chosen[hidden] {
    display: none;
  }
  .chip {
    display: flex;
    align-items: center;
    max-width: 100%;
    min-height: 26px;
    border: 1px solid var(--_border);
    border-radius: 13px;
    background: var(--_surface-sunken);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .chip.invalid {
    border-color: var(--_danger);
    background: var(--_danger-surface);
    color: var(--_danger-text);
    text-decoration: underline wavy;
    text-decoration-thickness: 1px;
  }
  .chip button {
    min-height: 24px;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: none;
    color: inherit;
    text-align: start;
    cursor: pointer;
  }
  .chip .text {
    padding: 0 0 0 8px;
  }
  .chip small {
    color: var(--_text-quiet);
  }
  .chip .remove {
    width: 24px;
    color: var(--_text-quiet);
    text-align: center;
  }
  .chip button:hover:not(:disabled) {
    background: var(--_hover);
  }
  input {
    flex: 1 1 32px;
    min-width: 32px;
    min-height: 30px;
    padding: 2px 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
  }
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .problem {
    grid-column: 2 / -1;
    color: var(--_danger-text);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .problem p {
    margin: 0 0 4px;
  }
  @media (forced-colors: active) {
    .row:focus-within {
      outline: 2px solid Highlight;
    }
  }
  /* Beside the buttons for further addresses there is no room for one. */
  @container (max-width: 480px) {
    .row {
      grid-template-columns: minmax(28px, max-content) minmax(0, 1fr);
    }
    .row > :nth-child(3) {
      grid-column: 2;
    }
  }
`;
