import { css } from 'lit';
import { panelStyles } from '../filter/styles.js';

export const ownViewStyles = [
  panelStyles,
  css`
    :host {
      display: contents !important;
    }
    .opens {
      min-width: 32px;
      padding: 0;
      font-size: 16px;
    }
    .label {
      display: block;
    }
    .line,
    .rename {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 8px;
    }
    .rename {
      grid-column: 1 / -1;
    }
    li > .problem {
      grid-column: 1 / -1;
    }
    .of-line {
      margin-bottom: 12px;
      padding-bottom: 12px;
      border-bottom: 1px solid var(--_border);
    }
    .of-line .quiet {
      margin: 0 0 8px;
    }
    .columns {
      margin: 0 0 8px;
      padding: 0;
      list-style: none;
    }
    .columns li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 32px 32px 32px;
      align-items: center;
    }
    .views {
      margin: 12px 0 0;
      padding: 0;
      list-style: none;
    }
    .views li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) repeat(4, 32px);
      align-items: center;
      border-top: 1px solid var(--_border);
    }
    :is(.views, .columns) .icon {
      min-width: 32px;
      padding: 0;
      border-color: transparent;
    }
    :is(.views, .columns) .icon[aria-disabled='true'] {
      opacity: 0.5;
    }
    .views .name {
      display: block;
      overflow: hidden;
      padding: 4px 0;
      color: var(--_text);
      text-align: start;
      text-overflow: ellipsis;
    }
    .quiet {
      margin: 12px 0 0;
    }
    .said {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 26px;
      margin: 8px 0 0;
      font-size: 13px;
    }
  `,
];
