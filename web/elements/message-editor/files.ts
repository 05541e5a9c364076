import type { Client } from '../../../wasm/js/index.js';
import type { AttachedFile } from '../../draft/message.js';
import type { MessageDraft } from '../../draft/message-draft.js';
import { shown } from '../../table/problems.js';
import { size } from '../../text/size.js';
import { text } from '../../text/index.js';

/** The server's limit on a request's body, which a file is. */
export const mostFileBytes = 4 * 1024 * 1024;
/** The server's limit on the attachments of a message. */
export const mostFiles = 500;
const mostNameBytes = 255;

/** How far the upload of a file is, or why it has stopped. */
export interface Upload {
  readonly percent: number;
  readonly problem?: string;
}

/** What a `Files` needs of its element. */
export interface FilesHost {
  readonly client: () => Client | undefined;
  readonly changed: () => void;
}

/** Why a file cannot be attached, in words. */
export function fileFault(file: { name: string; size: number }, count: number): string | undefined {
  if (count >= mostFiles) return text.files.tooMany(file.name, mostFiles);
  if (file.size <= mostFileBytes) return undefined;
  return text.files.tooLarge(file.name, size(file.size), size(mostFileBytes));
}

/** A name that the server takes: without controls, and not too long; its ending stays. */
export function fileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- the server refuses controls
  const plain = name.replace(/[\u0000-\u001f\u007f]/g, '').trim() || text.files.unnamed;
  const bytes = (part: string): number => new TextEncoder().encode(part).length;
  if (bytes(plain) <= mostNameBytes) return plain;
  const ending = /\.[^.]{1,20}$/.exec(plain)?.[0] ?? '';
  const letters = [...plain.slice(0, plain.length - ending.length)];
  while (bytes(letters.join('') + ending) > mostNameBytes) letters.pop();
  return letters.join('') + ending;
}

/**
 * The files of one message. They are kept in its draft and uploaded at once; what is not uploaded
 * when the message is sent is uploaded by the outbox.
 */
export class Files {
  readonly #draft: MessageDraft;
  readonly #host: FilesHost;
  readonly #uploads = new Map<string, Upload & { readonly abort: AbortController }>();
  /** Why files were not taken. */
  #faults: readonly string[] = [];

  constructor(draft: MessageDraft, host: FilesHost) {
    this.#draft = draft;
    this.#host = host;
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  upload(key: string): Upload | undefined {
    return this.#uploads.get(key);
  }

  /** Attaches files. Their bytes are read now: a file on disk may change or go. */
  async add(list: Iterable<File>): Promise<void> {
    const faults: string[] = [];
    for (const file of [...list]) {
      const fault = fileFault(file, this.#list.length);
      const bytes = fault === undefined ? await bytesOf(file) : undefined;
      if (!bytes) {
        faults.push(fault ?? text.files.unreadable(file.name));
        continue;
      }
      const key = crypto.randomUUID();
      const attached = { key, name: fileName(file.name), type: file.type, bytes };
      this.#draft.update({ files: [...this.#list, attached] });
      void this.#send(attached);
    }
    this.#faults = faults;
    this.#host.changed();
  }

  /** Takes a file off the message, and ends its upload. */
  remove(key: string): void {
    this.#stop(key);
    this.#draft.update({ files: this.#list.filter((each) => each.key !== key) });
    this.#host.changed();
  }

  /** Ends an upload; the file stays, and is uploaded when the message is sent. */
  cancel(key: string): void {
    this.#stop(key);
    this.#host.changed();
  }

  retry(key: string): void {
    const file = this.#list.find((each) => each.key === key);
    if (file) void this.#send(file);
  }

  /** Ends every upload: the outbox takes over. */
  release(): void {
    for (const key of [...this.#uploads.keys()]) this.#stop(key);
    this.#faults = [];
  }

  get #list(): readonly AttachedFile[] {
    return this.#draft.content.files;
  }

  #stop(key: string): void {
    this.#uploads.get(key)?.abort.abort();
    this.#uploads.delete(key);
  }

  async #send(file: AttachedFile): Promise<void> {
    const client = this.#host.client();
    if (!client) return;
    const abort = new AbortController();
    const tell = (upload: Upload): void => {
      if (abort.signal.aborted) return;
      this.#uploads.set(file.key, { ...upload, abort });
      this.#host.changed();
    };
    tell({ percent: 0 });
    try {
      const made = await client.createAttachment(file.name, file.bytes, {
        signal: abort.signal,
        progress: ({ sent, total }) => tell({ percent: total > 0 ? (sent / total) * 100 : 0 }),
        ...(file.type && { contentType: file.type }),
      });
      const safe = made.IsSafeFileExtension !== false;
      const warning = safe ? undefined : await warningOf(client, made.AttachmentId);
      if (abort.signal.aborted) return;
      this.#uploads.delete(file.key);
      const { AttachmentId: attachmentId } = made;
      this.#replace({ ...file, attachmentId, ...(warning !== undefined && { warning }) });
    } catch (cause) {
      tell({ percent: 0, problem: shown(cause).message });
    }
  }

  #replace(file: AttachedFile): void {
    const files = this.#list.map((each) => (each.key === file.key ? file : each));
    this.#draft.update({ files });
    this.#host.changed();
  }
}

async function bytesOf(file: File): Promise<Blob | undefined> {
  try {
    return new Blob([await file.arrayBuffer()], { type: file.type });
  } catch {
    return undefined;
  }
}

/** What the server has against a file that it has stored. */
async function warningOf(client: Client, id: number): Promise<string> {
  try {
    const rows = await client.call('validateAttachments', {}, { AttachmentIds: [id] });
    const words = rows.find((row) => row['IsValid'] === false)?.['ErrorMessage'];
    return typeof words === 'string' && words !== '' ? words : text.files.unsafe;
  } catch {
    return text.files.unsafe;
  }
}
