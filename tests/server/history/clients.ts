import { random } from '../support/killing.js';
import { cellOf, type Guard, type Operation, type Seen, type Values } from './history.js';

/** What a client asks for. */
export type Call =
  | { readonly kind: 'read'; readonly ticket: number; readonly known: Seen | undefined }
  | { readonly kind: 'list'; readonly tickets: readonly number[] }
  | {
      readonly kind: 'save';
      readonly how: 'put' | 'merge' | 'operations' | 'message';
      readonly ticket: number;
      readonly writes: Values;
      readonly guard: Guard | undefined;
      readonly notifies: boolean;
      /** What the client has seen last. */
      readonly known: Seen;
    };

export interface Answer {
  readonly outcome: Operation['outcome'];
  /** By ticket, of what is done. */
  readonly seen?: ReadonlyMap<number, Seen>;
}

/** Who answers: servers, or what plays one. */
export interface Desk {
  /** `chance` gives numbers from 0 to 1, for what may be asked in several ways. */
  ask(call: Call, chance: () => number): Promise<Answer>;
}

export interface Work {
  readonly seed: number;
  readonly clients: number;
  readonly tickets: readonly number[];
  /** The calls of all clients together. */
  readonly calls: number;
  /** Tags that the clients may set: those from this id on. */
  readonly firstTag: number;
  /** Called with the number of calls that are under way or over. */
  readonly onCall?: (count: number) => void;
  /** Awaited before the last look at everything. */
  readonly onEnd?: () => Promise<void>;
}

/** What every ticket holds before anybody works on it. */
export const beginning: Values = {
  title: 'the beginning',
  author: 'the beginning',
  x_whole: 'the beginning',
  x_counter: '0 the beginning',
};

type Save = Extract<Call, { kind: 'save' }>;
type Draft = Pick<Save, 'how' | 'writes' | 'guard' | 'notifies'>;

/** The history while it is written. */
class Book {
  readonly operations: Operation[] = [];
  readonly #work: Work;
  #calls = 0;
  #moment = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Whether one more call may be made. */
  take(): boolean {
    if (this.#calls >= this.#work.calls) return false;
    this.#calls += 1;
    this.#work.onCall?.(this.#calls);
    return true;
  }

  now(): number {
    return (this.#moment += 1);
  }
}

class Client {
  readonly #number: number;
  readonly #work: Work;
  readonly #desk: Desk;
  readonly #book: Book;
  readonly #chance: () => number;
  readonly #known = new Map<number, Seen>();
  #saves = 0;
  /** Another one after each save of which the client does not know what became of it. */
  #life = 0;

  constructor(number: number, work: Work, desk: Desk, book: Book) {
    this.#number = number;
    this.#work = work;
    this.#desk = desk;
    this.#book = book;
    this.#chance = random(work.seed * 1_000 + number);
  }

  async readAll(): Promise<void> {
    for (const ticket of this.#work.tickets) {
      await this.#call({ kind: 'read', ticket, known: undefined });
    }
  }

  async work(): Promise<void> {
    while (this.#book.take()) {
      const ticket = this.#pick(this.#work.tickets);
      const known = this.#known.get(ticket)!;
      const draft = this.#draft(known);
      if (draft) {
        await this.#call({ kind: 'save', ticket, known, ...draft });
      } else if (this.#chance() < 0.3) {
        await this.#call({ kind: 'list', tickets: this.#work.tickets });
      } else {
        await this.#call({ kind: 'read', ticket, known });
      }
    }
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#chance() * from.length)]!;
  }

  /** The field that nobody else writes to. */
  get #own(): string {
    return `x_own_${this.#number}_${this.#life}`;
  }

  /** What to save; undefined for a read. */
  #draft(known: Seen): Draft | undefined {
    const kind = this.#chance();
    if (kind < 0.4) return undefined;
    const id = this.#nextId();
    const version = this.#chance() < 0.5 ? { version: known.version } : undefined;
    if (kind < 0.7) {
      const writes = { title: id, author: id, x_whole: id, [this.#own]: id };
      const how = this.#pick(['put', 'merge', 'operations'] as const);
      return { how, writes, guard: version, notifies: how === 'put' };
    }
    if (kind < 0.8) {
      const now = cellOf(known.values, 'x_counter');
      const x_counter = `${Number.parseInt(now, 10) + 1} ${id}`;
      const writes = { x_counter, [this.#own]: id };
      return { how: 'operations', writes, guard: { values: { x_counter: now } }, notifies: false };
    }
    if (kind < 0.9) return this.#tagDraft(known, id);
    if (kind < 0.95) {
      return {
        how: 'message',
        writes: { [`message ${id}`]: 'here' },
        guard: undefined,
        notifies: false,
      };
    }
    // Refused whatever happens; nobody may ever see a part of it.
    const writes = { title: id, author: id, x_whole: id, [this.#own]: id };
    return { how: 'operations', writes, guard: { values: { x_never: 'was' } }, notifies: false };
  }

  /** Sets a tag of this client's, or takes it away from the place that it has in a version. */
  #tagDraft(known: Seen, id: string): Draft {
    const { firstTag, clients } = this.#work;
    const cell = `tag ${firstTag + this.#life * clients + this.#number}`;
    const there = cellOf(known.values, cell) !== '';
    const writes = { [cell]: there ? '' : 'set', [this.#own]: id };
    const guard = there ? { version: known.version } : undefined;
    return { how: 'operations', writes, guard, notifies: false };
  }

  #nextId(): string {
    return `save ${this.#number}.${(this.#saves += 1)}`;
  }

  async #call(call: Call): Promise<void> {
    const began = this.#book.now();
    const { outcome, seen } = await this.#desk.ask(call, this.#chance);
    const ended = outcome === 'unknown' ? Infinity : this.#book.now();
    const save = call.kind === 'save' ? call : undefined;
    const id = save ? `save ${this.#number}.${this.#saves}` : `${call.kind} at ${began}`;
    for (const ticket of call.kind === 'list' ? call.tickets : [call.ticket]) {
      const view = seen?.get(ticket);
      this.#book.operations.push({
        ...{ id, client: this.#number, ticket, began, ended, outcome, seen: view },
        ...{ writes: save?.writes ?? {}, guard: save?.guard, notifies: save?.notifies ?? false },
      });
      if (view?.whole) this.#known.set(ticket, view);
    }
    if (save && outcome === 'unknown') this.#life += 1;
  }
}

/** Lets clients work on the same tickets at the same time; all of what they asked and were told. */
export async function workTogether(work: Work, desk: Desk): Promise<Operation[]> {
  const book = new Book(work);
  const clients = Array.from({ length: work.clients }, (_, i) => new Client(i, work, desk, book));
  for (const each of clients) await each.readAll();
  await Promise.all(clients.map((each) => each.work()));
  await work.onEnd?.();
  await clients[0]!.readAll();
  return book.operations;
}
