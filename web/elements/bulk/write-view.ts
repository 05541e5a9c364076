import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { afterChoices } from '../../draft/after-choices.js';
import type { BulkMessage, LetterItem } from '../../draft/bulk-message.js';
import type { Desk } from '../../draft/desk.js';
import type { AttachedFile, MessageLevel } from '../../draft/message.js';
import { text } from '../../text/index.js';
import { renderAttach, renderFiles } from '../message-editor/files-view.js';
import { labelOf } from '../message-editor/send-menu.js';
import { aboutText, keptWords } from '../message-editor/view.js';
import { standing, whom } from '../shared/pending.js';
import type { Writing } from './writing.js';

/** What the steps of writing show beside the message, and where they lead. */
export interface WritingModel {
  readonly writing: Writing;
  readonly desk: Desk;
  readonly statuses: readonly MDOListItem[] | undefined;
  /** What stands above the text. */
  readonly head: unknown;
  readonly open: (ticketId: number) => void;
  readonly close: () => void;
}

/** What can be done with several tickets. */
export type BulkKind = 'properties' | MessageLevel | 'merge' | 'delete';

/** What is done with the tickets: properties are set, a message is written, or they are merged or deleted. */
export function renderKinds(
  chosen: BulkKind,
  { merge, choose }: { readonly merge: boolean; readonly choose: (kind: BulkKind) => void },
): TemplateResult {
  const kind = (name: BulkKind, label: string): TemplateResult =>
    html`<button
      type="button"
      class="button small kind"
      aria-pressed=${chosen === name ? 'true' : 'false'}
      @click=${() => choose(name)}
    >
      ${label}
    </button>`;
  return html`<div class="kinds" role="group" aria-label=${text.bulkMessage.what}>
    ${kind('properties', text.bulkMessage.properties)} ${kind('External', text.message.reply)}
    ${kind('Internal', text.message.comment)}
    ${merge ? kind('merge', text.bulkActions.merge) : nothing}
    ${kind('delete', text.bulkActions.delete)}
    <span class="quiet">${chosen === 'Internal' ? text.message.commentHint : nothing}</span>
  </div>`;
}

/** The step that the message is in: being written, looked at, or on its way. */
export function renderWriting(model: WritingModel): TemplateResult {
  const { message, sent } = model.writing;
  if (!message) return renderText(model);
  return sent ? renderSent(model, message) : renderCheck(model, message);
}

function button(label: string, run: () => unknown, looks = ''): TemplateResult {
  return html`<button type="button" class="button ${looks}" @click=${() => void run()}>
    ${label}
  </button>`;
}

function renderText(model: WritingModel): TemplateResult {
  const { writing, desk, head, close } = model;
  const { draft, place, files, fault, level } = writing;
  const begun = !draft.empty;
  const discarded = draft.discarded !== undefined;
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      void writing.check();
    }}
    @keydown=${(event: KeyboardEvent) => {
      // The editor of the text takes Escape for itself.
      if (event.key === 'Escape' && event.defaultPrevented) return close();
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      void writing.check();
    }}
  >
    <div class="content">
      ${head}
      <div class="place ${level === 'Internal' ? 'internal' : ''}">
        ${place.plain ? renderField(writing) : nothing}
        <div id="rich" ?hidden=${place.plain}></div>
      </div>
      <p class="quiet" id="placeholders">
        ${text.composer.placeholders('{name}', '{ticket}', '{me}')}
      </p>
      ${renderFiles(draft.content.files, files)}
      <div class="with-it">
        ${renderAttach(files)} ${level === 'External' ? renderThen(model) : nothing}
      </div>
      <div role="alert" id="fault">
        ${fault === '' ? nothing : html`<p class="notice">${fault}</p>`}
      </div>
    </div>
    <footer>
      <span class="quiet start" role="status">${keptWords({ desk, discarded }, begun)}</span>
      ${begun ? button(text.message.discard, () => writing.discard(), 'plain') : nothing}
      ${!begun && discarded ? button(text.message.restore, () => draft.bringBack()) : nothing}
      ${button(text.bulk.cancel, close)}
      <button type="submit" class="button primary">${text.bulkMessage.check}</button>
    </footer>
  </form>`;
}

/** A text can be written at once, and where nothing else can be loaded. */
function renderField(writing: Writing): TemplateResult {
  const { draft, place } = writing;
  const { label, placeholder } = aboutText(draft.content);
  return html`<textarea
    rows="5"
    dir="auto"
    aria-label=${label}
    aria-describedby="placeholders fault"
    placeholder=${placeholder}
    .value=${live(draft.content.body)}
    @focus=${() => place.load()}
    @compositionstart=${() => place.composing(true)}
    @compositionend=${() => place.composing(false)}
    @input=${({ target }: Event) => writing.change({ body: (target as HTMLTextAreaElement).value })}
  ></textarea>`;
}

/** What becomes of the tickets with a reply. */
function renderThen({ writing, statuses }: WritingModel): TemplateResult | typeof nothing {
  const choices = afterChoices(statuses, Date.now());
  if (choices.length === 0) return nothing;
  const key = JSON.stringify(writing.then);
  return html`<select
    class="input add"
    aria-label=${text.composer.more}
    @change=${({ target }: Event) => {
      writing.then = choices[Number((target as HTMLSelectElement).value)]?.edits ?? [];
    }}
  >
    <option value="">${text.message.send}</option>
    ${choices.map(
      (choice, at) =>
        html`<option value=${at} ?selected=${JSON.stringify(choice.edits) === key}>
          ${labelOf(choice)}
        </option>`,
    )}
  </select>`;
}

/** To how many it goes, and what each of them gets. */
function renderCheck({ writing }: WritingModel, message: BulkMessage): TemplateResult {
  const { items, running, internal } = message;
  const say = text.bulkMessage;
  const ready = message.count('ready');
  return html`<div class="content">
      ${
        running
          ? html`<progress
              max=${items.length}
              value=${items.length - message.count('waiting', 'reading')}
              aria-label=${say.reading}
            ></progress>`
          : nothing
      }
      <p class="summary" role="status" tabindex="-1">${running ? '' : goesTo(message)}</p>
      ${renderWith(writing.draft.content.files)}
      <ul class="results" aria-label=${say.letters}>
        ${items.map((item) => renderLetter(item))}
      </ul>
    </div>
    <footer>
      ${button(say.back, () => writing.back())}
      ${
        running || ready === 0
          ? nothing
          : button(internal ? say.note(ready) : say.send(ready), () => writing.send(), 'primary')
      }
    </footer>`;
}

/** The files that go with each letter; a picture is a part of the text. */
function renderWith(files: readonly AttachedFile[]): TemplateResult | typeof nothing {
  const names = files.filter(({ cid }) => cid === undefined).map(({ name }) => name);
  if (names.length === 0) return nothing;
  return html`<p class="with">${text.bulkMessage.withFiles} <bdi>${names.join(', ')}</bdi></p>`;
}

function goesTo(message: BulkMessage): string {
  const say = text.bulkMessage;
  const [ready, left] = [message.count('ready'), message.count('left')];
  const goes = message.internal ? say.noted(ready) : say.goes(ready, message.recipients);
  return left > 0 ? `${goes} ${say.left(left)}` : goes;
}

function nameOf({ id, title }: LetterItem): TemplateResult {
  return html`<span class="number">#${id}</span> <span dir="auto">${title}</span>`;
}

