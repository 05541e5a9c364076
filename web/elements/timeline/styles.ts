import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: block;
  }
  h3 {
    margin: 0 0 6px;
    font-size: 13px;
  }
  p {
    margin: 0;
  }
  .clock {
    margin: 0 0 10px;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .figure {
    color: var(--_text);
    font-weight: 600;
  }
  .bar {
    display: block;
    width: 100%;
    margin: 2px 0 4px;
    border-bottom: 1px solid var(--_border-strong);
  }
  .queue {
    fill: var(--_warning-text);
  }
  .internal {
    fill: var(--_accent);
  }
  .external {
    fill: var(--_text-quiet);
  }
  .gap {
    fill: var(--_surface);
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin: 0;
    padding: 0;
    font-size: 12px;
    list-style: none;
  }
  .sign {
    margin-inline-end: 2px;
    vertical-align: -2px;
  }
  dl {
    margin: 0;
    font-size: 12px;
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    padding: 2px 0;
  }
  dt,
  .quiet {
    color: var(--_text-quiet);
  }
  dd {
    margin: 0;
  }
  .quiet {
    font-size: 12px;
  }
  summary {
    min-height: 24px;
    padding: 4px 0;
    color: var(--_accent-text);
    font-size: 12px;
    cursor: pointer;
  }
  table {
    width: 100%;
    margin: 2px 0 6px;
    border-collapse: collapse;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  th {
    color: var(--_text-quiet);
    font-weight: 400;
    text-align: start;
  }
  th,
  td {
    padding: 3px 0 3px 8px;
    border-bottom: 1px solid var(--_border);
    vertical-align: top;
  }
  th:first-child {
    padding-left: 0;
  }
  td,
  thead th:not(:first-child) {
    text-align: end;
  }
  .total > * {
    border-color: var(--_border-strong);
    color: var(--_text);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .queue,
    .internal,
    .external {
      fill: CanvasText;
    }
    .gap {
      fill: Canvas;
    }
  }
`;
