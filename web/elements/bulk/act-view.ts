import { html, nothing, type TemplateResult } from 'lit';
import type { ActItem, Hindrance } from '../../draft/bulk-action.js';
import type { BulkDeletion } from '../../draft/bulk-deletion.js';
import type { BulkMerging } from '../../draft/bulk-merging.js';
import type { TicketDraft } from '../../draft/versions.js';
import { nameOf } from '../../table/display.js';
import { text } from '../../text/index.js';
import { obstacleWords } from '../shared/obstacle-words.js';

/** Deleting several tickets, or merging them, and what the dialog does about it. */
export interface ActingModel {
  readonly action: BulkDeletion | BulkMerging;
  /** What stands above. */
  readonly head: unknown;
  readonly open: (ticketId: number) => void;
  readonly confirm: () => unknown;
  readonly undo: () => unknown;
  /** Shows these tickets once more, as they are now. */
  readonly again: (ids: readonly number[]) => unknown;
  readonly close: () => void;
}

/** The step that it is in: what will happen to which ticket, or what became of each. */
export function renderActing(model: ActingModel): TemplateResult {
  const { phase } = model.action;
  return phase === 'reading' || phase === 'ready' ? renderAsked(model) : renderDone(model);
}

const messagesOf = (ticket: TicketDraft | undefined): number => ticket?.base.Messages?.length ?? 0;

function button(label: string, run: () => unknown, looks = ''): TemplateResult {
  return html`<button type="button" class="button ${looks}" @click=${() => void run()}>
    ${label}
  </button>`;
}

function renderProgress({ items, count }: { items: number; count: number }, label: string) {
  return html`<progress max=${items} value=${count} aria-label=${label}></progress>`;
}

/** What will happen to each ticket. */
function renderAsked(model: ActingModel): TemplateResult {
  const { action, head, confirm, close } = model;
  const { items, going, phase } = action;
  const able = phase === 'ready' && going.length > 0;
  const through = { items: items.length, count: items.length - action.count('waiting', 'reading') };
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      if (able) void confirm();
    }}
  >
    <div class="content">
      ${head} ${phase === 'reading' ? renderProgress(through, text.bulkActions.reading) : nothing}
      <div class="preview" role="status">
        ${phase === 'ready' ? linesOf(action).map((line) => html`<p dir="auto">${line}</p>`) : nothing}
      </div>
      <ul class="results" aria-label=${text.bulkActions.tickets}>
        ${items.map((item) => renderPlan(action, item))}
      </ul>
    </div>
    <footer>
      ${button(text.bulk.cancel, close)}
      <button
        type="submit"
        class="button ${action.kind === 'delete' ? 'danger' : 'primary'}"
        aria-disabled=${able ? 'false' : 'true'}
      >
        ${labelOf(action)}
      </button>
    </footer>
  </form>`;
}

function labelOf(action: BulkDeletion | BulkMerging): string {
  const { going, items, phase } = action;
  if (action.kind === 'delete') {
    return text.bulkActions.deleteTitle((phase === 'reading' ? items : going).length);
  }
  return phase === 'ready' && action.into
    ? text.bulkActions.mergeNow(going.length, action.into.id)
    : text.actions.mergeNone;
}

/** What will happen, line by line. */
function linesOf(action: BulkDeletion | BulkMerging): readonly string[] {
  const { going } = action;
  const say = text.bulkActions;
  const into = action.kind === 'merge' ? action.into : undefined;
  const out = action.items.length - going.length - (into ? 1 : 0);
  const left = out > 0 ? [text.bulkMessage.left(out)] : [];
  if (going.length === 0) return [say.nothing, ...left];
  if (!into) return [say.gone(going.length), say.recover, ...left];
  const all = [into, ...going];
  const messages = all.reduce((sum, { seen }) => sum + messagesOf(seen), 0);
  const people = new Set(all.map(({ seen }) => seen?.base.Person?.PersonId ?? 0));
  return [
    text.actions.mergeThen(into.id, messages),
    say.merged(going.length),
    ...(people.size > 1 ? [say.people] : []),
    text.actions.mergeFinal,
    ...left,
  ];
}

const nameOfItem = ({ id, title }: ActItem): TemplateResult =>
  html`<span class="number">#${id}</span> <span dir="auto">${title}</span>`;

