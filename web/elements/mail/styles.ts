import { css } from 'lit';

export const mailStyles = css`
  :host {
    display: block;
    /* Tells the element which scheme is used. */
    caret-color: light-dark(#000, #fff);
  }
  div.plain {
    max-width: 76ch;
    overflow-wrap: break-word;
  }
  div.short {
    max-height: 420px;
    overflow: hidden;
  }
  .short,
  .cut {
    mask-image: linear-gradient(#000 calc(100% - 40px), transparent);
  }
  .plain p {
    margin: 0;
    font: inherit;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .fold {
    display: block;
    min-height: 24px;
    margin: 8px 0;
    padding: 0 8px;
    border-radius: 12px;
    font-size: 12px;
    line-height: 1;
  }
  .quote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_border-strong);
    color: var(--_text-quiet);
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
