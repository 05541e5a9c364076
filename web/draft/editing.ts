import { isMissing, type Shown } from '../table/problems.js';
import { text } from '../text/index.js';
import { Asking } from './asking.js';
import type { Desk } from './desk.js';
import type { KeptConflict, SaveEntry } from './entry.js';
import { causeOf } from './failures.js';
import { leftOf } from './onward.js';
import type { Report } from './report.js';
import { putOnTop } from './resolving.js';
import type { EventDetails, EventName } from './events.js';
import type { Session, TicketDraft } from './session.js';
import { settled } from './settled.js';
import { openTicket } from './versions.js';

/** A message above the footer, with something that can be done about it. */
export interface Notice {
  readonly kind: 'success' | 'info';
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What is said on a ticket that was opened for it, perhaps by what the ticket is by then. */
export type Arrival = Notice | ((session: Session) => Notice);

/** What the editing needs of the element that shows it. */
export interface EditingHost {
  /** Where the unfinished work lies; nothing before there is a client. */
  readonly desk: () => Promise<Desk> | undefined;
  readonly emit: <Name extends EventName>(
    name: Name,
    detail: EventDetails[Name],
    options?: { cancelable: boolean },
  ) => boolean;
  readonly report: (cause: unknown) => Shown;
  /** What became of a save, in words. */
  readonly describe: (report: SaveReport) => string;
  readonly update: () => void;
}

/** What became of a save, or of taking one back. */
export type SaveReport = Extract<Report, { kind: 'saved' | 'undone' | 'redone' }>;

/** The editor's state: the open ticket, what is going on with it, and what was said last. */
export class Editing {
  session: Session | undefined;
  desk: Desk | undefined;
  /** Why the ticket could not be opened. */
  loadProblem: Shown | undefined;
  /** Why the last action failed. */
  problem: Shown | undefined;
  notice: Notice | undefined;
  /**
   * The open dialog: the review, the question whether to close a ticket with new messages, or the
   * conflict with this newer version.
   */
  dialog: 'review' | 'unread' | TicketDraft | undefined;
  /** What others have done to the open ticket since it was opened. */
  others: Extract<Report, { kind: 'others' }> | undefined;
  /** Deleting and merging the open ticket. */
  readonly asking: Asking;
  readonly #host: EditingHost;
  #wanted: number | undefined;
  #stop: (() => void)[] = [];
  #arrival: { readonly ticketId: number; readonly notice: Arrival } | undefined;
  /** The entry of the save that the reader has asked for, and sees through. */
  #awaited: string | undefined;

  constructor(host: EditingHost) {
    this.#host = host;
    this.asking = new Asking({
      desk: () => this.desk,
      report: (cause) => host.report(cause),
      merged: async (ticketId, into) => {
        host.emit('tw-merged', { ticketId, into });
        await this.continueIn(into, text.actions.merged(ticketId));
      },
      split: (count, into) =>
        this.tell(
          'success',
          text.split.done(count, into),
          into === undefined
            ? undefined
            : {
                label: text.split.open(into),
                run: () => void host.emit('tw-open', { ticketId: into }),
              },
        ),
      update: () => host.update(),
    });
  }

  /** Numbers of the tickets that have unsaved edits. */
  get unsaved(): number[] {
    const edits = this.desk?.unfinished.filter(({ kind }) => kind === 'edits') ?? [];
    return edits.map(({ ticketId }) => ticketId);
  }

  /** True while the open ticket's edits are on their way. */
  get saving(): boolean {
    return this.entry?.state === 'sending';
  }

  /** The save of the open ticket that is not done yet. */
  get entry(): SaveEntry | undefined {
    const { session, desk } = this;
    const entries = session && desk ? desk.outbox.of(session.id) : [];
    return entries.find((entry) => entry.kind === 'save');
  }

  /** What the open ticket's save is in conflict with. */
  get conflict(): KeptConflict | undefined {
    return this.entry?.state === 'conflict' ? this.entry.conflict : undefined;
  }

