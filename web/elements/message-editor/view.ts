import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { roving } from '../../controls/roving.js';
import type { MDOListItem } from '../../../wasm/js/index.js';
import type { Desk } from '../../draft/desk.js';
import type { Following, MessageEntry } from '../../draft/entry.js';
import {
  isEmptyMessage,
  isForward,
  type Addressees,
  type MessageContent,
  type MessageLevel,
} from '../../draft/message.js';
import { text } from '../../text/index.js';
import { renderActions, standing, whom } from '../shared/pending.js';
import type { EditorAbout } from './adapter.js';
import type { AddressesEvent } from './address-field.js';
import { renderAttach, renderFiles } from './files-view.js';
import { renderSubject } from './subject.js';
import type { Files } from './files.js';
import type { Recipients } from './recipients.js';
import type { Beside } from './beside.js';
import type { TextPlace } from './text-place.js';

/** What keeps a message from being sent, and the field that it is about. */
export interface Fault {
  readonly message: string;
  readonly at?: keyof Addressees | 'time';
  /** True where the field itself says it. */
  readonly beside?: boolean;
}

/** What the composer shows, and what can be done. */
export interface ComposerModel {
  readonly content: MessageContent;
  readonly desk: Desk | undefined;
  readonly entries: readonly MessageEntry[];
  /** True when something was discarded that can be brought back. */
  readonly discarded: boolean;
  /** True when the recipients are shown. */
  readonly opened: boolean;
  readonly recipients: Addressees;
  readonly search: Recipients['state'];
  readonly copies: readonly ('cc' | 'bcc')[];
  readonly files: Files | undefined;
  readonly fault: Fault | undefined;
  readonly busy: boolean;
  readonly dropping: boolean;
  readonly badTime: boolean;
  readonly place: TextPlace;
  readonly beside: Beside | undefined;
  readonly statuses: readonly MDOListItem[] | undefined;
  /** Whether there are other tickets to go on to. */
  readonly onward: boolean;
  readonly change: (change: Partial<MessageContent>) => void;
  /** Takes minutes; `undefined` for what is no number. */
  readonly time: (minutes: number | undefined) => void;
  readonly open: () => void;
  readonly copy: (name: 'cc' | 'bcc') => void;
  readonly attach: (list: Iterable<File>) => void;
  readonly drop: (state: boolean) => void;
  readonly discard: () => void;
  readonly restore: () => void;
  readonly send: (mail: boolean, then?: readonly Following[], next?: boolean) => void;
}

/** The whole composer. */
export function renderComposer(model: ComposerModel): TemplateResult {
  const { content } = model;
  const internal = content.level === 'Internal';
  const begun = !isEmptyMessage(content);
  return html`
    ${renderStanding(model)}
    <form
      class="${internal ? 'internal' : ''} ${isForward(content) ? 'forward' : ''} ${model.dropping ? 'dropping' : ''}"
      aria-label=${text.message.label}
      @submit=${(event: Event) => {
        event.preventDefault();
        model.send(!internal);
      }}
      @keydown=${(event: KeyboardEvent) => sendKey(event, model)}
      @dragover=${(event: DragEvent) => dragged(event, model)}
      @dragleave=${() => model.drop(false)}
      @drop=${(event: DragEvent) => dropped(event, model)}
    >
      ${renderKinds(model)} ${model.opened ? renderRecipients(model) : nothing}
      ${model.opened ? renderSubject(content, model.change) : nothing} ${renderText(model)}
      ${model.files ? renderFiles(content.files, model.files) : nothing}
      <div class="notices" role="alert" id="fault">
        ${model.fault && !model.fault.beside ? html`<p class="notice">${model.fault.message}</p>` : nothing}
      </div>
      ${begun || model.opened || model.discarded ? renderFoot(model, begun) : nothing}
    </form>
  `;
}

/** How messages stand that were sent from here and are not on the server yet. */
function renderStanding({ entries, desk }: ComposerModel): TemplateResult {
  const now = Date.now();
  return html`<div class="standing" role="status" aria-label=${text.sending.label}>
    ${
      desk &&
      entries.map(
        (entry) =>
          html`<p class="${entry.state} notice">
            ${renderWords(entry, now)} ${renderActions(desk, entry)}
          </p>`,
      )
    }
  </div>`;
}

