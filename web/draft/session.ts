import type { Change, Draft, Plan, TicketEntityWithLinks } from '../../wasm/js/index.js';
import { shown, type Shown } from './problems.js';
import { pointerOf, rowAt, type PropertyRow } from './properties.js';
import { equal } from './rebase.js';

export type TicketDraft = Draft<TicketEntityWithLinks>;

type Conversation = TicketEntityWithLinks['Messages'];

/** One ticket being edited: its draft, the plan of its save, and what went wrong with which control. */
export class Session {
  readonly id: number;
  #draft: TicketDraft;
  #plan: Plan | undefined;
  #failure: unknown;
  #problems = new Map<string, string>();
  #messages: Conversation | undefined;

  constructor(id: number, draft: TicketDraft) {
    this.id = id;
    this.#draft = draft;
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

  get changed(): boolean {
    return this.#draft.changed;
  }

  /** The messages as last read, which may be newer than the rest. */
  get messages(): NonNullable<Conversation> {
    return this.#messages ?? this.base.Messages ?? [];
  }

  /** Takes over a newer version; with pending edits only its messages. */
  refresh(fresh: TicketDraft): void {
    if (!this.changed) return this.replace(fresh);
    this.#messages = fresh.base.Messages;
    fresh.dispose();
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
    const pointer = pointerOf(row);
    if (equal(row, this.#draft.before(pointer), value)) this.#draft.reset(pointer);
    else this.#draft.set(pointer, value);
    this.#forget(pointer);
  }

  /** Takes back one edit, or all. */
  reset(pointer?: string): void {
    this.#draft.reset(pointer);
    if (pointer === undefined) this.#problems.clear();
    this.#forget(pointer);
  }

  /** Repeats edits, for example ones that were discarded. */
  restore(changes: readonly Change[]): void {
    for (const { pointer, after } of changes) this.#draft.set(pointer, after);
    this.#forget();
  }

  /** Puts the values before a save back as new edits. Where there was nothing, a reference gets 0. */
  revert(changes: readonly Change[]): void {
    for (const { pointer, before } of changes) {
      const row = rowAt(pointer);
      const reference = row !== undefined && pointer !== `/${row.name}`;
      this.#draft.set(pointer, reference ? (before ?? 0) : (before ?? null));
    }
    this.#forget();
  }

  /** Continues with another draft of the same ticket; the one before is freed. */
  replace(draft: TicketDraft): void {
    if (draft === this.#draft) return;
    this.#draft.dispose();
    this.#draft = draft;
    this.#messages = undefined;
    this.#problems.clear();
    this.#forget();
  }

  dispose(): void {
    this.#draft.dispose();
  }

  /** What a save would send; `undefined` when the core refuses an edit (see `problem`). */
  get plan(): Plan | undefined {
    if (this.#plan === undefined && this.#failure === undefined) {
      try {
        this.#plan = this.#draft.plan();
      } catch (cause) {
        this.#failure = cause;
      }
    }
    return this.#plan;
  }

  /** Why there is no plan. */
  get failure(): unknown {
    return this.plan === undefined ? this.#failure : undefined;
  }

  /** Marks the control that a failure names; the failure stays until the control is edited. */
  mark(cause: unknown): Shown {
    const problem = shown(cause);
    if (problem.pointer !== undefined) this.#problems.set(problem.pointer, problem.message);
    return problem;
  }

  /** What is wrong with a row's value. */
  problem(row: PropertyRow): string | undefined {
    const pointer = pointerOf(row);
    const marked = this.#problems.get(pointer);
    if (marked !== undefined) return marked;
    const failure = this.changed ? this.failure : undefined;
    const refused = failure === undefined ? undefined : shown(failure);
    return refused?.pointer === pointer ? refused.message : undefined;
  }

  #forget(pointer?: string): void {
    this.#plan = undefined;
    this.#failure = undefined;
    if (pointer !== undefined) this.#problems.delete(pointer);
  }
}
