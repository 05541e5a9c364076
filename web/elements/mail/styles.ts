import { css } from 'lit';

export const mailStyles = css`
  :host {
    display: block;
  }
  .plain {
    max-width: 76ch;
    margin: 0;
    font: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--_accent-text);
  }
  iframe {
    display: block;
    width: 100%;
    height: 48px;
    border: 0;
    color-scheme: inherit;
  }
  .paper {
    padding: 8px;
    border-radius: var(--_radius);
    background: #fff;
    color-scheme: light;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-bottom: 8px;
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .more {
    margin-top: 4px;
  }
`;
