import { html, type TemplateResult } from 'lit';

/** Lines in a square of 16. */
const paths = {
  alert: 'M8 3v6M8 12.5h.01',
  back: 'M10 3 5 8l5 5',
  close: 'm4 4 8 8m0-8-8 8',
  down: 'm4 6.5 4 4 4-4',
  download: 'M8 3v7M5 7l3 3 3-3M3 10.5V13h10v-2.5',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  forward: 'm9.5 3 4 4-4 4M13.5 7H7a4 4 0 0 0-4 4v2',
  link: 'M7 9.5a2.7 2.7 0 0 0 3.8 0l2-2A2.7 2.7 0 0 0 9 3.7l-.8.8M9 6.5a2.7 2.7 0 0 0-3.8 0l-2 2A2.7 2.7 0 0 0 7 12.3l.8-.8',
  lock: 'M4 7.5h8V13H4zM6 7.5V5a2 2 0 0 1 4 0v2.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  outbox: 'M8 10V3M5 6l3-3 3 3M3 10.5V13h10v-2.5',
  plus: 'M8 3v10M3 8h10',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.5L13 6m0-3.5V6H9.5',
  reset: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3',
  stop: 'M5 5h6v6H5z',
  up: 'm4 9.5 4-4 4 4',
  views: 'M4.5 2.5h7v11L8 10.5l-3.5 3z',
} as const;

export type IconName = keyof typeof paths;

/** A sign in the colour of the text around it. It says nothing: what it stands for has a label. */
export function icon(name: IconName): TemplateResult {
  return html`<svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${paths[name]} />
  </svg>`;
}
