import { Client } from '../../../wasm/js/index.js';
import { Desk } from '../../../web/draft/desk.js';
import type { Report } from '../../../web/draft/report.js';
import type { Session } from '../../../web/draft/session.js';
import { StoreError } from '../../../web/draft/store.js';
import { DiskStore } from './disk.js';
import type { Faults } from './faults.js';
import { associateOf } from './routes.js';
import type { Several } from './several.js';
import { TabCore } from './tab-core.js';
import type { HubTabs } from './tabs.js';
import type { World } from './world.js';

const server = 'https://crm.example/';

/** One tab of one browser, from the moment it is opened until it is closed or dies. */
export class Tab {
  alive = true;
  online = true;
  /** The session by which the server knows who is calling. */
  token: string;
  readonly core: TabCore;
  readonly client: Client;
  readonly desk: Promise<Desk>;
  readonly reports: Report[] = [];
  /** When each was told. */
  readonly toldAt = new WeakMap<Report, number>();
  /** Tickets that were opened here. */
  readonly sessions = new Map<number, Session>();
  /** LastChanged of what each of them showed last. */
  readonly shown = new Map<Session, string>();
  /** Since when its page says that the newest is not kept; nothing while all of it is. */
  fullSince: number | undefined;
  /** The message to several tickets that was sent last. */
  several: Several | undefined;
  /** Another one is just being read and sent. */
  sendsSeveral = false;
  /** Controls in which something is being typed. */
  typing = 0;
  readonly #tabs: HubTabs;
  #open: Desk | undefined;
  #shows: Session | undefined;

  constructor(
    readonly world: World,
    readonly name: string,
    readonly browser: string,
    readonly user: string,
    faults: Faults,
  ) {
    this.token = logIn(world, user);
    this.core = new TabCore(world.core, faults.leak ?? false);
    this.client = new Client(this.core.core, {
      baseUrl: server,
      fetch: world.network.fetchFor(this),
      authorization: () => this.token,
    });
    const alive = (): boolean => this.alive;
    const disk = world.disk(browser, faults.diskOf?.(user) ?? user);
    const refusal = (code: 'full' | 'closed'): Error => new StoreError(code);
    const store = new DiskStore(disk, world.time, world.random, alive, refusal);
    this.#tabs = world.hub(browser, user).join(alive);
    this.desk = this.#boot(faults, store);
  }

  /** The desk, once it is open. */
  get opened(): Desk | undefined {
    return this.#open;
  }

  /** The tab is gone from one moment to the next. */
  kill(): void {
    this.alive = false;
    this.world.hub(this.browser, this.user).drop(this.#tabs);
    this.core.die();
  }

  /** The editor shows a ticket; the one before is left, unless somebody still types there. */
  show(session: Session): void {
    this.sessions.set(session.id, session);
    const before = this.#shows;
    if (before === session || this.typing > 0) return;
    this.#shows = session;
    this.#open!.showTicket(session.id);
    if (!before) return;
    this.#open!.leaveTicket(before.id);
    this.sessions.delete(before.id);
  }

  logInAgain(): void {
    this.token = logIn(this.world, this.user);
  }

  async #boot(faults: Faults, store: DiskStore): Promise<Desk> {
    const { time, random } = this.world;
    const options = {
      client: this.client,
      scope: { server, user: String(associateOf(this.user)) },
      store,
      tabs: this.#tabs,
      clock: {
        now: () => time.now(),
        after: (milliseconds: number, run: () => void) =>
          time.after(milliseconds, () => {
            if (this.alive) run();
          }),
      },
      random: () => random.next(),
    };
    const desk = await Desk.open(faults.options?.(options, this) ?? options);
    this.#open = desk;
    faults.opened?.(desk, this);
    desk.onChange(() => {
      this.fullSince = desk.kept === 'full' ? (this.fullSince ?? time.now()) : undefined;
    });
    desk.onReport((report) => {
      if (!this.alive) return;
      this.reports.push(report);
      this.toldAt.set(report, time.now());
    });
    return desk;
  }
}

let sessions = 0;

function logIn(world: World, user: string): string {
  sessions += 1;
  const token = `Bearer ${sessions}`;
  world.network.sessions.set(token, user);
  return token;
}