  /** Shows a ticket; the one before keeps its edits. */
  async open(id: number | undefined): Promise<void> {
    this.#leave();
    this.#wanted = id;
    if (id === undefined) return this.#host.update();
    try {
      const desk = await this.#connect();
      const session = await desk?.openTicket(id);
      if (this.#wanted !== id || !session) return;
      this.session = session;
      desk!.showTicket(id);
      this.seen();
      const { ticketId, notice } = this.#arrival ?? {};
      if (ticketId === id) this.notice = typeof notice === 'function' ? notice(session) : notice;
      this.#arrival = undefined;
    } catch (cause) {
      if (this.#wanted === id) this.loadProblem = this.#unopened(id, cause);
    }
    this.#host.update();
  }

  /** The reader looks at the open ticket. That the server could not be told is no harm. */
  seen(): void {
    const { session, desk } = this;
    if (session) void desk?.markRead(session).catch(() => undefined);
  }

  /** Reads the open ticket again; edits stay. */
  async refresh(): Promise<void> {
    const { session, desk } = this;
    if (!session || !desk) return this.open(this.#wanted);
    try {
      await desk.refresh(session);
    } catch (cause) {
      this.problem = this.#host.report(cause);
    }
    this.#host.update();
  }

  /** Runs an edit of the open ticket. */
  edit(change: (session: Session) => void): void {
    if (!this.session) return;
    change(this.session);
    this.problem = undefined;
    if (this.notice?.kind === 'info') this.notice = undefined;
    if (!this.session.changed && this.dialog === 'review') this.closeDialog();
    this.#changed();
  }

  /** Puts the edits into the outbox; resolves when they are saved, or when it is shown why not. */
  async save(options: { readonly notify?: boolean } = {}): Promise<void> {
    const { session, desk } = this;
    if (!desk || !session || session.unsaved.length === 0) return;
    const { plan } = session;
    if (!plan) {
      this.problem = this.#host.report(session.failure);
      return this.#host.update();
    }
    if (!this.#host.emit('tw-before-save', { plan }, { cancelable: true })) return;
    this.problem = this.notice = undefined;
    this.closeDialog();
    const id = (this.#awaited = await session.save(options));
    this.#host.update();
    if (id !== undefined) await settled(desk, id);
    // What waits for long is done later, when its reader may be at something else.
    if (id !== undefined && desk.outbox.find(id)) this.#awaited = undefined;
    this.#changed();
  }

  /** Opens the review, if there is something to review. */
  review(): void {
    if (!this.session?.changed || !this.session.plan) return;
    this.dialog = 'review';
    this.#host.update();
  }

  /** Asks whether to close the ticket although there are new messages. */
  askUnread(): void {
    this.dialog = 'unread';
    this.#host.update();
  }

  closeDialog(): void {
    if (typeof this.dialog === 'object' && this.dialog !== this.session?.draft) {
      this.dialog.dispose();
    }
    this.dialog = undefined;
    this.#host.update();
  }

  /** Opens the conflict of the open ticket, if it has one. */
  showConflict(): void {
    const { session, desk, conflict } = this;
    if (!session || !desk || !conflict) return;
    this.closeDialog();
    const fresh = openTicket(desk.core, conflict.fresh);
    const wanted = this.#host.emit('tw-conflict', { session, fresh }, { cancelable: true });
    if (wanted) this.dialog = fresh;
    else fresh.dispose();
    this.#host.update();
  }

  /** What is to be said on a ticket that is about to be opened. */
  announce(ticketId: number, notice: Arrival): void {
    this.#arrival = { ticketId, notice };
  }

  /** Continues in the ticket that this one was merged into, with everything unfinished. */
  async continueIn(ticketId: number, message?: string): Promise<void> {
    const { session, desk } = this;
    if (!session || !desk) return;
    this.closeDialog();
    try {
      await desk.moveTo(session.id, ticketId);
      if (message !== undefined) this.announce(ticketId, { kind: 'success', message });
      this.#host.emit('tw-open', { ticketId });
    } catch (cause) {
      this.problem = this.#host.report(cause);
    }
    this.#changed();
  }

  /** Continues on the newer version: with my edits on top, or (`undefined`) without them. */
  resolve(theirs: ReadonlySet<string> | undefined): void {
    const { session, desk, dialog: fresh } = this;
    if (!session || !desk || typeof fresh !== 'object') return;
    this.dialog = undefined;
    if (theirs) putOnTop(session, fresh, theirs);
    else session.discardFor(fresh);
    void desk.resolved(session);
    if (session.changed) {
      this.dialog = 'review';
      this.tell('info', text.editor.putOnTop);
    } else this.tell('info', text.editor.tookTheirs, this.#bringBack(session));
    this.#changed();
  }

  /** Takes all edits back; they can be brought back until the next change of the same field. */
  discard(): void {
    const { session } = this;
    if (!session) return;
    session.discard();
    this.problem = undefined;
    this.tell('info', text.editor.discarded, this.#bringBack(session));
    this.#changed();
  }

  /** Shows a message until there is another one. */
  tell(kind: Notice['kind'], message: string, action?: Notice['action']): void {
    this.notice = { kind, message, ...(action && { action }) };
    this.#host.update();
  }

  /** Takes the messages away that are shown. */
  hush(): void {
    this.problem = this.notice = undefined;
    this.#host.update();
  }

  /** Lets go of ticket and desk, unless by then the element is elsewhere: it was only moved. */
  async disconnect(isConnected: () => boolean): Promise<void> {
    await Promise.resolve();
    if (isConnected()) return;
    this.#leave();
    this.dispose();
  }

  /** Shows again what was shown when it was let go of. */
  reconnect(): void {
    if (this.#wanted !== undefined && !this.desk) void this.open(this.#wanted);
  }

  /** Lets go of the desk. */
  dispose(): void {
    this.#stop.forEach((stop) => stop());
    this.#stop = [];
    this.desk = undefined;
  }

  async #connect(): Promise<Desk | undefined> {
    const desk = await this.#host.desk();
    if (desk === this.desk) return desk;
    this.dispose();
    this.desk = desk;
    if (!desk) return undefined;
    this.#stop = [
      desk.onChange((typed) => {
        // The questions tell of a message that was begun; nothing else here does.
        if (typed !== 'message' || this.asking.action) this.#host.update();
      }),
      desk.onReport((report) => this.#hear(report)),
    ];
    return desk;
  }

  #unopened(id: number, cause: unknown): Shown {
    const problem = this.#host.report(cause);
    return isMissing(cause) ? { ...problem, message: text.editor.notFound(id) } : problem;
  }

  #leave(): void {
    this.closeDialog();
    this.asking.stop();
    if (this.session) this.desk?.leaveTicket(this.session.id);
    this.session = this.#awaited = undefined;
    this.loadProblem = this.problem = this.notice = this.others = undefined;
  }

  #hear(report: Report): void {
    if (report.kind === 'session') {
      const message = text.errors.unauthorized;
      this.#host.report(causeOf({ code: 'unauthorized', message, status: 401 }));
    }
    if (!('ticketId' in report)) return;
    const here = report.ticketId === this.session?.id;
    if (report.kind === 'saved') this.#saved(report, here);
    else if (report.kind === 'undone' || report.kind === 'redone') this.#undone(report, here);
    else if (report.kind === 'deleted' && here) this.#deleted(report);
    else if (report.kind === 'conflict' && report.of === 'save') this.#conflict(report, here);
    else if (report.kind === 'refused' && report.of !== 'message') this.#refused(report, here);
    else if (report.kind === 'others' && here) this.others = report;
    this.#changed();
  }

  #saved(report: Extract<Report, { kind: 'saved' }>, here: boolean): void {
    if (!here) return;
    this.tell('success', this.#host.describe(report), {
      label: text.editor.undo,
      run: () => void this.desk?.saves.undo(report.saveId),
    });
    this.#host.emit('tw-saved', { plan: { body: report.body }, draft: this.session!.draft });
    if (this.#awaited !== report.entryId) return;
    const { ticketId, saveId: id } = report;
    this.#awaited = undefined;
    const left = leftOf(this.desk!, ticketId);
    this.#host.emit('tw-done', { ticketId, kind: 'save', id, next: false, left });
  }

  #undone(report: Extract<Report, { kind: 'undone' | 'redone' }>, here: boolean): void {
    if (!here) return;
    const { kind, saveId } = report;
    const undone = kind === 'undone';
    this.tell('success', this.#host.describe(report), {
      label: undone ? text.editor.redo : text.editor.undo,
      run: () => void (undone ? this.desk?.saves.redo(saveId) : this.desk?.saves.undo(saveId)),
    });
  }

  #deleted({ ticketId, saveId }: Extract<Report, { kind: 'deleted' }>): void {
    const typed = this.desk?.unfinished.some((one) => one.ticketId === ticketId);
    this.tell('success', text.actions.deleted(ticketId, typed === true), {
      label: text.editor.undo,
      run: () => void this.desk?.saves.undo(saveId),
    });
    this.#host.emit('tw-deleted', { ticketId });
  }

  #conflict({ ticketId }: Extract<Report, { kind: 'conflict' }>, here: boolean): void {
    if (here) this.showConflict();
    else this.tell('info', text.editor.notSaved(ticketId));
  }

  #refused({ ticketId, problem }: Extract<Report, { kind: 'refused' }>, here: boolean): void {
    const cause = causeOf(problem);
    if (here) {
      this.session?.mark(cause);
      this.problem = this.#host.report(cause);
    } else this.tell('info', text.editor.notSaved(ticketId));
  }

  #bringBack(session: Session): Notice['action'] {
    return {
      label: text.editor.restore,
      run: () => {
        this.notice = undefined;
        session.bringBack();
        this.#changed();
      },
    };
  }

  #changed(): void {
    this.#host.emit('tw-dirty', { ids: this.unsaved });
    this.#host.update();
  }
}
