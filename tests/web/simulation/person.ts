import type { Desk } from '../../../web/draft/desk.js';
import { severalTickets } from '../../../web/draft/message-draft.js';
import type { Faults } from './faults.js';
import { callBack, decide } from './deciding.js';
import { remove } from './removing.js';
import { keptWithin } from './invariants.js';
import { Tab } from './tab.js';
import { Typing } from './typing.js';
import { changeViews } from './viewing.js';
import type { World } from './world.js';
import { Writing } from './writing.js';

/** What may be done; the weights say how often. */
export const usual = {
  type: 10,
  save: 6,
  write: 5,
  send: 4,
  writeEach: 0.7,
  sendEach: 0.6,
  title: 1,
  create: 1,
  callBack: 2,
  undoSave: 2,
  redoSave: 1,
  undo: 1,
  redo: 1,
  discard: 1,
  bringBack: 1,
  refresh: 2,
  decide: 2,
  remove: 0.3,
  views: 0.5,
  reload: 1,
  kill: 1,
  logOut: 1,
  network: 1,
  session: 1,
  disk: 0.5,
};

export type Action = keyof typeof usual;

/** Somebody at one tab of a browser; the tab may be another one later, and so may the person. */
export class Person {
  tab: Tab;
  readonly #world: World;
  readonly #faults: Faults;
  readonly #users: readonly string[];
  #looksAt = 1;

  constructor(
    world: World,
    readonly name: string,
    readonly browser: string,
    users: readonly string[],
    faults: Faults,
  ) {
    this.#world = world;
    this.#users = users;
    this.#faults = faults;
    this.tab = this.#open(users[0]!);
  }

