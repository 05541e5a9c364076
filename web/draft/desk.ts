import type { Core } from '../../wasm/js/index.js';
import type { ActingHost } from './acting.js';
import type { Clock } from './clock.js';
import { advanceNew } from './creating.js';
import type { DeskClient } from './desk-client.js';
import { isActive, type Entry } from './entry.js';
import { Files } from './files.js';
import { Freshness } from './freshness.js';
import { readKeptDesk, type KeptDesk } from './kept-desk.js';
import { Keeper, type Kept } from './keeping.js';
import type { MessageDraft } from './message-draft.js';
import { Messages } from './messages.js';
import { moveTo } from './moving.js';
import type { Decision, Effects, OutboxChange } from './progress.js';
import { OwnSnippets } from './own-snippets.js';
import { OwnViews } from './own-views.js';
import { Others } from './others.js';
import { Outbox } from './queue.js';
import type { Report } from './report.js';
import { savedElsewhere } from './saved-elsewhere.js';
import { Saves, type KeptSave } from './saves.js';
import { afterOwnSave, onUndone, saveOf } from './save-entry.js';
import { advanceSave } from './saving.js';
import { advanceMessage } from './sending.js';
import { Seen, type SeenMark } from './seen.js';
import type { Session } from './session.js';
import { Sessions } from './sessions.js';
import { goOn, hearOfSession, rest } from './signing-in.js';
import type { SendTools } from './step.js';
import type { Scope, Store, StoreChange } from './store.js';
import type { Alone, Tabs } from './tabs.js';
import type { Announce, Told, Typed } from './told.js';
import { advanceUndo, undoOf } from './undoing.js';
import type { TicketDraft } from './versions.js';

export interface DeskOptions {
  readonly client: DeskClient;
  readonly scope: Scope;
  readonly store: Store;
  readonly tabs: Tabs;
  /** Tells over all tabs of one server whose session the browser has; none where a token tells. */
  readonly users?: Tabs;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Something that is not on the server yet. */
export interface Unfinished {
  /** 0 of the form for a new one; of a message to several tickets, `severalTickets`. */
  readonly ticketId: number;
  readonly kind: 'edits' | 'message' | 'new';
}

/** Everything that one user has unfinished at one server. */
export class Desk {
  readonly outbox: Outbox;
  readonly saves: Saves;
  readonly snippets: OwnSnippets;
  readonly views: OwnViews;
  readonly #options: DeskOptions;
  readonly #keeper: Keeper;
  readonly #sessions: Sessions;
  readonly #messages: Messages;
  readonly #files: Files;
  readonly #seen: Seen;
  readonly #freshness: Freshness;
  readonly #hearers = new Set<(typed?: Typed) => void>();
  readonly #reporters = new Set<(report: Report) => void>();
  readonly #stopListening: () => void;
  /** What other pages call this one. */
  readonly #name: string;
  #closed = false;

  private constructor(options: DeskOptions, kept: KeptDesk) {
    this.#options = options;
    const { store, tabs, clock, random, client } = options;
    const announce: Announce = {
      changed: (typed) => this.#changed(typed),
      report: (report) => this.#report(report),
      tell: (told) => tabs.post(told),
    };
    const keeper = new Keeper(store, tabs, clock, announce.changed);
    const outbox = (): Outbox => this.outbox;
    this.#keeper = keeper;
    this.#seen = new Seen(store, keeper, clock);
    const alone: Alone = (work) => keeper.alone(work);
    this.snippets = new OwnSnippets(store, alone);
    const { core } = client;
    const told = { core, outbox, saves: () => this.saves, catchUp: () => this.#reload() };
    this.#sessions = new Sessions(
      { client, clock, store, keeper, announce, outbox, others: new Others(told, announce) },
      kept.tickets,
    );
    const session = (id: number): Session | undefined => this.#sessions.peek(id);
    this.#files = new Files(store, keeper, () => clock.now(), kept.files);
    const files = this.#files;
    this.#messages = new Messages(
      { clock, random, keeper, files, announce, outbox, session },
      kept.messages,
    );
    this.outbox = new Outbox(
      {
        ...{ store, tabs, clock, random, keeper },
        advance: (entry) => this.#advance(entry),
        effects: (entry, effects) => this.#effects(entry, effects),
        cancelled: (entry) => this.#takeBack(entry),
        changed: announce.changed,
        report: announce.report,
      },
      kept.entries,
    );
    this.saves = new Saves(kept.saves, async (save) => {
      const entry = undoOf(save, this.outbox.newId(), session(save.ticketId), clock.now());
      await this.outbox.change(() => ({ put: [entry] }));
      return entry.id;
    });
    this.views = new OwnViews(store, {
      ...{ alone, changed: announce.changed },
      tell: () => tabs.post({ kind: 'views' } satisfies Told),
      alone: (work) => tabs.exclusive('views', work),
    });
    this.#freshness = new Freshness(clock, () => this.#sessions.refreshAll());
    this.#name = this.outbox.newId();
    this.#stopListening = tabs.listen((message) => this.#hear(message as Told));
    options.users?.listen((user) => this.#follow(user));
  }

