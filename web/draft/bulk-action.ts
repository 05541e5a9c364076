import type { Rights } from '../../wasm/js/index.js';
import { endOf, readTicket, unread, type ActingHost, type Obstacle } from './acting.js';
import { mostTickets } from './bulk.js';
import type { Desk } from './desk.js';
import { inLanes } from './lanes.js';
import type { TicketDraft } from './versions.js';

/** Why a ticket is left out, or was not done. */
export type Hindrance =
  | Obstacle
  /** It has something typed that is not sent; nothing is done behind it. */
  | { readonly kind: 'edited' }
  | { readonly kind: 'forbidden'; readonly reason: string };

/** What becomes of one ticket. */
export type ActState =
  | 'waiting'
  | 'reading'
  /** It was shown, and can be done. */
  | 'ready'
  /** It is not done, for its `why`. */
  | 'left'
  | 'running'
  | 'done'
  /** It was begun and not done, for its `why`. */
  | 'failed'
  /** It is being taken back by the outbox. */
  | 'queued'
  | 'undone';

export interface ActItem {
  readonly id: number;
  readonly title: string;
  readonly state: ActState;
  readonly why?: Hindrance | undefined;
  /** The ticket as the reader has been shown it. */
  readonly seen?: TicketDraft | undefined;
  /** What takes it back. */
  readonly saveId?: string | undefined;
  /** True where it cannot be taken back any more. */
  readonly final?: boolean | undefined;
}

export interface BulkActionHost {
  readonly update: () => void;
  /** A failure that somebody may have to log in for. */
  readonly report: (cause: unknown) => unknown;
}

/**
 * The same with several whole tickets, which is asked about first. Each ticket is read, shown, and done only
 * if it is still what was shown.
 */
export abstract class BulkAction {
  abstract readonly kind: 'delete' | 'merge';
  phase: 'reading' | 'ready' | 'working' | 'over' = 'reading';
  protected readonly desk: Desk;
  protected readonly host: BulkActionHost;
  readonly #items: Map<number, ActItem>;
  #stopped = false;

  constructor(desk: Desk, ids: readonly number[], host: BulkActionHost) {
    this.desk = desk;
    this.host = host;
    const items = ids
      .slice(0, mostTickets)
      .map((id) => ({ id, title: '', state: 'waiting' as const }));
    this.#items = new Map(items.map((item) => [item.id, item]));
  }

  get items(): readonly ActItem[] {
    return [...this.#items.values()];
  }

  /** How many tickets are in one of these states. */
  count(...states: readonly ActState[]): number {
    return this.items.filter(({ state }) => states.includes(state)).length;
  }

  /** The tickets that it would be done to now. */
  get going(): readonly ActItem[] {
    return this.items.filter(({ state }) => state === 'ready');
  }

  /** Those that were not done, and may be looked at once more. */
  get again(): readonly number[] {
    return this.items
      .filter(({ state }) => state === 'ready' || state === 'failed')
      .map(({ id }) => id);
  }

  /** Reads the tickets, to show what it is about. Never rejects. */
  async look(): Promise<void> {
    this.#go('reading');
    await inLanes(
      this.items,
      (item) => this.#look(item),
      () => this.#stopped,
    );
    this.#go('ready');
  }

  /** Does it; what is left once it was stopped is begun by the next call. Never rejects. */
  async confirm(): Promise<void> {
    if (this.phase !== 'ready' && this.phase !== 'over') return;
    if (this.going.length === 0) return;
    this.#stopped = false;
    this.#go('working');
    await this.run();
    this.#go('over');
  }

  /** Begins no further ticket. */
  stop(): void {
    this.#stopped = true;
  }

  /** What is on its way goes on, and is told no more. */
  dispose(): void {
    this.stop();
  }

  protected get stopped(): boolean {
    return this.#stopped;
  }

  protected abstract may(table: Rights['table']): boolean;
  /** Does it to those that are going. */
  protected abstract run(): Promise<void>;

  protected item(id: number): ActItem {
    return this.#items.get(id)!;
  }

  protected set(id: number, change: Partial<ActItem>): void {
    this.#items.set(id, { ...this.item(id), ...change });
    this.host.update();
  }

  /** It was not done; where that would be so of all the others they are not begun. */
  protected failed(id: number, why: Obstacle | undefined): void {
    if (why?.kind === 'failed') this.host.report(why.cause);
    if (why?.kind === 'offline') this.stop();
    this.set(id, { state: 'failed', why });
  }

  /** What the desk tells of an action, and the save that takes it back. */
  protected acting(took?: (saveId: string) => void): ActingHost {
    const { acting } = this.desk;
    return {
      ...acting,
      acted: async (now, save) => {
        await acting.acted(now, save);
        if (save) took?.(save.id);
      },
    };
  }

  async #look({ id }: ActItem): Promise<void> {
    this.set(id, { state: 'reading' });
    try {
      const seen = await readTicket(this.desk.acting, id);
      const why = this.#hindrance(seen);
      this.set(id, { title: seen.base.Title ?? '', seen, why, state: why ? 'left' : 'ready' });
    } catch (cause) {
      this.host.report(cause);
      this.set(id, { state: 'left', why: unread(cause) });
    }
  }

  #hindrance(seen: TicketDraft): Hindrance | undefined {
    const { table } = seen.rights;
    const ticketId = seen.base.TicketId;
    const ended = endOf(seen);
    if (ended) return ended;
    if (!this.may(table)) return { kind: 'forbidden', reason: table.reason };
    if (this.desk.acting.busy(ticketId)) return { kind: 'busy', ticketId };
    const typed = this.desk.unfinished.some((each) => each.ticketId === ticketId);
    return typed ? { kind: 'edited' } : undefined;
  }

  #go(phase: BulkAction['phase']): void {
    this.phase = phase;
    this.host.update();
  }
}
