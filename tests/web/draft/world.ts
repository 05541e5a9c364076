import { TicketwireError } from '../../../wasm/js/errors.js';
import type { Core, GuardOptions, TicketEntityWithLinks } from '../../../wasm/js/index.js';
import type { Clock } from '../../../web/draft/clock.js';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import { Desk, type DeskOptions } from '../../../web/draft/desk.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import type { Report } from '../../../web/draft/report.js';
import type { Store } from '../../../web/draft/store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { openTicket, type TicketDraft } from '../../../web/draft/versions.js';

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-11-29T08:00:00Z');
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Lets time pass, and what is due happen. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.run();
      await settle();
    }
    this.#now = end;
  }
}

/** Lets everything that needs no time happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

interface NewMessage {
  readonly Ticket: { readonly TicketId: number };
  readonly MessageId?: string | null;
  readonly Body?: string | null;
}

type Call =
  | 'getTicket'
  | 'patchTicket'
  | 'saveMessage'
  | 'sendMessage'
  | 'saveTicket'
  | 'deleteTicket'
  | 'mergeTickets'
  | 'splitTicket';

/** How the network treats the next call of a kind. */
export type Fate = 'lost-request' | 'lost-answer' | 'hang' | TicketwireError;

export interface SavedMessage {
  readonly id: number;
  readonly ticketId: number;
  readonly messageId: string;
  readonly body: string;
  mails: number;
  readonly attachmentIds?: readonly number[];
}

/** A help desk with the dialect's guards, behind a network that can fail. */
export class World {
  readonly core: Core;
  readonly clock = new FakeClock();
  readonly tickets = new Map<number, Record<string, unknown>>();
  readonly messages: SavedMessage[] = [];
  readonly calls: string[] = [];
  /** Texts of the files that were uploaded. */
  readonly uploads: string[] = [];
  readonly fates = new Map<Call, Fate[]>();
  offline = false;
  session = true;
  /** Number of the associate who is signed in. */
  user = 10;
  /** What the server tells of mail. */
  tellsMail = true;
  #seed = 1;
  #stamps = 0;

  constructor(core: Core) {
    this.core = core;
    this.put(7, {
      TicketId: 7,
      Title: 'Printer',
      BaseStatus: 'Active',
      OwnedBy: null,
      Priority: { TicketPriorityId: 2 },
      Tags: [],
      Messages: [],
    });
  }