function renderLetter(item: LetterItem): TemplateResult {
  const { state, letter, problem } = item;
  if (!letter) {
    return html`<li class="result ${state === 'left' ? 'edited' : ''}">
      <span class="link">${nameOf(item)}</span>
      <span class="state">${problem}</span>
    </li>`;
  }
  const { content } = letter;
  return html`<li>
    <details>
      <summary class="result">
        <span class="link">${nameOf(item)}</span>
        <span class="state">${content.level === 'External' ? whom({ content }) : nothing}</span>
      </summary>
      <p class="letter" dir="auto">${content.body}</p>
    </details>
  </li>`;
}

/** What became of each letter so far. */
function renderSent(model: WritingModel, message: BulkMessage): TemplateResult {
  const { writing, open, close } = model;
  const say = text.bulkMessage;
  const now = Date.now();
  const { callable } = message;
  const back = message.items.flatMap(({ id, state }) => (state === 'back' ? id : []));
  // What was called back to one ticket alone is that ticket's draft.
  const again = back.length > 0 && !writing.draft.empty;
  return html`<div class="content">
      <p class="summary" role="status" tabindex="-1">${summary(message)}</p>
      <ul class="results" aria-label=${text.bulk.results}>
        ${message.items
          .filter(({ state }) => state !== 'left')
          .map(
            (item) =>
              html`<li class="result ${looksOf(message, item)}">
                <button type="button" class="link" @click=${() => open(item.id)}>
                  ${nameOf(item)}
                </button>
                <span class="state">${wordsOf(message, item, now)}</span>
              </li>`,
          )}
      </ul>
      ${message.count('queued') > 0 ? html`<p class="quiet">${say.goesOn}</p>` : nothing}
    </div>
    <footer>
      ${callable > 0 ? button(say.callBack(callable), () => writing.callBack()) : nothing}
      ${again ? button(say.again(back.length), () => writing.back(back), 'again') : nothing}
      ${button(text.bulk.close, close, 'primary done')}
    </footer>`;
}

function wordsOf(message: BulkMessage, item: LetterItem, now: number): string {
  const entry = message.entryOf(item);
  if (entry) return standing(entry, now);
  if (item.state === 'back') return text.bulkMessage.calledBack;
  if (item.state === 'gone') return text.bulkMessage.gone;
  return item.state === 'mailed' ? text.sending.mailed : text.sending.saved;
}

function looksOf(message: BulkMessage, item: LetterItem): string {
  const entry = message.entryOf(item);
  if (entry?.state === 'refused') return 'failed';
  if (entry?.state === 'conflict' || entry?.asks) return 'conflict';
  return item.state === 'mailed' || item.state === 'saved' ? 'saved' : '';
}

function summary(message: BulkMessage): string {
  const told = [
    [message.count('mailed'), text.sending.mailed],
    [message.count('saved'), text.sending.saved],
    [message.count('queued'), text.bulk.states.queued],
    [message.count('back'), text.bulkMessage.calledBack],
    [message.count('gone'), text.bulkMessage.gone],
  ] as const;
  return told
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${words}: ${count}`)
    .join(', ');
}
