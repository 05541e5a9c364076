import { css } from 'lit';

export const richStyles = css`
  .ProseMirror {
    min-height: 64px;
    max-height: 40vh;
    padding: 8px 12px;
    overflow: auto;
    resize: vertical;
    white-space: break-spaces;
    overflow-wrap: anywhere;
    font-variant-ligatures: none;
  }
  .ProseMirror:focus-visible {
    outline-offset: -2px;
  }
  .ProseMirror.empty::before {
    float: inline-start;
    height: 0;
    color: var(--_text-quiet);
    content: attr(data-placeholder);
    pointer-events: none;
  }
  .internal .ProseMirror.empty::before {
    color: var(--_warning-text);
  }
  .ProseMirror p {
    margin: 0;
  }
  .ProseMirror :is(ul, ol) {
    margin: 2px 0;
    padding-inline-start: 26px;
  }
  .ProseMirror blockquote {
    margin: 4px 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_border-strong);
    color: var(--_text-quiet);
  }
  .ProseMirror a {
    color: var(--_accent-text);
  }
  .ProseMirror table {
    margin: 4px 0;
    border-collapse: collapse;
  }
  .ProseMirror :is(td, th) {
    min-width: 32px;
    padding: 2px 8px;
    border: 1px solid var(--_border-strong);
    text-align: start;
    vertical-align: top;
  }
  .ProseMirror img {
    display: inline-block;
    min-width: 16px;
    min-height: 16px;
    max-width: min(100%, 480px);
    max-height: 320px;
    vertical-align: bottom;
  }
  .ProseMirror img.ProseMirror-separator {
    display: inline !important;
    min-width: 0;
    min-height: 0;
    margin: 0 !important;
    border: 0 !important;
  }
  .ProseMirror-selectednode {
    outline: 2px solid var(--_focus);
  }
  .ProseMirror-hideselection *::selection {
    background: transparent;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 0 8px 6px;
  }
  .tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 30px;
    height: 28px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .tool:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .tool[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_accent-text);
  }
  .internal .tool {
    color: var(--_warning-text);
  }
  dialog.rich-dialog {
    width: min(400px, calc(100vw - 16px));
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .rich-dialog::backdrop {
    background: rgb(10 16 24 / 0.45);
  }
  .rich-dialog h2 {
    margin: 0 0 12px;
    font-size: 16px;
  }
  .rich-dialog label {
    display: block;
    margin: 8px 0 4px;
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 600;
  }
  .rich-dialog :is(input, select, textarea) {
    width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  .rich-dialog input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .rich-dialog .problem {
    margin: 4px 0 0;
    color: var(--_danger-text);
    font-size: 12px;
  }
  .rich-dialog .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 16px;
  }
  .rich-dialog textarea {
    max-height: none;
    field-sizing: fixed;
    resize: vertical;
  }
  dialog.snippets {
    width: min(520px, calc(100vw - 16px));
    max-height: calc(100dvh - 16px);
    overflow: auto;
  }
  .snippets .own {
    margin: 0 0 12px;
    padding: 0;
    list-style: none;
  }
  .snippets .own li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 0;
    border-bottom: 1px solid var(--_border);
  }
  .snippets .own span:first-child {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .snippets .hint,
  .snippets .said {
    margin: 4px 0 0;
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .language {
    color: var(--_text-quiet);
    font-size: 11px;
    text-transform: uppercase;
  }
  .canned {
    position: fixed;
    inset: auto;
    width: min(360px, calc(100vw - 16px));
    max-height: 320px;
    margin: 0;
    padding: 4px;
    overflow: auto;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .canned-reply {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    padding: 6px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  .canned-reply[aria-selected='true'] {
    background: var(--_selected);
  }
  .canned-reply .name {
    font-weight: 600;
  }
  .canned-reply .words {
    flex: 1 0 100%;
    overflow: hidden;
    color: var(--_text-quiet);
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .canned-reply .manage {
    color: var(--_accent-text);
  }
  @media (forced-colors: active) {
    .canned-reply[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
