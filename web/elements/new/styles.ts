import { css } from 'lit';

export const newStyles = css`
  :host {
    display: block;
    overflow: auto !important;
    container-type: inline-size !important;
  }
  form {
    max-width: 720px;
    margin: 24px auto;
    padding: 16px 24px 24px 14px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
  }
  h2 {
    margin: 0 0 16px 10px;
    font-size: 18px;
  }
  .grid {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 16px;
  }
  .grid > :first-child {
    grid-column: 1 / -1;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 8px 0 16px 10px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }
  .buttons .kept {
    flex: 1;
    margin: 0 0 0 10px;
  }
  .mailing {
    margin: 0 0 12px 10px;
    padding: 0;
    border: 0;
  }
  .mailing legend {
    padding: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
  }
  .attached {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin: 0 0 12px 10px;
  }
  .attached .files {
    flex: 1 1 100%;
    margin: 0;
  }
  .calm {
    border-color: var(--_border-strong);
    background: var(--_surface-sunken);
    color: var(--_text);
  }
  .waiting {
    max-width: 720px;
    margin: 24px auto;
    padding: 16px 24px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
  }
  .waiting h2 {
    margin-left: 0;
  }
  .notice {
    margin: 0 0 16px 10px;
  }
  @container (max-width: 520px) {
    .grid {
      display: block;
    }
    form {
      margin: 0;
      padding: 12px 16px 16px 6px;
      border: 0;
      border-radius: 0;
    }
  }
`;
