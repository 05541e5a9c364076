import { html } from 'lit';
import { itemName } from '../draft/display.js';
import { toOptions, type Option } from '../draft/options.js';
import { keyOf, member } from '../draft/properties.js';
import { text } from '../draft/text.js';
import type { PickEvent } from './combobox.js';
import type { Control, ControlContext } from './control.js';
import { searchIn } from './person.js';

/** A set of carriers as chips, with a combobox over their whole list. */
export const tagsControl: Control = {
  wholeList: true,
  group: true,
  render: (context) => {
    const { row, lists } = context;
    const has = new Set(items(context).map((item) => idOf(context, item)));
    const options = toOptions(lists.peek(row.mdoList ?? '') ?? []).filter(({ id }) => !has.has(id));
    return chips(context, html`${adder(context, options)}`);
  },
};

/** A set of carriers as chips; more are found by searching on the server. */
export const personsControl: Control = {
  group: true,
  render: (context) => chips(context, html`${adder(context)}`),
};

/** The set with one more item; one that was there when read comes back as it was. */
export function withItem(key: string, before: unknown, value: unknown, option: Option): unknown[] {
  const list = asArray(value);
  if (list.some((item) => member(item, key) === option.id)) return list;
  const known = asArray(before).find((item) => member(item, key) === option.id);
  return [...list, known ?? { [key]: option.id }];
}

/** The set without an item. */
export function withoutItem(key: string, value: unknown, id: number): unknown[] {
  return asArray(value).filter((item) => member(item, key) !== id);
}

const names = new Map<string, string>();

function chips(context: ControlContext, add: unknown) {
  const { row, base, lists, before, value, disabled } = context;
  const key = keyOf(row) ?? '';
  const known = new Set(asArray(before).map((item) => member(item, key)));
  return html`
    <div class="chips">
      <ul>
        ${items(context).map((item) => {
          const id = idOf(context, item);
          const name =
            names.get(`${row.mdoList ?? ''}/${id}`) ??
            itemName(row, item, base, (list) => lists.peek(list));
          return html`<li class=${known.has(id) ? 'chip' : 'chip new'}>
            <span>${name}</span>
            ${
              disabled
                ? ''
                : html`<button
                    type="button"
                    class="chip-remove"
                    aria-label=${text.field.remove(name)}
                    title=${text.field.remove(name)}
                    @click=${() => context.change(withoutItem(key, value, id))}
                  >
                    ×
                  </button>`
            }
          </li>`;
        })}
      </ul>
      ${disabled ? '' : add}
    </div>
  `;
}

function adder(context: ControlContext, options?: readonly Option[]) {
  const { row, before, value } = context;
  const key = keyOf(row) ?? '';
  return html`<tw-combobox
    adds
    input-id=${context.id}
    .label=${text.field.add(row.label)}
    .placeholder=${text.field.searchHint}
    .options=${options ?? []}
    .search=${options ? undefined : searchIn(context)}
    .describedBy=${context.describedBy}
    ?invalid=${context.invalid}
    @tw-pick=${(event: PickEvent) => {
      names.set(`${row.mdoList ?? ''}/${event.detail.id}`, event.detail.label);
      context.change(withItem(key, before, value, event.detail));
    }}
  ></tw-combobox>`;
}

function items({ value }: ControlContext): unknown[] {
  return asArray(value);
}

function idOf({ row }: ControlContext, item: unknown): number {
  return Number(member(item, keyOf(row) ?? ''));
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