/** A count of seconds is for the eye: a screen reader would say each of them. */
function renderWords(entry: MessageEntry, now: number): TemplateResult {
  const words = standing(entry, now);
  if (entry.reason !== 'held' || !entry.mail) return html`<span>${words}</span>`;
  return html`<span aria-hidden="true">${words}</span>
    <span class="hidden">${text.sending.heldFor(whom(entry))}</span>`;
}

function renderKinds(model: ComposerModel): TemplateResult {
  const { level, forwards } = model.content;
  const external = forwards === undefined ? text.message.reply : text.forward.label;
  const kind = (name: MessageLevel, label: string): TemplateResult =>
    html`<button
      type="button"
      class="button small kind"
      aria-pressed=${level === name ? 'true' : 'false'}
      @click=${() => {
        model.open();
        model.change({ level: name });
      }}
    >
      ${label}
    </button>`;
  return html`<div
    class="kinds"
    role="toolbar"
    aria-label=${text.message.kind}
    ${roving('[aria-pressed=true]')}
  >
    ${kind('External', external)} ${kind('Internal', text.message.comment)}
    <span class="quiet" id="hint">
      ${level === 'Internal' ? text.message.commentHint : text.message.replyHint}
    </span>
  </div>`;
}

function renderRecipients(model: ComposerModel): TemplateResult {
  const { recipients, copies, search } = model;
  const say = text.addresses;
  const shown = (['cc', 'bcc'] as const).filter(
    (name) => recipients[name].length > 0 || copies.includes(name),
  );
  const notes = {
    idle: say.nobody,
    found: say.nobody,
    failed: say.failed,
    searching: say.searching,
  };
  const note = model.content.forwards === undefined ? notes[search] : say.nobody;
  const missing = (['cc', 'bcc'] as const).filter((name) => !shown.includes(name));
  const add = { cc: say.addCc, bcc: say.addBcc };
  return html`
    <tw-addresses
      id="to"
      .label=${say.to}
      .addresses=${recipients.to}
      .note=${note}
      @tw-addresses=${({ detail }: AddressesEvent) => model.change({ to: detail })}
    >
      ${missing.map(
        (name) =>
          html`<button type="button" class="button plain small" @click=${() => model.copy(name)}>
            ${add[name]}
          </button>`,
      )}
    </tw-addresses>
    ${shown.map(
      (name) =>
        html`<tw-addresses
          id=${name}
          .label=${say[name]}
          .addresses=${recipients[name]}
          .note=${say.nobody}
          @tw-addresses=${({ detail }: AddressesEvent) => model.change({ [name]: detail })}
        ></tw-addresses>`,
    )}
  `;
}

function renderText(model: ComposerModel): TemplateResult {
  const { place } = model;
  return html`${place.plain ? renderField(model) : nothing}
    <div id="rich" ?hidden=${place.plain || place.foreign}></div>
    <slot name="text" ?hidden=${!place.foreign}></slot>`;
}

/** A text can be written at once, and where nothing else can be loaded. */
function renderField(model: ComposerModel): TemplateResult {
  const { label, placeholder } = aboutText(model.content);
  return html`<textarea
    part="text"
    rows="1"
    dir="auto"
    aria-label=${label}
    aria-describedby="hint fault"
    placeholder=${placeholder}
    .value=${live(model.content.body)}
    @focus=${() => {
      model.open();
      model.place.load();
    }}
    @compositionstart=${() => model.place.composing(true)}
    @compositionend=${() => model.place.composing(false)}
    @input=${(event: Event) => model.change({ body: (event.target as HTMLTextAreaElement).value })}
    @paste=${(event: ClipboardEvent) => pasted(event, model)}
  ></textarea>`;
}

/** What the text is called. */
export function aboutText(content: Pick<MessageContent, 'level' | 'forwards'>): EditorAbout {
  const internal = content.level === 'Internal';
  const { comment, commentPlaceholder, reply, replyPlaceholder } = text.message;
  if (internal) return { internal, label: comment, placeholder: commentPlaceholder };
  const label = isForward(content) ? text.forward.label : reply;
  return { internal, label, placeholder: replyPlaceholder };
}

