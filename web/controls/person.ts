import { html } from 'lit';
import { display } from '../draft/display.js';
import { toOptions, type Option } from '../draft/options.js';
import { text } from '../draft/text.js';
import type { PickEvent } from './combobox.js';
import type { Control, ControlContext } from './control.js';

const chosen = new Map<string, string>();

/** Somebody found by searching on the server. */
export const personControl: Control = {
  render: (context) => {
    const { row, value } = context;
    return html`
      <tw-combobox
        input-id=${context.id}
        .label=${row.label}
        .display=${shownName(context)}
        .selected=${value}
        .placeholder=${text.field.searchHint}
        .search=${searchIn(context)}
        .describedBy=${context.describedBy}
        ?disabled=${context.disabled}
        ?invalid=${context.invalid}
        @tw-pick=${(event: PickEvent) => {
          remember(context, event.detail);
          context.change(event.detail.id);
        }}
      ></tw-combobox>
    `;
  },
};

/** A search in the row's list. */
export function searchIn({ row, lists }: ControlContext) {
  return async (query: string, signal: AbortSignal): Promise<Option[]> =>
    toOptions(await lists.search(row.mdoList ?? '', query, signal));
}

function remember({ row }: ControlContext, { id, label }: Option): void {
  chosen.set(`${row.mdoList ?? ''}/${id}`, label);
}

function shownName({ row, value, base, lists }: ControlContext): string {
  if (value === undefined || value === null || value === 0) return '';
  return (
    chosen.get(`${row.mdoList ?? ''}/${value as number}`) ??
    display(row, value, base, (name) => lists.peek(name))
  );
}
