import { load, type Core } from '../../../wasm/js/index.js';
import type { RawLocal } from '../../../wasm/js/local/module.js';
import { wasmBytes } from '../../js/support/core.js';
import { checkReload } from './ending.js';
import type { Faults } from './faults.js';
import { colleague, Invariants } from './invariants.js';
import type { Stroke } from './ledger.js';
import type { Weather } from './network.js';
import { Person, usual, type Action } from './person.js';
import type { Random } from './random.js';
import { ServedTickets } from './served.js';
import type { StoredTicket } from './server.js';
import { settle, virtualGlobals } from './time.js';
import { Told } from './told.js';
import { World } from './world.js';

export interface Simulated {
  readonly violations: readonly string[];
  readonly lines: readonly string[] | undefined;
}

export interface SimulateOptions {
  readonly faults?: Faults;
  readonly traced?: boolean;
  /** The server's own service instead of the small model of it. */
  readonly local?: RawLocal;
}

const weathers: Readonly<Record<string, Weather>> = {
  calm: { lost: 0, answerLost: 0, twin: 0, failing: 0, slow: 0 },
  mild: { lost: 0.03, answerLost: 0.05, twin: 0.02, failing: 0.03, slow: 0.05 },
  storm: { lost: 0.1, answerLost: 0.15, twin: 0.1, failing: 0.1, slow: 0.1 },
};

/** Who sits where: the people that one tab is used by, tab by tab and browser by browser. */
const seatings: readonly (readonly (readonly [browser: string, users: readonly string[]])[])[] = [
  [
    ['x', ['A']],
    ['y', ['B']],
  ],
  [
    ['x', ['A']],
    ['x', ['A']],
    ['y', ['B']],
  ],
  [
    ['x', ['A', 'C']],
    ['y', ['B']],
  ],
  [
    ['x', ['A']],
    ['x', ['A', 'C']],
    ['y', ['B']],
    ['y', ['B']],
  ],
  [
    ['x', ['A']],
    ['x', ['A']],
    ['y', ['B']],
    ['y', ['B', 'A']],
    ['z', ['C']],
  ],
];

/** The core of these modules, loaded once. */
export function loadSimulated(): Promise<Core> {
  return load({ wasm: wasmBytes() });
}

/** Lives through one history, and tells what went wrong. */
export async function simulate(
  core: Core,
  seed: number,
  { faults = {}, traced = false, local }: SimulateOptions = {},
): Promise<Simulated> {
  const world = new World(core, seed, traced, local);
  const restore = virtualGlobals(world.time, world.random);
  const unhandled = (cause: unknown): void => world.violation(`unhandled: ${String(cause)}`);
  process.on('unhandledRejection', unhandled);
  const mend = faults.break?.();
  try {
    await new History(world, faults).live();
    await settle();
  } finally {
    mend?.();
    process.off('unhandledRejection', unhandled);
    restore();
    if (world.tickets instanceof ServedTickets) world.tickets.dispose();
  }
  return { violations: world.violations, lines: world.lines };
}

