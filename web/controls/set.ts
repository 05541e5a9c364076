import { html } from 'lit';
import { icon } from './icons.js';
import { roving } from './roving.js';
import type { MDOListItem } from '../../wasm/js/index.js';
import { itemName } from '../table/display.js';
import { toOptions, type Option } from '../table/options.js';
import { keyOf, labelOf, member } from '../table/properties.js';
import { text } from '../text/index.js';
import type { Combobox, PickEvent } from './combobox.js';
import type { Control, ControlContext } from './control.js';
import { searchIn } from './person.js';

/** A set of carriers as chips, with a combobox over their whole list. */
export const tagsControl: Control = {
  wholeList: true,
  group: true,
  render: (context) => {
    const { row, lists } = context;
    const has = new Set(items(context).map((item) => idOf(context, item)));
    const left = (list: readonly MDOListItem[]): Option[] =>
      toOptions(list).filter(({ id }) => !has.has(id));
    const listed = lists.peek(row.mdoList ?? '');
    const load = async (): Promise<Option[]> => left(await lists.get(row.mdoList ?? ''));
    return chips(context, adder(context, { options: listed && left(listed), load }));
  },
};

/** A set of carriers as chips; more are found by searching on the server. */
export const personsControl: Control = {
  group: true,
  render: (context) => chips(context, adder(context, { search: searchIn(context) })),
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

function chips(context: ControlContext, add: unknown) {
  const { row, base, lists, before, value } = context;
  const disabled = context.readOnly || context.disabled;
  const key = keyOf(row) ?? '';
  const known = new Set(asArray(before).map((item) => member(item, key)));
  return html`
    <div class="chips">
      <div
        class="chosen"
        role="toolbar"
        aria-labelledby="${context.id}-label"
        ${roving('li:last-child > button')}
      >
        <ul>
          ${items(context).map((item) => {
            const id = idOf(context, item);
            const name = itemName(row, item, base, lists.known);
            return html`<li class=${known.has(id) ? 'chip' : 'chip new'}>
              <span dir="auto">${name}</span>
              ${
                disabled
                  ? ''
                  : html`<button
                      type="button"
                      class="chip-remove"
                      aria-label=${text.field.remove(name)}
                      title=${text.field.remove(name)}
                      @click=${(event: Event) => {
                        // The button goes with its item; the cursor stays with the set.
                        const chips = (event.currentTarget as Element).closest('.chips');
                        chips?.querySelector('input')?.focus();
                        context.change(withoutItem(key, value, id));
                      }}
                    >
                      ${icon('close')}
                    </button>`
              }
            </li>`;
          })}
        </ul>
      </div>
      ${disabled ? '' : add}
    </div>
  `;
}

function adder(
  context: ControlContext,
  source: Partial<Pick<Combobox, 'options' | 'load' | 'search'>>,
) {
  const { row, before, value } = context;
  const key = keyOf(row) ?? '';
  return html`<tw-combobox
    adds
    input-id=${context.id}
    .label=${text.field.add(labelOf(row))}
    .placeholder=${text.field.searchHint}
    .options=${source.options}
    .load=${source.load}
    .search=${source.search}
    .describedBy=${context.describedBy}
    ?invalid=${context.invalid}
    @tw-pick=${(event: PickEvent) => {
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
