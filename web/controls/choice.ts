import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { display, words } from '../draft/display.js';
import { toOptions } from '../draft/options.js';
import { membersOf } from '../draft/properties.js';
import { text } from '../draft/text.js';
import type { Control, ControlContext } from './control.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One value of an enumeration or of a list. */
export const choiceControl: Control = {
  wholeList: true,
  render: (context) => {
    const current = String((context.value as string | number | null | undefined) ?? 0);
    return html`
      <select
        class="input"
        id=${context.id}
        .value=${live(current)}
        ?disabled=${context.disabled}
        aria-invalid=${context.invalid ? 'true' : 'false'}
        aria-describedby=${context.describedBy}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          context.change(isEnum(context) ? chosen : Number(chosen));
        }}
      >
        ${choices(context, current).map(
          ({ value, label }) =>
            html`<option value=${value} ?selected=${value === current}>${label}</option>`,
        )}
      </select>
    `;
  },
};

function isEnum({ row }: ControlContext): boolean {
  return row.type.startsWith('enum:');
}

function choices(context: ControlContext, current: string): Choice[] {
  const { row, base, lists, value } = context;
  const peek = (name: string): ReturnType<typeof lists.peek> => lists.peek(name);
  const offered = isEnum(context)
    ? membersOf(row).map((name) => ({ value: name, label: words(name) }))
    : toOptions(peek(row.mdoList ?? '') ?? []).map(({ id, path }) => ({
        value: String(id),
        label: path,
      }));
  if (offered.some((choice) => choice.value === current)) return offered;
  const missing = current === '0' ? text.field.none : display(row, value, base, peek);
  return [{ value: current, label: missing }, ...offered];
}
