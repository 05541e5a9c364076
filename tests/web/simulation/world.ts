import type { Core } from '../../../wasm/js/index.js';
import type { RawLocal } from '../../../wasm/js/local/module.js';
import { Disk } from './disk.js';
import { Ledger } from './ledger.js';
import { Network } from './network.js';
import { Random } from './random.js';
import { answer } from './routes.js';
import { ServedTickets } from './served.js';
import { Tickets } from './server.js';
import { Hub } from './tabs.js';
import { VirtualTime } from './time.js';

/** Everything of one history: time, server, network, browsers, and what was written down. */
export class World {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly tickets: Tickets;
  readonly ledger = new Ledger();
  readonly network: Network;
  readonly violations: string[] = [];
  readonly core: Core;
  readonly seed: number;
  /** What happened, if anybody wants to read it. */
  readonly lines: string[] | undefined;
  readonly #disks = new Map<string, Disk>();
  readonly #hubs = new Map<string, Hub>();

  constructor(core: Core, seed: number, traced: boolean, local?: RawLocal) {
    this.core = core;
    this.seed = seed;
    this.random = new Random(seed);
    this.time = new VirtualTime(this.random);
    if (local === undefined) {
      const tickets = new Tickets(core, this.time);
      this.tickets = tickets;
      this.network = new Network((asked) => answer(tickets, asked), this.time, this.random);
    } else {
      const tickets = new ServedTickets(local, core, this.time);
      this.tickets = tickets;
      this.network = new Network((asked) => tickets.answer(asked), this.time, this.random);
    }
    if (traced) {
      this.lines = [];
      this.network.trace = (line) => this.trace(line);
    }
  }

  trace(line: () => string): void {
    this.lines?.push(`${(this.time.elapsed / 1000).toFixed(3).padStart(9)} s  ${line()}`);
  }

  /** Something that must never be. */
  violation(what: string): void {
    if (this.violations.includes(what)) return;
    this.violations.push(what);
    this.trace(() => `VIOLATION  ${what}`);
  }

  /** What a browser keeps of a person. */
  disk(browser: string, user: string): Disk {
    return entry(this.#disks, `${browser} ${user}`, () => new Disk());
  }

  get disks(): ReadonlyMap<string, Disk> {
    return this.#disks;
  }

  /** What the tabs of a person in a browser share. */
  hub(browser: string, user: string): Hub {
    return entry(this.#hubs, `${browser} ${user}`, () => new Hub(this.time, this.random));
  }
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
