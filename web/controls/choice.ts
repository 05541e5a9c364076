import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MDOListItem } from '../../wasm/js/index.js';
import { display, words } from '../table/display.js';
import { toOptions } from '../table/options.js';
import { membersOf } from '../table/properties.js';
import { text } from '../text/index.js';
import type { Control, ControlContext } from './control.js';

/** One choice of a select. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One value of an enumeration or of a list. */
export const choiceControl: Control = {
  wholeList: true,
  render: (context) => select(context, items(context), context.change),
};

/** A select; where there is no right to choose, its choice as a text that can be focused. */
export function select(
  context: ControlContext,
  offered: readonly Choice[],
  change: (chosen: string | number) => void,
): TemplateResult {
  const current = String((context.value as string | number | null | undefined) ?? 0);
  const choices = withCurrent(context, offered, current);
  if (context.readOnly) {
    const label = choices.find(({ value }) => value === current)?.label ?? '';
    return html`<input
      class="input"
      id=${context.id}
      readonly
      dir="auto"
      .value=${label}
      aria-describedby=${context.describedBy}
    />`;
  }
  return html`<select
    class="input"
    id=${context.id}
    .value=${live(current)}
    ?disabled=${context.disabled}
    aria-invalid=${context.invalid ? 'true' : 'false'}
    aria-describedby=${context.describedBy}
    @change=${(event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      change(isEnum(context) ? value : Number(value));
    }}
  >
    ${choices.map(
      ({ value, label }) =>
        html`<option value=${value} ?selected=${value === current}>${label}</option>`,
    )}
  </select>`;
}

/** What a row's enumeration or list offers; of the list only what passes. */
export function items(
  context: ControlContext,
  passes: (item: MDOListItem) => boolean = () => true,
): Choice[] {
  const { row, lists } = context;
  if (isEnum(context)) {
    return membersOf(row).map((name) => ({ value: name, label: words(name) }));
  }
  const listed = (lists.peek(row.mdoList ?? '') ?? []).filter(passes);
  return toOptions(listed).map(({ id, path }) => ({ value: String(id), label: path }));
}

function isEnum({ row }: ControlContext): boolean {
  return row.type.startsWith('enum:');
}

/** What is chosen now is shown also where it may not be chosen again. */
function withCurrent(
  { row, value, base, lists }: ControlContext,
  offered: readonly Choice[],
  current: string,
): readonly Choice[] {
  if (offered.some((choice) => choice.value === current)) return offered;
  const label = current === '0' ? text.field.none : display(row, value, base, lists.known);
  return [{ value: current, label }, ...offered];
}
