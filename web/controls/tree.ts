import { html } from 'lit';
import { toTree } from '../draft/options.js';
import { display } from '../draft/display.js';
import type { Control } from './control.js';
import type { PickEvent } from './combobox.js';

/** One node of a list whose items have parents. */
export const treeControl: Control = {
  wholeList: true,
  render: (context) => {
    const { row, value, base, lists } = context;
    return html`
      <tw-combobox
        popup="tree"
        input-id=${context.id}
        .label=${row.label}
        .display=${display(row, value, base, (name) => lists.peek(name))}
        .selected=${value}
        .options=${toTree(lists.peek(row.mdoList ?? '') ?? [])}
        .describedBy=${context.describedBy}
        ?disabled=${context.disabled}
        ?invalid=${context.invalid}
        @tw-pick=${(event: PickEvent) => context.change(event.detail.id)}
      ></tw-combobox>
    `;
  },
};
