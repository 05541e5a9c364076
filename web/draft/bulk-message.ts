import type { Shown } from '../table/problems.js';
import { bareAddress } from '../text/address.js';
import type { Desk } from './desk.js';
import type { Following, MessageEntry } from './entry.js';
import { inLanes } from './lanes.js';
import { callable, type Letter } from './letters.js';
import type { Addressees } from './message.js';
import type { MessageDraft, WrittenContent } from './message-draft.js';
import type { Report } from './report.js';
import type { Session } from './session.js';
import { filledText } from './snippets.js';

/** What became of the message to one ticket. */
export type LetterState =
  | 'waiting'
  | 'reading'
  /** It can be sent. */
  | 'ready'
  /** It is not sent to this one, for its `problem`. */
  | 'left'
  /** It is in the outbox, which goes on by itself. */
  | 'queued'
  | 'saved'
  | 'mailed'
  /** It was called back. */
  | 'back'
  /** It is not in the outbox any more, and nobody has told why: a tab may have died over that. */
  | 'gone';

export interface LetterItem {
  readonly id: number;
  readonly title: string;
  readonly state: LetterState;
  readonly problem?: string;
  readonly letter?: Letter;
}

export interface BulkMessageHost {
  /** The name of who writes. */
  readonly me: string;
  /** Whom a reply goes to, or why there can be none. */
  readonly whom: (session: Session) => Promise<Addressees | string>;
  readonly update: () => void;
  readonly report: (cause: unknown) => Shown;
}

/**
 * One message to several tickets. Each ticket is read first, for its placeholders and whom it goes to;
 * then all letters go into the outbox at once, and are sent and told like any other message.
 */
export class BulkMessage {
  readonly #desk: Desk;
  readonly #draft: MessageDraft;
  readonly #written: WrittenContent;
  readonly #host: BulkMessageHost;
  readonly #items: Map<number, LetterItem>;
  readonly #stop: () => void;
  #stopped = false;
  #running = false;

  constructor(desk: Desk, ids: readonly number[], draft: MessageDraft, host: BulkMessageHost) {
    this.#desk = desk;
    this.#draft = draft;
    this.#written = draft.content;
    this.#host = host;
    this.#items = new Map(ids.map((id) => [id, { id, title: '', state: 'waiting' }]));
    this.#stop = desk.onReport((report) => this.#hear(report));
  }

  /** True while the tickets are being read. */
  get running(): boolean {
    return this.#running;
  }

  get internal(): boolean {
    return this.#written.level === 'Internal';
  }

  get items(): readonly LetterItem[] {
    return [...this.#items.values()].map((item) => this.#now(item));
  }

  count(...states: readonly LetterState[]): number {
    return this.items.filter(({ state }) => states.includes(state)).length;
  }

  /** How many addresses the letters go to, each counted once. */
  get recipients(): number {
    const all = this.items.flatMap(({ state, letter }) => {
      const { to = [], cc = [], bcc = [] } = (state !== 'left' && letter?.content) || {};
      return [...to, ...cc, ...bcc];
    });
    return new Set(all.map((each) => bareAddress(each).toLowerCase())).size;
  }

  /** What of a ticket's letter is in the outbox. */
  entryOf({ letter }: LetterItem): MessageEntry | undefined {
    const entry = letter && this.#desk.outbox.find(letter.entryId);
    return entry?.kind === 'message' ? entry : undefined;
  }

  /** How many letters can still be called back together. */
  get callable(): number {
    return callable(this.items.map((item) => this.entryOf(item))).length;
  }

  /** Reads the tickets; resolves when each can be sent or is left out. Never rejects. */
  async read(): Promise<void> {
    this.#running = true;
    const each = async ({ id }: LetterItem): Promise<void> => {
      this.#set(id, { state: 'reading' });
      try {
        await this.#read(id);
      } catch (cause) {
        this.#set(id, { state: 'left', problem: this.#host.report(cause).message });
      }
    };
    await inLanes(this.items, each, () => this.#stopped);
    this.#running = false;
    this.#host.update();
  }

  /** Hands all letters over that can be sent. False where that cannot be done with this message. */
  async send(options: { hold: number; then: readonly Following[] }): Promise<boolean> {
    const ready = this.items.filter(({ state }) => state === 'ready');
    const letters = ready.flatMap(({ letter }) => letter ?? []);
    if (letters.length === 0) return false;
    const sent = await this.#draft.sendEach(letters, { ...options, mail: true });
    if (sent) for (const { id } of ready) this.#set(id, { state: 'queued' });
    return sent;
  }

  /** Takes back what has surely not been sent. The message is a draft again. */
  async callBack(): Promise<void> {
    const ids = this.items.flatMap(({ letter }) => letter?.entryId ?? []);
    const back = await this.#draft.callBack(ids, this.#written);
    for (const { id, letter } of this.items) {
      if (letter && back.includes(letter.entryId)) this.#set(id, { state: 'back' });
    }
  }

  /** What is in the outbox goes on, and is told no more. */
  dispose(): void {
    this.#stopped = true;
    this.#stop();
  }

  async #read(id: number): Promise<void> {
    const session = await this.#desk.openTicket(id);
    this.#desk.showTicket(id);
    try {
      const title = session.base.Title ?? '';
      this.#set(id, { title });
      const whom = this.internal ? {} : await this.#host.whom(session);
      if (typeof whom === 'string') return this.#set(id, { state: 'left', problem: whom });
      const { Person, BaseStatus } = session.base;
      const about = { name: Person?.FullName ?? '', ticket: `#${id}`, me: this.#host.me };
      const { level, timeSpent } = this.#written;
      const letter: Letter = {
        entryId: this.#desk.outbox.newId(),
        ticketId: id,
        title,
        from: this.#written,
        content: { level, timeSpent, files: [], ...filledText(this.#written, about), ...whom },
        baseStatus: BaseStatus ?? undefined,
      };
      this.#set(id, { state: 'ready', letter });
    } finally {
      this.#desk.leaveTicket(id);
    }
  }

  /** What has left the outbox may have been called back there; that it was sent is told. */
  #now(item: LetterItem): LetterItem {
    const { state, letter } = item;
    if (state !== 'queued' || !letter || this.entryOf(item)) return item;
    return { ...item, state: this.#draft.calledBack(letter.entryId) ? 'back' : 'gone' };
  }

  #hear(report: Report): void {
    if (report.kind !== 'sent') return;
    const { entryId, mailed } = report;
    for (const { id, letter } of this.#items.values()) {
      if (letter?.entryId === entryId) this.#set(id, { state: mailed ? 'mailed' : 'saved' });
    }
  }

  #set(id: number, change: Partial<LetterItem>): void {
    this.#items.set(id, { ...this.#items.get(id)!, ...change });
    this.#host.update();
  }
}