class History {
  readonly #world: World;
  readonly #faults: Faults;
  readonly #people: Person[] = [];
  readonly #invariants: Invariants;
  readonly #told: Told;

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
    this.#invariants = new Invariants(world);
    this.#told = new Told(world);
  }

  async live(): Promise<void> {
    const { random, time, tickets, network } = this.#world;
    for (let id = 1; id <= 3; id += 1) {
      tickets.create(
        {
          Title: `begin ${id}`,
          Author: 'somebody',
          Priority: { TicketPriorityId: 1 },
          OwnedBy: { AssociateId: 7 },
        },
        colleague,
      );
    }
    const weather = random.pick(['calm', 'mild', 'storm']);
    network.weather = { ...weathers[weather]!, ...this.#faults.weather };
    const seats = random.pick(seatings);
    this.#world.trace(() => `seed ${this.#world.seed}: ${weather}, ${seats.length} tabs`);
    seats.forEach(([browser, users], index) => {
      const name = `${browser}${index + 1}`;
      this.#people.push(new Person(this.#world, name, browser, users, this.#faults));
    });
    await time.run(200);
    const weights = { ...swarm(random), ...this.#faults.often };
    for (let step = random.between(8, 24); step > 0; step -= 1) {
      if (random.chance(0.12)) this.#interfere();
      else random.pick(this.#people).act(random.weighted(weights));
      await time.run(pause(random));
      this.#check();
      if (this.#world.violations.length > 0) return;
    }
    await this.#quiet();
  }

  /** All tabs alive and online, and nothing left to do. */
  async #quiet(): Promise<void> {
    const world = this.#world;
    world.network.weather = weathers['calm']!;
    for (const disk of world.disks.values()) if (disk.full) disk.turn();
    world.trace(() => 'everything works again');
    for (let round = 0; round < 40; round += 1) {
      for (const person of this.#people) await this.#within(person.recover());
      await world.time.run(15_000);
      this.#check();
      if (world.violations.length > 0) return;
      const busy = this.#people.some(({ tab }) => (tab.opened?.outbox.entries.length ?? 1) > 0);
      if (!busy && world.network.underway === 0 && round > 1) break;
      if (round === 39) world.violation(`never came to rest: ${this.#left()}`);
    }
    if (world.violations.length > 0) return;
    await checkReload(world, this.#people, this.#faults);
    this.#check();
  }

  #left(): string {
    const entries = this.#people.flatMap(({ tab }) => tab.opened?.outbox.entries ?? []);
    return entries.map(({ kind, state, ticketId }) => `${kind} of ${ticketId} ${state}`).join(', ');
  }

  /** Lets a person finish something that may take a while. */
  async #within(work: Promise<void>): Promise<void> {
    const state = { done: false };
    void work.catch(() => undefined).then(() => (state.done = true));
    for (let left = 0; left < 100 && !state.done; left += 1) await this.#world.time.run(100);
  }

  #check(): void {
    this.#invariants.check((stroke) => this.#held(stroke));
    for (const { tab } of this.#people) {
      this.#told.hear(tab);
      tab.several?.check();
      this.#invariants.screen(tab);
    }
  }

  /** True where a tab that lives has it, and the page says that the disk is full. */
  #held({ user, browser }: Stroke): boolean {
    return this.#people.some(
      ({ tab }) => tab.user === user && tab.browser === browser && tab.opened?.kept === 'full',
    );
  }

  /** Somebody who is no tab of this simulation does something to a ticket. */
  #interfere(): void {
    const { random, tickets, ledger } = this.#world;
    const ticket = tickets.byId.get(random.between(1, 3))!;
    const what = random.weighted({
      title: 3,
      owner: 3,
      close: 1,
      reopen: 1,
      merge: 0.7,
      remove: 0.5,
    });
    if (what === 'merge') {
      const into = (ticket.id % 3) + 1;
      this.#world.trace(() => `colleague  merges ${ticket.id} into ${into}`);
      return tickets.merge(ticket, into, colleague);
    }
    const number = ledger.fresh(colleague);
    const change: Record<typeof what, Partial<StoredTicket['entity']>> = {
      title: { Title: `t${number}` },
      owner: { OwnedBy: { AssociateId: number } },
      close: { BaseStatus: 'Closed' },
      reopen: { BaseStatus: 'Active' },
      remove: { BaseStatus: 'Deleted' },
    };
    this.#world.trace(() => `colleague  ${what} on ${ticket.id}: ${JSON.stringify(change[what])}`);
    tickets.change(ticket, { ...ticket.entity, ...change[what] }, colleague);
  }
}

/** Histories differ more when some of what may happen does not. */
function swarm(random: Random): Record<Action, number> {
  const entries = Object.entries(usual).map(([action, weight]) => {
    const always = action === 'type' || action === 'save';
    return [action, always || random.chance(0.65) ? weight : 0] as const;
  });
  return Object.fromEntries(entries) as Record<Action, number>;
}

/** Mostly a moment; at times long enough for everything to end that can end. */
function pause(random: Random): number {
  const length = random.weighted({ none: 2, moment: 5, while: 2, long: 1 });
  if (length === 'none') return random.between(0, 5);
  if (length === 'moment') return random.between(20, 700);
  return length === 'while' ? random.between(700, 4_000) : random.between(30_000, 90_000);
}
