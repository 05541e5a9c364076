import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { renderField, type FieldModel } from '../../controls/field.js';
import type { Desk } from '../../draft/desk.js';
import type { NewEntry } from '../../draft/entry.js';
import type { MessageDraft, WrittenContent } from '../../draft/message-draft.js';
import { text } from '../../text/index.js';
import type { AddressesEvent } from '../message-editor/address-field.js';
import { renderAttach, renderFiles } from '../message-editor/files-view.js';
import type { Files } from '../message-editor/files.js';
import { renderActions, standing } from '../shared/pending.js';

type Mail = NonNullable<WrittenContent['mail']>;

/** What the form shows, and what can be done. */
export interface FormModel {
  readonly models: readonly FieldModel[];
  /** True when a contact person was chosen. */
  readonly person: boolean;
  readonly message: MessageDraft;
  readonly files: Files;
  readonly kept: Desk['kept'] | undefined;
  readonly change: (change: Partial<WrittenContent>) => void;
  readonly cancel: () => void;
}

/** Properties, first message, and who is told. */
export function renderForm(model: FormModel): TemplateResult {
  const { message, files } = model;
  const { content } = message;
  return html`
    ${message.discarded ? renderDiscarded(message) : nothing}
    <div class="grid">${model.models.map(renderField)}</div>
    ${renderMessage(model)}
    <div class="attached">${renderFiles(content.files, files)} ${renderAttach(files)}</div>
    ${content.body.trim() === '' ? nothing : renderMailing(model)}
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        class="checkbox"
        .checked=${live(content.notify === true)}
        @change=${({ target }: Event) =>
          model.change({ notify: (target as HTMLInputElement).checked })}
      />
      <span>${text.create.notify} <span class="quiet">${text.create.notifyHint}</span></span>
    </label>
    <div class="buttons">
      <span class="quiet kept" role="status">${keptWords(model)}</span>
      <button type="button" class="button" @click=${model.cancel}>${text.create.cancel}</button>
      <button type="submit" class="button primary">${text.create.save}</button>
    </div>
  `;
}

/** What became of the form while the ticket is not created yet. */
export function renderWaiting(desk: Desk, entry: NewEntry, another: () => void): TemplateResult {
  return html`<div class="waiting">
    <h2 id="title">${text.create.title}</h2>
    <p role="status"><strong dir="auto">${entry.title}</strong>: ${standing(entry, Date.now())}</p>
    <p class="quiet">${text.create.goOn}</p>
    <div class="buttons">
      ${renderActions(desk, entry)}
      <button type="button" class="button" @click=${another}>${text.create.another}</button>
    </div>
  </div>`;
}

function renderDiscarded(message: MessageDraft): TemplateResult {
  return html`<p class="notice calm" role="status">
    <span>${text.create.discarded}</span>
    <button type="button" class="button small" @click=${() => message.bringBack()}>
      ${text.message.restore}
    </button>
  </p>`;
}

function renderMessage({ message, change }: FormModel): TemplateResult {
  return html`<div class="field">
    <div class="field-head">
      <label class="label" for="message">${text.create.message}</label>
    </div>
    <textarea
      class="input"
      id="message"
      rows="6"
      dir="auto"
      aria-describedby="message-hint"
      .value=${live(message.content.body)}
      @input=${({ target }: Event) => change({ body: (target as HTMLTextAreaElement).value })}
    ></textarea>
    <p class="quiet" id="message-hint">${text.create.messageHint}</p>
  </div>`;
}

/** Nothing is mailed unless somebody has said so, and to whom. */
function renderMailing({ message, person, change }: FormModel): TemplateResult {
  const { mail = 'nobody', to } = message.content;
  const choice = (value: Mail, label: string, disabled = false): TemplateResult =>
    html`<label class="choice">
      <input
        type="radio"
        name="mail"
        .checked=${live(mail === value)}
        ?disabled=${disabled}
        @change=${() => change({ mail: value })}
      />
      <span>${label}</span>
    </label>`;
  return html`<fieldset class="mailing">
    <legend class="label">${text.create.mailing}</legend>
    ${choice('nobody', text.create.noMail)}
    ${choice('contact', person ? text.create.mailPerson : text.create.mailNobody, !person)}
    ${choice('addresses', text.create.mailTo)}
    ${
      mail === 'addresses'
        ? html`<tw-addresses
            id="to"
            .label=${text.addresses.to}
            .addresses=${to ?? []}
            .note=${text.addresses.nobody}
            @tw-addresses=${({ detail }: AddressesEvent) => change({ to: detail })}
          ></tw-addresses>`
        : nothing
    }
  </fieldset>`;
}

function keptWords({ message, kept }: FormModel): string {
  if (message.empty || kept === undefined) return '';
  if (kept === 'full') return text.message.keptFull;
  return kept === 'memory' ? text.message.keptInMemory : text.message.kept;
}
