import type { Clock } from './clock.js';
import type { Keeper } from './keeping.js';
import type { Store } from './store.js';

/** Tickets of which it is kept what was looked at; those that were looked at last. */
const most = 500;
/** One's own messages of a ticket that was not looked at since. */
const mostOwn = 20;
const prefix = 'seen/';

/** What the reader has looked at in a ticket. */
export interface SeenMark {
  readonly v: 1;
  /** Number of the newest message that he has looked at. */
  readonly upTo: number;
  /** Later messages that he has written himself. */
  readonly own: readonly number[];
  /** When he looked. */
  readonly at: number;
}

/** Which messages its user has seen, also in earlier pages. */
export class Seen {
  readonly #store: Store;
  readonly #keeper: Keeper;
  readonly #clock: Clock;
  /** What this page knows, which may not be written yet. */
  readonly #known = new Map<number, SeenMark>();

  constructor(store: Store, keeper: Keeper, clock: Clock) {
    this.#store = store;
    this.#keeper = keeper;
    this.#clock = clock;
  }

  /** Nothing of a ticket that was never looked at. */
  async of(ticketId: number): Promise<SeenMark | undefined> {
    const kept = await this.#store.get<unknown>(keyOf(ticketId)).catch(() => undefined);
    const [mark, known] = [readMark(kept), this.#known.get(ticketId)];
    if (!mark || (known && known.upTo >= mark.upTo)) return known;
    // Another tab has looked since, or an earlier page has.
    this.#known.set(ticketId, mark);
    return mark;
  }

  /** The messages up to this one were looked at. */
  see(ticketId: number, messageId: number): void {
    const known = this.#known.get(ticketId);
    if (known && known.upTo >= messageId) return;
    const own = (known?.own ?? []).filter((id) => id > messageId);
    this.#keep(ticketId, { v: 1, upTo: messageId, own, at: this.#clock.now() });
  }

  /** A message is the reader's own: it is no news, but those before it may be. */
  async write(ticketId: number, messageId: number): Promise<void> {
    const mark = await this.of(ticketId);
    if (!mark || messageId <= mark.upTo || mark.own.includes(messageId)) return;
    this.#keep(ticketId, { ...mark, own: [...mark.own, messageId].slice(-mostOwn) });
  }

  /** Forgets the tickets that were not looked at for longest. */
  async sweep(): Promise<void> {
    const all = await this.#store.list(prefix);
    const at = (value: unknown): number => readMark(value)?.at ?? 0;
    const gone = all.toSorted((a, b) => at(b.value) - at(a.value)).slice(most);
    if (gone.length > 0) await this.#store.write(gone.map(({ key }) => ({ key })));
  }

  #keep(ticketId: number, mark: SeenMark): void {
    this.#known.set(ticketId, mark);
    this.#keeper.mark(keyOf(ticketId), () => mark);
  }
}

function keyOf(ticketId: number): string {
  return `${prefix}${ticketId}`;
}

/** A mark as it was kept; a number alone is how the page wrote it at first. */
function readMark(value: unknown): SeenMark | undefined {
  if (typeof value === 'number') return { v: 1, upTo: value, own: [], at: 0 };
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, upTo, own, at } = value as Partial<Record<keyof SeenMark, unknown>>;
  const fits = v === 1 && Number.isFinite(upTo) && Number.isFinite(at) && Array.isArray(own);
  return fits ? (value as SeenMark) : undefined;
}
