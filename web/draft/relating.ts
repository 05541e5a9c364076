import type { Client } from '../../wasm/js/index.js';
import { perform, type Deed, type Obstacle } from './acting.js';
import { systemClock, type Clock } from './clock.js';
import { patience, within } from './failures.js';
import { readRelations, type Relation, type Relations } from './relations.js';

export type RelatingClient = Pick<Client, 'listRelations' | 'relate' | 'deleteRelation'>;

/** A relation that somebody is about to add. */
export interface RelationForm {
  readonly type: Relation['type'];
  /** The other ticket, and how it is called. */
  readonly chosen?: { readonly ticketId: number; readonly name: string };
  readonly comment: string;
}

/** Why relations cannot be changed as somebody wants it. */
export type Hindrance =
  | Obstacle
  /** The two are related already; how, where that is known. */
  | { readonly kind: 'exists'; readonly ticketId: number; readonly type?: Relation['type'] }
  /** The open ticket has a parent. */
  | { readonly kind: 'parent'; readonly ticketId: number }
  /** The other ticket has one. */
  | { readonly kind: 'other-parent'; readonly ticketId: number }
  /** The server does not take it: one would be its own ancestor, or the other one is gone. */
  | { readonly kind: 'refused'; readonly ticketId: number }
  /** Somebody else has changed the relation, or removed it, since it was shown. */
  | { readonly kind: 'differs' | 'gone'; readonly ticketId: number };

/** What was done last. */
export interface Done {
  readonly kind: 'added' | 'removed' | 'back';
  readonly relation: Relation;
}

/** What goes on with the relations of one ticket. */
export interface RelatingState {
  form: RelationForm | undefined;
  working: boolean;
  done: Done | undefined;
  hindrance: Hindrance | undefined;
  /** What was tried last without being known to have failed: it may be done already. */
  tried: string | undefined;
}

export interface RelatingHost {
  /** Something that is shown has changed. */
  readonly update: () => void;
  /** The relations of a ticket have changed, and with them when it was changed last. */
  readonly changed: (ticketId: number) => void;
}

type Refused = 'ParentExists' | 'RelationExists' | 'other';

/** Makes and removes relations of tickets, as long as they are what the reader has been shown. */
export class Relating {
  readonly #relations: Relations;
  readonly #host: RelatingHost;
  readonly #clock: Clock;
  /** By ticket: a form that was begun is there again with its ticket. */
  readonly #states = new Map<number, RelatingState>();

  constructor(relations: Relations, host: RelatingHost, clock: Clock = systemClock) {
    this.#relations = relations;
    this.#host = host;
    this.#clock = clock;
  }

  of(ticketId: number): RelatingState {
    const none = { form: undefined, done: undefined, hindrance: undefined, tried: undefined };
    const state = this.#states.get(ticketId) ?? { ...none, working: false };
    this.#states.set(ticketId, state);
    return state;
  }

  /** Shows the form, or changes what it holds. */
  fill(ticketId: number, change: Partial<RelationForm> = {}): void {
    const state = this.of(ticketId);
    if (state.working) return;
    state.form = { type: 'Related', comment: '', ...state.form, ...change };
    state.hindrance = undefined;
    this.#host.update();
  }

  /** Puts the form away; false while something is being done. */
  cancel(ticketId: number): boolean {
    const state = this.of(ticketId);
    if (state.working) return false;
    state.form = state.hindrance = undefined;
    this.#host.update();
    return true;
  }

  /** Adds what the form holds. True once it is there. */
  async add(client: RelatingClient, ticketId: number): Promise<boolean> {
    const { form } = this.of(ticketId);
    if (!form?.chosen) return false;
    const { type, comment, chosen } = form;
    const wish = { ticketId: chosen.ticketId, title: chosen.name, type, comment: comment.trim() };
    const done = await this.#make(client, ticketId, wish, 'added');
    if (done) this.of(ticketId).form = undefined;
    this.#host.update();
    return done;
  }

