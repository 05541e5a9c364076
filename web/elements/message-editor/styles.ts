import { css } from 'lit';

export const messageEditorStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  form {
    border: 1px solid var(--_border-strong);
    border-radius: 8px;
    background: var(--_surface);
  }
  form.internal {
    border-color: var(--_warning-border);
    background: var(--_warning-surface);
  }
  form:focus-within {
    border-color: var(--_focus);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 6px 8px 0;
  }
  .kind[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_accent-text);
  }
  .internal .kind[aria-pressed='true'] {
    border-color: var(--_warning-border);
    background: var(--_surface);
    color: var(--_warning-text);
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 64px;
    max-height: 40vh;
    padding: 8px 12px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }
  textarea:focus-visible {
    outline-offset: -2px;
  }
  textarea::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .internal textarea::placeholder,
  .internal .quiet {
    color: var(--_warning-text);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 0 8px 8px;
  }
  .quiet {
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .foot .quiet {
    flex: 1;
  }
  .notice {
    margin: 0 8px 8px;
  }
  @container (max-width: 480px) {
    textarea {
      min-height: 40px;
    }
    #hint {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
