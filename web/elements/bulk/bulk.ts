import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { Combobox } from '../../controls/combobox.js';
import { incomplete, wholeLists, type FieldModel } from '../../controls/field.js';
import { flushControls } from '../../controls/flush.js';
import { controlStyles } from '../../controls/styles.js';
import { Bulk, isReady, mostTickets, type BulkEdit } from '../../draft/bulk.js';
import { BulkDeletion } from '../../draft/bulk-deletion.js';
import { BulkMerging } from '../../draft/bulk-merging.js';
import type { MessageLevel } from '../../draft/message.js';
import { statusList } from '../../draft/quick.js';
import { Draft } from '../../../wasm/js/draft.js';
import { pointerOf, rowsFor, type PropertyRow } from '../../table/properties.js';
import { Refusals } from '../../table/refusals.js';
import { text } from '../../text/index.js';
import { fileStyles } from '../message-editor/file-styles.js';
import { DeskLink } from '../shared/desk-link.js';
import { dialogStyles } from '../shared/dialog-styles.js';
import type { ElementClass } from '../shared/definition.js';
import { TicketElement } from '../shared/element.js';
import { theme } from '../shared/theme.js';
import { renderActing } from './act-view.js';
import { bulkStyles } from './styles.js';
import { renderChoice, renderResults } from './view.js';
import { renderKinds, renderWriting, type BulkKind } from './write-view.js';
import { Writing } from './writing.js';

/**
 * A dialog that sets properties of several tickets, writes a message to all of them, deletes them or
 * merges them into one. Each ticket is saved by itself, guarded and merged as if it were edited alone,
 * and each gets a message of its own by the outbox; what became of each is told, and can be taken back,
 * a merge excepted.
 *
 * @fires tw-open - A ticket is to be looked at; `detail.ticketId` is its number.
 * @fires tw-bulk-done - The dialog was closed; `detail.begun` tells whether anything was begun.
 * @csspart dialog - The dialog.
 */
export class TicketBulk extends TicketElement {
  static needs = (): Record<string, ElementClass> => ({ 'tw-combobox': Combobox });

  static override properties: PropertyDeclarations = {
    ticketIds: { attribute: false },
    fields: {},
    hold: { type: Number },
    chosen: { state: true },
    bulk: { state: true },
    writing: { state: true },
    acting: { state: true },
  };
  static override styles = [theme, controlStyles, dialogStyles, fileStyles, bulkStyles];

  /** Numbers of the tickets; the dialog is open while there are any. */
  declare ticketIds: readonly number[];
  /** Properties that may be set, separated by commas; the first one is offered at first. */
  declare fields: string;
  /** Seconds in which messages can be called back; 0 sends at once. */
  declare hold: number;
  /** What is to be set, in the order in which it was chosen. */
  declare private chosen: readonly BulkEdit[];
  declare private bulk: Bulk | undefined;
  declare private writing: Writing | undefined;
  declare private acting: BulkDeletion | BulkMerging | undefined;
  #refusals = new Refusals();
  readonly #link = new DeskLink(this);
  /** Holds nothing: for the controls, which read custom fields by one. */
  #draft: Draft | undefined;
  #begun = false;

