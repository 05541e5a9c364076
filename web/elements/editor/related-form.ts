import { css, html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Client } from '../../../wasm/js/index.js';
import type { PickEvent } from '../../controls/combobox.js';
import type { Relating, RelatingClient } from '../../draft/relating.js';
import type { Relation } from '../../draft/relations.js';
import { findTargets } from '../../table/targets.js';
import { text } from '../../text/index.js';

/** What the form needs in which a relation is added. */
export interface FormView {
  readonly client: Pick<Client, 'listTickets'> & RelatingClient;
  readonly relating: Relating;
  readonly ticketId: number;
  /** The ticket's contact person, 0 for none: his other tickets are offered first. */
  readonly personId: number;
}

const kinds = ['Related', 'Parent', 'Child'] as const;
/** As much as the WebAPI keeps. */
const longest = 255;

/** Which ticket belongs together with the open one, and how. */
export function renderRelationForm(view: FormView): unknown {
  return keyed(view.ticketId, renderForm(view));
}

function renderForm(view: FormView): TemplateResult {
  const { client, relating, ticketId } = view;
  const { form, working } = relating.of(ticketId);
  const { type, chosen, comment } = form!;
  const say = text.related;
  const able = chosen !== undefined && !working;
  return html`<form
    class="relation-form"
    aria-label=${say.form}
    @submit=${(event: Event) => {
      event.preventDefault();
      void relating.add(client, ticketId);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      relating.cancel(ticketId);
    }}
  >
    <label class="label" for="relation-type">${say.kind}</label>
    <select
      id="relation-type"
      class="input"
      @change=${({ target }: Event) =>
        relating.fill(ticketId, { type: (target as HTMLSelectElement).value as Relation['type'] })}
    >
      ${kinds.map(
        (kind) =>
          html`<option value=${kind} .selected=${kind === type}>${say.kinds[kind]}</option>`,
      )}
    </select>
    ${renderChoice(view)}
    <label class="label" for="relation-comment">${say.comment}</label>
    <input
      id="relation-comment"
      class="input"
      dir="auto"
      autocomplete="off"
      maxlength=${longest}
      .value=${comment}
      ?readonly=${working}
      @input=${({ target }: Event) =>
        relating.fill(ticketId, { comment: (target as HTMLInputElement).value })}
    />
    <div class="buttons">
      <button type="button" class="button small" @click=${() => relating.cancel(ticketId)}>
        ${text.actions.cancel}
      </button>
      <button type="submit" class="button small primary" aria-disabled=${able ? 'false' : 'true'}>
        ${say.addNow}
      </button>
    </div>
  </form>`;
}

/** Finds the other ticket by its number, its words or its customer. */
function renderChoice({ client, relating, ticketId, personId }: FormView): TemplateResult {
  const { form, working } = relating.of(ticketId);
  const say = text.related;
  return html`<label class="label" for="relation-ticket">${say.ticket}</label>
    <tw-combobox
      input-id="relation-ticket"
      .label=${say.ticket}
      .display=${form?.chosen?.name ?? ''}
      .selected=${form?.chosen?.ticketId}
      .placeholder=${say.hint}
      .search=${(words: string, signal: AbortSignal) =>
        findTargets(client, { ticketId, personId, words }, signal)}
      ?disabled=${working}
      @tw-pick=${({ detail: { id, label } }: PickEvent) =>
        relating.fill(ticketId, { chosen: { ticketId: id, name: label } })}
    ></tw-combobox>`;
}

export const formStyles = css`
  .relation-form {
    display: grid;
    gap: 2px;
    padding: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }
  .relation-form .label:not(:first-child) {
    margin: 6px 0 0;
  }
  .relation-form .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin: 8px 0 0;
  }
`;
