import { css } from 'lit';

export const newStyles = css`
  :host {
    display: block;
    overflow: auto;
    container-type: inline-size;
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
    justify-content: flex-end;
    gap: 8px;
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
