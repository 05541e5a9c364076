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
  /** A picture was taken off the message: it goes from the text as well. */
  readonly dropPicture?: (cid: string) => void;
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
  /** Pictures that were deleted from the text, which may come back into it. */
  readonly #gone = new Map<string, AttachedFile>();
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
    this.#faults = [];
    for (const file of [...list]) await this.#take(file);
    this.#host.changed();
  }

  /** Attaches a picture that is to stand in the text; its Content-ID, where it is taken. */
  async addPicture(picture: File): Promise<string | undefined> {
    this.#faults = [];
    const cid = `${crypto.randomUUID()}@ticketwire`;
    const taken = await this.#take(picture, cid);
    this.#host.changed();
    return taken ? cid : undefined;
  }

  /** The bytes of a picture, also of one that was just deleted from the text. */
  picture(cid: string): Blob | undefined {
    const file = this.#list.find((each) => each.cid === cid) ?? this.#gone.get(cid);
    return file?.bytes;
  }

  /** The files once exactly these pictures stand in the text. */
  withPictures(cids: ReadonlySet<string>): readonly AttachedFile[] {
    const files = this.#list.filter((file) => {
      const stays = file.cid === undefined || cids.has(file.cid);
      if (!stays) this.#gone.set(file.cid, file);
      return stays;
    });
    const back = [...cids].flatMap((cid) => {
      const known = files.some((file) => file.cid === cid);
      return known ? [] : (this.#gone.get(cid) ?? []);
    });
    return back.length === 0 && files.length === this.#list.length
      ? this.#list
      : [...files, ...back];
  }

  /** Takes a file off the message, and ends its upload. */
  remove(key: string): void {
    this.#stop(key);
    const cid = this.#list.find((each) => each.key === key)?.cid;
    this.#draft.update({ files: this.#list.filter((each) => each.key !== key) });
    if (cid !== undefined) this.#host.dropPicture?.(cid);
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

  async #take(file: File, cid?: string): Promise<boolean> {
    const fault = fileFault(file, this.#list.length);
    const bytes = fault === undefined ? await bytesOf(file) : undefined;
    if (!bytes) {
      this.#faults = [...this.#faults, fault ?? text.files.unreadable(file.name)];
      return false;
    }
    const key = crypto.randomUUID();
    const named = { key, name: fileName(file.name), type: file.type, bytes };
    const attached: AttachedFile = { ...named, ...(cid !== undefined && { cid }) };
    this.#draft.update({ files: [...this.#list, attached] });
    void this.#send(attached);
    return true;
  }

  #stop(key: string): void {
    this.#uploads.get(key)?.abort.abort();
    this.#uploads.delete(key);
  }

  async #send(file: AttachedFile): Promise<void> {
    const client = this.#host.client();
    const { bytes } = file;
    if (!client || !bytes) return;
    const abort = new AbortController();
    const tell = (upload: Upload): void => {
      if (abort.signal.aborted) return;
      this.#uploads.set(file.key, { ...upload, abort });
      this.#host.changed();
    };
    tell({ percent: 0 });
    try {
      const made = await client.createAttachment(file.name, bytes, {
        signal: abort.signal,
        progress: ({ sent, total }) => tell({ percent: total > 0 ? (sent / total) * 100 : 0 }),
        ...(file.type && { contentType: file.type }),
        ...(file.cid !== undefined && { contentId: file.cid }),
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

/** The Content-IDs of the pictures that stand in a text. */
export function picturesIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/ src="cid:([\w.@-]+)"/g)].map(([, cid]) => cid!));
}
