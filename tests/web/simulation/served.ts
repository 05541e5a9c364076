import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Core } from '../../../wasm/js/index.js';
import type { RawLocal } from '../../../wasm/js/local/module.js';
import { loadService, Service } from '../../../wasm/js/local/service.js';
import { colleague } from './invariants.js';
import { firstNumber } from './ledger.js';
import { associateOf, type Answered, type Asked } from './routes.js';
import { Tickets, watched, type Json, type StoredMessage, type StoredTicket } from './server.js';
import type { VirtualTime } from './time.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** So many numbers stand for somebody, or for a priority, when they are typed. */
const known = 600;

/** Loads the module once. */
export function loadServed(): Promise<RawLocal> {
  return loadService(readFileSync(resolve('dist/local/local.wasm')));
}

/** The people of a history, and a record for each number that one of them may type. */
const world = ((): string => {
  const users = ['A', 'B', 'C', colleague];
  const numbers = Array.from({ length: known }, (_, index) => firstNumber + index);
  const ids = [7, ...users.map(associateOf), ...numbers];
  return JSON.stringify({
    users: users.map((user) => ({ user, password: user, associateId: associateOf(user) })),
    records: {
      Associate: ids.map((id) => ({ AssociateId: id, Name: `n${id}`, FullName: `n${id}` })),
      TicketStatusEntity: ['Active', 'Closed', 'Postponed', 'Deleted', 'Merged'].map(
        (status, index) => ({
          ...{ TicketStatusId: index + 1, Name: status, Status: status, IsDefault: true },
        }),
      ),
      TicketPriorityEntity: [1, ...numbers].map((id) => ({
        ...{ TicketPriorityId: id, Name: `p${id}`, IsDefault: id === 1 },
      })),
      TicketCategoryEntity: [{ TicketCategoryId: 1, ParentId: -1, Name: 'Support' }],
    },
  });
})();

/** The same as Tickets, kept by the server's own service. */
export class ServedTickets extends Tickets {
  readonly #service: Service;
  readonly #clock: VirtualTime;

  constructor(raw: RawLocal, core: Core, time: VirtualTime) {
    super(core, time);
    this.#clock = time;
    this.#service = new Service(raw, 'UTC');
    this.#service.add(new TextEncoder().encode(world));
  }

  dispose(): void {
    this.#service.dispose();
  }

  override create(entity: Json, by: string): StoredTicket {
    const body = { NewEntity: entity, Notify: false };
    const made = this.#call('POST', 'Agents/Ticket/SaveTicketEntityWithNotify', body, by);
    return this.#made(made, by);
  }

  override change(ticket: StoredTicket, entity: Json, by: string): void {
    const changed = Object.entries(entity).filter(([name, value]) => value !== ticket.entity[name]);
    this.#call('PATCH', `Ticket/${ticket.id}`, Object.fromEntries(changed), by);
    this.#observe(ticket.id, by);
  }

  override merge(ticket: StoredTicket, into: number, by: string): void {
    const body = { MergedTicketEntity: { TicketId: into }, SecondaryTicketIds: [ticket.id] };
    this.#call('POST', 'Agents/Ticket/MergeTickets', body, by);
    this.#observe(ticket.id, by);
    this.#observe(into, by);
  }

  /** What the service answers; what that has changed is written down. */
  answer({ user, method, url, headers, body }: Asked): Answered {
    const sent = Object.entries(headers).filter(([name]) => name !== 'authorization');
    const { pathname, search } = url;
    const answered = this.#service.handle({
      ...{ method, target: pathname + search, origin: '', headers: sent, body },
      ...{ user: user ?? '', refused: user === undefined },
    });
    const text = decoder.decode(answered.body);
    const saved = answered.status < 300 && method !== 'GET';
    if (saved && user !== undefined) {
      this.#note(pathname.replace(/^.*\/api\/v1\//, ''), text, body, user);
    }
    const fields = answered.headers.map(([name, value]) => [name.toLowerCase(), value]);
    return {
      status: answered.status,
      headers: Object.fromEntries(fields) as Record<string, string>,
      body: text,
    };
  }

  #note(path: string, answered: string, sent: Uint8Array, by: string): void {
    const [, id] = /^Ticket\/(\d+)$/.exec(path) ?? [];
    if (id !== undefined) {
      this.patches.push({ ticketId: Number(id), by, body: decoder.decode(sent) });
      this.#observe(Number(id), by);
    } else if (path.endsWith('/SaveTicketEntityWithNotify')) {
      this.#made(JSON.parse(answered) as Json, by);
    } else if (path.endsWith('/SaveTicketMessageEntity')) {
      this.#said(JSON.parse(answered) as Json, by);
    } else if (path.endsWith('/SendTicketMessage')) {
      this.#mailed(JSON.parse(decoder.decode(sent)) as Json, by);
    }
  }

  #made(entity: Json, by: string): StoredTicket {
    const id = entity['TicketId'] as number;
    const ticket: StoredTicket = {
      ...{ id, first: entity['Title'], entity, changed: 0n, createdBy: by },
      createdAt: entity['CreatedAt'] as string,
    };
    this.byId.set(id, ticket);
    for (const [pointer, read] of Object.entries(watched)) {
      const to = read(entity);
      this.written.push({ ...{ ticketId: id, pointer, from: undefined, to, by }, at: this.#now() });
    }
    return ticket;
  }

  #said(message: Json, by: string): void {
    const id = message['EjMessageId'] as number;
    const ticketId = (message['Ticket'] as Json)['TicketId'] as number;
    if (!this.messages.some((each) => each.id === id)) {
      const stored: StoredMessage = {
        ...{ id, ticketId, by, at: this.#now(), headers: [] },
        createdAt: message['CreatedAt'] as string,
        body: (message['Body'] ?? '') as string,
        slevel: message['Slevel'] as string,
        messageId: (message['MessageId'] ?? '') as string,
      };
      this.messages.push(stored);
    }
    this.#observe(ticketId, by);
  }

  #mailed({ TicketMessageEntityId: id }: Json, by: string): void {
    this.mails.push({ messageId: id as number, by, at: this.#now() });
    const message = this.messages.find((each) => each.id === id);
    if (message !== undefined) this.#observe(message.ticketId, by);
  }

  /** Writes down what has become of a ticket. */
  #observe(id: number, by: string): void {
    const ticket = this.byId.get(id);
    if (ticket === undefined) return;
    const entity = this.#call('GET', `Ticket/${id}`, undefined, colleague);
    for (const [pointer, read] of Object.entries(watched)) {
      const [from, to] = [read(ticket.entity), read(entity)];
      if (from === to) continue;
      this.written.push({ ...{ ticketId: id, pointer, from, to, by }, at: this.#now() });
    }
    ticket.entity = entity;
  }

  #now(): number {
    return this.#clock.now();
  }

  /** An answer; what is refused has none, as where a colleague wants what cannot be. */
  #call(method: string, path: string, content: Json | undefined, user: string): Json {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const { status, body } = this.#service.handle({
      ...{ method, target: `/api/v1/${path}`, origin: '', user },
      headers: [['Content-Type', type]],
      body: encoder.encode(content === undefined ? '' : JSON.stringify(content)),
    });
    return status < 300 ? (JSON.parse(decoder.decode(body)) as Json) : {};
  }
}
