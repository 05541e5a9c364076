import { css, html, nothing, type TemplateResult } from 'lit';
import type { MDOListItem } from '../../../wasm/js/index.js';
import type { Editing } from '../../draft/editing.js';
import { quickEdits } from '../../draft/quick.js';
import type { Session } from '../../draft/session.js';
import { text } from '../../text/index.js';

/**
 * What can be done with the ticket at once. It is saved at once as well, but for where other edits
 * wait for a save of their own.
 */
export function renderQuick(
  editing: Editing,
  session: Session,
  statuses: readonly MDOListItem[] | undefined,
  save: () => Promise<void>,
): TemplateResult | typeof nothing {
  const edits = quickEdits(session, editing.desk?.associateId ?? 0, statuses);
  if (edits.length === 0) return nothing;
  return html`<span class="quick">
    ${edits.map(
      ({ name, row, value }) =>
        html`<button
          type="button"
          class="button small"
          @click=${() => {
            const alone = session.unsaved.length === 0 && session.refusals.size === 0;
            editing.edit(() => session.edit(row, value));
            if (alone) void save();
          }}
        >
          ${text.editor[name]}
        </button>`,
    )}
  </span>`;
}

export const quickStyles = css`
  .quick {
    display: flex;
    gap: 8px;
    margin-left: auto;
  }
`;
