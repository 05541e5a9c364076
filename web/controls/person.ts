import { html } from 'lit';
import { display } from '../table/display.js';
import { labelOf } from '../table/properties.js';
import { toOptions, type Option } from '../table/options.js';
import { text } from '../text/index.js';
import type { PickEvent } from './combobox.js';
import type { Control, ControlContext } from './control.js';

/** Somebody found by searching on the server, or nobody. */
export const personControl: Control = {
  render: (context) => html`
    <tw-combobox
      clearable
      input-id=${context.id}
      .label=${labelOf(context.row)}
      .display=${shownName(context)}
      .selected=${context.value}
      .placeholder=${text.field.searchHint}
      .search=${searchIn(context)}
      .describedBy=${context.describedBy}
      ?disabled=${context.readOnly || context.disabled}
      ?invalid=${context.invalid}
      @tw-pick=${(event: PickEvent) => context.change(event.detail.id)}
      @tw-clear=${() => context.change(0)}
    ></tw-combobox>
  `,
};

/** A search in the row's list. */
export function searchIn({ row, lists }: ControlContext) {
  return async (query: string, signal: AbortSignal): Promise<Option[]> =>
    toOptions(await lists.search(row.mdoList ?? '', query, signal));
}

function shownName({ row, value, base, lists }: ControlContext): string {
  if (value === undefined || value === null || value === 0) return '';
  return display(row, value, base, lists.known);
}
