import { member } from '../table/properties.js';
import type { Clock } from './clock.js';
import {
  isContent,
  mayCancel,
  newEntry,
  type Entry,
  type MessageEntry,
  type NewEntry,
} from './entry.js';
import type { Files, Lean } from './files.js';
import type { Keeper } from './keeping.js';
import { callable, joined, letterEntries, type Letter } from './letters.js';
import { newMessageId } from './message.js';
import {
  MessageDraft,
  type KeptMessage,
  type MessageHost,
  type SendOptions,
  type WrittenContent,
} from './message-draft.js';
import type { Outbox } from './queue.js';
import type { Session } from './session.js';
import type { StoreChange } from './store.js';
import type { Announce, SentMessage, Told } from './told.js';

const mostElsewhere = 20;

export interface MessagesOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly keeper: Keeper;
  readonly files: Files;
  readonly announce: Announce;
  readonly outbox: () => Outbox;
  /** The open session of a ticket. */
  readonly session: (ticketId: number) => Session | undefined;
}

/** The messages that are being written, one by ticket. */
export class Messages {
  readonly #options: MessagesOptions;
  readonly #drafts = new Map<number, MessageDraft>();
  /** What other tabs have sent last. */
  #elsewhere: readonly SentMessage[] = [];
  /** Ids of messages that were sent, here or elsewhere: what is written since is another message. */
  readonly #spent = new Set<string>();
  /** Entries that were called back, here or elsewhere. */
  readonly #back = new Set<string>();

  constructor(options: MessagesOptions, kept: readonly (readonly [number, unknown])[]) {
    this.#options = options;
    for (const [id, value] of kept) {
      const message = readKeptMessage(value);
      if (message) this.#drafts.set(id, new MessageDraft(id, this.#host, this.#full(message)));
    }
  }

  /** Those with something in them. */
  get written(): readonly MessageDraft[] {
    return [...this.#drafts.values()].filter(({ empty }) => !empty);
  }

  of(ticketId: number): MessageDraft {
    let message = this.#drafts.get(ticketId);
    if (!message) {
      message = new MessageDraft(ticketId, this.#host);
      this.#drafts.set(ticketId, message);
    }
    return message;
  }

  /** Takes over what was written in another tab. */
  hear(told: Extract<Told, { kind: 'message' | 'back' }>): void {
    if (told.kind === 'back') return void this.#back.add(told.entryId);
    const { ticketId, patch, cleared, messageId, sent, back } = told;
    const message = this.of(ticketId);
    if (sent) {
      this.#spent.add(sent.messageId);
      void this.#sentElsewhere(sent);
    }
    if (back && messageId !== undefined) this.#unsent(messageId);
    if (cleared) message.clear();
    // The other tab may not have heard yet that it was sent from here.
    if (messageId !== undefined && !this.#spent.has(messageId)) message.share(messageId);
    message.take(patch);
  }

  /** Both tabs have sent the same at once, and no store could tell either: the first one sends it. */
  async #sentElsewhere(sent: SentMessage): Promise<void> {
    this.#elsewhere = [...this.#elsewhere, sent].slice(-mostElsewhere);
    const outbox = this.#options.outbox();
    const twins = (): Entry[] =>
      outbox.entries.filter((entry) => mayCancel(entry) && this.#isTwin(entry));
    if (twins().length === 0) return;
    await outbox.change(() => ({ remove: twins().map(({ id }) => id) }));
  }

  #isTwin(entry: Entry): boolean {
    return this.#elsewhere.some((sent) => sent.id < entry.id && isSame(entry, sent));
  }

  /** It was called back, and may be sent once more as it is. */
  #unsent(messageId: string): void {
    this.#spent.delete(messageId);
    this.#elsewhere = this.#elsewhere.filter((sent) => sent.messageId !== messageId);
  }

  #isTaken(messageId: string): boolean {
    const others = [...this.#options.outbox().entries, ...this.#elsewhere];
    return others.some((other) => 'messageId' in other && other.messageId === messageId);
  }

  /** What a cancelled entry held goes back to where it came from. */
  async takeBack(entry: Entry): Promise<readonly StoreChange[]> {
    if (entry.kind === 'save' || entry.kind === 'undo') return [];
    // What is saved is not to be written once more.
    if (entry.kind === 'message' && entry.savedId !== undefined) return [];
    const { id: entryId, messageId, tried } = entry;
    this.#back.add(entryId);
    this.#options.announce.tell({ kind: 'back', entryId });
    await this.#options.files.fetch(entry.content.files);
    const content = this.#options.files.full<WrittenContent>(entry.content);
    const message = this.of(entry.kind === 'new' ? 0 : entry.ticketId);
    this.#unsent(messageId);
    message.takeBack(joined(content, message.content), messageId, tried);
    return this.#changesOf(message);
  }

  /** What to keep of a message, its files' content beside it. */
  #changesOf(message: MessageDraft): readonly StoreChange[] {
    const { files } = this.#options;
    const { kept } = message;
    const all = kept ? [kept.content, ...(kept.discarded ? [kept.discarded] : [])] : [];
    const blobs = all.flatMap((content) => files.lean(content).changes);
    return [...blobs, { key: keyOf(message.ticketId), value: this.#lean(kept) }];
  }

  #lean(kept: KeptMessage | undefined): LeanMessage | undefined {
    if (!kept) return undefined;
    const { files } = this.#options;
    const discarded = kept.discarded && { discarded: files.lean(kept.discarded).content };
    return { ...kept, content: files.lean(kept.content).content, ...discarded };
  }

  #full(kept: LeanMessage): KeptMessage {
    const { files } = this.#options;
    const { v, messageId, content, discarded } = kept;
    return {
      v,
      messageId,
      content: files.full<WrittenContent>(content),
      ...(discarded && { discarded: files.full<WrittenContent>(discarded) }),
    };
  }