  /** Somebody else's save. */
  put(id: number, members: object): void {
    const ticket = { ...this.tickets.get(id), ...members, LastChanged: this.#stamp() };
    this.tickets.set(id, ticket);
  }

  ticket(id = 7): TicketEntityWithLinks {
    return this.tickets.get(id) as unknown as TicketEntityWithLinks;
  }

  /** The next calls of a kind meet these fates. */
  next(call: Call, ...fates: Fate[]): void {
    this.fates.set(call, fates);
  }

  client(): DeskClient {
    const client = {
      core: this.core,
      baseUrl: new URL('https://desk.example/'),
      getTicket: (id, options) =>
        this.#call('getTicket', options?.signal, () => {
          const ticket = this.#find(id);
          return options?.since === ticket['LastChanged'] ? undefined : this.#draft(id);
        }),
      patchTicket: (id, { body }, options) =>
        this.#call('patchTicket', options?.signal, () => this.#patch(id, body, options)),
      putTicket: (id) => this.#call('saveTicket', undefined, () => this.#draft(id)),
      saveTicket: (entity) =>
        this.#call('saveTicket', undefined, () => {
          const id = Math.max(...this.tickets.keys()) + 1;
          const CreatedAt = new Date(this.clock.now()).toISOString();
          this.put(id, { ...entity, TicketId: id, CreatedAt });
          return { base: { TicketId: id }, dispose: () => undefined };
        }),
      listTickets: () => this.#call('getTicket', undefined, () => ({ rows: this.#rows() })),
      saveMessage: (message, options) =>
        this.#call('saveMessage', options?.signal, () => this.#saveMessage(message)),
      call: (_endpoint: string, _parameters: object, body: unknown) =>
        this.#call('saveMessage', undefined, () => {
          const { Entity, AttachmentIds } = body as {
            Entity: NewMessage;
            AttachmentIds: readonly number[];
          };
          return this.#saveMessage(Entity, AttachmentIds);
        }),
      createAttachment: async (_name, content) => {
        this.uploads.push(await (content as Blob).text());
        return this.#call('getTicket', undefined, () => ({ AttachmentId: this.uploads.length }));
      },
      getMessage: (id) =>
        this.#call('getTicket', undefined, () => ({
          EjMessageId: id,
          Ticket: { TicketId: this.#holderOf(id) },
          MessageHeaders:
            this.tellsMail && (this.messages[id - 1]?.mails ?? 0) > 0
              ? [{ Id: 1, Name: 'To', Value: 'ann@example.com' }]
              : [],
        })),
      listMessages: (ticketId) =>
        this.#call('getTicket', undefined, () =>
          this.messages
            .filter((message) => message.ticketId === ticketId)
            .map(({ id, messageId }) => ({ ticketMessageId: id, messageId })),
        ),
      sendMessage: (id) =>
        this.#call('sendMessage', undefined, () => void (this.messages[id - 1]!.mails += 1)),
      setReadByOwner: (id) =>
        this.#call('getTicket', undefined, () => this.put(id, { ReadStatus: 'Green' })),
      deleteTicket: (id, options) =>
        this.#call('deleteTicket', options?.signal, () => {
          this.#guard(id, options);
          this.put(id, { BaseStatus: 'Deleted', Status: { TicketStatusId: 4 } });
        }),
      mergeTickets: (into, ids, options) =>
        this.#call('mergeTickets', options?.signal, () => this.#merge(into, ids)),
      splitTicket: (from, ids, entity, options) =>
        this.#call('splitTicket', options?.signal, () => this.#split(from, ids, entity)),
      getMessages: () =>
        this.#call('getTicket', undefined, () => [{ EjMessageId: 101, Body: 'Hi' }]),
      principal: () => this.#call('getTicket', undefined, () => ({ AssociateId: this.user })),
    } satisfies Partial<DeskClient>;
    return client as unknown as DeskClient;
  }

  /** A page of the user. What the pages of one user share is given. */
  async desk(
    shared: {
      store?: Store;
      tabs?: MemoryTabs;
      users?: MemoryTabs;
      user?: string;
      client?: Partial<DeskClient>;
    } = {},
  ): Promise<Desk & { reports: Report[] }> {
    const { store = new MemoryStore(), tabs = new MemoryTabs(), user = '10' } = shared;
    const options: DeskOptions = {
      client: Object.assign(this.client(), shared.client),
      scope: { server: 'https://desk.example/', user },
      store,
      tabs: tabs.open(),
      ...(shared.users && { users: shared.users.open() }),
      clock: this.clock,
      random: () => this.#random(),
    };
    const desk = await Desk.open(options);
    const reports: Report[] = [];
    desk.onReport((report) => reports.push(report));
    return Object.assign(desk, { reports });
  }

  #saveMessage(
    { Ticket, MessageId, Body }: NewMessage,
    attachmentIds: readonly number[] = [],
  ): object {
    const id = this.messages.length + 1;
    const ticketId = Ticket.TicketId;
    const text = { messageId: MessageId ?? '', body: Body ?? '' };
    this.messages.push({ id, ticketId, ...text, mails: 0, attachmentIds });
    return { EjMessageId: id };
  }

  #patch(id: number, body: string, options: GuardOptions | undefined): TicketDraft {
    const ticket = this.#guard(id, options);
    const bytes = encode(JSON.stringify(ticket));
    const patched = this.core.apply('TicketEntityWithLinks', bytes, encode(body));
    this.put(id, JSON.parse(new TextDecoder().decode(patched)) as object);
    return this.#draft(id);
  }

  #guard(id: number, options: GuardOptions | undefined): Record<string, unknown> {
    const ticket = this.#find(id);
    const since = options?.unmodifiedSince;
    if (since !== undefined && since !== null && since !== ticket['LastChanged'])
      throw refusal(412);
    return ticket;
  }

  #merge(into: number, ids: readonly number[]): object {
    const messages = (id: number): readonly unknown[] => this.ticket(id).Messages ?? [];
    for (const id of ids) {
      this.put(into, { Messages: [...messages(into), ...messages(id)] });
      this.put(id, { BaseStatus: 'Merged', ConnectId: into, Messages: [] });
    }
    return this.#find(into);
  }

  #split(from: number, ids: readonly number[], entity: object): object {
    const goes = (each: unknown): boolean =>
      ids.includes((each as { TicketMessageId: number }).TicketMessageId);
    const all: readonly unknown[] = this.ticket(from).Messages ?? [];
    if (!ids.every((id) => this.#holderOf(id) === from)) throw refusal(400);
    const TicketId = Math.max(...this.tickets.keys()) + 1;
    this.put(TicketId, { ...entity, TicketId, Messages: all.filter(goes) });
    this.put(from, { Messages: all.filter((each) => !goes(each)) });
    return this.#find(TicketId);
  }

  /** Number of the ticket that has a message. */
  #holderOf(messageId: number): number | undefined {
    const has = (id: number): boolean =>
      this.ticket(id).Messages?.some((each) => each.TicketMessageId === messageId) === true;
    return [...this.tickets.keys()].find(has);
  }

  async #call<T>(name: Call, signal: AbortSignal | undefined, work: () => T): Promise<never> {
    this.calls.push(name);
    await Promise.resolve();
    const fate = this.offline ? 'lost-request' : this.fates.get(name)?.shift();
    if (fate === 'lost-request') throw new TicketwireError('No answer', { code: 'network' });
    if (fate instanceof TicketwireError) throw fate;
    if (!this.session) throw refusal(401);
    const answer = this.#answer(work);
    if (fate === 'lost-answer' || fate === 'hang') (answer as Partial<TicketDraft>)?.dispose?.();
    if (fate === 'lost-answer') throw new TicketwireError('No answer', { code: 'network' });
    if (fate === 'hang') {
      await new Promise((_resolve, reject) => signal?.addEventListener('abort', reject));
    }
    // The compiler cannot see which call it is.
    return answer as never;
  }

  #answer<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (!(cause instanceof TicketwireError) || cause.status !== undefined) throw cause;
      throw refusal(cause.code === 'patch_test_failed' ? 409 : 400);
    }
  }

  #find(id: number): Record<string, unknown> {
    const ticket = this.tickets.get(id);
    if (!ticket) throw refusal(404);
    return ticket;
  }

  #draft(id: number): TicketDraft {
    return openTicket(this.core, encode(JSON.stringify(this.#find(id))));
  }

  #rows(): object[] {
    return [...this.tickets].map(([id, { Title, CreatedAt }]) => ({
      ticketId: id,
      title: Title,
      createdAt: CreatedAt,
    }));
  }

  #stamp(): string {
    this.#stamps += 1;
    return `2026-11-29T08:00:00.${String(this.#stamps).padStart(7, '0')}Z`;
  }

  #random(): number {
    this.#seed = (this.#seed * 48271) % 2147483647;
    return this.#seed / 2147483647;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** An answer that says no. */
export function refusal(status: number): TicketwireError {
  const code = status === 409 ? 'patch_test_failed' : 'response_unexpected';
  return new TicketwireError(`Status ${status}`, { code, status });
}