  constructor() {
    super();
    this.ticketIds = [];
    this.fields = 'status,owner,priority,category,tickettype,deadline,tags,slevel';
    this.hold = 10;
    this.chosen = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client') || changed.has('fields')) this.preload(wholeLists(this.#rows));
    if (!changed.has('ticketIds')) return;
    this.#end();
    const [first] = this.#rows;
    if (first && this.ticketIds.length > 0) this.#add(first);
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      // What most come for is the first property's value.
      dialog.querySelector<HTMLElement>('.chosen .field :is(select, input, button)')?.focus();
    }
    this.writing?.sync();
  }

  protected override content() {
    const { client, lists, bulk, writing, acting } = this;
    if (this.ticketIds.length === 0 || !client || !lists) return nothing;
    const count = Math.min(this.ticketIds.length, mostTickets);
    return html`<dialog
      part="dialog"
      aria-labelledby="title"
      @close=${() => this.#close()}
      @cancel=${(event: Event) => {
        // What is under way is stopped first, and told.
        if (!bulk?.running && acting?.phase !== 'working') return;
        event.preventDefault();
        (bulk ?? acting)?.stop();
      }}
    >
      <div class="sheet">
        <header>
          <h2 id="title">${this.#title(count)}</h2>
        </header>
        ${bulk ? this.#results(bulk) : writing ? this.#written(writing) : acting ? this.#acted(acting) : this.#choice(count)}
      </div>
    </dialog>`;
  }

  get #rows(): readonly PropertyRow[] {
    return rowsFor(this.fields.split(','));
  }

  #title(count: number): string {
    const { acting } = this;
    if (acting?.kind === 'delete') return text.bulkActions.deleteTitle(acting.items.length);
    if (acting) return text.bulkActions.mergeTitle(acting.items.length);
    return this.writing ? text.bulkMessage.title(count) : text.bulk.title(count);
  }

  #choice(count: number) {
    const taken = new Set(this.chosen.map(([row]) => row));
    const { desk } = this.#link;
    return renderChoice({
      // What one of them sets beside itself, such as until when it is postponed, it shows itself.
      models: this.chosen
        .filter(([row]) => this.#rows.includes(row))
        .map((edit) => this.#model(edit)),
      left: this.#rows.filter((row) => !taken.has(row)),
      count,
      head: this.#head(),
      ready: desk !== undefined && this.#ready,
      add: (row) => this.#add(row),
      remove: (row) => this.#remove(row),
      apply: () => void this.#run(),
      cancel: this.#shut,
    });
  }

  #results(bulk: Bulk) {
    return renderResults(bulk, {
      open: this.#open,
      stop: () => bulk.stop(),
      undo: () => void bulk.undo(),
      again: () => void bulk.run(),
      close: this.#shut,
    });
  }

  /** What is done with the tickets, and how many of them it leaves out. */
  #head() {
    const more = this.ticketIds.length - mostTickets;
    return html`${
      more > 0
        ? html`<p class="notice" role="alert">${text.bulk.tooMany(mostTickets, more)}</p>`
        : nothing
    }
    ${renderKinds(this.writing?.level ?? this.acting?.kind ?? 'properties', {
      merge: this.ticketIds.length > 1,
      choose: (kind) => void this.#choose(kind),
    })}`;
  }

  #written(writing: Writing) {
    const [open, close] = [this.#open, this.#shut];
    const desk = this.#link.desk!;
    const statuses = this.lists?.peek(statusList);
    return renderWriting({ writing, desk, statuses, head: this.#head(), open, close });
  }

  readonly #shut = (): void => this.renderRoot.querySelector('dialog')?.close();

  readonly #open = (ticketId: number): void => {
    this.#shut();
    this.emit('tw-open', { ticketId });
  };

  #acted(action: BulkDeletion | BulkMerging) {
    return renderActing({
      action,
      head: this.#head(),
      open: this.#open,
      confirm: () => this.#act(() => action.confirm()),
      undo: () => this.#act(() => (action as BulkDeletion).undo()),
      again: (ids) => this.#ask(action.kind, ids),
      close: this.#shut,
    });
  }

  /** Goes over to something else that is done with them. */
  async #choose(kind: BulkKind): Promise<void> {
    const message = kind === 'External' || kind === 'Internal';
    if (!message) {
      this.writing?.dispose();
      this.writing = undefined;
    }
    this.acting?.dispose();
    this.acting = undefined;
    if (message) return this.#write(kind);
    if (kind !== 'properties') return this.#ask(kind, this.ticketIds);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.kind')?.focus();
  }

  /** Asks whether to delete or to merge these tickets. */
  async #ask(kind: 'delete' | 'merge', ids: readonly number[]): Promise<void> {
    const { desk } = this.#link;
    if (!desk) return;
    this.acting?.dispose();
    const host = {
      update: () => this.requestUpdate(),
      report: (cause: unknown) => this.report(cause),
    };
    this.acting =
      kind === 'delete' ? new BulkDeletion(desk, ids, host) : new BulkMerging(desk, ids, host);
    const looked = this.acting.look();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.kind[aria-pressed=true]')?.focus();
    await looked;
  }

  async #act(work: () => Promise<void>): Promise<void> {
    this.#begun = true;
    await work();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.done')?.focus();
  }

  async #write(level: MessageLevel): Promise<void> {
    const { desk } = this.#link;
    if (!desk) return;
    this.preload([statusList]);
    const ids = this.ticketIds.slice(0, mostTickets);
    this.writing ??= await Writing.begin(ids, desk, {
      element: this,
      root: () => this.renderRoot as ShadowRoot,
      client: () => this.client,
      desk: () => this.#link.desk,
      hold: () => this.hold,
      update: () => this.requestUpdate(),
      updated: () => this.updateComplete,
      report: (cause) => this.report(cause),
    });
    this.writing.change({ level });
    await this.updateComplete;
    this.writing?.place.load();
    this.writing?.place.focus();
  }

  get #ready(): boolean {
    const { chosen, lists } = this;
    if (!lists || chosen.length === 0 || !chosen.every(isReady)) return false;
    const faults = incomplete(chosen.map((edit) => this.#model(edit)));
    return faults === undefined && this.#refusals.size === 0;
  }

  /** Where there is a value that most would mean, it begins with that. */
  #add(row: PropertyRow): void {
    const mine = this.#link.desk?.associateId ?? 0;
    const value = row.control === 'owner' && mine > 0 ? mine : undefined;
    this.chosen = [...this.chosen, [row, value]];
  }

  #remove(row: PropertyRow): void {
    this.#refusals.accept(pointerOf(row));
    const sets = row.until === undefined ? [row] : [row, ...rowsFor([row.until])];
    this.chosen = this.chosen.filter(([other]) => !sets.includes(other));
  }

  #model([row, value]: BulkEdit): FieldModel {
    const edit = (to: unknown): void => {
      if (to === undefined && !this.#rows.includes(row)) return this.#remove(row);
      this.#refusals.accept(pointerOf(row));
      const rest = this.chosen.filter(([other]) => other !== row);
      const at = this.chosen.findIndex(([other]) => other === row);
      this.chosen = rest.toSpliced(at < 0 ? rest.length : at, 0, [row, to]);
    };
    const draft = (this.#draft ??= new Draft(this.client!.core, 'TicketEntity', empty));
    const may = { read: true, update: true, mandatory: false, reason: '', type: '', length: 0 };
    const fields = Object.fromEntries(this.#rows.concat(row).map((each) => [each.name, may]));
    return {
      row,
      value,
      before: undefined,
      base: {},
      changed: value !== undefined,
      draft: {
        customFields: (dictionary) => draft.customFields(dictionary),
        writeCustomField: (...given) => draft.writeCustomField(...given),
        rights: { table: draft.rights.table, fields },
      },
      problem: undefined,
      lists: this.lists!,
      edit,
      refusals: this.#refusals,
      refuse: (pointer, refusal) => {
        if (refusal) this.#refusals.set(pointer, refusal);
        else this.#refusals.accept(pointer);
        this.requestUpdate();
      },
      other: (other) =>
        this.#model(this.chosen.find(([each]) => each === other) ?? [other, undefined]),
    };
  }

  async #run(): Promise<void> {
    flushControls(this.renderRoot as ShadowRoot);
    const { desk } = this.#link;
    if (!desk || !this.#ready) return;
    this.bulk = new Bulk(desk, this.ticketIds, this.chosen, {
      update: () => this.requestUpdate(),
      report: (cause) => this.report(cause),
    });
    this.#begun = true;
    await this.bulk.run();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.done')?.focus();
  }

  #close(): void {
    this.emit('tw-bulk-done', { begun: this.#begun || this.writing?.sent === true });
    this.ticketIds = [];
  }

  #end(): void {
    this.bulk?.dispose();
    this.bulk = undefined;
    this.writing?.dispose();
    this.writing = undefined;
    this.acting?.dispose();
    this.acting = undefined;
    this.chosen = [];
    this.#begun = false;
    this.#refusals = new Refusals();
    this.#draft?.dispose();
    this.#draft = undefined;
  }
}

const empty = new TextEncoder().encode('{}');
