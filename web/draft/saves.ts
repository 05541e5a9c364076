import type { Change } from '../../wasm/js/index.js';
import { isPatch, type KeptPatch } from './entry.js';
import type { StoreChange } from './store.js';
import { compareStamps } from './versions.js';

/** Of all tickets together; as many as are edited at once, and some more. */
const most = 250;

/** A save that the server has, and what takes it back. */
export interface KeptSave {
  readonly v: 1;
  /** The id of the outbox entry that it was; later ones come after. */
  readonly id: string;
  readonly ticketId: number;
  readonly title: string;
  readonly at: number;
  readonly patch: KeptPatch;
  /** LastChanged of the ticket after it. */
  readonly stamp: string;
  /** True after it was taken back. */
  readonly undone: boolean;
}

/** The last saves of this user, the newest first. */
export class Saves {
  readonly #kept = new Map<string, KeptSave>();
  readonly #undo: (save: KeptSave) => Promise<string | undefined>;

  constructor(kept: readonly unknown[], undo: (save: KeptSave) => Promise<string | undefined>) {
    this.#undo = undo;
    for (const save of kept.flatMap((value) => readSave(value) ?? [])) {
      this.#kept.set(save.id, save);
    }
  }

  get list(): readonly KeptSave[] {
    return [...this.#kept.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** Those of one ticket, the oldest first. */
  of(ticketId: number): readonly KeptSave[] {
    const own = [...this.#kept.values()].filter((save) => save.ticketId === ticketId);
    return own.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  find(id: string): KeptSave | undefined {
    return this.#kept.get(id);
  }

  /** Puts the inverse of a save into the outbox; gives the entry's id. */
  async undo(id: string): Promise<string | undefined> {
    const save = this.#kept.get(id);
    return save && !save.undone ? this.#undo(save) : undefined;
  }

  /** Puts what was taken back into the outbox again. */
  async redo(id: string): Promise<string | undefined> {
    const save = this.#kept.get(id);
    return save?.undone ? this.#undo(save) : undefined;
  }

  /** Adds a save, or what became of one; gives what is to be kept. */
  take(save: KeptSave): readonly StoreChange[] {
    this.#kept.set(save.id, save);
    const gone = this.list.slice(most);
    for (const { id } of gone) this.#kept.delete(id);
    return [
      { key: `save/${save.id}`, value: save },
      ...gone.map(({ id }) => ({ key: `save/${id}` })),
    ];
  }

  /** Takes over what other tabs have kept; what the store may not have heard of yet stays. */
  reload(kept: readonly unknown[]): void {
    for (const save of kept.flatMap((value) => readSave(value) ?? [])) {
      const known = this.#kept.get(save.id);
      if (!known || compareStamps(save.stamp, known.stamp) >= 0) this.#kept.set(save.id, save);
    }
    for (const { id } of this.list.slice(most)) this.#kept.delete(id);
  }
}

/** The patch that takes another one back. */
export function reversed({ body, inverse, changes, asked }: KeptPatch): KeptPatch {
  const turn = (list: readonly Change[]): Change[] =>
    list.map(({ pointer, before, after }) => ({ pointer, before: after, after: before }));
  return { body: inverse, inverse: body, changes: turn(changes), asked: turn(asked) };
}

function readSave(value: unknown): KeptSave | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, id, ticketId, title, at, patch, stamp, undone } = value as Record<string, unknown>;
  const fits =
    v === 1 &&
    [id, title, stamp].every((text) => typeof text === 'string') &&
    Number.isInteger(ticketId) &&
    Number.isFinite(at) &&
    typeof undone === 'boolean' &&
    isPatch(patch);
  return fits ? (value as KeptSave) : undefined;
}
