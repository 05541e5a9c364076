import { html } from 'lit';
import { automaticOwner, unassignedOwner } from '../../wasm/js/fields.js';
import { display } from '../table/display.js';
import { labelOf } from '../table/properties.js';
import { toOptions, type Option } from '../table/options.js';
import { text } from '../text/index.js';
import type { PickEvent } from './combobox.js';
import type { Control } from './control.js';

const special = (): readonly Option[] => [
  choice(unassignedOwner, text.value.unassigned),
  choice(automaticOwner, text.value.automatic),
];

/** A user, nobody, or whoever the category's rules choose. */
export const ownerControl: Control = {
  wholeList: true,
  render: (context) => {
    const { row, value, base, lists } = context;
    const listed = lists.peek(row.mdoList ?? '');
    return html`
      <tw-combobox
        input-id=${context.id}
        .label=${labelOf(row)}
        .display=${display(row, value, base, lists.known)}
        .selected=${value ?? 0}
        .options=${listed && [...special(), ...toOptions(listed)]}
        .load=${async () => [...special(), ...toOptions(await lists.get(row.mdoList ?? ''))]}
        .describedBy=${context.describedBy}
        ?disabled=${context.readOnly || context.disabled}
        ?invalid=${context.invalid}
        @tw-pick=${(event: PickEvent) => context.change(event.detail.id)}
      ></tw-combobox>
    `;
  },
};

function choice(id: number, label: string): Option {
  return { id, label, path: label, detail: '', depth: 0 };
}
