import { css } from 'lit';

export const attachmentStyles = css`
  :host {
    display: block;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    max-width: 100%;
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
    max-width: 100%;
    min-height: 28px;
    padding: 3px 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    color: var(--_accent-text);
    font-size: 13px;
    text-align: start;
    cursor: pointer;
  }
  .file:hover {
    background: var(--_hover);
  }
  .file[aria-busy='true'] {
    cursor: progress;
  }
  .pictured .file {
    display: grid;
    grid-template-columns: minmax(0, auto) auto;
    justify-content: start;
    padding: 6px 10px;
  }
  img {
    grid-column: 1 / -1;
    max-width: min(100%, 320px);
    max-height: 240px;
    border-radius: 4px;
    background: light-dark(#ffffff, #ffffff);
    object-fit: contain;
  }
  .name {
    min-width: 0;
    overflow-wrap: anywhere;
    text-decoration: underline;
  }
  .quiet {
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .warning,
  .problem {
    display: block;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .warning:empty {
    display: none;
  }
  .warning {
    color: var(--_warning-text);
  }
  .problem {
    color: var(--_danger-text);
  }
`;