  /** Goes on with what was kept, or `rests` until its user signs in; what was being sent is looked for. */
  static async open(options: DeskOptions, rests = false): Promise<Desk> {
    const desk = new Desk(options, await readKeptDesk(options.store));
    options.tabs.post({ kind: 'come', from: desk.#name } satisfies Told);
    if (rests) rest(desk.outbox, options);
    else void desk.outbox.drain();
    void desk.#files.sweep().catch(() => undefined);
    void desk.#seen.sweep().catch(() => undefined);
    if (!rests) options.users?.post(options.scope.user);
    return desk;
  }

  get core(): Core {
    return this.#options.client.core;
  }

  /** Number of the associate whose desk it is; 0 for nobody. */
  get associateId(): number {
    return Number(this.#options.scope.user);
  }

  /** `full`: the newest text is not kept, an older copy is. */
  get kept(): Kept {
    return this.#keeper.kept;
  }

  /** What is not on the server yet, and not in the outbox. */
  get unfinished(): readonly Unfinished[] {
    return [
      ...[...this.#sessions.edited].map((ticketId) => ({ ticketId, kind: 'edits' as const })),
      ...this.#messages.written.map(({ ticketId }) => ({
        ticketId,
        kind: ticketId === 0 ? ('new' as const) : ('message' as const),
      })),
    ];
  }

  /** With what was typed here, where nothing else has changed. */
  onChange(hear: (typed?: Typed) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  onReport(hear: (report: Report) => void): () => void {
    this.#reporters.add(hear);
    return () => this.#reporters.delete(hear);
  }

  /**
   * The one session of a ticket: what was kept of it, and the server's newest version under that.
   * @throws TicketwireError
   */
  openTicket(id: number): Promise<Session> {
    return this.#sessions.open(id);
  }

  /** A ticket is shown once more; each time is to be left. */
  showTicket(id: number): void {
    this.#sessions.hold(id);
  }

  /** Frees a ticket that is not shown any more; with edits it stays. */
  leaveTicket(id: number): void {
    this.#sessions.leave(id);
  }

  /** Reads an open ticket if it has changed; edits stay on top. @throws TicketwireError */
  refresh(session: Session): Promise<void> {
    return this.#sessions.refresh(session);
  }

  /** The reader has seen the messages that are there. @throws TicketwireError */
  markRead(session: Session): Promise<void> {
    session.markSeen();
    return this.#sessions.markRead(session, this.#options.scope.user);
  }

  /**
   * Open tickets are read again every 15 s while they are visible, and at once when they become so;
   * never while they are hidden.
   */
  watch(visible: boolean): void {
    this.#freshness.watch(visible);
  }

  /** Carries everything unfinished of a ticket over to another one. @throws TicketwireError */
  async moveTo(fromId: number, toId: number): Promise<void> {
    const place = async (id: number) => ({
      session: await this.openTicket(id),
      message: await this.message(id),
    });
    await moveTo(await place(fromId), await place(toId), this.outbox);
    await this.flush();
  }

  /** The reply or comment on a ticket; of ticket 0, the form for a new one. */
  message(ticketId: number): Promise<MessageDraft> {
    return Promise.resolve(this.#messages.of(ticketId));
  }

  /** A conflict was decided: the session goes on, and its save begins anew. */
  async resolved(session: Session): Promise<void> {
    const changes = [{ key: `ticket/${session.id}`, value: session.kept }];
    await this.outbox.change(() => {
      const entry = this.outbox
        .of(session.id)
        .find(({ kind, state }) => kind === 'save' && state === 'conflict');
      return entry ? { remove: [entry.id], changes } : { changes };
    });
  }

  /** What the reader has looked at in a ticket, in this page or an earlier one. */
  seen(ticketId: number): Promise<SeenMark | undefined> {
    return this.#seen.of(ticketId);
  }

  /** The messages of a ticket were looked at, up to this one. */
  see(ticketId: number, messageId: number): void {
    this.#seen.see(ticketId, messageId);
  }

  /** Goes on sending after a log-in of the same user; false where it was somebody else. */
  async resume(): Promise<boolean> {
    const { client, scope, tabs, users } = this.#options;
    if (!(await goOn(this.outbox, client, scope.user))) {
      this.#report({ kind: 'other-user' });
      return false;
    }
    users?.post(scope.user);
    tabs.post({ kind: 'resume' } satisfies Told);
    return true;
  }

  /** Writes at once: the page may be about to go. */
  flush(): Promise<void> {
    return this.#keeper.flush();
  }

  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    this.#freshness.close();
    this.#stopListening();
    this.outbox.close();
    this.#sessions.close();
    // Whoever closes a desk leaves: what other tabs send would be another's.
    this.#options.users?.post('');
    this.#options.users?.close();
    this.#options.tabs.close();
    this.#options.store.close();
  }

  /** What deleting, merging and splitting tickets need, which is done at once or not at all. */
  get acting(): ActingHost {
    const { client, clock } = this.#options;
    return {
      client,
      clock,
      busy: (ticketId) => this.outbox.of(ticketId).some(isActive),
      newId: () => this.outbox.newId(),
      acted: (now, save) => this.#acted(now, save),
      changed: () => this.#changed(),
    };
  }

  /** An action has changed a ticket at once; what was typed on it stays. */
  async #acted({ base: { TicketId }, bytes: answer }: TicketDraft, save?: KeptSave): Promise<void> {
    const settled = { asked: [], answer, ...(save && { by: save.patch.body }) };
    await this.outbox.change(async () => ({
      changes: [
        ...(await this.#sessions.settle(TicketId, settled)),
        ...(save ? this.saves.take(save) : []),
      ],
    }));
    if (save) this.#report({ kind: 'deleted', ticketId: TicketId, saveId: save.id });
  }

  async #advance(entry: Entry): Promise<Decision> {
    const { client, clock, scope } = this.#options;
    const tools: SendTools = {
      ...{ client, clock, user: scope.user },
      ...{ file: (key) => this.#files.of(key), uploads: this.#files.uploads },
      saves: (ticketId) => this.saves.of(ticketId),
    };
    if (entry.kind === 'save') return (await advanceSave(entry, tools)) as Decision;
    if (entry.kind === 'undo') return (await advanceUndo(entry, tools)) as Decision;
    if (entry.kind === 'message') return (await advanceMessage(entry, tools)) as Decision;
    return (await advanceNew(entry, tools)) as Decision;
  }

  async #effects(
    { ticketId }: Entry,
    { settled, save: kept, undone, files }: Effects,
  ): Promise<OutboxChange> {
    const changes: StoreChange[] = [];
    if (settled) changes.push(...(await this.#sessions.settle(ticketId, settled)));
    if (files) changes.push(...this.#files.forget(files));
    if (kept) changes.push(...this.saves.take(kept));
    const known = undone && this.saves.find(undone.saveId);
    if (known) {
      const { stamp, redo } = undone;
      changes.push(...this.saves.take({ ...known, stamp, undone: !redo }));
    }
    if (!settled) return { changes };
    const entries = this.outbox.of(ticketId);
    const save = saveOf(entries);
    const { put = [], remove = [] } =
      save && settled.by ? onUndone(this.core, save, settled.by) : {};
    return { changes, remove, put: [...put, ...afterOwnSave(this.core, entries, settled)] };
  }

  /** Who takes a message back knows what its ticket has become: that is no conflict any more. */
  #takeBack(entry: Entry): Promise<readonly StoreChange[]> {
    if (entry.kind === 'message' && entry.conflict) {
      this.#sessions.take(entry.ticketId, entry.conflict.fresh);
    }
    return this.#messages.takeBack(entry);
  }

  /** Another tab has logged out, or somebody else in: nothing goes out under that name. */
  #follow(user: unknown): void {
    if (user === this.#options.scope.user) return;
    this.outbox.pause();
    this.#report({ kind: 'session' });
  }

  #hear(told: Told): void {
    if (this.#closed) return;
    if (told.kind === 'come') return this.#sessions.welcome(told.from);
    if (told.kind === 'settled' && told.to !== undefined) {
      if (told.to === this.#name) this.#sessions.learn(told);
      return;
    }
    if (told.kind === 'edits' || told.kind === 'settled') this.#sessions.hear(told);
    if (told.kind === 'settled') void savedElsewhere(this.outbox, this.#keeper, this.core, told);
    if (told.kind === 'message' || told.kind === 'back') this.#messages.hear(told);
    if (told.kind === 'outbox') void this.#reload();
    if (told.kind === 'views') return void this.views.reload().catch(() => undefined);
    hearOfSession(told, this.outbox, this.#options);
    if (told.kind === 'report') {
      this.#own(told.report);
      this.#reporters.forEach((hear) => hear(told.report));
    }
    this.#changed();
  }

  async #reload(): Promise<void> {
    // In this order: what leaves the outbox in between is among the saves.
    await this.outbox.reload().catch(() => undefined);
    const saves = await this.#options.store.list('save/').catch(() => undefined);
    if (saves) this.saves.reload(saves.map(({ value }) => value));
  }

  /** A message of one's own is no news. */
  #own(report: Report): void {
    if (report.kind !== 'sent') return;
    this.#sessions.peek(report.ticketId)?.markSeen(report.messageId);
    void this.#seen.write(report.ticketId, report.messageId);
  }

  #report(report: Report): void {
    this.#own(report);
    this.#reporters.forEach((hear) => hear(report));
    this.#options.tabs.post({ kind: 'report', report } satisfies Told);
  }

  #changed(typed?: Typed): void {
    if (!this.#closed) this.#hearers.forEach((hear) => hear(typed));
  }
}
