import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MessageContent } from '../../draft/message.js';
import { text } from '../../text/index.js';

/** The subject of a mail that has one of its own; others go out under the ticket’s title. */
export function renderSubject(
  { subject }: MessageContent,
  change: (change: Partial<MessageContent>) => void,
): TemplateResult | typeof nothing {
  if (subject === undefined) return nothing;
  return html`<label class="subject">
    <span>${text.forward.title}</span>
    <input
      id="subject"
      dir="auto"
      autocomplete="off"
      maxlength="255"
      .value=${live(subject)}
      @input=${({ target }: Event) => change({ subject: (target as HTMLInputElement).value })}
      @keydown=${(event: KeyboardEvent) => {
        // It would send; Ctrl+Enter goes on to the form, which does.
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
      }}
    />
  </label>`;
}

export const subjectStyles = css`
  .subject {
    display: grid;
    grid-template-columns: minmax(28px, max-content) minmax(0, 1fr);
    align-items: baseline;
    gap: 0 8px;
    padding: 2px 12px;
    border-bottom: 1px solid var(--_border);
  }
  .subject:focus-within {
    border-bottom-color: var(--_focus);
  }
  .subject span {
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 600;
  }
  .subject input {
    min-width: 0;
    min-height: 26px;
    padding: 2px 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }
`;
