import { css } from 'lit';

export const messageEditorStyles = css`
  :host {
    display: block;
    container-type: inline-size !important;
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
  form.dropping {
    outline: 2px dashed var(--_focus);
    outline-offset: -4px;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 6px 8px 2px;
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
  [hidden] {
    display: none;
  }
  slot[name='text'] {
    display: block;
    padding: 8px 12px;
  }
  slot[hidden] {
    display: none;
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
  /* However long the message is, what sends it is in view. */
  .foot {
    position: sticky;
    z-index: 1;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 6px 8px;
    padding: 6px 8px 8px;
    border-radius: 0 0 8px 8px;
    background: var(--_surface);
  }
  .internal :is(.foot, .last) {
    background: var(--_warning-surface);
  }
  .about,
  .last {
    display: contents;
  }
  .quiet {
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .foot .kept {
    flex: 1 1 60px;
    text-align: end;
  }
  .time {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .time input {
    width: 64px;
    min-height: 26px;
    padding: 2px 6px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  .time input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .notices .notice {
    margin: 0 8px 8px;
  }
  .standing .notice {
    margin: 0 0 6px;
  }
  .standing .waiting,
  .standing .sending,
  .standing .unknown {
    border-color: var(--_border-strong);
    background: var(--_surface-raised);
    color: var(--_text);
  }
  .standing .notice > span {
    flex: 1 1 160px;
  }
  @container (max-width: 480px) {
    textarea {
      min-height: 40px;
    }
    /* The quote leaves room for the buttons. */
    .forward [part='text'] {
      max-height: 20vh;
    }
    #hint,
    #limits {
      position: absolute;
      clip-path: inset(50%);
    }
    .foot .button:not(.small) {
      flex: 1 1 auto;
    }
    .foot {
      display: contents;
    }
    /* The rest would take the place of what is written. */
    .about,
    .last {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: 6px 8px;
      padding: 6px 8px 8px;
    }
    .last {
      position: sticky;
      z-index: 1;
      bottom: 0;
      border-radius: 0 0 8px 8px;
      background: var(--_surface);
    }
  }
`;
