import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AttachmentEntity, Client } from '../../../wasm/js/index.js';
import { shown } from '../../table/problems.js';
import { size } from '../../text/size.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { theme } from '../shared/theme.js';
import { attachmentStyles } from './attachment-styles.js';

/** What a browser shows as pixels and nothing else. */
const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const mostPictureBytes = 4 * 1024 * 1024;
const mostPictures = 20;

type State = 'loading' | { readonly problem: string };

/**
 * The files of a message: downloaded by click, pictures shown. Nothing is navigated to, and no
 * address of a file is ever given away.
 */
export class Attachments extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    files: { attribute: false },
    states: { state: true },
    warnings: { state: true },
    shownPictures: { state: true },
  };
  static override styles = [theme, attachmentStyles];

  declare client: Client | undefined;
  declare files: readonly AttachmentEntity[];
  declare private states: ReadonlyMap<number, State>;
  /** What the server has against files, in its words. */
  declare private warnings: ReadonlyMap<number, string>;
  /** `data:` addresses: the policy of a page may have no place for `blob:` pictures. */
  declare private shownPictures: ReadonlyMap<number, string>;

  constructor() {
    super();
    followTexts(this);
    this.files = [];
    this.states = new Map();
    this.warnings = new Map();
    this.shownPictures = new Map();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('files') && !changed.has('client')) return;
    void this.#showPictures();
    void this.#askWarnings();
  }

  override render() {
    const { files } = this;
    if (files.length === 0) return nothing;
    return html`<ul aria-label=${text.thread.attachments(files.length)}>
      ${files.map((file) => this.#file(file))}
    </ul>`;
  }

  #file(file: AttachmentEntity) {
    const { AttachmentId: id, AttSize } = file;
    const name = nameOf(file);
    const state = this.states.get(id);
    const picture = this.shownPictures.get(id);
    const problem = typeof state === 'object' ? state.problem : undefined;
    return html`<li class=${picture === undefined ? '' : 'pictured'}>
      <button
        type="button"
        class="file"
        aria-label=${text.thread.download(name, size(AttSize ?? 0))}
        aria-describedby="problem-${id}"
        aria-busy=${state === 'loading' ? 'true' : 'false'}
        title=${text.thread.download(name, size(AttSize ?? 0))}
        @click=${() => void this.#download(file)}
      >
        ${picture === undefined ? nothing : html`<img src=${picture} alt="" />`}
        <span class="name" dir="auto">${name}</span>
        <span class="quiet">
          ${state === 'loading' ? text.thread.downloading : size(AttSize ?? 0)}
        </span>
      </button>
      <span class="warning">${this.warnings.get(id)}</span>
      <span class="problem" role="alert" id="problem-${id}">${problem}</span>
    </li>`;
  }

  async #download(file: AttachmentEntity): Promise<void> {
    const { AttachmentId: id } = file;
    if (!this.client || this.states.get(id) === 'loading') return;
    this.#state(id, 'loading');
    try {
      save(await this.client.attachmentContent(id), nameOf(file));
      this.#state(id, undefined);
    } catch (cause) {
      this.#state(id, { problem: text.thread.downloadFailed(shown(cause).message) });
    }
  }

  #state(id: number, state: State | undefined): void {
    const states = new Map(this.states);
    if (state === undefined) states.delete(id);
    else states.set(id, state);
    this.states = states;
  }

  /** A name's ending alone makes a file suspicious; what is wrong with it is the server's to say. */
  async #askWarnings(): Promise<void> {
    const { client, files } = this;
    const suspicious = files.filter(({ IsSafeFileExtension }) => IsSafeFileExtension === false);
    if (!client || suspicious.length === 0) return;
    const AttachmentIds = suspicious.map(({ AttachmentId }) => AttachmentId);
    const rows = await client.call('validateAttachments', {}, { AttachmentIds }).catch(() => []);
    if (files !== this.files) return;
    const refused = rows.filter((row) => row['IsValid'] === false);
    this.warnings = new Map(
      refused.map((row) => [Number(row['AttachmentId']), String(row['ErrorMessage'])]),
    );
  }

  /** Pictures that cannot be loaded are still there to be downloaded. */
  async #showPictures(): Promise<void> {
    const { client, files } = this;
    if (!client) return;
    const wanted = files.filter(isPicture).slice(0, mostPictures);
    for (const { AttachmentId: id } of wanted) {
      if (this.shownPictures.has(id)) continue;
      const content = await client.attachmentContent(id).catch(() => undefined);
      if (files !== this.files || !this.isConnected) return;
      if (!content || !pictures.includes(content.type)) continue;
      const address = await dataAddress(content);
      this.shownPictures = new Map(this.shownPictures).set(id, address);
    }
  }
}

function isPicture({ ContentType, AttSize }: AttachmentEntity): boolean {
  const type = (ContentType ?? '').split(';')[0]!.trim().toLowerCase();
  return pictures.includes(type) && (AttSize ?? 0) <= mostPictureBytes;
}

function nameOf({ Name, AttachmentId }: AttachmentEntity): string {
  return Name || text.thread.unnamedFile(AttachmentId);
}

/** Lets the browser keep bytes as a file, without leaving the page. */
function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the bytes over once it had a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function dataAddress(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error as Error));
    reader.readAsDataURL(content);
  });
}
