import type { Shown } from '../table/problems.js';
import {
  accessTo,
  isList,
  keyOf,
  member,
  pointerOf,
  type PropertyRow,
} from '../table/properties.js';
import type { Desk } from './desk.js';
import { isActive } from './entry.js';
import { causeOf } from './failures.js';
import { inLanes } from './lanes.js';
import type { Report } from './report.js';
import type { Session } from './session.js';
import { settled } from './settled.js';

/** So many tickets are edited at once at most: as many saves can be taken back. */
export const mostTickets = 200;

/** What is set in each ticket; tags and the like are added to those that it has. */
export type BulkEdit = readonly [row: PropertyRow, value: unknown];

/** What became of one ticket. */
export type BulkState =
  | 'waiting'
  | 'running'
  | 'saved'
  /** It was so already. */
  | 'same'
  /** It has edits that are not saved; nothing is mixed with them. */
  | 'edited'
  /** Its rights do not allow it. */
  | 'forbidden'
  /** Somebody else has changed the same meanwhile; a person has to decide. */
  | 'conflict'
  /** There is no connection; the outbox goes on by itself. */
  | 'queued'
  | 'failed'
  | 'undone';

export interface BulkItem {
  readonly id: number;
  readonly title: string;
  readonly state: BulkState;
  /** Why it was not done. */
  readonly problem?: string | undefined;
  readonly entryId?: string | undefined;
  readonly saveId?: string | undefined;
  /** True where the save cannot be taken back any more. */
  readonly final?: boolean | undefined;
}

export interface BulkHost {
  readonly update: () => void;
  readonly report: (cause: unknown) => Shown;
}

/** The same edits of several tickets, each saved by itself: guarded, merged and taken back as any. */
export class Bulk {
  readonly #desk: Desk;
  readonly #edits: readonly BulkEdit[];
  readonly #host: BulkHost;
  readonly #items: Map<number, BulkItem>;
  readonly #stop: () => void;
  #stopped = false;
  #running = false;

  constructor(desk: Desk, ids: readonly number[], edits: readonly BulkEdit[], host: BulkHost) {
    this.#desk = desk;
    this.#edits = edits;
    this.#host = host;
    const items = ids
      .slice(0, mostTickets)
      .map((id) => ({ id, title: '', state: 'waiting' as const }));
    this.#items = new Map(items.map((item) => [item.id, item]));
    this.#stop = desk.onReport((report) => this.#hear(report));
  }

  get items(): readonly BulkItem[] {
    return [...this.#items.values()].map((item) => this.#now(item));
  }

  get running(): boolean {
    return this.#running;
  }

  /** How many tickets are in one of these states. */
  count(...states: readonly BulkState[]): number {
    return this.items.filter(({ state }) => states.includes(state)).length;
  }

  /** Edits and saves each ticket; resolves when all are through. Never rejects. */
  run(): Promise<void> {
    return this.#each(
      ({ state }) => state === 'waiting',
      (item) => this.#edit(item),
    );
  }

