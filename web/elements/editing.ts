import type { Change, Client } from '../../wasm/js/index.js';
import { isMissing, type Shown } from '../draft/problems.js';
import { putOnTop, save } from '../draft/saving.js';
import { Session, type TicketDraft } from '../draft/session.js';
import { text } from '../draft/text.js';

const noticeTime = 12_000;

/** A message above the footer, with something that can be done about it. */
export interface Notice {
  readonly kind: 'success' | 'info';
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What the editing needs of the element that shows it. */
export interface EditingHost {
  readonly client: () => Client | undefined;
  readonly emit: (name: string, detail: unknown, options?: { cancelable: boolean }) => boolean;
  readonly report: (cause: unknown) => Shown;
  readonly update: () => void;
}

/** The editor's state: the open ticket, the other tickets with unsaved edits, and what is going on. */
export class Editing {
  session: Session | undefined;
  saving = false;
  /** Why the ticket could not be opened. */
  loadProblem: Shown | undefined;
  /** Why the last action failed. */
  problem: Shown | undefined;
  notice: Notice | undefined;
  /** The open dialog: the review, or the conflict with this newer version. */
  dialog: 'review' | TicketDraft | undefined;
  readonly #host: EditingHost;
  readonly #kept = new Map<number, Session>();
  #wanted: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: EditingHost) {
    this.#host = host;
  }

  /** Numbers of the tickets that have unsaved edits. */
  get unsaved(): number[] {
    const sessions = new Set([...this.#kept.values(), ...(this.session ? [this.session] : [])]);
    return [...sessions].filter(({ changed }) => changed).map(({ id }) => id);
  }

  /** Shows a ticket; the one before is kept in memory while it has unsaved edits. */
  async open(id: number | undefined): Promise<void> {
    this.#leave();
    this.#wanted = id;
    const kept = id === undefined ? undefined : this.#kept.get(id);
    this.session = kept;
    if (id === undefined) return this.#host.update();
    if (kept) return this.refresh();
    try {
      const draft = await this.#host.client()!.getTicket(id);
      if (this.#wanted !== id || this.session) return draft.dispose();
      this.session = new Session(id, draft);
    } catch (cause) {
      if (this.#wanted === id) this.loadProblem = this.#unopened(id, cause);
    }
    this.#host.update();
  }

  /** Reads the open ticket again; edits stay. */
  async refresh(): Promise<void> {
    const { session } = this;
    const client = this.#host.client();
    if (!session || !client) return this.open(this.#wanted);
    this.#host.update();
    try {
      session.refresh(await client.getTicket(session.id));
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

  /** Sends the pending edits. */
  async save(): Promise<void> {
    const { session } = this;
    const client = this.#host.client();
    if (!client || !session?.changed || this.saving) return;
    const { plan } = session;
    if (!plan) {
      this.problem = this.#host.report(session.failure);
      return this.#host.update();
    }
    if (!this.#host.emit('tw-before-save', { plan }, { cancelable: true })) return;
    this.saving = true;
    this.problem = this.notice = undefined;
    this.#host.update();
    const outcome = await save(client, session, plan);
    this.saving = false;
    this.closeDialog();
    if (outcome.kind === 'saved') this.#saved(session, outcome);
    else if (outcome.kind === 'conflict') this.#conflict(session, outcome.fresh);
    else this.#failed(session, outcome.cause);
    this.#changed();
  }

  /** Opens the review, if there is something to review. */
  review(): void {
    if (!this.session?.changed || !this.session.plan) return;
    this.dialog = 'review';
    this.#host.update();
  }

  closeDialog(): void {
    if (typeof this.dialog === 'object' && this.dialog !== this.session?.draft) {
      this.dialog.dispose();
    }
    this.dialog = undefined;
    this.#host.update();
  }

  /** Continues on the newer version: with my edits on top, or (`undefined`) without them. */
  resolve(theirs: ReadonlySet<string> | undefined): void {
    const { session, dialog: fresh } = this;
    if (!session || typeof fresh !== 'object') return;
    const mine = session.changes;
    if (theirs) putOnTop(session, fresh, theirs);
    else session.replace(fresh);
    this.dialog = session.changed ? 'review' : undefined;
    if (session.changed) this.tell('info', text.editor.putOnTop);
    else this.tell('info', text.editor.tookTheirs, this.#bringBack(mine));
    this.#changed();
  }

  /** Takes all edits back; they can be brought back for a while. */
  discard(): void {
    const { session } = this;
    if (!session) return;
    const mine = session.changes;
    session.reset();
    this.problem = undefined;
    this.tell('info', text.editor.discarded, this.#bringBack(mine));
    this.#changed();
  }

  /** Shows a message for a while. */
  tell(kind: Notice['kind'], message: string, action?: Notice['action']): void {
    clearTimeout(this.#timer);
    this.notice = { kind, message, ...(action && { action }) };
    this.#timer = setTimeout(() => {
      this.notice = undefined;
      this.#host.update();
    }, noticeTime);
    this.#host.update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #unopened(id: number, cause: unknown): Shown {
    const problem = this.#host.report(cause);
    return isMissing(cause) ? { ...problem, message: text.editor.notFound(id) } : problem;
  }

  #leave(): void {
    const { session } = this;
    if (session?.changed || this.saving) this.#kept.set(session!.id, session!);
    else if (session) {
      this.#kept.delete(session.id);
      session.dispose();
    }
    this.closeDialog();
    this.loadProblem = this.problem = this.notice = undefined;
  }

  #saved(
    session: Session,
    {
      plan,
      milliseconds,
      changes,
    }: { plan: unknown; milliseconds: number; changes: readonly Change[] },
  ): void {
    if (session === this.session) {
      this.tell('success', text.editor.saved(milliseconds), {
        label: text.editor.undo,
        run: () => this.#revert(session, changes),
      });
    }
    this.#host.emit('tw-saved', { plan, draft: session.draft });
  }

  #conflict(session: Session, fresh: TicketDraft): void {
    const wanted = this.#host.emit('tw-conflict', { session, fresh }, { cancelable: true });
    if (wanted && session === this.session) {
      this.dialog = fresh;
      return;
    }
    fresh.dispose();
    if (wanted) this.tell('info', text.editor.notSaved(session.id));
  }

  #failed(session: Session, cause: unknown): void {
    const problem = this.#host.report(cause);
    if (session === this.session) this.problem = problem;
    else this.tell('info', text.editor.notSaved(session.id));
  }

  /** Undoes a save: the values before become edits, and are saved. */
  #revert(session: Session, changes: readonly Change[]): void {
    this.notice = undefined;
    session.revert(changes);
    void this.save();
  }

  #bringBack(changes: readonly Change[]): Notice['action'] {
    return {
      label: text.editor.restore,
      run: () => {
        this.notice = undefined;
        this.edit((session) => session.restore(changes));
      },
    };
  }

  #changed(): void {
    this.#host.emit('tw-dirty', { ids: this.unsaved });
    this.#host.update();
  }
}
