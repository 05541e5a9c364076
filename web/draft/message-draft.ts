import type { RefusalAt } from '../table/refusals.js';
import type { Following } from './entry.js';
import type { Letter } from './letters.js';
import { emptyMessage, isEmptyMessage, type MessageContent } from './message.js';

/** What is written: a message, and in the form for a new ticket what else was filled in. */
export interface WrittenContent extends MessageContent {
  /** By pointer. */
  readonly properties?: readonly (readonly [pointer: string, value: unknown])[];
  /** What was typed into them and is no value. */
  readonly refusals?: readonly RefusalAt[];
  readonly notify?: boolean;
  /** Whom the first message is mailed to; nobody where it is missing. */
  readonly mail?: 'nobody' | 'contact' | 'addresses';
}

/** In the place of a ticket's number: the message that is written to several tickets. */
export const severalTickets = -1;

/** A message as it is kept. */
export interface KeptMessage {
  readonly v: 1;
  readonly messageId: string;
  readonly content: WrittenContent;
  /** What was discarded last. */
  readonly discarded?: WrittenContent;
}

/** What a message needs of the desk it lies on. */
export interface MessageHost {
  /** It changed here: keep it, and tell the other tabs; `back`: it comes back from the outbox. */
  changed(message: MessageDraft, patch: Partial<WrittenContent>, back?: boolean): void;
  newMessageId(): string;
  send(message: MessageDraft, options: SendOptions): Promise<string | undefined>;
  sendEach(
    message: MessageDraft,
    letters: readonly Letter[],
    options: SendOptions,
  ): Promise<boolean>;
  callBack(
    message: MessageDraft,
    ids: readonly string[],
    written: WrittenContent,
  ): Promise<readonly string[]>;
  calledBack(entryId: string): boolean;
}

export interface SendOptions {
  /** Mail it, once it is saved. */
  readonly mail?: boolean;
  /** What is to change on the ticket once it is sent. */
  readonly then?: readonly Following[];
  /** Milliseconds in which it can be called back. */
  readonly hold?: number;
  /** Of the form for a new ticket: the carrier to create. */
  readonly entity?: Readonly<Record<string, unknown>>;
}

/**
 * The reply or comment that is being written on a ticket; of ticket 0, the form for a new one; of
 * `severalTickets`, what each of several is to be told.
 */
export class MessageDraft {
  readonly ticketId: number;
  readonly #host: MessageHost;
  #content: WrittenContent = emptyMessage;
  #discarded: WrittenContent | undefined;
  #messageId: string | undefined;
  #restored = false;

  constructor(ticketId: number, host: MessageHost, kept?: KeptMessage) {
    this.ticketId = ticketId;
    this.#host = host;
    if (!kept) return;
    this.#content = kept.content;
    this.#discarded = kept.discarded;
    this.#messageId = kept.messageId;
    this.#restored = !isEmpty(kept.content);
  }

  get content(): WrittenContent {
    return this.#content;
  }

  /** True when nothing is there that could be lost. */
  get empty(): boolean {
    return isEmpty(this.#content);
  }

  /** What was discarded last; nothing once something else was written. */
  get discarded(): WrittenContent | undefined {
    return this.#discarded;
  }

  /** Made before the first try and kept with the text, so that a message is found again. */
  get messageId(): string {
    return (this.#messageId ??= this.#host.newMessageId());
  }

  /** Another tab writes the same message: both come to have the same id. */
  share(messageId: string): void {
    const own = this.empty ? undefined : this.#messageId;
    this.#messageId = own !== undefined && own < messageId ? own : messageId;
  }

  /** True where an earlier page may have sent it without getting to say so. */
  get restored(): boolean {
    return this.#restored;
  }

  /** What to keep; `undefined` for nothing. */
  get kept(): KeptMessage | undefined {
    if (this.empty && !this.#discarded) return undefined;
    const discarded = this.#discarded && { discarded: this.#discarded };
    return { v: 1, messageId: this.messageId, content: this.#content, ...discarded };
  }

  update(patch: Partial<WrittenContent>): void {
    this.take(patch);
    this.#host.changed(this, patch);
  }

  /** Takes over what was written in another tab. */
  take(patch: Partial<WrittenContent>): void {
    this.#content = { ...this.#content, ...patch };
    if (!this.empty) this.#discarded = undefined;
  }

  /** Empties it; `bringBack` undoes that until something else is written. */
  discard(): void {
    if (this.empty) return;
    const { content } = this;
    this.clear();
    this.#discarded = content;
    this.#host.changed(this, this.#content);
  }

  bringBack(): void {
    if (this.#discarded) this.update(this.#discarded);
  }

  /**
   * Puts it into the outbox and begins a new one. Gives the entry's id; nothing where there is
   * nothing to send.
   */
  send(options: SendOptions = {}): Promise<string | undefined> {
    return this.#host.send(this, options);
  }

  /**
   * Puts a letter for each of several tickets into the outbox, all of them or none, and begins a new
   * message. False where the message has become another one since the letters were made.
   */
  sendEach(letters: readonly Letter[], options: SendOptions): Promise<boolean> {
    return this.#host.sendEach(this, letters, options);
  }

  /**
   * Takes letters out of the outbox that have surely not been sent, and goes on with what they were
   * made of. Gives the ids of their entries.
   */
  callBack(ids: readonly string[], written: WrittenContent): Promise<readonly string[]> {
    return this.#host.callBack(this, ids, written);
  }

  /** True for an entry of which it is known that it was taken out of the outbox before it was sent. */
  calledBack(entryId: string): boolean {
    return this.#host.calledBack(entryId);
  }

  /** Begins a new one. */
  clear(): void {
    this.#content = { ...emptyMessage, level: this.#content.level };
    this.#messageId = undefined;
    this.#discarded = undefined;
    this.#restored = false;
  }

  /** Goes on with a message that was not sent after all. */
  takeBack(content: WrittenContent, messageId: string, tried: boolean): void {
    this.#content = content;
    this.#messageId = messageId;
    this.#restored = tried;
    this.#host.changed(this, content, true);
  }
}

function isEmpty(content: WrittenContent): boolean {
  const { properties = [], refusals = [] } = content;
  return isEmptyMessage(content) && properties.length + refusals.length === 0;
}
