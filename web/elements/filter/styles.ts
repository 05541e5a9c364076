import { css } from 'lit';

/** A panel that opens below a button. */
export const panelStyles = css`
  [popover]:not(.popup) {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 12px;
    border: 1px solid var(--_border-strong);
    border-radius: 8px;
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
    overflow-y: auto;
  }
  h3 {
    margin: 0 0 8px;
    font-size: 13px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 12px;
  }
`;

export const filterStyles = [
  panelStyles,
  css`
    /* Its button and its chips stand in the row of the list. */
    :host {
      display: contents !important;
    }
    .opens {
      min-width: 32px;
      padding: 0 7px;
      gap: 4px;
      font-size: 16px;
    }
    .number {
      font-size: 12px;
      font-variant-numeric: tabular-nums;
    }
    .conditions {
      display: grid;
      gap: 8px;
      margin: 0 0 8px;
      padding: 0;
      list-style: none;
    }
    .conditions:empty {
      display: none;
    }
    .condition {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 32px;
      gap: 4px;
      padding: 8px;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_surface-sunken);
    }
    .condition .remove {
      min-width: 32px;
      padding: 0;
    }
    .value {
      grid-column: 1 / 4;
    }
    .value .chips ul:empty {
      display: none;
    }
    .active {
      display: flex;
      flex: 1 0 100%;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      order: 1;
      min-width: 0;
    }
    .active ul {
      display: contents;
      list-style: none;
    }
    .active .chip {
      min-width: 0;
      max-width: 100%;
      border-color: var(--_accent);
      background: var(--_selected);
    }
    .active .chip span {
      overflow: hidden;
      max-height: 2.9em;
    }
    .active .chip-remove {
      flex: none;
    }
  `,
];
