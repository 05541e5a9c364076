import { css } from 'lit';

export const threadStyles = css`
  :host {
    display: block;
  }
  ol {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .message {
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
  }
  .message.internal {
    border-color: var(--_warning-border);
    background: var(--_warning-surface);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    width: 100%;
    min-height: 40px;
    padding: 6px 12px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: inherit;
    text-align: left;
    cursor: pointer;
  }
  .head:hover {
    background: var(--_hover);
  }
  .internal .head:hover {
    background: none;
    text-decoration: underline;
  }
  .avatar {
    display: grid;
    flex: none;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    background: var(--_selected);
    color: var(--_accent-text);
    font-size: 11px;
    font-weight: 700;
  }
  .internal .avatar {
    background: var(--_warning-border);
    color: light-dark(#3d2800, #fff3d6);
  }
  .author {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .badge {
    padding: 0 7px;
    border: 1px solid var(--_border);
    border-radius: 9px;
    color: var(--_text-quiet);
    font-size: 12px;
    line-height: 18px;
  }
  .internal .badge,
  .badge.important {
    border-color: var(--_warning-border);
    color: var(--_warning-text);
  }
  .when {
    margin-left: auto;
    color: var(--_text-quiet);
    font-size: 12px;
    white-space: nowrap;
  }
  .internal .when,
  .internal .quiet {
    color: var(--_warning-text);
  }
  .content {
    padding: 4px 12px 12px 48px;
  }
  .to {
    margin: 0 0 6px;
    overflow-wrap: anywhere;
  }
  .message.fresh {
    border-inline-start: 3px solid var(--_accent);
  }
  .badge.new {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .pending {
    border-style: dashed;
  }
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin: 0;
    padding: 8px 12px 0;
  }
  .standing .when {
    flex: 1 1 120px;
    margin: 0;
    text-align: end;
    white-space: normal;
  }
  .standing.failed .when {
    color: var(--_danger-text);
  }
  .content.text {
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .quiet {
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .older {
    width: 100%;
    margin-bottom: 8px;
  }
  .empty {
    padding: 24px;
    color: var(--_text-quiet);
    text-align: center;
  }
  .skeleton {
    height: 14px;
    margin: 4px 0;
  }
  @container (max-width: 560px) {
    .content {
      padding-left: 12px;
    }
    .avatar {
      display: none;
    }
  }
`;
