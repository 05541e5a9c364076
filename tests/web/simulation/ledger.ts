import type { Tickets } from './server.js';

/** Strokes of two tabs of one person within this time: either may be the last. */
export const race = 150;

/** One keystroke: what a control held after it. */
export interface Stroke {
  readonly user: string;
  readonly browser: string;
  readonly tab: string;
  readonly ticketId: number;
  /** JSON Pointer of a property, `message` for a reply, `new` for a new ticket's subject. */
  readonly place: string;
  /** `undefined`: the author took it back. */
  readonly value: string | number | undefined;
  readonly at: number;
  /** Its tab died before it had to be kept: it may be, or not. */
  young?: boolean;
}

/** What is written is counted from here on. */
export const firstNumber = 5_000_000;

/** What the people have done and what they were told: the truth that the product is held to. */
export class Ledger {
  /** By person, ticket and place, in order. */
  readonly strokes = new Map<string, Stroke[]>();
  /** Values that a person has seen beneath their own, by person, ticket and place. */
  readonly #seen = new Map<string, Set<unknown>>();
  /** How often a person asked for a value to be saved, or a text to be sent. */
  readonly #asked = new Map<string, number>();
  /** Texts that are to be sent, by author: how often that was asked for, and from when on they may go. */
  readonly #sends = new Map<string, { readonly times: number; readonly from: number }>();
  /** Who is deleting which ticket, or was not told whether it is deleted. */
  readonly deleting = new Set<string>();
  /** Names of the views that are kept, by browser and user. */
  readonly #views = new Map<string, Set<string>>();
  /** Who wrote what was never written before. */
  readonly authors = new Map<number, string>();
  #last = firstNumber;

  /** A number that nobody has written yet. */
  fresh(author: string): number {
    this.#last += 1;
    this.authors.set(this.#last, author);
    return this.#last;
  }

  stroke(stroke: Stroke, seen?: unknown): void {
    const key = keyOf(stroke);
    const list = this.strokes.get(key) ?? [];
    this.strokes.set(key, list);
    list.push(stroke);
    if (stroke.value === undefined) return;
    if (seen !== undefined) this.see(stroke, seen);
    this.ask(stroke, stroke.value);
  }

  /** The person has that value of the server before them. */
  see(where: Pick<Stroke, 'user' | 'ticketId' | 'place'>, value: unknown): void {
    const key = keyOf(where);
    const seen = this.#seen.get(key) ?? new Set();
    this.#seen.set(key, seen);
    seen.add(value);
  }

  hasSeen(where: Pick<Stroke, 'user' | 'ticketId' | 'place'>, value: unknown): boolean {
    return this.#seen.get(keyOf(where))?.has(value) ?? false;
  }

  /** One more time that this may come to be on the server. */
  ask(where: Pick<Stroke, 'user' | 'ticketId' | 'place'>, value: unknown): void {
    const key = `${keyOf(where)} ${String(value)}`;
    this.#asked.set(key, (this.#asked.get(key) ?? 0) + 1);
  }

  askedFor(where: Pick<Stroke, 'user' | 'ticketId' | 'place'>, value: unknown): number {
    return this.#asked.get(`${keyOf(where)} ${String(value)}`) ?? 0;
  }

  /** A text is to be sent, not before a time. */
  send(user: string, body: string, from: number): void {
    const before = this.maySend(user, body);
    const first = before && before.times > 0 ? Math.min(before.from, from) : from;
    this.#sends.set(`${user} ${body}`, { times: (before?.times ?? 0) + 1, from: first });
  }

  /** It is not to be sent after all. */
  callBack(user: string, body: string): void {
    const before = this.maySend(user, body);
    if (before) this.#sends.set(`${user} ${body}`, { ...before, times: before.times - 1 });
  }

  maySend(
    user: string,
    body: string,
  ): { readonly times: number; readonly from: number } | undefined {
    return this.#sends.get(`${user} ${body}`);
  }

  /** The newest strokes of each place. */
  newest(): Stroke[][] {
    return [...this.strokes.values()].map(newestOf).filter((group) => group.length > 0);
  }

  /** The values that a place may hold. */
  mayHold(where: Pick<Stroke, 'user' | 'ticketId' | 'place'>): Stroke['value'][] {
    return newestOf(this.strokes.get(keyOf(where)) ?? []).map(({ value }) => value);
  }

  /** What was typed last in a place, wherever that was; nothing where it was taken back. */
  last(where: Pick<Stroke, 'user' | 'ticketId' | 'place'>): Stroke['value'] {
    return this.strokes.get(keyOf(where))?.at(-1)?.value;
  }

  /** A tab has died: what it was typed last need not be kept. */
  died(
    { name, user, browser }: Pick<Stroke, 'user' | 'browser'> & { name: string },
    since: number,
  ) {
    for (const list of this.strokes.values()) {
      for (const stroke of list) {
        const here = stroke.tab === name && stroke.user === user && stroke.browser === browser;
        if (here && stroke.at >= since) stroke.young = true;
      }
    }
  }

  /** Views that a person was told are kept. */
  views({ browser, user }: Pick<Stroke, 'browser' | 'user'>): Set<string> {
    const key = `${browser} ${user}`;
    const views = this.#views.get(key) ?? new Set();
    this.#views.set(key, views);
    return views;
  }

  /** Strokes of one place wherever they were made. */
  take(user: string, place: string): void {
    for (const list of this.strokes.values()) {
      const last = list.at(-1)!;
      if (last.user !== user || last.place !== place || last.value === undefined) continue;
      list.push({ ...last, value: undefined });
    }
  }

  /** Everything that a person has typed on a ticket and not taken back. */
  of(user: string, ticketId: number): Stroke[] {
    return [...this.strokes.values()]
      .map((list) => list.at(-1)!)
      .filter((each) => each.user === user && each.ticketId === ticketId)
      .filter(({ value }) => value !== undefined);
  }
}

/**
 * The newest stroke of a place; several where two tabs raced or one died too early, and then one of
 * them is enough.
 */
function newestOf(list: readonly Stroke[]): Stroke[] {
  const firm = list.findLastIndex(({ young }) => !young);
  if (firm < 0) return [];
  const { at, tab } = list[firm]!;
  return list.filter((each, index) => index >= firm || (each.tab !== tab && each.at >= at - race));
}

/** True where a stroke has reached the server. */
export function arrived(
  tickets: Tickets,
  { ticketId, place, value, user }: Pick<Stroke, 'ticketId' | 'place' | 'value' | 'user'>,
): boolean {
  if (place.startsWith('message')) {
    return tickets.messages.some(({ body, by }) => by === user && body === value);
  }
  if (place.startsWith('new')) {
    return [...tickets.byId.values()].some(({ entity }) => entity['Title'] === value);
  }
  return tickets.had(ticketId, place, value);
}

function keyOf({ user, ticketId, place }: Pick<Stroke, 'user' | 'ticketId' | 'place'>): string {
  return `${user} ${ticketId} ${place}`;
}
