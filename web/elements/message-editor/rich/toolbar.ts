import { html, nothing, render, type TemplateResult } from 'lit';
import { roving } from '../../../controls/roving.js';
import { text } from '../../../text/index.js';
import type { Format } from './keys.js';

/** Signs in a square of 16, in lines. */
const signs: Readonly<Record<Tool, string>> = {
  strong: 'M5 3h3.6a2.4 2.4 0 0 1 0 4.8H5zM5 7.8h4.2a2.6 2.6 0 0 1 0 5.2H5z',
  em: 'M7 3h4M5 13h4M9.2 3 6.8 13',
  link: 'M7 9.5a2.7 2.7 0 0 0 3.8 0l2-2A2.7 2.7 0 0 0 9 3.7l-.8.8M9 6.5a2.7 2.7 0 0 0-3.8 0l-2 2A2.7 2.7 0 0 0 7 12.3l.8-.8',
  bullet_list: 'M6.5 4H13M6.5 8H13M6.5 12H13M3 4h.01M3 8h.01M3 12h.01',
  ordered_list: 'M7 4h6M7 8h6M7 12h6M2.6 3.4l.9-.5v3.2M2.4 10.4c.4-.8 1.8-.6 1.6.3L2.4 13H4',
  blockquote: 'M3 3v10M6.5 5H13M6.5 8H13M6.5 11h4',
  canned: 'M2.5 3h11v8H8l-3 2.5V11H2.5zM9.2 5 7 9',
};

export type Tool = Format | 'link' | 'canned';

/** In the order of the bar. */
export const tools: readonly Tool[] = [
  ...(['strong', 'em', 'link', 'bullet_list', 'ordered_list', 'blockquote'] as const),
  'canned',
];

const keys: Readonly<Record<Tool, string>> = {
  strong: 'B',
  em: 'I',
  link: 'K',
  bullet_list: 'Shift+8',
  ordered_list: 'Shift+7',
  blockquote: 'Shift+9',
  canned: '',
};

/** The bar of buttons. */
export class Toolbar {
  readonly #host: HTMLElement;
  readonly #run: (tool: Tool) => void;
  #shown = '';

  constructor(host: HTMLElement, run: (tool: Tool) => void) {
    this.#host = host;
    this.#run = run;
  }

  /** Shows which looks the place of the cursor has. */
  show(active: readonly Tool[]): void {
    const shown = [text.locale, ...active].join();
    if (shown === this.#shown) return;
    this.#shown = shown;
    render(this.#bar(active), this.#host);
  }

  #bar(active: readonly Tool[]): TemplateResult {
    return html`<div class="tools" role="toolbar" aria-label=${text.composer.tools} ${roving()}>
      ${tools.map((tool) => this.#button(tool, active.includes(tool)))}
    </div>`;
  }

  #button(tool: Tool, active: boolean): TemplateResult {
    const label = text.composer.toolNames[tool];
    const command = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
    return html`<button
      type="button"
      class="tool"
      data-tool=${tool}
      aria-label=${label}
      aria-keyshortcuts=${tool === 'canned' ? nothing : `Control+${keys[tool]}`}
      title=${tool === 'canned' ? `${label} (/)` : `${label} (${command}+${keys[tool]})`}
      aria-pressed=${tool === 'canned' ? nothing : active ? 'true' : 'false'}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#run(tool)}
    >
      <svg
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
        <path d=${signs[tool]} />
      </svg>
    </button>`;
  }
}
