import { html, nothing, type TemplateResult } from 'lit';
import type { KeptConflict, MessageEntry, NewEntry } from '../../draft/entry.js';
import type { Desk } from '../../draft/desk.js';
import { bareAddress } from '../../text/address.js';
import { text } from '../../text/index.js';

/** The first of those that a mail goes to, and how many more. */
export function whom({ content }: Pick<MessageEntry, 'content'>): string {
  const all = [content.to, content.cc, content.bcc].flatMap((list) => list ?? []);
  const [first, ...others] = all.map(bareAddress);
  if (first === undefined) return text.sending.nobody;
  return others.length === 0 ? first : text.sending.more(first, others.length);
}

/** How a message that is on its way stands, in words. */
export function standing(entry: MessageEntry | NewEntry, now: number): string {
  const { mail, state, reason, problem } = entry;
  const say = entry.kind === 'new' ? { ...text.sending, ...creating() } : text.sending;
  if (entry.kind === 'message' && entry.step === 'status') {
    const { changing, notChanged } = text.composer;
    return state === 'refused' ? notChanged(problem?.message ?? text.errors.unexpected) : changing;
  }
  const conflict = entry.kind === 'message' && state === 'conflict' ? entry.conflict : undefined;
  if (conflict) return stopped(conflict);
  if (state === 'refused' || state === 'conflict') {
    const why = problem?.message ?? text.errors.unexpected;
    if (!mail) return say.refusedComment(why);
    return entry.kind === 'message' && entry.savedId ? say.notMailed(why) : say.refused(why);
  }
  if (entry.asks) return say.asks;
  if (state === 'unknown') return say.unknown;
  if (state === 'sending') return mail ? say.sending(whom(entry)) : say.saving;
  if (mail && reason === 'held' && entry.notBefore > now) {
    return say.held(Math.ceil((entry.notBefore - now) / 1000), whom(entry));
  }
  if (reason === 'session') return say.waitingSession;
  if (reason === 'network') return say.waitingNetwork;
  return mail ? say.waiting : say.waitingComment;
}

/** What has become of the ticket meanwhile. */
function stopped({ why, moveTo }: KeptConflict): string {
  const say = text.sending;
  if (why === 'merged') return moveTo === undefined ? say.mergedAway : say.merged(moveTo);
  return why === 'deleted' ? say.deleted : say.closed;
}

/** The same, for a ticket that is not there yet. */
function creating() {
  const { creating, waiting, refused } = text.create;
  const sending = (): string => creating;
  return {
    sending,
    saving: creating,
    waiting,
    waitingComment: waiting,
    refused,
    refusedComment: refused,
  };
}

/** What can be done about it. */
export function renderActions(
  desk: Desk,
  entry: MessageEntry | NewEntry,
): TemplateResult | typeof nothing {
  const { outbox } = desk;
  const say = text.sending;
  const button = (label: string, run: () => unknown): TemplateResult =>
    html`<button type="button" class="button small" @click=${() => void run()}>${label}</button>`;
  const takeBack = (): unknown => outbox.cancel(entry.id);
  if (entry.asks) {
    return html`${button(say.itWasSent, () => outbox.answer(entry.id, true))}
    ${button(say.again, () => outbox.answer(entry.id, false))}`;
  }
  if (entry.state === 'refused') {
    const saved = entry.kind === 'message' && entry.savedId !== undefined;
    return html`${button(say.retry, () => outbox.retry(entry.id))}
    ${button(saved ? say.leave : say.edit, takeBack)}`;
  }
  if (entry.kind === 'message' && entry.state === 'conflict') {
    const { moveTo } = entry.conflict ?? {};
    return html`${
      moveTo === undefined
        ? nothing
        : html`<button
            type="button"
            class="button small"
            @click=${({ target }: Event) => void moveOn(desk, entry, moveTo, target as Element)}
          >
            ${say.continue(moveTo)}
          </button>`
    }
    ${button(say.edit, takeBack)}`;
  }
  const sent = entry.kind === 'message' && entry.step === 'status';
  return entry.state === 'waiting' && !sent ? button(say.undo, takeBack) : nothing;
}

/** Takes a message along to the ticket that its own was merged into. */
async function moveOn(
  desk: Desk,
  { id, ticketId }: MessageEntry,
  moveTo: number,
  button: Element,
): Promise<void> {
  // The button goes with the entry; what it stands in stays.
  const { host } = button.getRootNode() as ShadowRoot;
  await desk.outbox.cancel(id);
  const [here, there] = [await desk.message(ticketId), await desk.message(moveTo)];
  const { content } = here;
  there.update({
    ...content,
    body: [there.content.body, content.body].filter(Boolean).join('\n\n'),
    files: [...there.content.files, ...content.files],
  });
  here.discard();
  const detail = { ticketId: moveTo };
  host.dispatchEvent(new CustomEvent('tw-open', { detail, bubbles: true, composed: true }));
}
