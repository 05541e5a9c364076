import type { Core } from '../../wasm/js/index.js';
import type { Clock } from './clock.js';
import type { DeskClient } from './desk-client.js';
import { isActive, type SaveEntry } from './entry.js';
import { patience, within } from './failures.js';
import { Holding } from './holding.js';
import type { Around, Keeper } from './keeping.js';
import type { Settled } from './progress.js';
import type { Others } from './others.js';
import type { Outbox } from './queue.js';
import { saveOf, takeOn } from './save-entry.js';
import { readKeptTicket } from './kept-ticket.js';
import { Meanwhile } from './meanwhile.js';
import { Session, type SaveOptions, type SessionHost } from './session.js';
import { StoreError, type Store, type StoreChange } from './store.js';
import type { Announce, Told } from './told.js';
import { compareStamps, openTicket, stampOf, type TicketDraft } from './versions.js';

/** Saves of other tabs that are remembered, because the store may not have heard of them. */
const mostSettled = 50;

export interface SessionsOptions {
  readonly client: DeskClient;
  readonly clock: Clock;
  readonly store: Store;
  readonly keeper: Keeper;
  readonly announce: Announce;
  readonly outbox: () => Outbox;
  readonly others: Others;
}

/** The tickets that are being edited: those that are open here, and those that are kept. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #open = new Map<number, Session>();
  readonly #holding = new Holding();
  readonly #meanwhile: Meanwhile;
  #settled: readonly (Settled & { readonly ticketId: number })[] = [];
  /** LastChanged of the tickets as they were kept when they were opened. */
  readonly #restoredAt = new Map<number, string>();
  #closed = false;
  readonly #opening = new Map<number, Promise<Session>>();
  /** Tickets with kept edits that are not open here. */
  readonly #edited = new Set<number>();

  constructor(options: SessionsOptions, kept: readonly (readonly [number, unknown])[]) {
    this.#options = options;
    this.#meanwhile = new Meanwhile(options.clock);
    for (const [id, value] of kept) {
      const { edits = [], refusals = [] } = readKeptTicket(value) ?? {};
      if (edits.length + refusals.length > 0) this.#edited.add(id);
    }
  }

  get #core(): Core {
    return this.#options.client.core;
  }

  /** Numbers of the tickets with edits. */
  get edited(): ReadonlySet<number> {
    const edited = new Set(this.#edited);
    for (const [id, { changed }] of this.#open) {
      if (changed) edited.add(id);
      else edited.delete(id);
    }
    return edited;
  }

  peek(id: number): Session | undefined {
    return this.#open.get(id);
  }

  /** What was kept of a ticket, else the server's newest version. @throws TicketwireError */
  async open(id: number): Promise<Session> {
    const open = this.#open.get(id);
    if (open) return open;
    let opening = this.#opening.get(id);
    if (!opening) {
      this.#meanwhile.begin(id);
      opening = this.#restore(id).finally(() => {
        this.#opening.delete(id);
        this.#meanwhile.end(id);
      });
      this.#opening.set(id, opening);
    }
    return opening;
  }

  /** One more shows it. */
  hold(id: number): void {
    this.#holding.hold(id);
  }

  /** Frees a ticket that nobody shows any more; with edits it stays. */
  leave(id: number): void {
    this.#holding.leave(id);
    this.#sweep();
  }

  /** Frees what was left and has nothing to do or to be written any more. */
  #sweep(): void {
    const { outbox, keeper } = this.#options;
    this.#holding.sweep((id) => {
      const session = this.#open.get(id);
      if (!session) return true;
      const busy = outbox().of(id).some(isActive) || keeper.has(keyOf(id));
      if (busy || session.kept) return false;
      this.#open.delete(id);
      this.#restoredAt.delete(id);
      keeper.follow(keyOf(id));
      session.dispose();
      return true;
    });
  }

  close(): void {
    this.#closed = true;
    for (const session of this.#open.values()) session.dispose();
    this.#open.clear();
  }

  /** Reads an open ticket if it has changed; edits stay on top. @throws TicketwireError */
  async refresh(session: Session): Promise<void> {
    const { client, clock } = this.#options;
    const since = stampOf(session.draft);
    const fresh = await within(clock, patience, (bounds) =>
      client.getTicket(session.id, {
        ...bounds,
        like: session.draft,
        ...(since !== '' && { since }),
      }),
    );
    if (!fresh) return;
    if (this.#open.get(session.id) === session) await this.#freshen(session, fresh);
    else fresh.dispose();
  }

  /** Tells the server that the owner has looked. Nothing where it knows, or where he is another. */
  async markRead(session: Session, user: string): Promise<void> {
    const { client, clock } = this.#options;
    const { ReadStatus, OwnedBy } = session.base;
    if (ReadStatus === 'Green' || String(OwnedBy?.AssociateId ?? '') !== user) return;
    await within(clock, patience, (bounds) => client.setReadByOwner(session.id, bounds));
    await this.refresh(session);
  }

  /** Reads all open tickets; what cannot be read stays as it is. */
  async refreshAll(): Promise<void> {
    const ignore = (): void => undefined;
    this.#sweep();
    await Promise.all([...this.#open.values()].map((open) => this.refresh(open).catch(ignore)));
  }

  /** Goes on after a save; gives what is to be kept. Nobody else may be keeping anything. */
  async settle(ticketId: number, settled: Settled): Promise<readonly StoreChange[]> {
    const key = keyOf(ticketId);
    const kept = this.#open.has(ticketId) ? undefined : await this.#read(ticketId);
    const open = this.#open.get(ticketId);
    const session = open ?? this.#restored(ticketId, kept);
    if (open) await this.#catchUp(open);
    // At the same moment as here: what is typed before or after is told before or after it.
    this.#options.announce.tell({ kind: 'settled', ticketId, ...settled });
    this.#know({ ticketId, ...settled });
    if (!session) return [];
    session.settle(settled.asked, openTicket(this.#core, settled.answer), settled.by);
    const change = { key, value: session.kept };
    if (!open) {
      this.#note(ticketId, session.changed);
      session.dispose();
      this.#keepLate(ticketId, change.value);
    }
    return [change];
  }

  /**
   * What becomes of a ticket that is not open here and finds no room now: by the time of the next try
   * another tab may have kept something newer, of which only the store tells.
   */
  #keepLate(id: number, value: unknown): void {
    const { keeper } = this.#options;
    let late = value;
    const before = async (): Promise<void> => {
      const session = this.#restored(id, await this.#read(id));
      late = session?.kept;
      session?.dispose();
    };
    const after = (): void => {
      if (!this.#open.has(id)) keeper.follow(keyOf(id));
    };
    keeper.follow(keyOf(id), () => late, { before, after, looks: true });
  }

  /** What happened in another tab. */
  hear(told: Extract<Told, { kind: 'edits' | 'settled' }>): void {
    const session = this.#open.get(told.ticketId);
    if (told.kind === 'edits') {
      // With the next writing comes the record. Who decides about a conflict here must have it.
      if (session?.take(told.edits)) this.#keep(session);
      if (session) return;
      this.#note(told.ticketId, true);
      return this.#meanwhile.edited(told.ticketId, told.edits);
    }
    this.#know(told);
    if (!session) {
      this.#meanwhile.saved(told.ticketId, told);
      return this.#note(told.ticketId, false);
    }
    session.settle(told.asked, openTicket(this.#core, told.answer), told.by);
    this.#keep(session);
  }

  /** A page has come, and reads from the store what that may not have heard of. */
  welcome(to: string): void {
    if (this.#options.keeper.kept === 'durable') return;
    for (const settled of this.#settled) {
      this.#options.announce.tell({ kind: 'settled', ...settled, to });
    }
  }

  /** What happened before this page came; a ticket may have been opened and read anew meanwhile. */
  learn({ ticketId, asked, answer, by }: Extract<Told, { kind: 'settled' }>): void {
    this.#know({ ticketId, asked, answer, ...(by !== undefined && { by }) });
    const session = this.#open.get(ticketId);
    const since = this.#restoredAt.get(ticketId);
    if (!session || since === undefined) return;
    const ticket = openTicket(this.#core, answer);
    if (compareStamps(stampOf(ticket), since) <= 0) return ticket.dispose();
    session.settle(asked, ticket, by);
    this.#keep(session);
    this.#options.announce.changed();
  }

  #know({ ticketId, asked, answer, by }: Settled & { readonly ticketId: number }): void {
    const settled = { ticketId, asked, answer, ...(by !== undefined && { by }) };
    this.#settled = [...this.#settled, settled].slice(-mostSettled);
  }

  #note(id: number, edited: boolean): void {
    if (edited) this.#edited.add(id);
    else this.#edited.delete(id);
  }

  async #restore(id: number): Promise<Session> {
    const { keeper, client, clock } = this.#options;
    const kept = await keeper.alone(async () => {
      const session = this.#restored(id, await this.#read(id));
      return session && this.#begin(session);
    });
    if (kept) {
      void this.refresh(kept).catch(() => undefined);
      return kept;
    }
    const fresh = await within(clock, patience, (bounds) => client.getTicket(id, bounds));
    // Another tab may have begun to edit it meanwhile.
    return keeper.alone(async () => {
      const late = this.#restored(id, await this.#read(id));
      if (late) {
        void this.#freshen(this.#begin(late), fresh!);
        return late;
      }
      const session = new Session(id, fresh!, this.#host);
      // The answer may be older than what another tab has saved meanwhile.
      this.#catchUpSaves(session);
      return this.#begin(session);
    });
  }

  #read(id: number): Promise<unknown> {
    return this.#options.store.get(keyOf(id)).catch(() => undefined);
  }

  /** A kept ticket; nothing where the store has none, or not one that could be read. */
  #restored(id: number, value: unknown): Session | undefined {
    const kept = readKeptTicket(value);
    if (!kept) return undefined;
    try {
      const session = new Session(id, openTicket(this.#core, kept.base), this.#host);
      session.restoreKept(kept);
      this.#restoredAt.set(id, stampOf(session.draft));
      this.#catchUpSaves(session);
      return session;
    } catch {
      return undefined;
    }
  }

  /** A full store still has as edits what another tab has saved since. */
  #catchUpSaves(session: Session): void {
    for (const { ticketId, asked, answer, by } of this.#settled) {
      if (ticketId !== session.id) continue;
      const ticket = openTicket(this.#core, answer);
      const newer = compareStamps(stampOf(ticket), stampOf(session.draft)) > 0;
      if (newer) session.settle(asked, ticket, by);
      else ticket.dispose();
    }
  }

  #begin(session: Session): Session {
    if (this.#closed) {
      session.dispose();
      throw new StoreError('closed');
    }
    for (const edits of this.#meanwhile.of(session.id)) session.take(edits);
    session.markSeen();
    this.#open.set(session.id, session);
    this.#edited.delete(session.id);
    // It also takes over what other tabs have not kept yet.
    if (session.kept) this.#keep(session);
    else this.#options.keeper.follow(keyOf(session.id), ...this.#keeping(session));
    this.#options.announce.changed();
    return session;
  }

  /** Goes on with a version of an open ticket that was read elsewhere. */
  take(ticketId: number, version: Uint8Array): void {
    const session = this.#open.get(ticketId);
    if (session) void this.#freshen(session, openTicket(this.#core, version));
  }

  /** Shows a version at once if it is newer; resolves when it is told. */
  async #freshen(session: Session, fresh: TicketDraft): Promise<void> {
    const before = session.draft.bytes;
    const { bytes } = fresh;
    const at = stampOf(fresh);
    const result = session.refresh(fresh);
    if (result === 'older' || result === 'same') return;
    this.#keep(session);
    const messages = [...session.arrived];
    const { announce, others } = this.#options;
    announce.changed();
    const overlaps = result === 'overlap';
    await others.tell({ ticketId: session.id, before, bytes, at, messages, overlaps });
  }

  get #host(): SessionHost {
    const { announce, clock, outbox } = this.#options;
    return {
      core: this.#core,
      now: () => clock.now(),
      changed: (session, pointers) => {
        this.#keep(session);
        const { draft } = session;
        const edits = pointers.map((at) => [at, draft.get(at), draft.before(at)] as const);
        announce.tell({ kind: 'edits', ticketId: session.id, edits });
        announce.changed('edits');
      },
      save: (session, options) => this.#save(session, options),
      asked: (session) => {
        const save = saveOf(outbox().of(session.id));
        return save && isActive(save) ? save.wanted.asked : [];
      },
    };
  }

  #keep(session: Session): void {
    this.#options.keeper.mark(keyOf(session.id), ...this.#keeping(session));
  }

  /** How a session is written. */
  #keeping(session: Session): [value: () => unknown, around: Around] {
    let written = (): void => undefined;
    const value = (): unknown => {
      written = session.writing();
      return session.kept;
    };
    return [value, { before: () => this.#catchUp(session), after: () => written() }];
  }

  /** Tabs share one record: what another one has kept must not be written away. */
  async #catchUp(session: Session): Promise<void> {
    const kept = readKeptTicket(await this.#read(session.id));
    if (kept) session.catchUp(kept);
  }

  /** Puts a session's edits into the outbox, or into the save that is there already. */
  async #save(session: Session, { notify = false }: SaveOptions): Promise<string | undefined> {
    const outbox = this.#options.outbox();
    let put: SaveEntry | undefined;
    await outbox.change(async () => {
      await this.#catchUp(session);
      const { plan } = session;
      if (!plan || !session.changed) return undefined;
      const before = saveOf(outbox.of(session.id));
      put = takeOn(this.#core, session, { before, id: outbox.newId(), notify });
      return { put: [put], changes: [{ key: keyOf(session.id), value: session.kept }] };
    });
    return put?.id;
  }
}

function keyOf(ticketId: number): string {
  return `ticket/${ticketId}`;
}
