import { css, html, nothing, type TemplateResult } from 'lit';
import { roving } from '../../controls/roving.js';
import type { MDOListItem } from '../../../wasm/js/index.js';
import type { Editing } from '../../draft/editing.js';
import { quickEdit, quickEdits, type QuickFault, type QuickName } from '../../draft/quick.js';
import { text } from '../../text/index.js';

/** What the quick edits need of their editor. */
export interface QuickHost {
  readonly editing: Editing;
  readonly statuses: () => readonly MDOListItem[] | undefined;
  /** Takes over what is still being typed. */
  readonly flush: () => void;
  readonly save: () => Promise<void>;
}

/**
 * What can be done with the ticket at once. It is saved at once as well, but for where other edits
 * wait for a save of their own.
 */
export class Quick {
  readonly #host: QuickHost;

  constructor(host: QuickHost) {
    this.#host = host;
  }

  /** What is possible now. */
  get offered(): readonly QuickName[] {
    const { editing, statuses } = this.#host;
    const { session, desk } = editing;
    if (!session) return [];
    return quickEdits(session, desk?.associateId ?? 0, statuses()).map(({ name }) => name);
  }

  /** Does it, or says why that is not possible. */
  run(name: QuickName): void {
    const { editing, statuses, flush, save } = this.#host;
    flush();
    const { session, desk } = editing;
    if (!session) return;
    const found = quickEdit(session, name, desk?.associateId ?? 0, statuses());
    if (typeof found === 'string') return editing.tell('info', whyNot(name, found));
    const alone = session.unsaved.length === 0 && session.refusals.size === 0;
    editing.edit(() => session.edit(found.row, found.value));
    if (alone) void save();
  }

  render(): TemplateResult | typeof nothing {
    const { offered } = this;
    if (offered.length === 0) return nothing;
    return html`<span class="quick" role="toolbar" aria-label=${text.editor.quick} ${roving()}>
      ${offered.map(
        (name) =>
          html`<button type="button" class="button small" @click=${() => this.run(name)}>
            ${text.editor[name]}
          </button>`,
      )}
    </span>`;
  }
}

function whyNot(name: QuickName, fault: QuickFault): string {
  const { quick } = text;
  if (fault === 'done') return quick.done[name];
  return { closed: quick.closed, forbidden: text.field.noRight, unknown: quick.unknown }[fault];
}

export const quickStyles = css`
  .quick {
    display: flex;
    gap: 8px;
    margin-left: auto;
  }
`;
