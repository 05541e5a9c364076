import { html } from 'lit';
import { toTree } from '../table/options.js';
import { display } from '../table/display.js';
import { labelOf } from '../table/properties.js';
import type { Control } from './control.js';
import type { PickEvent } from './combobox.js';

/** One node of a list whose items have parents. */
export const treeControl: Control = {
  wholeList: true,
  render: (context) => {
    const { row, value, base, lists } = context;
    const listed = lists.peek(row.mdoList ?? '');
    return html`
      <tw-combobox
        popup="tree"
        input-id=${context.id}
        .label=${labelOf(row)}
        .display=${display(row, value, base, lists.known)}
        .selected=${value}
        .options=${listed && toTree(listed)}
        .load=${async () => toTree(await lists.get(row.mdoList ?? ''))}
        .describedBy=${context.describedBy}
        ?disabled=${context.readOnly || context.disabled}
        ?invalid=${context.invalid}
        @tw-pick=${(event: PickEvent) => context.change(event.detail.id)}
      ></tw-combobox>
    `;
  },
};