  /** Begins to do something; it goes on while time passes, and ends with the tab. */
  act(action: Action): void {
    const { tab } = this;
    void this.#do(action, tab).catch((cause: unknown) => {
      if (!tab.alive) return;
      this.#world.trace(() => `${tab.name}  ${action}: ${String(cause)}`);
      if (!isExpected(cause)) this.#world.violation(`${action} threw ${String(cause)}`);
    });
  }

  /** The network and the log-in work again, and whoever waits for a person gets an answer. */
  async recover(): Promise<void> {
    const { tab } = this;
    if (!tab.online) {
      tab.online = true;
      tab.opened?.outbox.wake();
    }
    const out = !this.#world.network.sessions.has(tab.token);
    if (out || tab.opened?.outbox.paused) await this.#logInAgain(tab);
    if (tab.opened) await decide(this.#world, tab, tab.opened);
  }

  /** A new tab in the place of this one. */
  replace(user = this.tab.user): void {
    const { tab } = this;
    // What was typed since the page says that the newest is not kept may be gone.
    this.#world.ledger.died(tab, (tab.fullSince ?? this.#world.time.now()) - keptWithin);
    tab.kill();
    this.tab = this.#open(user);
  }

  #open(user: string): Tab {
    this.#world.trace(() => `${this.name}  opens as ${user}`);
    return new Tab(this.#world, this.name, this.browser, user, this.#faults);
  }

  async #do(action: Action, tab: Tab): Promise<void> {
    const desk = await tab.desk;
    if (!tab.alive) return;
    if (action === 'network') return this.#turnNetwork(tab, desk);
    if (action === 'session') return this.#turnSession(tab);
    if (action === 'disk') return this.#turnDisk(tab);
    if (action === 'kill') return this.#kill();
    if (action === 'reload') return this.#reload(desk, tab);
    if (action === 'logOut') return this.#logOut(desk, tab);
    if (action === 'callBack') return callBack(this.#world, tab, desk);
    if (action === 'decide') return decide(this.#world, tab, desk);
    if (action === 'views') return changeViews(this.#world, tab, desk);
    if (action === 'remove') return remove(this.#world, tab, desk, this.#ticket());
    if (action === 'undoSave' || action === 'redoSave') return this.#undoSave(desk, tab, action);
    if (action === 'writeEach' || action === 'sendEach') return this.#each(desk, tab, action);
    if (action === 'write' || action === 'send' || action === 'title' || action === 'create') {
      return this.#message(desk, tab, action);
    }
    return this.#edit(desk, tab, action);
  }

  async #edit(desk: Desk, tab: Tab, action: Action): Promise<void> {
    const { random } = this.#world;
    const typing = new Typing(this.#world, tab);
    const session = await desk.openTicket(this.#ticket());
    if (!tab.alive) return;
    tab.show(session);
    if (action === 'type') return typing.type(session);
    if (action === 'discard') return typing.discard(session);
    if (action === 'bringBack') return typing.bringBack(session);
    if (action === 'undo') return typing.undo(session);
    if (action === 'redo') return typing.redo(session);
    if (action === 'refresh') return desk.refresh(session);
    this.#world.trace(() => `${tab.name}  ${tab.user} saves ${session.id}`);
    await session.save({ notify: random.chance(0.1) });
  }

  async #message(
    desk: Desk,
    tab: Tab,
    action: 'write' | 'send' | 'title' | 'create',
  ): Promise<void> {
    const { random } = this.#world;
    const writing = new Writing(this.#world, tab);
    const isNew = action === 'title' || action === 'create';
    const message = await desk.message(isNew ? 0 : this.#ticket());
    if (!tab.alive) return;
    if (action === 'title') writing.title(message);
    if (action === 'write' || action === 'title') return writing.write(message);
    const what = random.weighted({ discard: 1, bringBack: 1, send: 8 });
    if (what === 'discard') writing.discard(message);
    else if (what === 'bringBack') writing.bringBack(message);
    else await writing.send(message);
  }

  /** The message to several tickets. */
  async #each(desk: Desk, tab: Tab, action: 'writeEach' | 'sendEach'): Promise<void> {
    const writing = new Writing(this.#world, tab);
    const message = await desk.message(severalTickets);
    if (!tab.alive) return;
    await (action === 'writeEach' ? writing.write(message) : writing.sendEach(message, desk));
  }

  /** Mostly the one that was looked at before. */
  #ticket(): number {
    const { random } = this.#world;
    if (random.chance(0.3)) this.#looksAt = random.between(1, 3);
    return this.#looksAt;
  }

  async #undoSave(desk: Desk, tab: Tab, action: 'undoSave' | 'redoSave'): Promise<void> {
    const again = action === 'redoSave';
    const save = desk.saves.list.find(({ undone }) => undone === again);
    if (!save) return;
    const { ledger } = this.#world;
    for (const { pointer, before, after } of save.patch.changes) {
      const where = { user: tab.user, ticketId: save.ticketId, place: pointer };
      ledger.ask(where, again ? after : before);
    }
    this.#world.trace(() => `${tab.name}  ${tab.user} ${action} of ${save.patch.body}`);
    await (again ? desk.saves.redo(save.id) : desk.saves.undo(save.id));
  }

  #turnNetwork(tab: Tab, desk: Desk): void {
    tab.online = !tab.online;
    this.#world.trace(() => `${tab.name}  is ${tab.online ? 'online' : 'offline'}`);
    if (tab.online) desk.outbox.wake();
  }

  #turnSession(tab: Tab): Promise<void> | void {
    const { network } = this.#world;
    if (!network.sessions.has(tab.token)) return this.#logInAgain(tab);
    network.sessions.delete(tab.token);
    this.#world.trace(() => `${tab.name}  session of ${tab.user} ends`);
  }

  async #logInAgain(tab: Tab): Promise<void> {
    tab.logInAgain();
    this.#world.trace(() => `${tab.name}  ${tab.user} logs in again`);
    await (await tab.desk).resume();
  }

  #turnDisk(tab: Tab): void {
    const disk = this.#world.disk(tab.browser, tab.user);
    disk.turn();
    this.#world.trace(() => `${tab.name}  disk of ${tab.user} is ${disk.full ? 'full' : 'free'}`);
  }

  #kill(): void {
    this.#world.trace(() => `${this.name}  dies`);
    this.replace();
  }

  /** The page gets a moment to write; nobody knows how long. */
  async #reload(desk: Desk, tab: Tab): Promise<void> {
    this.#world.trace(() => `${this.name}  reloads`);
    void desk.flush();
    await this.#world.time.wait(this.#world.random.between(0, 60));
    if (tab.alive) this.replace();
  }

  async #logOut(desk: Desk, tab: Tab): Promise<void> {
    this.#world.trace(() => `${this.name}  ${tab.user} logs out`);
    await (this.#faults.logOut?.(desk, this.#world.disk(tab.browser, tab.user)) ?? desk.close());
    if (tab.alive) this.replace(this.#world.random.pick(this.#users));
  }
}

/** Failures that a person is shown, and lives with. */
function isExpected(cause: unknown): boolean {
  const { name, code } = cause as { name?: string; code?: string };
  return name === 'TicketwireError' || code === 'full' || code === 'closed';
}