  /** Takes back what was saved. Never rejects. */
  undo(): Promise<void> {
    return this.#each(
      ({ state, final }) => state === 'saved' && final !== true,
      (item) => this.#undo(item),
    );
  }

  /** Begins no further ticket. */
  stop(): void {
    this.#stopped = true;
  }

  /** What is on its way goes on, and is told no more. */
  dispose(): void {
    this.stop();
    this.#stop();
  }

  async #each(
    wanted: (item: BulkItem) => boolean,
    work: (item: BulkItem) => Promise<void>,
  ): Promise<void> {
    this.#stopped = false;
    this.#running = true;
    const each = async (item: BulkItem): Promise<void> => {
      this.#set(item.id, { state: 'running' });
      try {
        await work(item);
      } catch (cause) {
        this.#set(item.id, { state: 'failed', problem: this.#host.report(cause).message });
      }
    };
    await inLanes(this.items.filter(wanted), each, () => this.#stopped);
    this.#running = false;
    this.#host.update();
  }

  async #edit({ id }: BulkItem): Promise<void> {
    const session = await this.#desk.openTicket(id);
    this.#desk.showTicket(id);
    try {
      this.#set(id, { title: session.base.Title ?? '' });
      await this.#save(session);
    } finally {
      this.#desk.leaveTicket(id);
    }
  }

  async #save(session: Session): Promise<void> {
    const { id } = session;
    if (session.changed) return this.#set(id, { state: 'edited' });
    const denied = this.#edits
      .map(([row]) => accessTo(row, session.draft.rights))
      .find(({ update }) => !update);
    if (denied) return this.#set(id, { state: 'forbidden', problem: denied.reason });
    for (const [row, value] of this.#edits) session.edit(row, together(session, row, value));
    if (!session.changed) return this.#set(id, { state: 'same' });
    const entryId = session.plan && (await session.save({}));
    if (entryId === undefined) {
      const problem = this.#host.report(session.failure).message;
      session.reset();
      return this.#set(id, { state: 'failed', problem });
    }
    this.#set(id, { entryId });
    await this.#settle(id, entryId);
  }

  async #undo({ id, saveId = '' }: BulkItem): Promise<void> {
    const entryId = await this.#desk.saves.undo(saveId);
    if (entryId === undefined) {
      // It was taken back elsewhere, or so many saves came after it that it is not kept any more.
      const undone = this.#desk.saves.find(saveId)?.undone === true;
      return this.#set(id, undone ? { state: 'undone' } : { state: 'saved', final: true });
    }
    this.#set(id, { entryId, saveId });
    await this.#settle(id, entryId);
  }

  /** What has left the outbox without a word, as the tab that sent it has died, is among the saves. */
  #now(item: BulkItem): BulkItem {
    const { id, state, entryId = '', saveId } = item;
    if (state !== 'queued' || this.#desk.outbox.find(entryId)) return item;
    const made = (each: string): boolean => each === entryId || each.startsWith(`${entryId}.`);
    const save = this.#desk.saves
      .of(id)
      .findLast((each) => (saveId === undefined ? made(each.id) : each.id === saveId));
    if (save) return { ...item, state: save.undone ? 'undone' : 'saved', saveId: save.id };
    // A save that was taken out of the outbox leaves its edits where they were made.
    return saveId === undefined
      ? { ...item, state: 'edited' }
      : { ...item, state: 'saved', final: true };
  }

  /** What was not told by then waits. */
  async #settle(id: number, entryId: string): Promise<void> {
    await settled(this.#desk, entryId);
    const entry = this.#desk.outbox.find(entryId);
    if (this.#items.get(id)?.state !== 'running') return;
    const waits = entry === undefined || isActive(entry);
    this.#set(id, { state: waits ? 'queued' : 'conflict' });
  }

  #hear(report: Report): void {
    if (!('entryId' in report)) return;
    const item = this.items.find(({ entryId }) => entryId === report.entryId);
    if (!item) return;
    const { id } = item;
    if (report.kind === 'saved') this.#set(id, { state: 'saved', saveId: report.saveId });
    else if (report.kind === 'redone') this.#set(id, { state: 'saved' });
    else if (report.kind === 'undone') this.#set(id, { state: 'undone' });
    else if (report.kind === 'conflict') this.#set(id, { state: 'conflict' });
    else if (report.kind === 'refused') {
      const problem = this.#host.report(causeOf(report.problem)).message;
      this.#set(id, { state: 'failed', problem });
    }
  }

  #set(id: number, change: Partial<BulkItem>): void {
    this.#items.set(id, { ...this.#items.get(id)!, ...change });
    this.#host.update();
  }
}

/** A value as it is set; of a list, what the ticket has stays. */
function together(session: Session, row: PropertyRow, value: unknown): unknown {
  if (!isList(row) || !Array.isArray(value)) return value;
  const key = keyOf(row) ?? '';
  const old = session.value(row);
  const had: readonly unknown[] = Array.isArray(old) ? old : [];
  const known = new Set(had.map((item) => member(item, key)));
  const added: readonly unknown[] = value;
  return [...had, ...added.filter((item) => !known.has(member(item, key)))];
}

/** Whether an edit has a value that can be set. */
export function isReady([row, value]: BulkEdit): boolean {
  if (isList(row)) return Array.isArray(value) && value.length > 0;
  return pointerOf(row) !== '' && value !== undefined;
}
