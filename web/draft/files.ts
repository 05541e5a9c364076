import type { AttachmentEntity } from '../../wasm/js/index.js';
import { Once } from './once.js';
import { without } from './without.js';
import type { Keeper } from './keeping.js';
import type { AttachedFile } from './message.js';
import type { Store, StoreChange } from './store.js';

/** A file without its content, which is kept under a key of its own and written once. */
export type KeptFile = Omit<AttachedFile, 'bytes'>;

/** Of messages that have a file each for itself: the others need its content no more. */
export function unshared(files: readonly KeptFile[]): readonly KeptFile[] {
  return files.filter(({ shared }) => !shared);
}

/** A message without its files' content. */
export type Lean<T extends { readonly files: readonly AttachedFile[] }> = Omit<T, 'files'> & {
  readonly files: readonly KeptFile[];
};

/** For so long a file that nothing names is kept: another tab may be about to name it. */
const grace = 86_400_000;

interface KeptBlob {
  readonly at: number;
  readonly bytes: Blob;
}

/** The content of the files that messages name. */
export class Files {
  /** Of files that are on the server by now, by their keys. */
  readonly uploads = new Once<AttachmentEntity>();
  readonly #store: Store;
  readonly #keeper: Keeper;
  readonly #now: () => number;
  readonly #blobs = new Map<string, Blob>();
  readonly #written = new Set<string>();

  constructor(
    store: Store,
    keeper: Keeper,
    now: () => number,
    kept: readonly (readonly [key: string, value: unknown])[],
  ) {
    this.#store = store;
    this.#keeper = keeper;
    this.#now = now;
    for (const [key, value] of kept) {
      const blob = blobOf(value);
      if (!blob) continue;
      this.#blobs.set(key, blob);
      this.#written.add(key);
    }
  }

  /** A message without its files' content, and that content as what is to be kept with it. */
  lean<T extends { readonly files: readonly AttachedFile[] }>(
    content: T,
  ): { readonly content: Lean<T>; readonly changes: readonly StoreChange[] } {
    const changes = content.files.flatMap(({ key, bytes }) => {
      if (!bytes) return [];
      this.#blobs.set(key, bytes);
      if (this.#written.has(key)) return [];
      this.#written.add(key);
      return [{ key: keyOf(key), value: { at: this.#now(), bytes } satisfies KeptBlob }];
    });
    const files = content.files.map((file): KeptFile => without(file, ['bytes']));
    return { content: { ...content, files }, changes };
  }

  /** The message with its files' content; a file that is nowhere is left out. */
  full<T extends { readonly files: readonly AttachedFile[] }>(content: Lean<T>): T {
    const files = content.files.flatMap((file) => {
      const bytes = this.#blobs.get(file.key);
      if (bytes) return [{ ...file, bytes }];
      // Of another message's the server's number is enough.
      return file.size === undefined ? [] : [file];
    });
    return { ...content, files } as unknown as T;
  }

  /** Makes sure that what another tab has attached is known here too. */
  async fetch(files: readonly KeptFile[]): Promise<void> {
    for (const { key } of files) await this.of(key);
  }

  async of(key: string): Promise<Blob | undefined> {
    const known = this.#blobs.get(key);
    if (known) return known;
    const blob = blobOf(await this.#store.get(keyOf(key)).catch(() => undefined));
    if (blob) this.#blobs.set(key, blob);
    return blob;
  }

  /** What to keep of files that are on the server now: nothing. */
  forget(files: readonly KeptFile[]): readonly StoreChange[] {
    for (const { key } of files) {
      this.#blobs.delete(key);
      this.#written.delete(key);
    }
    return files.map(({ key }) => ({ key: keyOf(key) }));
  }

  /** Removes old files that neither a message nor an entry names. */
  async sweep(): Promise<void> {
    await this.#keeper.alone(async () => {
      const named = new Set<unknown>();
      for (const prefix of ['message/', 'entry/']) {
        for (const { value } of await this.#store.list(prefix)) collect(value, named);
      }
      const old = (await this.#store.list('file/')).filter(({ key, value }) => {
        const at = (value as Partial<KeptBlob> | null)?.at ?? 0;
        return !named.has(key.slice('file/'.length)) && at < this.#now() - grace;
      });
      if (old.length > 0) await this.#keeper.put(old.map(({ key }) => ({ key })));
    });
  }
}

/** The keys of the files in a record, wherever they stand. */
function collect(value: unknown, named: Set<unknown>): void {
  if (typeof value !== 'object' || value === null) return;
  const { content, discarded } = value as Record<string, unknown>;
  for (const part of [content, discarded]) {
    const files = (part as { readonly files?: unknown } | undefined)?.files;
    if (!Array.isArray(files)) continue;
    for (const file of files) named.add((file as Partial<KeptFile> | null)?.key);
  }
}

function blobOf(value: unknown): Blob | undefined {
  const bytes = (value as Partial<KeptBlob> | null | undefined)?.bytes;
  return bytes instanceof Blob ? bytes : undefined;
}

function keyOf(key: string): string {
  return `file/${key}`;
}
