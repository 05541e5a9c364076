import { TicketwireError } from '../../wasm/js/errors.js';
import type { Plan } from '../../wasm/js/index.js';
import { shown, type Shown } from '../table/problems.js';
import { pointerOf, type PropertyRow } from '../table/properties.js';
import type { Refusals } from '../table/refusals.js';
import type { TicketDraft } from './versions.js';

/** The plan of a save, made when it is asked for, and what is wrong with which control. */
export class Planning {
  readonly #refusals: Refusals;
  readonly #problems = new Map<string, string>();
  #plan: Plan | undefined;
  #failure: unknown;

  constructor(refusals: Refusals) {
    this.#refusals = refusals;
  }

  plan(draft: TicketDraft): Plan | undefined {
    if (this.#plan === undefined && this.#failure === undefined) {
      try {
        this.#plan = this.#planned(draft);
      } catch (cause) {
        this.#failure = cause;
      }
    }
    return this.#plan;
  }

  failure(draft: TicketDraft): unknown {
    return this.plan(draft) === undefined ? this.#failure : undefined;
  }

  mark(cause: unknown): Shown {
    const problem = shown(cause);
    if (problem.pointer !== undefined) this.#problems.set(problem.pointer, problem.beside);
    return problem;
  }

  problem(row: PropertyRow, draft: TicketDraft): string | undefined {
    const pointer = pointerOf(row);
    const typed = this.#refusals.get(pointer);
    if (typed) return typed.message;
    const marked = this.#problems.get(pointer);
    if (marked !== undefined) return marked;
    // What was typed and is no value is told at its own control, a part of this one perhaps.
    const failure = draft.changed && this.#refusals.size === 0 ? this.failure(draft) : undefined;
    const refused = failure === undefined ? undefined : shown(failure);
    return refused?.pointer === pointer ? refused.beside : undefined;
  }

  /** Something was edited, at this pointer or anywhere. */
  forget(pointer?: string): void {
    this.#plan = undefined;
    this.#failure = undefined;
    if (pointer !== undefined) this.#problems.delete(pointer);
  }

  /** What was marked is over. */
  clear(): void {
    this.#problems.clear();
  }

  /** @throws TicketwireError for what was typed and is no value, and for an edit the core refuses. */
  #planned(draft: TicketDraft): Plan {
    const { first } = this.#refusals;
    if (first) {
      throw new TicketwireError(first.message, { code: 'argument', pointer: first.pointer });
    }
    return draft.plan();
  }
}
