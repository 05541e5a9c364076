import { compareStamps, stampOf } from '../../../web/draft/versions.js';
import { slowestDisk } from './disk.js';
import { arrived, type Stroke } from './ledger.js';
import type { Written } from './server.js';
import type { Tab } from './tab.js';
import { tokens, tokensIn } from './tokens.js';
import type { World } from './world.js';

/** Within this time after a keystroke it is kept: half a second, and what the disk takes. */
export const keptWithin = 500 + 4 * slowestDisk;

/** What must hold at every moment; each looks only at what is new since it last looked. */
export class Invariants {
  readonly #world: World;
  #written = 0;
  #messages = 0;
  /** How often each value was written, by author and place. */
  readonly #times = new Map<string, number>();
  /** What is in a record; a disk keeps another object whenever it keeps another value. */
  readonly #found = new WeakMap<object, ReadonlySet<number>>();
  readonly #versions = new Map<string, { version: number; tokens: Set<number> }>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Checks the server and the disks. `held` tells whether a living tab that is told so has it. */
  check(held: (stroke: Stroke) => boolean): void {
    this.#sends();
    this.#heldBack();
    this.#writes();
    this.#strokes(held);
    this.#strangers();
    this.#views();
  }

  /** No message, mail or ticket twice. */
  #sends(): void {
    const { tickets } = this.#world;
    this.#once(
      tickets.messages.map(({ body }) => body),
      'message stored twice',
    );
    this.#once(
      tickets.mails.map(({ messageId }) => messageId),
      'mail sent twice',
    );
    this.#once(
      [...tickets.byId.values()].map(({ first }) => first),
      'ticket made twice',
    );
  }

  /** Nothing is sent that was called back, nor before the time in which it could be. */
  #heldBack(): void {
    const { tickets, ledger } = this.#world;
    for (; this.#messages < tickets.messages.length; this.#messages += 1) {
      const { by, body, at } = tickets.messages[this.#messages]!;
      const { times, from } = ledger.maySend(by, body) ?? { times: 0, from: 0 };
      if (times < 1) this.#world.violation(`sent although it was called back: ${body}`);
      else if (at < from) this.#world.violation(`sent ${from - at} ms before its time: ${body}`);
    }
  }

  #once(values: readonly unknown[], what: string): void {
    const seen = new Set<unknown>();
    for (const value of values) {
      if (seen.has(value)) this.#world.violation(`${what}: ${String(value)}`);
      seen.add(value);
    }
  }

  /** Nothing is saved more often than it was asked for, and nothing over what its author never saw. */
  #writes(): void {
    const { tickets } = this.#world;
    for (; this.#written < tickets.written.length; this.#written += 1) {
      const write = tickets.written[this.#written]!;
      if (write.from === undefined || write.by === colleague) continue;
      this.#often(write);
      this.#blind(write);
    }
  }

  #often(write: Written): void {
    const { ticketId, pointer, to, by } = write;
    const asked = this.#world.ledger.askedFor({ user: by, ticketId, place: pointer }, to);
    const key = `${by} ${ticketId} ${pointer} ${String(to)}`;
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    if (times > asked) {
      const how = `${pointer} of ${ticketId} became ${String(to)} ${times} times`;
      this.#world.violation(`saved too often: ${how}, asked for ${asked} times by ${by}`);
    }
  }

  #blind({ ticketId, pointer, from, to, by, at }: Written): void {
    const { tickets, ledger } = this.#world;
    if (ledger.hasSeen({ user: by, ticketId, place: pointer }, from)) return;
    const authors = tickets.written
      .slice(0, this.#written)
      .filter((each) => each.ticketId === ticketId && each.pointer === pointer && each.to === from)
      .map((each) => each.by);
    // Who wrote that very value knows it, whoever brought it back since.
    if (authors.includes(by)) return;
    const author = authors.at(-1);
    this.#world.violation(
      `overlap resolved silently: ${pointer} of ${ticketId}, ${String(from)} of ${String(author)} became ` +
        `${String(to)} of ${by} at ${at}`,
    );
  }

  /** Every keystroke older than half a second is on the server or on the author's disk. */
  #strokes(held: (stroke: Stroke) => boolean): void {
    const { tickets, ledger, time } = this.#world;
    for (const group of ledger.newest()) {
      const due = group.filter(({ at }) => at + keptWithin < time.now());
      if (due.length < group.length || group.some(({ value }) => value === undefined)) continue;
      const safe = group.some(
        (stroke) => arrived(tickets, stroke) || this.#kept(stroke) || held(stroke),
      );
      if (safe) continue;
      const [{ user, ticketId, place, value, at }] = group as [Stroke];
      const age = ((time.now() - at) / 1000).toFixed(1);
      this.#world.violation(
        `lost: ${String(value)} in ${place} of ${ticketId}, typed by ${user} ${age} s before`,
      );
    }
  }

  #kept(stroke: Stroke): boolean {
    const token = tokens(stroke.value)[0];
    return token !== undefined && this.#onDisk(`${stroke.browser} ${stroke.user}`).has(token);
  }

  /** What is on the screen never becomes older. */
  screen(tab: Tab): void {
    for (const [id, session] of tab.sessions) {
      const stamp = stampOf(session.draft);
      const before = tab.shown.get(session);
      tab.shown.set(session, stamp);
      if (before === undefined || compareStamps(stamp, before) >= 0) continue;
      this.#world.violation(
        `${tab.name} shows ticket ${id} as it was at ${stamp}, after ${before}`,
      );
    }
  }

  /** Nothing of one person is on another's disk, but for what everybody can read on the server. */
  #strangers(): void {
    const { ledger, disks } = this.#world;
    for (const name of disks.keys()) {
      const user = name.split(' ')[1]!;
      for (const token of this.#onDisk(name)) {
        const author = ledger.authors.get(token);
        if (author === undefined || author === user || this.public(token)) continue;
        this.#world.violation(`${user} can read what ${author} has not saved: ${token}`);
      }
    }
  }

  /** A view that somebody was told is kept is kept. */
  #views(): void {
    const { ledger, disks } = this.#world;
    for (const [name, { records }] of disks) {
      const [browser, user] = name.split(' ') as [string, string];
      const wanted = ledger.views({ browser, user });
      if (wanted.size === 0) continue;
      const kept = (records.get('views') as { views: { name: string }[] } | undefined)?.views ?? [];
      for (const view of wanted) {
        if (kept.some((each) => each.name === view)) continue;
        this.#world.violation(`lost: the view ${view} of ${user}`);
      }
    }
  }

  /** True for what was on the server at some time. */
  public(token: number): boolean {
    const { tickets } = this.#world;
    return (
      tickets.written.some(({ to }) => tokens(to).includes(token)) ||
      tickets.messages.some(({ body }) => tokens(body).includes(token))
    );
  }

  #onDisk(name: string): Set<number> {
    const disk = this.#world.disks.get(name);
    if (!disk) return new Set();
    const known = this.#versions.get(name);
    if (known?.version === disk.version) return known.tokens;
    const found = new Set<number>();
    for (const record of disk.records.values()) {
      for (const token of this.#within(record)) found.add(token);
    }
    this.#versions.set(name, { version: disk.version, tokens: found });
    return found;
  }

  #within(record: unknown): ReadonlySet<number> {
    if (typeof record !== 'object' || record === null) return tokensIn(record);
    const known = this.#found.get(record) ?? tokensIn(record);
    this.#found.set(record, known);
    return known;
  }
}

/** Who changes tickets without a tab of this simulation. */
export const colleague = 'colleague';
