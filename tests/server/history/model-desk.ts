import { random } from '../support/killing.js';
import type { Answer, Call, Desk } from './clients.js';
import { beginning } from './clients.js';
import { cellOf, changed, type Mail, type Seen, type Values } from './history.js';

/** What a server may do wrong, to show that the checker notices. */
export const plantable = [
  'an old version is read',
  'an old version is listed',
  'a refused save is read',
  'a save goes on from an old version',
  'an acknowledged save is gone after a kill',
  'a save is kept but for one cell',
  'a save without an answer is kept but for one cell',
  'a read mixes two versions',
  'a version is passed that is over',
  'a value is passed that is over',
  'a save is refused for nothing',
  'two saves make one version',
  'a save has two mails',
  'a mail is sent again',
  'a save has no mail',
  'a refused save has a mail',
  'a mail calls the ticket what a refused save would have',
] as const;
export type Plantable = (typeof plantable)[number];

interface State {
  readonly version: bigint;
  readonly values: Values;
}

type Save = Extract<Call, { kind: 'save' }>;

/** Between versions, so that what has none has a moment of its own. */
const step = 10n;

/** Further back than clients that have not heard of it yet. */
const old = 8;

/**
 * Plays a server in memory that is killed now and then: some saves get no answer, made or not. It
 * does as it should, but for one fault that it makes once, as soon as it can after some calls.
 */
export class ModelDesk implements Desk {
  readonly mails: Mail[] = [];
  /** Whether the fault has been made. */
  planted = false;
  readonly #fault: Plantable | undefined;
  readonly #chance: () => number;
  readonly #states = new Map<number, State[]>();
  /** What was refused last, by ticket. */
  readonly #refused = new Map<number, Values>();
  #calls = 0;

  constructor(tickets: readonly number[], seed: number, fault?: Plantable) {
    this.#fault = fault;
    this.#chance = random(seed);
    for (const ticket of tickets) this.#states.set(ticket, [{ version: 1n, values: beginning }]);
  }

  async ask(call: Call): Promise<Answer> {
    this.#calls += 1;
    await this.#pause();
    const answer = this.#answer(call);
    await this.#pause();
    return answer;
  }

  /** Lets others go first, as many as the seed says. */
  async #pause(): Promise<void> {
    for (let turns = Math.floor(this.#chance() * 12); turns > 0; --turns) await Promise.resolve();
  }

  /** Whether to make this fault now. */
  #plant(fault: Plantable, possible = true): boolean {
    if (fault !== this.#fault || this.planted || this.#calls < 100 || !possible) return false;
    this.planted = true;
    return true;
  }

  #answer(call: Call): Answer {
    if (call.kind === 'save') return this.#save(call);
    if (call.kind === 'read') return done(call.ticket, this.#read(call.ticket));
    const rows = call.tickets.map((ticket): [number, Seen] => {
      const states = this.#states.get(ticket)!;
      const far = this.#plant('an old version is listed', states.length > old);
      const { version, values } = states.at(far ? -old : -1)!;
      const { title, author } = values as { title: string; author: string };
      return [ticket, { version, values: { title, author }, whole: false }];
    });
    return { outcome: 'done', seen: new Map(rows) };
  }

  #read(ticket: number): State {
    const states = this.#states.get(ticket)!;
    const [before, now] = [states.at(-2), states.at(-1)!];
    if (this.#plant('an old version is read', states.length > old)) return states.at(-old)!;
    const refused = this.#refused.get(ticket) ?? {};
    if (this.#plant('a refused save is read', 'title' in refused)) {
      return { ...now, values: { ...now.values, ...refused } };
    }
    const differ = before !== undefined && before.values['title'] !== now.values['title'];
    if (this.#plant('a read mixes two versions', differ)) {
      return { ...now, values: { ...now.values, author: cellOf(before!.values, 'author') } };
    }
    return now;
  }

  #save(save: Save): Answer {
    const states = this.#states.get(save.ticket)!;
    const now = states.at(-1)!;
    const before = this.planted;
    if (this.#isRefused(save, now)) {
      const meant = { version: now.version + 1n, values: { ...now.values, ...save.writes } };
      if (this.#plant('a refused save has a mail', save.notifies)) this.#mail(save, meant);
      this.#refused.set(save.ticket, save.writes);
      return { outcome: 'refused' };
    }
    // What has passed a guard by mistake is not to be lost.
    const killed = this.#chance() < 0.03 && this.planted === before;
    if (killed && this.#chance() < 0.5) {
      // The answers of those that are gone were given long ago.
      const lose = this.#plant('an acknowledged save is gone after a kill', states.length > old);
      if (lose) states.splice(-old);
      return { outcome: 'unknown' };
    }
    const next = this.#next(save, states, killed);
    states.push(next);
    if (save.notifies) this.#notify(save, next);
    if (killed) return { outcome: 'unknown' };
    if (save.how !== 'message') return done(save.ticket, next);
    const seen = { version: next.version, values: {}, whole: false };
    return { outcome: 'done', seen: new Map([[save.ticket, seen]]) };
  }

  #isRefused({ guard }: Save, now: State): boolean {
    const { version, values = {} } = guard ?? {};
    if (version !== undefined && version !== now.version) {
      return !this.#plant('a version is passed that is over');
    }
    const wrong = Object.keys(values).some((name) => cellOf(now.values, name) !== values[name]);
    if (wrong) return !this.#plant('a value is passed that is over');
    return this.#plant('a save is refused for nothing');
  }

  #next({ writes }: Save, states: readonly State[], killed: boolean): State {
    const now = states.at(-1)!;
    const past = states.at(-3)?.values ?? now.values;
    const loses = changed({ ...past, ...writes }, { ...now.values, ...writes }).length > 0;
    const far = this.#plant('a save goes on from an old version', loses);
    const values = far ? past : now.values;
    const kept = { ...writes };
    const half: Plantable = killed
      ? 'a save without an answer is kept but for one cell'
      : 'a save is kept but for one cell';
    if (this.#plant(half, 'title' in writes)) delete kept['author'];
    const twin = this.#plant('two saves make one version', !killed && states.length > 1);
    return { version: now.version + (twin ? 0n : step), values: { ...values, ...kept } };
  }

  #notify(save: Save, made: State): void {
    if (this.#plant('a save has no mail')) return;
    this.#mail(save, made);
    if (this.#plant('a save has two mails')) this.#mail(save, made);
    if (this.#plant('a mail is sent again')) this.mails.push(this.mails.at(-1)!);
  }

  #mail({ ticket }: Save, { version, values }: State): void {
    const refused = this.#refused.get(ticket) ?? {};
    const wrong = this.#plant(
      'a mail calls the ticket what a refused save would have',
      'title' in refused,
    );
    const title = cellOf(wrong ? refused : values, 'title');
    this.mails.push({ id: `mail ${this.mails.length}`, ticket, stamp: version, title });
  }
}

function done(ticket: number, { version, values }: State): Answer {
  return { outcome: 'done', seen: new Map([[ticket, { version, values, whole: true }]]) };
}