  /** Removes one that the reader sees. True once it is gone. */
  async remove(client: RelatingClient, ticketId: number, relation: Relation): Promise<boolean> {
    const { id, ticketId: other } = relation;
    const find = (now: readonly Relation[]) => now.find((each) => each.id === id);
    return this.#perform(client, ticketId, `remove ${id}`, {
      isDone: (now) => !find(now),
      obstacle: (now) => {
        const found = find(now);
        if (!found) return { kind: 'gone', ticketId: other };
        return isSame(found, relation) ? undefined : { kind: 'differs', ticketId: other };
      },
      run: (bounds) => client.deleteRelation(id, bounds),
      done: () => ({ kind: 'removed', relation }),
    });
  }

  /** Brings back what was removed last. */
  async undo(client: RelatingClient, ticketId: number): Promise<boolean> {
    const { done } = this.of(ticketId);
    if (done?.kind !== 'removed') return false;
    return this.#make(client, ticketId, done.relation, 'back');
  }

  async #make(
    client: RelatingClient,
    ticketId: number,
    wish: Omit<Relation, 'id' | 'status'>,
    kind: 'added' | 'back',
  ): Promise<boolean> {
    const { ticketId: other, type, comment } = wish;
    let refused: Refused | undefined;
    const find = (now: readonly Relation[]) => now.find((each) => isSame(each, wish));
    return this.#perform(client, ticketId, `make ${other} ${type} ${comment}`, {
      isDone: (now) => find(now) !== undefined,
      obstacle: (now) => inTheWay(now, other, type),
      run: async (bounds) => {
        const results = await client.relate([ticketId], other, { type, comment, ...bounds });
        refused = refusedBy(results);
      },
      refusal: () => refused && hindranceOf(refused, other, type),
      done: (now) => ({ kind, relation: find(now)! }),
    });
  }

  async #perform(
    client: RelatingClient,
    ticketId: number,
    what: string,
    deed: {
      readonly isDone: (now: readonly Relation[]) => boolean;
      readonly obstacle: (now: readonly Relation[]) => Hindrance | undefined;
      readonly run: (bounds: { signal: AbortSignal; timeout: 0 }) => Promise<void>;
      /** Why the server has not done it, once it has said so. */
      readonly refusal?: () => Hindrance | undefined;
      readonly done: (now: readonly Relation[]) => Done;
    },
  ): Promise<boolean> {
    const state = this.of(ticketId);
    if (state.working) return false;
    state.working = true;
    state.hindrance = undefined;
    this.#host.update();
    const whole: Deed<readonly Relation[], Hindrance> = {
      read: () => readRelations(client, this.#clock, ticketId),
      isDone: deed.isDone,
      obstacle: (now) => {
        this.#relations.take(ticketId, now);
        return deed.obstacle(now) ?? deed.refusal?.();
      },
      run: async () => {
        state.tried = what;
        await within(this.#clock, patience, deed.run);
      },
    };
    const outcome = await perform(whole, state.tried === what);
    state.working = false;
    if (outcome.kind !== 'done') {
      state.hindrance = (outcome.kind === 'unknown' && deed.refusal?.()) || outcome;
      this.#host.update();
      return false;
    }
    state.tried = undefined;
    state.done = deed.done(outcome.now);
    this.#relations.take(ticketId, outcome.now);
    this.#host.changed(ticketId);
    this.#host.update();
    return true;
  }
}

function isSame(
  left: Omit<Relation, 'id' | 'status' | 'title'>,
  right: Omit<Relation, 'id' | 'status' | 'title'>,
): boolean {
  return (
    left.ticketId === right.ticketId && left.type === right.type && left.comment === right.comment
  );
}

function inTheWay(
  now: readonly Relation[],
  ticketId: number,
  wanted: Relation['type'],
): Hindrance | undefined {
  const same = now.find((each) => each.ticketId === ticketId);
  if (same) return { kind: 'exists', ticketId, type: same.type };
  const parent = wanted === 'Parent' && now.find(({ type }) => type === 'Parent');
  return parent ? { kind: 'parent', ticketId: parent.ticketId } : undefined;
}

function refusedBy(results: Awaited<ReturnType<RelatingClient['relate']>>): Refused | undefined {
  const [result] = results;
  if (result?.IsValid) return undefined;
  const error = result?.RelationError;
  return error === 'ParentExists' || error === 'RelationExists' ? error : 'other';
}

function hindranceOf(refused: Refused, ticketId: number, wanted: Relation['type']): Hindrance {
  if (refused === 'RelationExists') return { kind: 'exists', ticketId };
  const hasParent = refused === 'ParentExists' && wanted === 'Child';
  return { kind: hasParent ? 'other-parent' : 'refused', ticketId };
}
