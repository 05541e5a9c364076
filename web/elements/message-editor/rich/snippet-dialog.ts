import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { OwnSnippets, Snippet } from '../../../draft/own-snippets.js';
import { withoutSnippet, withSnippet } from '../../../draft/snippets.js';
import { text } from '../../../text/index.js';
import { languages } from '../../../text/tags.js';
import { openModal } from '../../shared/modal.js';

/** The dialog in which one writes, names and deletes one's own replies and the signature. */
export class SnippetDialog {
  readonly #host: HTMLElement;
  readonly #own: OwnSnippets;
  readonly #closed: () => void;
  #edited: Snippet = fresh();
  #said = '';
  #isOpen = false;

  constructor(host: HTMLElement, own: OwnSnippets, closed: () => void) {
    this.#host = host;
    this.#own = own;
    this.#closed = closed;
  }

  async open(): Promise<void> {
    await this.#own.read();
    this.#isOpen = true;
    this.#show();
  }

  #show(said = ''): void {
    this.#said = said;
    render(this.#dialog(), this.#host);
  }

  #dialog(): TemplateResult {
    const say = text.composer;
    return html`<dialog
      class="rich-dialog snippets"
      aria-labelledby="snippets-title"
      ${ref(openModal)}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
      @close=${() => this.#close()}
    >
      <h2 id="snippets-title">${say.canned}</h2>
      ${this.#list()} ${this.#fields()}
      <label for="signature">${say.signature}</label>
      <textarea
        id="signature"
        rows="3"
        dir="auto"
        .defaultValue=${this.#own.kept.signature}
        @change=${({ target }: Event) => {
          const signature = (target as HTMLTextAreaElement).value.trim();
          void this.#change((all) => ({ ...all, signature }), say.signatureKept);
        }}
      ></textarea>
      <p class="said" role="status">${this.#said}</p>
      <div class="buttons">
        <button
          type="button"
          class="button"
          @click=${() => this.#host.querySelector('dialog')?.close()}
        >
          ${say.close}
        </button>
      </div>
    </dialog>`;
  }

  #list(): TemplateResult | typeof nothing {
    const say = text.composer;
    const { list } = this.#own.kept;
    if (list.length === 0) return html`<p class="hint">${say.none}</p>`;
    return html`<ul class="own">
      ${list.map(
        (each) =>
          html`<li>
            <span dir="auto">${each.name}</span>
            <span class="language">${each.language}</span>
            <button
              type="button"
              class="button small"
              aria-label=${say.editReply(each.name)}
              @click=${() => {
                this.#edited = each;
                this.#show();
                this.#field('snippet-name').focus();
              }}
            >
              ${say.edit}
            </button>
            <button
              type="button"
              class="button small"
              aria-label=${say.deleteReply(each.name)}
              @click=${() => {
                if (this.#edited.id === each.id) this.#edited = fresh();
                void this.#change((all) => withoutSnippet(all, each.id), say.deleted(each.name));
              }}
            >
              ${say.delete}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #fields(): TemplateResult {
    const say = text.composer;
    const { name, language, text: words } = this.#edited;
    const set = (change: Partial<Snippet>): void => {
      this.#edited = { ...this.#edited, ...change };
    };
    return html`<label for="snippet-name">${say.name}</label>
      <input
        id="snippet-name"
        maxlength="80"
        autocomplete="off"
        dir="auto"
        .value=${live(name)}
        @input=${({ target }: Event) => set({ name: (target as HTMLInputElement).value })}
      />
      <label for="snippet-language">${say.language}</label>
      <select
        id="snippet-language"
        @change=${({ target }: Event) => set({ language: (target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${language === ''}>${say.anyLanguage}</option>
        ${languagesWith(language).map(
          ([code, called]) =>
            html`<option value=${code} ?selected=${code === language}>${called}</option>`,
        )}
      </select>
      <label for="snippet-text">${say.words}</label>
      <textarea
        id="snippet-text"
        rows="5"
        dir="auto"
        aria-describedby="snippet-hint"
        .value=${live(words)}
        @input=${({ target }: Event) => set({ text: (target as HTMLTextAreaElement).value })}
      ></textarea>
      <p class="hint" id="snippet-hint">${say.placeholders('{name}', '{ticket}', '{me}')}</p>
      <div class="buttons">
        <button type="button" class="button primary" @click=${() => this.#save()}>
          ${say.saveReply}
        </button>
      </div>`;
  }

  #save(): void {
    const say = text.composer;
    const name = this.#edited.name.trim();
    if (name === '' || this.#edited.text.trim() === '') {
      this.#show(say.incomplete);
      this.#field(name === '' ? 'snippet-name' : 'snippet-text').focus();
      return;
    }
    const snippet = { ...this.#edited, name };
    this.#edited = fresh();
    void this.#change((all) => withSnippet(all, snippet), say.savedReply(name));
  }

  async #change(change: Parameters<OwnSnippets['change']>[0], said: string): Promise<void> {
    const kept = await this.#own.change(change);
    // What is typed last is kept while the dialog closes.
    if (this.#isOpen) this.#show(kept ? said : text.composer.notKept);
  }

  #field(id: string): HTMLElement {
    return this.#host.querySelector<HTMLElement>(`#${id}`)!;
  }

  #key(event: KeyboardEvent): void {
    // Around it is the form of the message, which Enter would send.
    event.stopPropagation();
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.#save();
  }

  #close(): void {
    this.#isOpen = false;
    render(nothing, this.#host);
    this.#edited = fresh();
    this.#closed();
  }
}

function fresh(): Snippet {
  return { id: crypto.randomUUID(), name: '', text: '', language: '' };
}

/** Codes of two letters, as tickets name their language. */
function languagesWith(language: string): [string, string][] {
  const known = Object.entries(languages).map(([code, called]): [string, string] => [
    code === 'nb' ? 'no' : code,
    called,
  ]);
  const listed = language === '' || known.some(([code]) => code === language);
  return listed ? known : [...known, [language, language]];
}
