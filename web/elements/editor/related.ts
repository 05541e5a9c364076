import { css, html, nothing, type TemplateResult } from 'lit';
import type { Relation, Relations } from '../../draft/relations.js';
import { shown } from '../../table/problems.js';
import { text } from '../../text/index.js';

/** What the section of related tickets needs. */
export interface RelatedView {
  readonly relations: Relations;
  readonly open: boolean;
  readonly unfold: (open: boolean) => void;
  readonly openTicket: (ticketId: number) => void;
}

/** The tickets that belong together with the open one, folded away until somebody asks for them. */
export function renderRelated(view: RelatedView): TemplateResult {
  const { open, unfold } = view;
  return html`<details
    class="folded"
    .open=${open}
    @toggle=${({ target }: Event) => unfold((target as HTMLDetailsElement).open)}
  >
    <summary>${text.related.title}</summary>
    ${open ? renderList(view) : nothing}
  </details>`;
}

function renderList({ relations, openTicket }: RelatedView): TemplateResult {
  const { failure, list } = relations;
  if (failure !== undefined) {
    return html`<div class="notice" role="alert">
      <p>${shown(failure).message}</p>
      <button type="button" class="button small" @click=${() => relations.again()}>
        ${text.errors.retry}
      </button>
    </div>`;
  }
  if (!list) return html`<p class="quiet" role="status">${text.related.reading}</p>`;
  if (list.length === 0) return html`<p class="quiet" role="status">${text.related.none}</p>`;
  return html`<ul class="related">
    ${list.map((each) => renderOne(each, openTicket))}
  </ul>`;
}

function renderOne(
  { ticketId, title, type, status, comment }: Relation,
  openTicket: (ticketId: number) => void,
): TemplateResult {
  const said = [text.related.types[type], status, comment].filter(Boolean).join(' · ');
  return html`<li>
    <button type="button" class="to-ticket" dir="auto" @click=${() => openTicket(ticketId)}>
      ${text.outbox.ticket(ticketId, title)}
    </button>
    <span class="quiet" dir="auto">${said}</span>
  </li>`;
}

export const relatedStyles = css`
  .related {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .related li {
    margin: 0 0 6px;
    overflow-wrap: anywhere;
  }
  .related .quiet {
    display: block;
    margin: 0;
  }
  .to-ticket {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent-text);
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
`;