  get #host(): MessageHost {
    const { keeper, announce } = this.#options;
    return {
      changed: (message, patch, back = false) => {
        // The text is asked for when it is written: what is typed meanwhile is in it.
        for (const { key, value } of this.#changesOf(message)) {
          const own = key === keyOf(message.ticketId);
          keeper.mark(key, own ? () => this.#lean(message.kept) : () => value);
        }
        const { ticketId, empty } = message;
        const named = empty ? {} : { messageId: message.messageId };
        announce.tell({ kind: 'message', ticketId, patch, cleared: empty, back, ...named });
        announce.changed('message');
      },
      newMessageId: () => newMessageId(this.#options.random),
      send: (message, options) => this.#send(message, options),
      sendEach: (...each) => this.#sendEach(...each),
      callBack: (...back) => this.#callBack(...back),
      calledBack: (entryId) => this.#back.has(entryId),
    };
  }

  async #send(message: MessageDraft, options: SendOptions): Promise<string | undefined> {
    const { entity } = options;
    if (message.empty && !entity) return undefined;
    const outbox = this.#options.outbox();
    const put = this.#entryOf(message, options, outbox.newId());
    const { ticketId } = message;
    const { changes: blobs } = this.#options.files.lean(message.content);
    this.#spent.add(put.messageId);
    message.clear();
    const { content: patch } = message;
    const sent = { id: put.id, messageId: put.messageId, body: put.content.body };
    this.#options.announce.tell({ kind: 'message', ticketId, patch, cleared: true, sent });
    await outbox.change(() => {
      const changes = [...blobs, ...this.#changesOf(message)];
      // Another tab has sent the same before this one heard of it.
      if (outbox.entries.some((entry) => isSame(entry, sent)) || this.#isTwin(put)) {
        return { changes };
      }
      // It has sent another text as that message: of two with one id the server stores one.
      const messageId = this.#isTaken(put.messageId) ? this.#host.newMessageId() : put.messageId;
      return { put: [{ ...put, messageId }], changes };
    });
    return put.id;
  }

  async #sendEach(
    message: MessageDraft,
    letters: readonly Letter[],
    options: SendOptions,
  ): Promise<boolean> {
    const outbox = this.#options.outbox();
    let sent = false;
    await outbox.change(() => {
      const { content, messageId, ticketId } = message;
      // Another tab has sent it, or goes on writing it.
      if (message.empty || !letters.every(({ from }) => from === content)) return undefined;
      // A file is kept with the entries that name it, or not at all.
      const { content: lean, changes: blobs } = this.#options.files.lean(content);
      const each = { messageId, files: lean.files };
      const put = letterEntries(letters, each, options, this.#options.clock.now());
      const ids = new Set(put.map((entry) => entry.messageId));
      if (outbox.entries.some((each) => 'messageId' in each && ids.has(each.messageId))) {
        return undefined;
      }
      sent = true;
      this.#spent.add(messageId);
      message.clear();
      const { content: patch } = message;
      this.#options.announce.tell({ kind: 'message', ticketId, patch, cleared: true });
      return { put, changes: [...blobs, ...this.#changesOf(message)] };
    });
    return sent;
  }

  /** As a new message: those that are on their way keep the old one's ids. */
  async #callBack(
    message: MessageDraft,
    ids: readonly string[],
    written: WrittenContent,
  ): Promise<readonly string[]> {
    const outbox = this.#options.outbox();
    let remove: readonly string[] = [];
    await outbox.change(() => {
      remove = callable(ids.map((id) => outbox.find(id))).map(({ id }) => id);
      if (remove.length === 0) return undefined;
      message.takeBack(joined(written, message.content), this.#host.newMessageId(), false);
      return { remove, changes: this.#changesOf(message), calledBack: true };
    });
    return remove;
  }

  #entryOf(message: MessageDraft, options: SendOptions, id: string): MessageEntry | NewEntry {
    const { ticketId, messageId, restored } = message;
    const { content } = this.#options.files.lean(message.content);
    const { entity, mail = false, hold = 0, then = [] } = options;
    const now = this.#options.clock.now();
    const base = this.#options.session(ticketId)?.base;
    const named = member(entity, 'Title') ?? base?.Title;
    const title = typeof named === 'string' ? named : '';
    const common = {
      ...newEntry(id, ticketId, title, now),
      ...(hold > 0 && { reason: 'held' as const, notBefore: now + hold }),
      messageId,
      content,
      // A comment is for colleagues: nobody mails it.
      mail: mail && content.level === 'External',
      tried: restored,
    };
    if (entity) return { kind: 'new', ...common, entity, notify: content.notify ?? false };
    const baseStatus = base?.BaseStatus ? { baseStatus: base.BaseStatus } : {};
    const after = then.length > 0 ? { then } : {};
    return { kind: 'message', ...common, ...after, ...baseStatus, step: 'attach' };
  }
}

function keyOf(ticketId: number): string {
  return `message/${ticketId}`;
}

function isSame(entry: Entry, { messageId, body }: SentMessage): boolean {
  return 'messageId' in entry && entry.messageId === messageId && entry.content.body === body;
}

/** A message as the store has it. */
type LeanMessage = Omit<KeptMessage, 'content' | 'discarded'> & {
  readonly content: Lean<WrittenContent>;
  readonly discarded?: Lean<WrittenContent>;
};

function readKeptMessage(value: unknown): LeanMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, messageId, content, discarded } = value as Record<string, unknown>;
  const fits =
    v === 1 &&
    typeof messageId === 'string' &&
    isContent(content) &&
    (discarded === undefined || isContent(discarded));
  return fits ? (value as LeanMessage) : undefined;
}
