import type { TicketEntity } from '../../wasm/js/index.js';
import { CarrierKeys } from '../../wasm/js/generated/schema.js';
import { carrierOf, member, rowNamed } from '../table/properties.js';
import { readTicket, type ActingHost } from './acting.js';
import { Action } from './action.js';
import { patience, within } from './failures.js';
import type { TicketDraft } from './versions.js';

/** What the new ticket has from the one that its messages come from. */
const inherited = ['Person', 'Category', 'Priority', 'OwnedBy', 'TicketType'] as const;

/** A ticket some of whose messages somebody is about to make another ticket of. */
export class Splitting extends Action<TicketDraft> {
  readonly kind = 'split';
  /** Numbers of the messages that go into the new ticket. */
  chosen: ReadonlySet<number> = new Set();
  /** What the new ticket is called. */
  title = '';
  /** Number of the new ticket, once it is there and known. */
  created: number | undefined;
  /** Texts of the messages by their numbers, as far as they were read. */
  bodies: ReadonlyMap<number, string> = new Map();

  constructor(ticketId: number, host: ActingHost) {
    super(ticketId, host, 'reading');
  }

  /** Reads the ticket, and the texts that its messages are known by. */
  override async look(): Promise<void> {
    await super.look();
    if (this.title === '') this.title = this.seen?.base.Title ?? '';
    void this.#readBodies();
  }

  /** Adds a message to those that go, or takes it out. */
  choose(messageId: number, on: boolean): void {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(messageId);
    else chosen.delete(messageId);
    this.chosen = chosen;
  }

  /** The messages that go, of those that are there. */
  get going(): readonly number[] {
    const there = this.seen?.base.Messages ?? [];
    return there.map((each) => each.TicketMessageId).filter((id) => this.chosen.has(id));
  }

  /** True where there is a name, and something goes and something stays. */
  get isComplete(): boolean {
    const { length } = this.going;
    const all = this.seen?.base.Messages?.length ?? 0;
    return this.title.trim() !== '' && length > 0 && length < all;
  }

  override async confirm(): Promise<boolean> {
    return this.seen && !this.isComplete ? false : super.confirm();
  }

  protected read(): Promise<TicketDraft> {
    return readTicket(this.host, this.ticketId);
  }

  protected tickets(ticket: TicketDraft): readonly TicketDraft[] {
    return [ticket];
  }

  protected isDone({ base }: TicketDraft): boolean {
    return !base.Messages?.some((each) => this.chosen.has(each.TicketMessageId));
  }

  protected async run({ base }: TicketDraft): Promise<void> {
    const { client, clock } = this.host;
    const answer = await within(clock, patience, (bounds) =>
      client.splitTicket(this.ticketId, this.going, this.#entity(base), bounds),
    );
    this.created = answer.TicketId;
  }

  protected async done(now: TicketDraft): Promise<void> {
    await this.host.acted(now);
    const [id] = this.chosen;
    // Without an answer, the messages tell where they have gone.
    if (this.created === undefined && id !== undefined) {
      this.created = await this.#ticketOf(id).catch(() => undefined);
    }
  }

  #entity(base: TicketDraft['base']): Partial<TicketEntity> {
    const same = inherited.flatMap((name) => {
      const key = CarrierKeys[carrierOf(rowNamed(name)!)!]!;
      const id = member(base[name], key);
      return typeof id === 'number' && id > 0 ? [[name, { [key]: id }]] : [];
    });
    return {
      ...(Object.fromEntries(same) as Partial<TicketEntity>),
      Title: this.title.trim(),
      BaseStatus: 'Active',
      Slevel: base.Slevel ?? 'External',
    };
  }

  async #ticketOf(messageId: number): Promise<number | undefined> {
    const { client, clock } = this.host;
    const { Ticket } = await within(clock, patience, (bounds) =>
      client.getMessage(messageId, { ...bounds, select: ['Ticket'] }),
    );
    return Ticket?.TicketId;
  }

  /** Without their texts the messages are known by their authors. */
  async #readBodies(): Promise<void> {
    const { client, clock } = this.host;
    const select = ['EjMessageId', 'Body'] as const;
    const found = await within(clock, patience, (bounds) =>
      client.getMessages(this.ticketId, { ...bounds, select }),
    ).catch(() => []);
    this.bodies = new Map(found.map(({ EjMessageId, Body }) => [EjMessageId, Body ?? '']));
    this.host.changed();
  }
}
