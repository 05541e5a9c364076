import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
import type { Relating, RelatingClient, RelatingState } from '../../draft/relating.js';
import type { Relation, Relations } from '../../draft/relations.js';
import { shown } from '../../table/problems.js';
import { text } from '../../text/index.js';
import { formStyles, renderRelationForm, type FormView } from './related-form.js';
import { doneWords, hindranceWords } from './related-words.js';

/** What the section of related tickets needs. */
export interface RelatedView extends FormView {
  readonly client: FormView['client'] & RelatingClient;
  readonly relations: Relations;
  readonly relating: Relating;
  readonly open: boolean;
  /** Whether the reader may change what belongs together. */
  readonly may: boolean;
  readonly unfold: (open: boolean) => void;
  readonly openTicket: (ticketId: number) => void;
}

const types = ['Parent', 'Child', 'Related'] as const;

/** The tickets that belong together with the open one, folded away until somebody asks for them. */
export function renderRelated(view: RelatedView): TemplateResult {
  const { open, unfold, relations } = view;
  const count = relations.list?.length ?? 0;
  return html`<details
    class="folded relations"
    .open=${open}
    @toggle=${({ target }: Event) => unfold((target as HTMLDetailsElement).open)}
  >
    <summary>${count > 0 ? text.related.titleOf(count) : text.related.title}</summary>
    ${open ? html`${renderList(view)} ${renderState(view)} ${renderAdding(view)}` : nothing}
  </details>`;
}

/** The ticket that the open one is a part of; nothing where there is none. */
export function renderParent(
  { relations }: { readonly relations: Relations },
  shown: number,
  openTicket: (ticketId: number) => void,
): TemplateResult | typeof nothing {
  const parent = relations.parentOf(shown);
  if (!parent) return nothing;
  const { ticketId, title } = parent;
  return html`<button
    type="button"
    class="to-ticket parent"
    dir="auto"
    @click=${() => openTicket(ticketId)}
  >
    ${text.related.partOf(text.outbox.ticket(ticketId, title))}
  </button>`;
}

/** What has the focus once something of the section is gone that had it. */
export function heirOf(gone: Element, section: Element): HTMLElement | null {
  const find = (selector: string) => section.querySelector<HTMLElement>(selector);
  if (gone.matches('.add-relation')) return find('.relation-form select');
  const undo = gone.closest('.relation-form') ? null : find('.undo');
  return undo ?? find('.add-relation') ?? find('summary');
}

function renderList(view: RelatedView): TemplateResult {
  const { failure, list } = view.relations;
  if (failure !== undefined) {
    return html`<div class="notice" role="alert">
      <p>${shown(failure).message}</p>
      <button type="button" class="button small" @click=${() => view.relations.again()}>
        ${text.errors.retry}
      </button>
    </div>`;
  }
  if (!list) return html`<p class="quiet" role="status">${text.related.reading}</p>`;
  if (list.length === 0) return html`<p class="quiet" role="status">${text.related.none}</p>`;
  const sorted = types.flatMap((type) => list.filter((each) => each.type === type));
  return html`<ul class="related">
    ${sorted.map((each) => renderOne(view, each))}
  </ul>`;
}

function renderOne(view: RelatedView, relation: Relation): TemplateResult {
  const { ticketId, title, type, status, comment } = relation;
  const said = [text.related.types[type], status, comment].filter(Boolean).join(' · ');
  const name = text.outbox.ticket(ticketId, title);
  return html`<li>
    <button type="button" class="to-ticket" dir="auto" @click=${() => view.openTicket(ticketId)}>
      ${name}
    </button>
    <span class="quiet" dir="auto">${said}</span>
    ${
      view.may && relation.id > 0
        ? html`<button
            type="button"
            class="reset"
            aria-label=${text.related.remove(name)}
            title=${text.related.remove(name)}
            aria-disabled=${stateOf(view).working ? 'true' : 'false'}
            @click=${() => void view.relating.remove(view.client, view.ticketId, relation)}
          >
            ${icon('close')}
          </button>`
        : nothing
    }
  </li>`;
}

/** What was done, with a way back, and why something was not. */
function renderState(view: RelatedView): TemplateResult {
  const { done, hindrance, working } = stateOf(view);
  const undo = (): void => void view.relating.undo(view.client, view.ticketId);
  const said = working ? text.related.working : done && doneWords(done);
  return html`<p class="done" role="status">
      ${said === undefined ? nothing : html`<span dir="auto">${said}</span>`}
      ${
        done?.kind === 'removed' && !working
          ? html`<button type="button" class="button small undo" @click=${undo}>
              ${text.related.undo}
            </button>`
          : nothing
      }
    </p>
    <p class="problem" role="alert" dir="auto">${hindrance && hindranceWords(hindrance)}</p>`;
}

function renderAdding(view: RelatedView): unknown {
  if (!view.may || !view.relations.list) return nothing;
  if (stateOf(view).form) return renderRelationForm(view);
  return html`<button
    type="button"
    class="button small add-relation"
    @click=${() => view.relating.fill(view.ticketId)}
  >
    ${icon('plus')} ${text.related.add}
  </button>`;
}

function stateOf({ relating, ticketId }: RelatedView): RelatingState {
  return relating.of(ticketId);
}

export const relatedStyles = [
  formStyles,
  css`
    .related {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .related li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
      margin: 0 0 6px;
      overflow-wrap: anywhere;
    }
    .related .quiet {
      grid-column: 1;
      margin: 0;
    }
    .related .reset {
      grid-row: 1;
      grid-column: 2;
    }
    .to-ticket {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--_accent-text);
      font: inherit;
      text-align: start;
      text-decoration: underline;
      cursor: pointer;
    }
    .relations .done {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      margin: 0 0 6px;
      font-size: 12px;
      overflow-wrap: anywhere;
    }
    .relations .problem {
      margin: 0 0 6px;
    }
    .relations .done:not(:has(*)),
    .relations .problem:empty {
      margin: 0;
    }
    .add-relation {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
  `,
];
