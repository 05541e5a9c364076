import { html, nothing, type TemplateResult } from 'lit';
import { isAction, isPostponed, presets } from '../table/postponing.js';
import { keyOf, labelOf, member } from '../table/properties.js';
import { text } from '../text/index.js';
import { absolute, instant, toWire } from '../text/time.js';
import { items, select } from './choice.js';
import type { Control, ControlContext, Sibling } from './control.js';
import { momentInput } from './date-time.js';
import { roving } from './roving.js';

/** A status that a person may choose, and until when where it postpones. */
export const statusControl: Control = {
  wholeList: true,
  fault,
  render: (context) => html`
    ${select(
      context,
      items(context, (item) => !isAction(item)),
      (chosen) => choose(context, chosen),
    )}
    ${postpones(context, context.value) ? untilWhen(context) : nothing}
  `,
};

/** Another status; a moment that was only meant for the one before goes with it. */
function choose(context: ControlContext, chosen: string | number): void {
  context.change(chosen);
  if (!postpones(context, chosen)) moment(context)?.reset();
}

/** Why the choice cannot be saved: it is to end at a moment that is missing or has passed. */
function fault(context: ControlContext): string | undefined {
  const until = moment(context);
  if (!until || !(context.changed || until.changed)) return undefined;
  if (!postpones(context, context.value)) return undefined;
  const at = instant(until.value);
  if (at === undefined) return text.field.untilMissing;
  return at <= Date.now() ? text.field.untilPassed : undefined;
}

function moment({ row, other }: ControlContext): Sibling | undefined {
  return row.until === undefined ? undefined : other(row.until);
}

/** The built-in state of a status comes with its list, and with the ticket for the one it has. */
function postpones({ row, base, lists }: ControlContext, chosen: unknown): boolean {
  if (typeof chosen === 'string') return isPostponed(chosen);
  const listed = lists.peek(row.mdoList ?? '')?.find((item) => item.Id === chosen);
  if (listed) return isPostponed(listed.ExtraInfo);
  const nested = member(base, row.name);
  return member(nested, keyOf(row) ?? '') === chosen && isPostponed(member(nested, 'Status'));
}

function untilWhen(context: ControlContext): TemplateResult | typeof nothing {
  const until = moment(context);
  if (!until) return nothing;
  const refused = until.refusal()?.message;
  const described = [context.describedBy, refused && `${until.id}-problem`];
  return html`<div class="part" role="group" aria-labelledby="${until.id}-label">
    <label class="label" id="${until.id}-label" for=${until.id}>${labelOf(until.row)}</label>
    ${until.readOnly ? nothing : moments(until)}
    ${momentInput({
      ...until,
      describedBy: described.filter(Boolean).join(' '),
      invalid: refused !== undefined || fault(context) !== undefined,
    })}
    ${refused ? html`<p class="problem" id="${until.id}-problem">${refused}</p>` : nothing}
  </div>`;
}

function moments(until: Sibling): TemplateResult {
  return html`<div
    class="moments"
    role="toolbar"
    aria-labelledby="${until.id}-label"
    ${roving('[aria-pressed=true]')}
  >
    ${presets(Date.now()).map(
      ({ name, at }) =>
        html`<button
          type="button"
          class="button small"
          title=${absolute(at)}
          aria-pressed=${instant(until.value) === at ? 'true' : 'false'}
          ?disabled=${until.disabled}
          @click=${() => until.change(toWire(at))}
        >
          ${text.field.presets[name]}
        </button>`,
    )}
  </div>`;
}
