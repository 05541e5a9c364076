import type { Change, Core, Plan, TicketEntityWithLinks } from '../../wasm/js/index.js';
import type { Shown } from '../table/problems.js';
import { pointerOf, rowAt, type PropertyRow } from '../table/properties.js';
import { isAtOrBelow, Refusals, type Refusal, type RefusalAt } from '../table/refusals.js';
import { Arrivals } from './arrivals.js';
import { catchUpRefusals, madeOver, Newer, refusalAt } from './catching-up.js';
import { History, type Step } from './history.js';
import { sameBytes, type KeptTicket } from './kept-ticket.js';
import { Planning } from './planning.js';
import { equal, overlaps, rebase } from './rebase.js';
import type { ToldEdit } from './told.js';
import { compareStamps, editsSince, settle, stampOf, type TicketDraft } from './versions.js';

export type { TicketDraft };

type Conversation = TicketEntityWithLinks['Messages'];

/** What a session needs of the desk it lies on. */
export interface SessionHost {
  readonly core: Core;
  now(): number;
  /** Edits were made here: keep them, and tell the other tabs. */
  changed(session: Session, pointers: readonly string[]): void;
  save(session: Session, options: SaveOptions): Promise<string | undefined>;
  /** What is on its way to the server already. */
  asked(session: Session): readonly Change[];
}

export interface SaveOptions {
  /** Tell people by mail, once it is saved. */
  readonly notify?: boolean;
}

/** What became of a newer version of the ticket. */
export type Refreshed =
  /** It is older than what is shown. */
  | 'older'
  /** It is what is shown. */
  | 'same'
  /** It is shown, and edits are on top of it. */
  | 'taken'
  /** Somebody changed what is being edited; only its messages are shown. */
  | 'overlap';

/** One ticket being edited: its draft, the plan of its save, and what went wrong with which control. */
export class Session {
  readonly id: number;
  /** What was typed and is no value; change it by `refuse`, `accept`, `edit` and `reset`. */
  readonly refusals = new Refusals();
  readonly history = new History();
  readonly #host: SessionHost | undefined;
  #draft: TicketDraft;
  #messages: Conversation | undefined;
  #discarded = new Map<string, unknown>();
  #discardedRefusals: readonly RefusalAt[] = [];
  readonly #arrivals = new Arrivals();
  readonly #newer = new Newer();
  readonly #planning = new Planning(this.refusals);
  /** Pointers that have been edited. */
  readonly #touched = new Set<string>();

  constructor(id: number, draft: TicketDraft, host?: SessionHost) {
    this.id = id;
    this.#draft = draft;
    this.#host = host;
  }

  /** The desk's time. */
  get now(): number {
    return this.#host?.now() ?? 0;
  }

  get draft(): TicketDraft {
    return this.#draft;
  }

  get base(): Readonly<TicketEntityWithLinks> {
    return this.#draft.base;
  }

  get changes(): readonly Change[] {
    return this.#draft.changes;
  }

  /** True when there is something to save, or something typed that is no value yet. */
  get changed(): boolean {
    return this.#draft.changed || this.refusals.size > 0;
  }

