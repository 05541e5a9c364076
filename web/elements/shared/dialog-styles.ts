import { css } from 'lit';

/** Looks shared by the elements that are a dialog. */
export const dialogStyles = css`
  dialog {
    width: min(760px, calc(100vw - 16px));
    max-height: calc(100dvh - 16px);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  dialog::backdrop {
    background: rgb(10 16 24 / 0.45);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    max-height: calc(100dvh - 18px);
  }
  header,
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 16px;
  }
  header {
    border-bottom: 1px solid var(--_border);
  }
  footer {
    justify-content: flex-end;
    border-top: 1px solid var(--_border);
  }
  footer .start {
    margin-right: auto;
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: 16px;
  }
  h3 {
    margin: 16px 0 8px;
    font-size: 13px;
  }
  .content {
    padding: 12px 16px;
    overflow: auto;
  }
  .content > p:first-child {
    margin-top: 0;
  }
  .quiet {
    color: var(--_text-quiet);
    font-size: 13px;
  }
  code {
    font: 12px/1.5 var(--_font-code);
    overflow-wrap: anywhere;
  }
  pre {
    max-height: 240px;
    margin: 0;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    font: 12px/1.6 var(--_font-code);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px;
    border-bottom: 1px solid var(--_border);
    overflow-wrap: anywhere;
    text-align: left;
    vertical-align: top;
  }
  thead th {
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 600;
  }
  tbody th {
    min-width: 88px;
    overflow-wrap: normal;
    font-weight: 600;
  }
  del {
    color: var(--_text-quiet);
  }
  ins {
    font-weight: 600;
    text-decoration: none;
  }
  @media (max-width: 560px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    tr {
      padding: 8px 0;
      border-bottom: 1px solid var(--_border);
    }
    th,
    td {
      padding: 2px 0;
      border: 0;
    }
    td[data-label]::before {
      content: attr(data-label) ': ';
      color: var(--_text-quiet);
      font-size: 12px;
    }
  }
`;
