import { css } from 'lit';

export const threadStyles = css`
  :host {
    display: block;
  }
  ol,
  .block {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* Of hundreds those that cannot be seen are laid out when they can. */
  .closed {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 42px;
  }
  .block.closed {
    contain-intrinsic-block-size: auto 1242px;
  }
  /* The newest message keeps its distance where it is scrolled to. */
  li:last-child {
    scroll-margin-bottom: 12px;
  }
  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 4px 0 8px;
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .day::before,
  .day::after {
    flex: 1;
    border-top: 1px solid var(--_border);
    content: '';
  }
  .card {
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface-raised);
  }
  .internal .card {
    border-inline-start: 4px solid var(--_warning-border);
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
  [aria-expanded='false'] {
    flex-wrap: nowrap;
  }
  [aria-expanded='false'] .author {
    flex: 0 1 auto;
    overflow: hidden;
    max-width: 45%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .line {
    flex: 1 1 0;
    overflow: hidden;
    min-width: 0;
    color: var(--_text-quiet);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .badge {
    padding: 0 7px;
    border: 1px solid var(--_border);
    border-radius: 9px;
    color: var(--_text-quiet);
    font-size: 12px;
    line-height: 18px;
    white-space: nowrap;
  }
  .badge svg {
    width: 12px;
    height: 12px;
    vertical-align: -1px;
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
  .content {
    padding: 4px 12px 12px 48px;
  }
  .tools {
    display: flex;
    float: inline-end;
    align-items: center;
    gap: 4px;
    margin: -2px -8px 0 8px;
  }
  .to {
    margin: 0 0 6px;
    overflow-wrap: anywhere;
  }
  .fresh .card {
    border-inline-start: 3px solid var(--_accent);
  }
  .badge.new {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .pending .card {
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
