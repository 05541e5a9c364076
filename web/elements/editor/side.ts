import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Client } from '../../../wasm/js/index.js';
import { focusField, renderField, wholeLists } from '../../controls/field.js';
import { icon } from '../../controls/icons.js';
import { Relating } from '../../draft/relating.js';
import { Relations } from '../../draft/relations.js';
import { suggestionOf } from '../../draft/suggestion.js';
import type { FieldSet } from '../../table/field-set.js';
import { pointerOf, type PropertyRow } from '../../table/properties.js';
import { text } from '../../text/index.js';
import { dueStyles, renderDue } from './due.js';
import { relatedStyles, renderRelated } from './related.js';
import { fieldModel, type EditorView } from './view.js';

/** What the side of one editor remembers while tickets come and go. */
export class SideState {
  /** Whether the properties that are folded away are shown. */
  more = false;
  /** Whether the related tickets are shown. */
  related = false;
  /** Suggestions that the reader does not want to see again, as `ticket/category`. */
  readonly dismissed = new Set<string>();
  readonly relations: Relations;
  readonly relating: Relating;
  readonly update: () => void;

  constructor(editor: { requestUpdate(): void; refresh(): Promise<void> }) {
    const update = (): void => editor.requestUpdate();
    this.update = update;
    this.relations = new Relations(update);
    this.relating = new Relating(this.relations, {
      update,
      changed: () => void editor.refresh(),
    });
  }
}

/** What is shown beside the conversation. */
export interface SideView {
  readonly model: EditorView;
  readonly fields: FieldSet;
  readonly state: SideState;
  readonly client: Client | undefined;
  /** Loads lists by their names. */
  readonly preload: (names: readonly string[]) => void;
  readonly openTicket: (ticketId: number) => void;
}

/** The properties, when the ticket is due, and where its time has gone. */
export function renderSide(side: SideView): TemplateResult {
  const { model, fields } = side;
  const { session } = model;
  const isDue = fields.rows.some(({ name }) => name === 'Deadline');
  return html`<section class="side" part="side" aria-labelledby="properties">
    <h2 id="properties">${text.editor.properties}</h2>
    ${isDue ? renderDue(session.base, Date.now()) : nothing}
    ${keyed(
      session,
      fields.rows.map((row) => html`${renderField(fieldModel(model, row))}${below(side, row)}`),
    )}
    ${fields.more.length > 0 ? renderMore(side) : nothing}
    ${fields.relations && side.client ? renderRelations(side, side.client) : nothing}
    ${fields.timeline ? html`<tw-timeline .ticket=${session.base}></tw-timeline>` : nothing}
  </section>`;
}

function renderRelations(side: SideView, client: Client): TemplateResult {
  const { model, state, openTicket } = side;
  const { id, base, draft } = model.session;
  const { related, relations, relating } = state;
  // Also while they are folded away: the head shows which ticket it is a part of.
  void relations.read(client, id, base.LastChanged ?? '');
  return renderRelated({
    ...{ client, relations, relating, openTicket },
    ticketId: id,
    personId: base.Person?.PersonId ?? 0,
    may: draft.rights.table.update && base.BaseStatus !== 'Merged',
    open: related,
    unfold: (open) => {
      state.related = open;
      state.update();
    },
  });
}

function renderMore({ model, fields: { more }, state, preload }: SideView): TemplateResult {
  const { session } = model;
  const touched = more.filter(
    (row) => session.isChanged(row) || session.refusals.get(pointerOf(row)) !== undefined,
  );
  // What is typed there stays, so that it can be taken over when the ticket is saved.
  const shown = state.more || touched.length > 0;
  return html`<details
    class="folded"
    .open=${state.more}
    @toggle=${({ target }: Event) => {
      state.more = (target as HTMLDetailsElement).open;
      if (state.more) preload(wholeLists(more));
      state.update();
    }}
  >
    <summary>
      ${text.more.properties}
      ${
        touched.length > 0
          ? html`<span class="touched">${text.more.changed(touched.length)}</span>`
          : nothing
      }
    </summary>
    ${keyed(session, shown ? more.map((row) => renderField(fieldModel(model, row))) : nothing)}
  </details>`;
}

/** What stands below a property: below the category, the one that is suggested. */
function below(
  { model, state: { dismissed, update } }: SideView,
  row: PropertyRow,
): TemplateResult | typeof nothing {
  const { session, lists } = model;
  const suggestion = row.name === 'Category' ? suggestionOf(session, lists) : undefined;
  if (!suggestion) return nothing;
  const { id, name } = suggestion;
  const key = `${session.id}/${id}`;
  if (dismissed.has(key)) return nothing;
  // The line goes with its buttons; the cursor stays with the category.
  const leave = (event: Event): void =>
    focusField((event.target as Element).getRootNode() as ShadowRoot, pointerOf(row));
  return html`<p class="suggestion">
    <span>${text.suggestion.label} <span dir="auto">${name}</span></span>
    <button
      type="button"
      class="button small"
      aria-label=${text.suggestion.useLabel(name)}
      @click=${(event: Event) => {
        leave(event);
        model.edit(row, id);
      }}
    >
      ${text.suggestion.use}
    </button>
    <button
      type="button"
      class="reset"
      aria-label=${text.suggestion.dismiss(name)}
      title=${text.suggestion.dismiss(name)}
      @click=${(event: Event) => {
        leave(event);
        dismissed.add(key);
        update();
      }}
    >
      ${icon('close')}
    </button>
  </p>`;
}

export const sideStyles = [
  ...[dueStyles, ...relatedStyles],
  css`
    .suggestion {
      display: flex;
      align-items: center;
      gap: 4px;
      margin: 0 0 6px;
      padding-left: 10px;
      color: var(--_text-quiet);
      font-size: 12px;
    }
    .suggestion > :first-child {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .suggestion [dir] {
      color: var(--_text);
    }
    .folded {
      margin: 8px 0 0;
      padding-left: 10px;
    }
    .folded > summary {
      min-height: 28px;
      padding: 4px 0;
      color: var(--_accent-text);
      font-size: 12px;
      cursor: pointer;
    }
    .folded > .field {
      margin-left: -10px !important;
    }
    .touched {
      color: var(--_text-quiet);
    }
    tw-timeline {
      margin: 8px 0 0 10px;
      padding: 10px 0 0;
      border-top: 1px solid var(--_border);
    }
  `,
];
