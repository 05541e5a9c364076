import { css, html, nothing, type TemplateResult } from 'lit';
import type { TicketMessage } from '../../../wasm/js/index.js';
import { icon } from '../../controls/icons.js';
import type { Asking } from '../../draft/asking.js';
import type { Splitting } from '../../draft/splitting.js';
import { text } from '../../text/index.js';
import { instant, relative } from '../../text/time.js';
import { preview } from '../thread/preview.js';

/** What the question about splitting a ticket shows: its messages, and what will happen. */
export function renderSplitting(asking: Asking, action: Splitting): TemplateResult {
  const { bodies, chosen, seen, state, title } = action;
  if (!seen) {
    return html`<p role="status">${state === 'reading' ? text.actions.reread : nothing}</p>`;
  }
  const messages = (seen.base.Messages ?? []).toSorted((a, b) => when(a) - when(b));
  const busy = state === 'working';
  return html`<fieldset class="going">
      <legend class="label">${text.split.messages}</legend>
      ${messages.map(
        (message) =>
          html`<label>
            <input
              type="checkbox"
              .checked=${chosen.has(message.TicketMessageId)}
              ?disabled=${busy}
              @change=${({ target }: Event) =>
                asking.choose(message.TicketMessageId, (target as HTMLInputElement).checked)}
            />
            ${renderMessage(message, bodies.get(message.TicketMessageId))}
          </label>`,
      )}
    </fieldset>
    <label class="label" for="split-title">${text.split.subject}</label>
    <input
      class="input"
      id="split-title"
      dir="auto"
      autocomplete="off"
      maxlength="255"
      ?disabled=${busy}
      .value=${title}
      @input=${({ target }: Event) => asking.name((target as HTMLInputElement).value)}
    />
    <div class="preview" role="status">
      <ul>
        ${splitWords(action).map((line) => html`<li dir="auto">${line}</li>`)}
      </ul>
    </div>`;
}

/** What splitting will do, line by line; or what is missing before it can be done. */
export function splitWords(action: Splitting): readonly string[] {
  const say = text.split;
  const base = action.seen?.base;
  const { length } = action.going;
  const all = base?.Messages?.length ?? 0;
  if (!base || length === 0) return [say.none];
  if (length === all) return [say.all];
  if (action.title.trim() === '') return [say.noSubject];
  const name = text.actions.named(base.TicketId, base.Title || text.value.empty);
  return [say.moves(length, name), say.stays(base.TicketId, all - length), say.inherits, say.final];
}

function renderMessage(message: TicketMessage, body: string | undefined): TemplateResult {
  const at = instant(message.CreatedAt);
  const author = message.Author || message.PersonFullName || text.thread.unknownAuthor;
  return html`<span class="who">
    <span class="author" dir="auto">${author}</span>
    ${message.Slevel === 'Internal' ? html`${icon('lock')}<span class="hidden">${text.thread.internal}</span>` : nothing}
    ${at === undefined ? nothing : html`<span class="quiet">${relative(at, Date.now())}</span>`}
    ${body ? html`<span class="words" dir="auto">${preview(body)}</span>` : nothing}
  </span>`;
}

function when({ CreatedAt }: TicketMessage): number {
  return instant(CreatedAt) ?? 0;
}

export const splitStyles = css`
  .going {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    overflow-y: auto;
    min-width: 0;
    max-height: min(260px, 40vh);
    margin: 0 0 12px;
    padding: 0;
    border: 0;
  }
  .going > legend {
    padding: 0;
  }
  .going > label {
    display: flex;
    align-items: start;
    gap: 8px;
    padding: 4px;
    border-radius: 4px;
    cursor: pointer;
  }
  .going > label:hover {
    background: var(--_hover);
  }
  .going input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0;
    accent-color: var(--_accent);
  }
  .who {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who .quiet {
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .words {
    display: block;
    overflow: hidden;
    color: var(--_text-quiet);
    font-size: 13px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
