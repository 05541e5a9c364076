import type { Client } from '../../../wasm/js/index.js';
import { BulkMessage } from '../../draft/bulk-message.js';
import type { Desk } from '../../draft/desk.js';
import type { Following } from '../../draft/entry.js';
import type { Addressees, MessageContent, MessageLevel } from '../../draft/message.js';
import { severalTickets, type MessageDraft } from '../../draft/message-draft.js';
import type { Session } from '../../draft/session.js';
import type { Shown } from '../../table/problems.js';
import { text } from '../../text/index.js';
import { Files, picturesIn } from '../message-editor/files.js';
import { answered, recipientsFault, recipientsOf } from '../message-editor/recipients.js';
import { TextPlace } from '../message-editor/text-place.js';
import type { EditorText } from '../message-editor/adapter.js';
import { aboutText } from '../message-editor/view.js';

/** Events after which the page may be gone. */
const lastMoments = ['pagehide', 'visibilitychange'] as const;

/** What writing to several tickets needs of the dialog. */
export interface WritingHost {
  readonly element: HTMLElement;
  readonly root: () => ShadowRoot;
  readonly client: () => Client | undefined;
  readonly desk: () => Desk | undefined;
  readonly hold: () => number;
  readonly update: () => void;
  readonly updated: () => Promise<unknown>;
  readonly report: (cause: unknown) => Shown;
}

/** The message that is written to several tickets: one draft, from the first letter to the outbox. */
export class Writing {
  readonly draft: MessageDraft;
  readonly place: TextPlace;
  /** Uploaded once, whatever the number of tickets. */
  readonly files: Files;
  /** What goes to each ticket, once that is looked at. */
  message: BulkMessage | undefined;
  /** What becomes of the tickets with it. */
  then: readonly Following[] = [];
  /** Why it cannot go on. */
  fault = '';
  /** True once anything was handed over. */
  sent = false;
  /** Those that it goes to. */
  ids: readonly number[];
  #busy = false;
  #gone = false;
  #clock: ReturnType<typeof setInterval> | undefined;
  readonly #host: WritingHost;

  private constructor(ids: readonly number[], draft: MessageDraft, host: WritingHost) {
    this.ids = ids;
    this.draft = draft;
    this.#host = host;
    for (const type of lastMoments) addEventListener(type, this.#keep, { capture: true });
    const { element, root, client, desk, update } = host;
    this.files = new Files(draft, {
      client,
      changed: update,
      dropPicture: (cid) => this.place.rich?.dropPicture(cid),
    });
    this.place = new TextPlace({
      ...{ element, root, update },
      content: () => draft.content,
      draft: () => draft,
      about: () => aboutText(draft.content),
      adapter: () => undefined,
      changed: (content) => this.#wrote(content),
      rich: {
        attach: (files) => void this.files.add(files),
        canned: { desk, client, ticketId: () => undefined },
        pictures: {
          find: (cid) => this.files.picture(cid),
          take: (picture) => this.files.addPicture(picture),
        },
      },
    });
  }

  /** Goes on with what was written to several tickets before. */
  static async begin(ids: readonly number[], desk: Desk, host: WritingHost): Promise<Writing> {
    return new Writing(ids, await desk.message(severalTickets), host);
  }

  get level(): MessageLevel {
    return this.draft.content.level;
  }

  change(change: Partial<MessageContent>): void {
    this.fault = '';
    this.draft.update(change);
    this.#host.update();
  }

  discard(): void {
    this.place.flush();
    this.files.release();
    this.draft.discard();
    this.place.focus();
  }

  /** After each rendering of the place of the text. */
  sync(): void {
    if (!this.message) this.place.sync();
  }

  /** Looks up what each ticket gets. */
  async check(): Promise<void> {
    const desk = this.#host.desk();
    this.place.flush();
    if (!desk || this.message || this.#busy) return;
    const { body, files } = this.draft.content;
    if (body.trim() === '' && files.length === 0) {
      this.#fail(text.message.empty);
      return this.place.focus();
    }
    const { update, report } = this.#host;
    this.#busy = true;
    const me = await this.#me();
    this.#busy = false;
    if (this.#gone) return;
    // The editor goes with the step; what is in it is in the draft. What is not uploaded yet is by the outbox.
    this.place.close();
    this.files.release();
    const whom = (session: Session): Promise<Addressees | string> => this.#whom(session);
    const message = new BulkMessage(desk, this.ids, this.draft, { me, whom, update, report });
    this.message = message;
    const reading = message.read();
    update();
    await reading;
    if (this.message === message) this.#focus('.summary');
  }

  /** Back to the text. */
  back(ids: readonly number[] = this.ids): void {
    this.#leaveMessage();
    this.ids = ids;
    this.#host.update();
    void this.#host.updated().then(() => {
      this.place.load();
      this.place.focus();
    });
  }

  /** Hands everything to the outbox. */
  async send(): Promise<void> {
    const { message } = this;
    if (!message || this.#busy || message.running) return;
    this.#busy = true;
    const then = this.level === 'External' ? this.then : [];
    const sent = await message.send({ hold: this.#host.hold() * 1_000, then }).catch(() => false);
    this.#busy = false;
    if (!sent) {
      this.back();
      return this.#fail(text.bulkMessage.changed);
    }
    this.sent = true;
    this.#clock = setInterval(() => this.#host.update(), 1_000);
    this.#host.update();
    this.#focus('.summary');
  }

  async callBack(): Promise<void> {
    await this.message?.callBack();
    this.#host.update();
    this.#focus('.again, .done');
  }

  /** What is in the outbox goes on. */
  dispose(): void {
    this.#gone = true;
    for (const type of lastMoments) removeEventListener(type, this.#keep, { capture: true });
    this.#leaveMessage();
    this.files.release();
    this.place.close();
  }

  /** What was typed and is not told yet is kept. */
  readonly #keep = (): void => {
    if (this.place.flush()) void this.#host.desk()?.flush();
  };

  #leaveMessage(): void {
    clearInterval(this.#clock);
    this.message?.dispose();
    this.message = undefined;
    this.sent = false;
  }

  #wrote({ text: body, html }: EditorText): void {
    const formatted = html === undefined ? undefined : { html, text: body };
    const files = this.files.withPictures(picturesIn(html ?? ''));
    const same = files === this.draft.content.files;
    this.change({ body, formatted, ...(!same && { files }) });
  }

  #fail(fault: string): void {
    this.fault = fault;
    this.#host.update();
  }

  #focus(selector: string): void {
    void this.#host
      .updated()
      .then(() => this.#host.root().querySelector<HTMLElement>(selector)?.focus());
  }

  async #me(): Promise<string> {
    const principal = await this.#host
      .client()
      ?.principal()
      .catch(() => undefined);
    return principal?.FullName ?? principal?.Associate ?? '';
  }

  async #whom({ id, base }: Session): Promise<Addressees | string> {
    const client = this.#host.client();
    if (!client) return text.bulkMessage.nobody;
    const whom = await recipientsOf(client, id, answered(base.Messages ?? []));
    const { to, cc, bcc } = whom;
    if (to.length + cc.length + bcc.length === 0) return text.bulkMessage.nobody;
    return recipientsFault(whom)?.message ?? whom;
  }
}