/** What will happen to one ticket; of those that are merged one is chosen to stay. */
function renderPlan(action: BulkDeletion | BulkMerging, item: ActItem): TemplateResult {
  const { id, state } = item;
  const words = planWords(action, item);
  if (action.kind === 'delete' || action.phase === 'reading') {
    return html`<li class="result ${state === 'left' ? 'edited' : ''}">
      <span class="link">${nameOfItem(item)}</span><span class="state">${words}</span>
    </li>`;
  }
  const stays = action.into?.id === id;
  const may = action.targets.includes(item);
  return html`<li class="result ${state === 'left' && !stays ? 'edited' : ''}">
    <label class="link stays">
      <input
        type="radio"
        name="stays"
        aria-label=${text.bulkActions.stays(id, item.title)}
        aria-describedby="plan-${id}"
        .checked=${stays}
        ?disabled=${!may}
        @change=${() => action.choose(id)}
      />
      ${nameOfItem(item)}
    </label>
    <span class="state" id="plan-${id}">${words}</span>
  </li>`;
}

function planWords(action: BulkDeletion | BulkMerging, item: ActItem): string {
  const { id, state, why, seen } = item;
  if (action.kind === 'merge' && action.phase === 'ready') {
    if (action.into?.id === id) return text.bulkActions.staying;
    if (state === 'ready') return text.bulkActions.moves(messagesOf(seen));
  }
  if (why) return hindranceWords(why);
  return (state === 'ready' && nameOf('Person', seen?.base.Person)) || '';
}

function hindranceWords(why: Hindrance): string {
  if (why.kind === 'edited') return text.bulkActions.edited;
  if (why.kind === 'forbidden') return why.reason || text.actions.noRight;
  return obstacleWords(why);
}

/** What became of each ticket so far. */
function renderDone(model: ActingModel): TemplateResult {
  const { action, open, close } = model;
  const working = action.phase === 'working';
  const items = action.items.filter(
    (item) => action.kind === 'delete' || item.id !== action.into?.id,
  );
  const begun = items.filter(({ state }) => state !== 'left');
  const through = begun.filter(({ state }) => state !== 'ready' && state !== 'running').length;
  const obstacle = action.kind === 'merge' ? action.obstacle : undefined;
  return html`<div class="content">
      ${renderProgress({ items: begun.length, count: through }, text.bulk.progress)}
      <p class="summary" role="status">${working ? '' : summary(action, items)}</p>
      <p class="obstacle" role="alert">${obstacle ? obstacleWords(obstacle) : nothing}</p>
      <ul class="results" aria-label=${text.bulk.results}>
        ${items.map((item) => renderResult(action, item, working ? undefined : open))}
      </ul>
    </div>
    <footer>
      ${working ? button(text.bulk.stop, () => action.stop()) : renderNext(model, close)}
    </footer>`;
}

function renderNext({ action, again, undo }: ActingModel, close: () => void): TemplateResult {
  const undoable = action.kind === 'delete' ? action.undoable.length : 0;
  const left = action.going.length + action.count('failed');
  const merged = action.kind === 'merge' && action.count('done') > 0;
  return html`
    ${merged ? html`<span class="quiet start">${text.actions.mergeFinal}</span>` : nothing}
    ${action.again.length > 0 ? button(text.bulkActions.again(left), () => again(action.again)) : nothing}
    ${undoable > 0 ? button(text.bulkActions.undo(undoable), undo) : nothing}
    ${button(text.bulk.close, close, 'primary done')}
  `;
}

function renderResult(
  action: BulkDeletion | BulkMerging,
  item: ActItem,
  open: ActingModel['open'] | undefined,
): TemplateResult {
  const { id, state } = item;
  const looks = { done: 'saved', left: 'edited', failed: 'failed' }[state as string] ?? state;
  return html`<li class="result ${looks}">
    ${
      open
        ? html`<button type="button" class="link" @click=${() => open(id)}>
            ${nameOfItem(item)}
          </button>`
        : html`<span class="link">${nameOfItem(item)}</span>`
    }
    <span class="state">${resultWords(action, item)}</span>
  </li>`;
}

function resultWords({ kind }: BulkDeletion | BulkMerging, { state, why, final }: ActItem): string {
  const { states } = text.bulkActions;
  if (why && (state === 'left' || state === 'failed')) return hindranceWords(why);
  if (final) return text.bulkActions.final;
  if (state === 'done') return states[kind];
  return states[state as keyof typeof states] ?? '';
}

function summary({ kind }: BulkDeletion | BulkMerging, items: readonly ActItem[]): string {
  const { states } = text.bulkActions;
  const told = [
    ['done', states[kind]],
    ['undone', states.undone],
    ['queued', states.queued],
    ['ready', states.ready],
    ['failed', text.bulk.notDone],
    ['left', text.bulkActions.leftOut],
  ] as const;
  return told
    .map(([state, words]) => [items.filter((item) => item.state === state).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${words}: ${count}`)
    .join(', ');
}
