import {
  cellOf,
  changed,
  isSave,
  type Fault,
  type FaultKind,
  type History,
  type Operation,
  type Seen,
  type Values,
} from './history.js';
import { checkMails } from './mail-checker.js';

type Done = Operation & { readonly seen: Seen };

/** What is known of one version of a ticket. */
interface Point {
  readonly version: bigint;
  /** The saves that are done and made it: more than one is a fault. */
  readonly writers: Done[];
  readonly sightings: Done[];
}

/** A state that the ticket was in, and the earliest moment at which it can have begun. */
interface Past {
  readonly version: bigint;
  readonly values: Values;
  /** Whether an answer showed all of it. */
  readonly whole: boolean;
  readonly born: number;
  /** The saves that it is known to be made by. */
  readonly by: readonly Operation[];
}

const shown = (value: string): string => (value === '' ? 'nothing' : `'${value}'`);

/**
 * Whether each ticket behaves as one register: all saves come one after the other, in the order of
 * their versions, each at one moment between its begin and its end; every answer shows the ticket as
 * one of them left it. As the versions give the order, one pass over them decides.
 */
class TicketChecker {
  readonly faults: Fault[] = [];
  /** The saves without an answer that turned out to have been made. */
  readonly effective = new Set<Operation>();
  readonly #operations: readonly Operation[];
  readonly #lost: readonly Operation[];
  readonly #past: Past[] = [];

  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
    this.#lost = operations.filter((each) => each.outcome === 'unknown' && isSave(each));
  }

  check(): void {
    this.#checkOrder();
    for (const point of this.#points()) this.#follow(point);
    for (const each of this.#operations) if (each.outcome === 'refused') this.#checkRefusal(each);
  }

  #tell(kind: FaultKind, { id, ticket, client }: Operation, text: string): void {
    this.faults.push({ kind, text: `${id} of client ${client} on ticket ${ticket} ${text}` });
  }

  #done(): Done[] {
    return this.#operations.filter((each): each is Done => each.seen !== undefined);
  }

  /** Nobody is answered with less than was known when he asked, be it to him or to another. */
  #checkOrder(): void {
    const byBegin = this.#done().sort((a, b) => a.began - b.began);
    const byEnd = this.#done().sort((a, b) => a.ended - b.ended);
    let newest: Done | undefined;
    let next = 0;
    for (const each of byBegin) {
      for (; next < byEnd.length && byEnd[next]!.ended < each.began; ++next) {
        const told = byEnd[next]!;
        if (!newest || told.seen.version > newest.seen.version) newest = told;
      }
      if (!newest) continue;
      const { version } = each.seen;
      const known = newest.seen.version;
      const whom = newest.client === each.client ? 'itself' : `client ${newest.client}`;
      if (version < known) {
        this.#tell('stale read', each, `is answered ${version}; ${whom} was told ${known} before`);
      } else if (isSave(each) && version === known) {
        this.#tell('lost update', each, `makes version ${version}, which ${whom} was told before`);
      }
    }
  }

  #points(): Point[] {
    const points = new Map<bigint, Point>();
    for (const each of this.#done()) {
      const { version } = each.seen;
      const point = points.get(version) ?? { version, writers: [], sightings: [] };
      points.set(version, point);
      if (isSave(each)) point.writers.push(each);
      point.sightings.push(each);
    }
    return [...points.values()].sort((a, b) => (a.version < b.version ? -1 : 1));
  }

  /** What follows from one version: it is the last one, changed by its save and by lost ones. */
  #follow({ version, writers, sightings }: Point): void {
    const [writer, second] = writers;
    const before = this.#past.at(-1);
    const whole = sightings.filter(({ seen }) => seen.whole);
    if (second) this.#tell('lost update', second, `makes the version of ${writer!.id}, ${version}`);
    if (!before) {
      if (whole.length === 0) throw new Error('a history begins with a whole read');
      this.#past.push({ version, values: whole[0]!.seen.values, whole: true, born: 0, by: [] });
      return;
    }
    const expected = { ...before.values, ...writer?.writes };
    const made = new Set<Operation>();
    const since = this.#past.slice(this.#past.findLastIndex((past) => past.whole));
    // What an answer with a part only did not show may have been written over by these.
    const later = [...since.slice(1).flatMap(({ by }) => by), ...(writer ? [writer] : [])];
    for (const each of sightings) this.#explain(each, expected, writer, made, later);
    if (writer) this.#checkGuard(writer, [before], made);
    for (const each of made) this.#checkGuard(each, since, made);
    for (const each of made) this.effective.add(each);
    const born = this.#bornOf(sightings, [...made, ...(writer ? [writer] : [])], whole.length > 0);
    // What shows but a part leaves the rest as it was, as far as is known.
    const parts = [
      ...[...made].map(({ writes }) => writes),
      ...(whole.length > 0 ? whole.slice(0, 1) : sightings).map(({ seen }) => seen.values),
    ];
    const values = parts.reduce((all, part) => ({ ...all, ...part }), expected);
    for (const each of whole) {
      const [name] = changed(whole[0]!.seen.values, each.seen.values);
      if (name === undefined) continue;
      this.#tell('half-written save', each, `shows ${name} of ${version} unlike ${whole[0]!.id}`);
    }
    const by = [...made, ...(writer ? [writer] : [])];
    this.#past.push({ version, values, whole: whole.length > 0, born, by });
  }

  /** The earliest moment of a version that these saves have made, as far as is known. */
  #bornOf(sightings: readonly Done[], origins: readonly Operation[], whole: boolean): number {
    const first = sightings.reduce((one, other) => (one.ended < other.ended ? one : other));
    // What shows but a part may be of a save that has changed another part.
    const possible =
      origins.length > 0 || whole
        ? origins
        : this.#lost.filter((each) => !this.effective.has(each));
    const born = Math.min(...possible.map(({ began }) => began));
    if (born > first.ended) {
      this.#tell(
        'dirty read',
        first,
        `shows version ${first.seen.version}, which no save has made`,
      );
    }
    return born;
  }

  /** Adds to `made` the lost saves that an answer shows to have been made. */
  #explain(
    each: Done,
    expected: Values,
    writer: Done | undefined,
    made: Set<Operation>,
    later: readonly Operation[],
  ): void {
    const { values, whole } = each.seen;
    const differing = changed(expected, values).filter((name) => whole || name in values);
    for (const name of differing) {
      const value = cellOf(values, name);
      const origin = this.#lost.find(
        (lost) =>
          lost.writes[name] === value && lost.began < each.ended && !this.effective.has(lost),
      );
      if (origin && writer?.writes[name] === undefined) made.add(origin);
      else this.#blame(each, name, expected, writer);
    }
    for (const lost of made) {
      const gone = Object.keys(lost.writes).find((name) => {
        const value = cellOf(values, name);
        const over = [...made, ...later].some((by) => by.writes[name] === value);
        return (whole || name in values) && !over;
      });
      if (gone) this.#tell('half-written save', each, `shows ${lost.id} without its ${gone}`);
    }
  }

  /** Says what is wrong with a cell that nothing explains. */
  #blame(each: Done, name: string, expected: Values, writer: Done | undefined): void {
    const { version, values } = each.seen;
    const value = cellOf(values, name);
    const what = `shows ${name} as ${shown(value)} in version ${version}`;
    const origin = this.#operations.find(({ writes }) => value !== '' && writes[name] === value);
    if (origin?.outcome === 'refused') {
      this.#tell('dirty read', each, `${what}, of ${origin.id}, which was refused`);
      return;
    }
    if (writer?.writes[name] !== undefined) {
      const kept = Object.entries(writer.writes).some(([other, own]) => values[other] === own);
      const kind = kept ? 'half-written save' : 'lost update';
      this.#tell(kind, each, `${what}, where ${writer.id} wrote ${shown(writer.writes[name])}`);
      return;
    }
    const was = this.#past.some((past) => cellOf(past.values, name) === value);
    if (was) {
      this.#tell('lost update', each, `${what}, where ${shown(cellOf(expected, name))} was kept`);
    } else {
      const whose = origin ? `of ${origin.id}, which was made later` : 'which nobody has written';
      this.#tell('dirty read', each, `${what}, ${whose}`);
    }
  }

  /** A guarded save follows on what it asks for: on one of these states. */
  #checkGuard(each: Operation, on: readonly Past[], made: ReadonlySet<Operation>): void {
    const { version, values } = each.guard ?? {};
    const other = [...made].find((by) => by !== each);
    if (version !== undefined && on.every((past) => past.version !== version)) {
      this.#tell('passed guard', each, `asks for ${version} and follows on ${on.at(-1)!.version}`);
    } else if (version !== undefined && each.outcome === 'done' && other) {
      this.#tell('passed guard', each, `asks for ${version}, and ${other.id} was made since`);
    }
    for (const [name, value] of Object.entries(values ?? {})) {
      if (on.some((past) => cellOf(past.values, name) === value)) continue;
      if ([...made].some((by) => by !== each && by.writes[name] === value)) continue;
      this.#tell('passed guard', each, `asks for ${name} ${shown(value)}, which it is not`);
    }
  }

  /** What is refused was asked for something that was no more, or may have been. */
  #checkRefusal(each: Operation): void {
    const { version, values } = each.guard ?? {};
    const began = this.#past.findIndex((past) =>
      version === undefined
        ? Object.entries(values ?? {}).every(([name, value]) => cellOf(past.values, name) === value)
        : past.version === version,
    );
    // What never was is refused with good reason.
    if (began < 0 && each.guard) return;
    const over = this.#past.slice(began + 1).some((past) => {
      if (version !== undefined) return past.born < each.ended;
      const names = Object.keys(values ?? {});
      const still = names.every((name) => cellOf(past.values, name) === values![name]);
      return !still && past.born < each.ended;
    });
    if (!over) this.#tell('needless refusal', each, 'is refused, and what it asks for was so');
  }
}

/** Everything that is wrong with a history; nothing where it is as it should be. */
export function check(history: History): Fault[] {
  const faults: Fault[] = [];
  const effective = new Set<Operation>();
  const tickets = new Map<number, Operation[]>();
  for (const each of history.operations) {
    const own = tickets.get(each.ticket) ?? [];
    tickets.set(each.ticket, own);
    own.push(each);
  }
  for (const operations of tickets.values()) {
    const checker = new TicketChecker(operations);
    checker.check();
    faults.push(...checker.faults);
    for (const each of checker.effective) effective.add(each);
  }
  return [...faults, ...checkMails(history, effective)];
}
