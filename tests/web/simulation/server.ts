import type { Core } from '../../../wasm/js/index.js';
import type { VirtualTime } from './time.js';

export type Json = Record<string, unknown>;

/** One message as it is stored. */
export interface StoredMessage {
  readonly id: number;
  /** A merge moves it. */
  ticketId: number;
  readonly by: string;
  readonly createdAt: string;
  readonly body: string;
  readonly slevel: string;
  readonly messageId: string;
  readonly at: number;
  headers: readonly Json[];
}

/** A value that somebody has saved. */
export interface Written {
  readonly ticketId: number;
  readonly pointer: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly by: string;
  readonly at: number;
}

export interface StoredTicket {
  readonly id: number;
  /** Its title when it was made. */
  readonly first: unknown;
  entity: Json;
  /** LastChanged in 100 ns since the epoch. */
  changed: bigint;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** Members that people edit, and members that others' decisions change. */
export const watched = {
  '/Title': (entity: Json) => entity['Title'],
  '/Author': (entity: Json) => entity['Author'],
  '/Priority/TicketPriorityId': (entity: Json) => part(entity['Priority'], 'TicketPriorityId'),
  '/OwnedBy/AssociateId': (entity: Json) => part(entity['OwnedBy'], 'AssociateId'),
  '/BaseStatus': (entity: Json) => entity['BaseStatus'],
  '/ConnectId': (entity: Json) => entity['ConnectId'],
} as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The WebAPI's tickets, small, with everything that ever happened to them. */
export class Tickets {
  readonly byId = new Map<number, StoredTicket>();
  readonly messages: StoredMessage[] = [];
  readonly written: Written[] = [];
  /** A line per mail that went out. */
  readonly mails: { readonly messageId: number; readonly by: string; readonly at: number }[] = [];
  /** Each applied patch. */
  readonly patches: { readonly ticketId: number; readonly by: string; readonly body: string }[] =
    [];
  readonly #core: Core;
  readonly #time: VirtualTime;
  /** A message whose MessageId the ticket has already is that one; a plain server stores another. */
  knowsTwins = true;
  #last = 0n;
  #nextMessage = 900;

  constructor(core: Core, time: VirtualTime) {
    this.#core = core;
    this.#time = time;
  }

  create(entity: Json, by: string): StoredTicket {
    const id = this.byId.size + 1;
    const createdAt = text(this.#stamp());
    const ticket: StoredTicket = {
      id,
      first: entity['Title'],
      entity: { BaseStatus: 'Active', ConnectId: 0, ...entity, TicketId: id },
      changed: this.#last,
      createdBy: by,
      createdAt,
    };
    this.byId.set(id, ticket);
    for (const [pointer, read] of Object.entries(watched)) {
      const to = read(ticket.entity);
      this.written.push({ ticketId: id, pointer, from: undefined, to, by, at: this.#time.now() });
    }
    return ticket;
  }

  /** Applies a patch; what its guards do not allow throws the core's error. */
  patch(ticket: StoredTicket, body: Uint8Array, by: string): void {
    const before = encoder.encode(JSON.stringify(ticket.entity));
    const after = JSON.parse(
      decoder.decode(this.#core.apply('TicketEntity', before, body)),
    ) as Json;
    this.patches.push({ ticketId: ticket.id, by, body: decoder.decode(body) });
    this.change(ticket, after, by);
  }

  change(ticket: StoredTicket, entity: Json, by: string): void {
    if (JSON.stringify(entity) === JSON.stringify(ticket.entity)) return;
    for (const [pointer, read] of Object.entries(watched)) {
      const [from, to] = [read(ticket.entity), read(entity)];
      if (from === to) continue;
      this.written.push({ ticketId: ticket.id, pointer, from, to, by, at: this.#time.now() });
    }
    ticket.entity = entity;
    ticket.changed = this.#stamp();
  }

  /** A ticket goes into another one, which takes over its messages. */
  merge(ticket: StoredTicket, into: number, by: string): void {
    this.change(ticket, { ...ticket.entity, BaseStatus: 'Merged', ConnectId: into }, by);
    for (const message of this.messages) {
      if (message.ticketId === ticket.id) message.ticketId = into;
    }
    this.byId.get(into)!.changed = this.#stamp();
  }

  message(ticket: StoredTicket, message: Json, by: string): StoredMessage {
    this.#nextMessage += 1;
    const stored: StoredMessage = {
      id: this.#nextMessage,
      ticketId: ticket.id,
      by,
      createdAt: text(this.#stamp()),
      body: (message['Body'] ?? message['HtmlBody'] ?? '') as string,
      slevel: (message['Slevel'] ?? 'External') as string,
      messageId: (message['MessageId'] ?? '') as string,
      at: this.#time.now(),
      headers: [],
    };
    this.messages.push(stored);
    ticket.changed = this.#last;
    return stored;
  }

  /** The message of that MessageId which a ticket, or what it was merged into, has already. */
  sent(ticketId: number, messageId: unknown): StoredMessage | undefined {
    const passed = new Set<number>();
    for (let at = ticketId; at !== 0 && !passed.has(at); at = this.#mergedInto(at)) {
      const found = this.messages.find(
        (each) => each.ticketId === at && each.messageId === messageId,
      );
      if (found) return found;
      passed.add(at);
    }
    return undefined;
  }

  #mergedInto(ticketId: number): number {
    return Number(this.byId.get(ticketId)?.entity['ConnectId'] ?? 0);
  }

  send(message: StoredMessage, to: readonly string[], by: string): void {
    this.mails.push({ messageId: message.id, by, at: this.#time.now() });
    message.headers = [{ Name: 'To', Value: to.join(', ') }];
    this.byId.get(message.ticketId)!.changed = this.#stamp();
  }

  /** True when that value was on the server at some time. */
  had(ticketId: number, pointer: string, value: unknown): boolean {
    return this.written.some(
      (each) => each.ticketId === ticketId && each.pointer === pointer && each.to === value,
    );
  }

  /** The ticket as GET answers it. */
  read(ticket: StoredTicket): Json {
    const messages = this.messages.filter(({ ticketId }) => ticketId === ticket.id);
    return {
      ...ticket.entity,
      CreatedAt: ticket.createdAt,
      LastChanged: text(ticket.changed),
      NumMessages: messages.length,
      Messages: messages.map(({ id, slevel }) => ({ TicketMessageId: id, Slevel: slevel })),
    };
  }

  /** Strictly later than every one before. */
  #stamp(): bigint {
    const now = BigInt(Math.floor(this.#time.now())) * 10_000n + 1_234n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return this.#last;
  }
}

/** 100 ns since the epoch as the WebAPI writes it. */
export function text(ticks: bigint): string {
  const fraction = String(ticks % 10_000_000n).padStart(7, '0');
  const seconds = new Date(Number(ticks / 10_000n)).toISOString().slice(0, 19);
  return `${seconds}.${fraction}Z`;
}

function part(value: unknown, name: string): unknown {
  return (value as Json | null | undefined)?.[name];
}