function renderFoot(model: ComposerModel, begun: boolean): TemplateResult {
  const internal = model.content.level === 'Internal';
  return html`<div class="foot">
    <div class="about">
      ${model.files ? renderAttach(model.files) : nothing} ${renderTime(model)}
      ${model.beside?.stopwatch()}
      <span class="quiet kept" role="status">${keptWords(model, begun)}</span>
      ${
        begun
          ? html`<button type="button" class="button plain small" @click=${model.discard}>
              ${text.message.discard}
            </button>`
          : model.discarded
            ? html`<button type="button" class="button small" @click=${model.restore}>
                ${text.message.restore}
              </button>`
            : nothing
      }
    </div>
    ${renderLast(model, internal)}
  </div>`;
}

/** What hands the message over. */
function renderLast(model: ComposerModel, internal: boolean): TemplateResult {
  return html`<div
    class="last"
    role="toolbar"
    aria-label=${text.message.send}
    ${roving('[type=submit]')}
  >
    ${
      internal
        ? nothing
        : html`<button
            type="button"
            class="button"
            title=${text.message.saveOnlyHint}
            aria-disabled=${model.busy ? 'true' : 'false'}
            @click=${() => model.send(false)}
          >
            ${text.message.saveOnly}
          </button>`
    }
    <div class="sending">
      <button type="submit" class="button primary" aria-disabled=${model.busy ? 'true' : 'false'}>
        ${internal ? text.message.sendComment : text.message.send}
      </button>
      ${
        internal
          ? nothing
          : model.beside?.menu(model.statuses, {
              ...{ busy: model.busy, onward: model.onward },
              send: ({ edits, next }) => model.send(true, edits, next),
            })
      }
    </div>
  </div>`;
}

/** What is true of the draft: it is only said to be kept where it is. */
export function keptWords(
  { desk, discarded }: Pick<ComposerModel, 'desk' | 'discarded'>,
  begun: boolean,
): string {
  if (!begun) return discarded ? text.message.discarded : '';
  if (desk?.kept === 'full') return text.message.keptFull;
  if (desk?.kept === 'memory') return text.message.keptInMemory;
  return desk ? text.message.kept : '';
}

function renderTime({ content, badTime, time }: ComposerModel): TemplateResult {
  return html`<label class="time">
    <span class="hidden">${text.message.timeSpent}</span>
    <input
      id="time"
      type="number"
      min="0"
      max="100000"
      step="1"
      inputmode="numeric"
      placeholder="0"
      aria-invalid=${badTime ? 'true' : 'false'}
      aria-describedby="fault"
      title=${text.message.timeSpent}
      .value=${badTime ? nothing : live(content.timeSpent ? String(content.timeSpent) : '')}
      @input=${({ target }: Event) => {
        const { validity, value } = target as HTMLInputElement;
        time(validity.valid ? Number(value) : undefined);
      }}
    />
    <span aria-hidden="true">${text.message.minutes}</span>
  </label>`;
}

function sendKey(event: KeyboardEvent, model: ComposerModel): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  model.send(model.content.level === 'External');
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

function dragged(event: DragEvent, model: ComposerModel): void {
  if (!hasFiles(event)) return;
  event.preventDefault();
  model.drop(true);
}

function dropped(event: DragEvent, model: ComposerModel): void {
  model.drop(false);
  // Pictures go into the text where they are dropped on it.
  if (!hasFiles(event) || event.defaultPrevented) return;
  event.preventDefault();
  model.attach([...(event.dataTransfer?.files ?? [])]);
}

/** Pasted files are attached; pasted text goes into the text, also where a program gives both. */
function pasted(event: ClipboardEvent, model: ComposerModel): void {
  const { clipboardData } = event;
  const files = [...(clipboardData?.files ?? [])];
  if (files.length === 0 || clipboardData?.types.includes('text/plain')) return;
  event.preventDefault();
  model.attach(files);
}
