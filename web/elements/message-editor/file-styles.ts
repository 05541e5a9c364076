import { css } from 'lit';

/** Files that are attached, and the button for more. */
export const fileStyles = css`
  .attach {
    position: relative;
    overflow: hidden;
  }
  .attach input {
    position: absolute;
    inset: 0;
    opacity: 0;
    font-size: 0;
    cursor: pointer;
  }
  .attach:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .files {
    display: grid;
    gap: 4px;
    margin: 0 12px 8px;
    padding: 0;
    list-style: none;
  }
  .files[hidden] {
    display: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-height: 28px;
    padding: 2px 2px 2px 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    font-size: 13px;
  }
  .files .warned {
    border-color: var(--_warning-border);
  }
  .files .name {
    overflow-wrap: anywhere;
  }
  .files [role='status'],
  .files progress {
    flex: 1;
    min-width: 60px;
  }
  .files progress {
    height: 8px;
    accent-color: var(--_accent);
  }
  .files .warning {
    color: var(--_warning-text);
    font-size: 12px;
  }
  .sign {
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .sign:hover {
    background: var(--_hover);
  }
`;