  /** Edits that no save has taken on yet. */
  get unsaved(): readonly Change[] {
    return editsSince(this.#host?.asked(this) ?? [], this.#draft);
  }

  /** The messages as last read, which may be newer than the rest. */
  get messages(): NonNullable<Conversation> {
    return this.#messages ?? this.base.Messages ?? [];
  }

  /** Numbers of the messages that came while the ticket was open. */
  get arrived(): ReadonlySet<number> {
    return this.#arrivals.among(this.messages.map(numberOf));
  }

  /** The reader has seen the messages that are there, or knows the one of this number. */
  markSeen(messageId?: number): void {
    this.#arrivals.see(messageId === undefined ? this.messages.map(numberOf) : [messageId]);
  }

  /** What was discarded and can still be brought back. */
  get discarded(): readonly (readonly [pointer: string, value: unknown])[] {
    return [...this.#discarded];
  }

  /** What to keep; `undefined` for nothing. */
  get kept(): KeptTicket | undefined {
    if (!this.changed && this.#discarded.size === 0) return undefined;
    const edits = this.changes.map(({ pointer, after }) => [pointer, after] as const);
    const { discarded } = this;
    return { v: 1, base: this.#draft.bytes, edits, discarded, refusals: this.refusals.all };
  }

  /** Goes on with what was kept. */
  restoreKept({ edits, discarded, refusals = [] }: Omit<KeptTicket, 'v' | 'base'>): void {
    for (const [pointer, value] of edits) {
      this.#draft.set(pointer, value);
      this.#touched.add(pointer);
    }
    this.#discarded = new Map(discarded);
    for (const [pointer, refusal] of refusals) this.refusals.set(pointer, refusal);
    this.#planning.forget();
  }

  /** Takes a newer version over, with the edits on top where nobody else has changed the same. */
  refresh(fresh: TicketDraft): Refreshed {
    const order = compareStamps(stampOf(fresh), stampOf(this.#draft));
    if (order < 0) return this.#drop(fresh, 'older');
    if (order === 0 && stampOf(fresh) !== '') {
      this.#messages = fresh.base.Messages;
      return this.#drop(fresh, 'same');
    }
    const busy = (this.#host?.asked(this).length ?? 0) > 0;
    if (this.#draft.changed) {
      const clash = busy || overlaps(this.#draft, fresh).some(({ kind }) => kind === 'clash');
      if (clash) {
        this.#messages = fresh.base.Messages;
        return this.#drop(fresh, 'overlap');
      }
      rebase(this.#draft, fresh);
    }
    this.replace(fresh);
    return 'taken';
  }

  value(row: PropertyRow): unknown {
    return this.#draft.get(pointerOf(row));
  }

  before(row: PropertyRow): unknown {
    return this.#draft.before(pointerOf(row));
  }

  isChanged(row: PropertyRow): boolean {
    const pointer = pointerOf(row);
    return this.#draft.changes.some((change) => change.pointer === pointer);
  }

  /** Records an edit; one that comes back to what was read is taken back. */
  edit(row: PropertyRow, value: unknown): void {
    this.#do([[pointerOf(row), value]]);
  }

  /** Holds what was typed for a pointer and is no value: nothing is saved until it is mended. */
  refuse(pointer: string, refusal: Refusal): void {
    this.refusals.set(pointer, refusal);
    this.#newer.add(refusalAt(pointer));
    this.#planning.forget();
    this.#host?.changed(this, []);
  }

  /** What was refused for a pointer has been mended. */
  accept(pointer: string): void {
    if (!this.refusals.get(pointer)) return;
    this.#mended(pointer);
    this.#host?.changed(this, []);
  }

  /** Takes back one edit, or all. */
  reset(pointer?: string): void {
    for (const [at] of this.refusals.all) if (isAtOrBelow(at, pointer)) this.#mended(at);
    const pointers = pointer === undefined ? this.changes.map((edit) => edit.pointer) : [pointer];
    if (pointer === undefined) this.#planning.clear();
    this.#do(pointers.map((at) => [at, this.#draft.before(at)]));
  }

  /** Takes all edits back; `bringBack` undoes that until the next change of the same field. */
  discard(): void {
    const mine = this.changes.map(({ pointer, after }) => [pointer, after] as const);
    const refused = this.refusals.all;
    this.reset();
    this.#discarded = new Map(mine);
    this.#discardedRefusals = refused;
    this.#host?.changed(this, []);
  }

  /** Goes on with somebody else's version; what was edited can be brought back. */
  discardFor(fresh: TicketDraft): void {
    const mine = this.changes.map(({ pointer, after }) => [pointer, after] as const);
    this.replace(fresh);
    this.#discarded = new Map(mine);
  }

  bringBack(): void {
    this.#do(this.discarded);
    for (const [pointer, refusal] of this.#discardedRefusals) this.refuse(pointer, refusal);
    this.#discardedRefusals = [];
  }

  /** Repeats edits. */
  restore(changes: readonly Pick<Change, 'pointer' | 'after'>[]): void {
    this.#do(changes.map(({ pointer, after }) => [pointer, after]));
  }

  /** Takes back the last step of editing. */
  undo(): void {
    this.#repeat(this.history.undo(), 'before');
  }

  redo(): void {
    this.#repeat(this.history.redo(), 'after');
  }

  /** Takes over what other tabs have kept, but where this one is newer. */
  catchUp(record: Pick<KeptTicket, 'base' | 'edits' | 'refusals'>): void {
    this.#newer.compare(this.#host!.core, record);
    const moved = madeOver(this.#host!.core, this.#draft, record, this.#newer);
    if (moved) this.replace(moved);
    const { base, edits } = record;
    const kept = new Map(edits);
    for (const [pointer, value] of kept) {
      if (!this.#newer.has(pointer)) this.#put(pointer, value);
    }
    if (sameBytes(base, this.#draft.bytes)) {
      for (const { pointer, before } of this.changes) {
        if (!kept.has(pointer) && !this.#newer.has(pointer)) this.#put(pointer, before);
      }
    }
    catchUpRefusals(this.refusals, record, this.#newer);
    this.#planning.forget();
  }

  /** Call it when the edits are about to be written; gives what to call when they are. */
  writing(): () => void {
    return this.#newer.writing();
  }

  /**
   * Takes over what was edited in another tab. What was not made over the same value comes with the
   * store's record, and the version that it was made over: true where there is such an edit.
   */
  take(edits: readonly ToldEdit[]): boolean {
    let dropped = false;
    for (const [pointer, value, before] of edits) {
      if (equal(rowAt(pointer), before, this.#draft.before(pointer))) this.#set(pointer, value);
      else {
        this.#newer.drop(pointer);
        dropped = true;
      }
    }
    return dropped;
  }

  /** Puts what can be saved into the outbox; gives the entry's id. See `failure` where it cannot. */
  save(options: SaveOptions = {}): Promise<string | undefined> {
    return this.#host?.save(this, options) ?? Promise.resolve(undefined);
  }

  /** Goes on after a save: what was sent is no edit any more, what was typed since still is. */
  settle(sent: readonly Change[], answer: TicketDraft, by?: string): void {
    const { core } = this.#host!;
    // It can still be read.
    answer.dispose();
    this.#newer.settled(sent, stampOf(answer), this.#draft);
    // What was never an edit here was not taken back here.
    const known = sent.filter(({ pointer }) => this.#touched.has(pointer));
    if (compareStamps(stampOf(answer), stampOf(this.#draft)) < 0) {
      for (const change of sent) {
        if (equal(rowAt(change.pointer), this.#draft.get(change.pointer), change.after)) {
          this.#draft.reset(change.pointer);
        }
      }
      return this.#planning.forget();
    }
    this.replace(settle(core, this.#draft, known, answer, by));
    for (const { pointer } of sent) this.#touched.delete(pointer);
    for (const { pointer } of this.changes) this.#touched.add(pointer);
  }

  /** Continues with another draft of the same ticket; the one before is freed. */
  replace(draft: TicketDraft): void {
    const before = this.#draft;
    if (draft === before) return;
    const moved = (pointer: string): boolean =>
      !equal(rowAt(pointer), before.before(pointer), draft.before(pointer));
    this.history.forget(moved);
    for (const pointer of this.#discarded.keys()) {
      if (moved(pointer)) this.#discarded.delete(pointer);
    }
    this.#draft = draft;
    before.dispose();
    this.#messages = undefined;
    this.#planning.clear();
    this.#planning.forget();
  }

  dispose(): void {
    this.#draft.dispose();
  }

  /** What a save would send; `undefined` when the core refuses an edit (see `problem`). */
  get plan(): Plan | undefined {
    return this.#planning.plan(this.#draft);
  }

  /** Why there is no plan. */
  get failure(): unknown {
    return this.#planning.failure(this.#draft);
  }

  /** Marks the control that a failure names; the failure stays until the control is edited. */
  mark(cause: unknown): Shown {
    return this.#planning.mark(cause);
  }

  /** What is wrong with a row's value. */
  problem(row: PropertyRow): string | undefined {
    return this.#planning.problem(row, this.#draft);
  }

  #do(edits: readonly (readonly [pointer: string, value: unknown])[]): void {
    const steps = edits.map(([pointer, value]) => {
      const before = this.#draft.get(pointer);
      this.#set(pointer, value);
      return { pointer, before, after: this.#draft.get(pointer) };
    });
    this.history.note(steps, this.now);
    this.#host?.changed(
      this,
      steps.map(({ pointer }) => pointer),
    );
  }

  #repeat(steps: readonly Step[], side: 'before' | 'after'): void {
    for (const step of steps) this.#set(step.pointer, step[side]);
    this.#host?.changed(
      this,
      steps.map(({ pointer }) => pointer),
    );
  }

  #set(pointer: string, value: unknown): void {
    this.#newer.add(pointer);
    this.#mended(pointer);
    this.#put(pointer, value);
  }

  #put(pointer: string, value: unknown): void {
    this.#touched.add(pointer);
    this.#draft.set(pointer, value);
    this.#discarded.delete(pointer);
    this.#planning.forget(pointer);
  }

  #drop(fresh: TicketDraft, result: Refreshed): Refreshed {
    fresh.dispose();
    return result;
  }

  #mended(pointer: string): void {
    if (!this.refusals.get(pointer)) return;
    this.refusals.accept(pointer);
    this.#newer.add(refusalAt(pointer));
    this.#planning.forget();
  }
}

function numberOf({ TicketMessageId }: { readonly TicketMessageId: number }): number {
  return TicketMessageId;
}
