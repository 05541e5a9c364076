import { Versions } from './dates.js';
import { Draft, type DraftOptions, type Plan } from './draft.js';
import { TicketwireError } from './errors.js';
import type { MDOListItem, SoPrincipalCarrier, TicketEntity } from './generated/carriers.js';
import { load } from './load.js';
import { RelationCalls } from './relation-calls.js';
import type { CustomFieldInfo, TicketPage, TicketRow } from './rows.js';
import type { Selected } from './select.js';
import type { CallOptions, ClientOptions, Conditions } from './transport.js';

export interface ListOptions extends CallOptions {
  /** Archive columns; default: id, title, status, owner, last change. */
  readonly select?: readonly string[];
  /** OData filter, for example `status eq 'Active' and ownedBy/associateId eq 10`. */
  readonly filter?: string;
  readonly orderBy?: string;
  readonly top?: number;
  readonly skip?: number;
  /** Have the `total` counted too, which reads all that the filter finds. */
  readonly count?: boolean;
}

export interface SelectOptions<P extends string = string> extends CallOptions {
  /** Properties to return, as in `['Title', 'Category/Name']`; default: all. Literals are typed. */
  readonly select?: readonly P[];
}

export interface ReadOptions<P extends string = string> extends SelectOptions<P> {
  /** The LastChanged that the caller has: nothing is given where it is still the same. */
  readonly since?: string | null | undefined;
  /** An older version that the caller has: what has not changed is taken over from it. */
  readonly like?: Draft<object> | undefined;
}

export type GuardOptions = Pick<Conditions, 'unmodifiedSince'>;

export interface SaveOptions<P extends string = string> extends SelectOptions<P> {
  /** Tell users about the save; default false. */
  readonly notify?: boolean;
}

/** An answer's bytes, and the core's document of them. */
type Read = Pick<DraftOptions, 'document'> & { readonly body: Uint8Array };

type TicketDraft<P extends string> = Draft<Selected<'TicketEntityWithLinks', P>>;

/** Calls the WebAPI's ticket endpoints. Every method rejects with a TicketwireError. */
export class Client extends RelationCalls {
  readonly #versions = new Versions();

  /** Starts a browser session with name and password (`POST /login`). */
  async login(user: string, password: string, options: CallOptions = {}): Promise<void> {
    await this.call('login', {}, { user, password }, options);
  }

  /** Ends the browser session. */
  async logout(options: CallOptions = {}): Promise<void> {
    await this.call('logout', {}, undefined, options);
  }

  /** Who is calling; `undefined` where the server has no such endpoint. */
  async principal(options: CallOptions = {}): Promise<SoPrincipalCarrier | undefined> {
    try {
      return await this.call('getCurrentPrincipal', {}, undefined, options);
    } catch (cause) {
      const missing = cause instanceof TicketwireError && [404, 405, 501].includes(cause.status!);
      if (missing) return undefined;
      throw cause;
    }
  }

  /**
   * `GET Ticket/{id}`. 404: `entity_not_found`. With `since`, `undefined` where nothing has changed;
   * LastChanged is compared in whole seconds on the way, so that a version which was read in its own
   * second is read once more.
   */
  getTicket<P extends string = string>(
    id: number,
    options: ReadOptions<P> & { readonly since: string },
  ): Promise<TicketDraft<P> | undefined>;
  getTicket<P extends string = string>(
    id: number,
    options?: SelectOptions<P> & { readonly since?: undefined },
  ): Promise<TicketDraft<P>>;
  getTicket<P extends string = string>(
    id: number,
    options?: ReadOptions<P>,
  ): Promise<TicketDraft<P> | undefined>;
  async getTicket<P extends string = string>(
    id: number,
    options: ReadOptions<P> = {},
  ): Promise<TicketDraft<P> | undefined> {
    const { select, since, like } = options;
    const started = this.#versions.start();
    const known = since && this.#versions.isSettled(`${id}`, since);
    const sending = { ...options, like: like?.document, ...(known && { modifiedSince: since }) };
    const answer = await this.exchange('getTicket', { id, select }, undefined, sending);
    return answer.status === 304 ? undefined : this.#ticket(id, answer, started, select);
  }

  /** `PATCH Ticket/{id}` with a plan's exact body. 409, 412: `isConflict`. */
  async patchTicket<P extends string = string>(
    id: number,
    plan: Pick<Plan, 'body'>,
    options: SelectOptions<P> & GuardOptions = {},
  ): Promise<TicketDraft<P>> {
    const started = this.#versions.start();
    const parameters = { id, select: options.select };
    const answer = await this.exchange('patchTicket', parameters, plan.body, options);
    return this.#ticket(id, answer, started, options.select);
  }

  /** `PUT Ticket/{id}`: saves a whole entity. Members that are missing keep their stored value. */
  async putTicket<P extends string = string>(
    id: number,
    entity: Partial<TicketEntity>,
    options: SaveOptions<P> & GuardOptions = {},
  ): Promise<Draft<Selected<'TicketEntity', P>>> {
    const { notify, select } = options;
    const parameters = { id, notify, select };
    const { body, document } = await this.exchange('putTicket', parameters, entity, options);
    return new Draft(this.core, 'TicketEntity', body, { select, document });
  }

  /** `Agents/Ticket/SaveTicketEntityWithNotify`: creates (TicketId 0) or updates a ticket. */
  async saveTicket<P extends string = string>(
    entity: Partial<TicketEntity>,
    options: SaveOptions<P> = {},
  ): Promise<Draft<Selected<'TicketEntity', P>>> {
    const content = { NewEntity: entity, Notify: options.notify ?? false };
    const parameters = { select: options.select };
    const endpoint = 'saveTicketEntityWithNotify';
    const { body, document } = await this.exchange(endpoint, parameters, content, options);
    return new Draft(this.core, 'TicketEntity', body, { ...parameters, document });
  }

  /** `Agents/Ticket/CreateDefaultTicketEntity`: a new ticket with the server's defaults, unsaved. */
  async createDefaultTicket(options: CallOptions = {}): Promise<Draft<TicketEntity>> {
    const endpoint = 'createDefaultTicketEntity';
    const { body, document } = await this.exchange(endpoint, {}, undefined, options);
    return new Draft(this.core, 'TicketEntity', body, { document });
  }

  /** `DELETE Ticket/{id}`: its status becomes Deleted; `undelete` takes that back. */
  async deleteTicket(id: number, options: CallOptions & GuardOptions = {}): Promise<void> {
    await this.exchange('deleteTicket', { id }, undefined, options);
  }

  /** `Agents/Ticket/UndeleteByIds`. */
  async undelete(ids: readonly number[], options: CallOptions = {}): Promise<void> {
    await this.call('undeleteByIds', {}, { TicketIds: ids }, options);
  }

  /** `Agents/Ticket/MergeTickets`: the messages of others go into one ticket, which is given. */
  async mergeTickets(
    into: number,
    ids: readonly number[],
    options: CallOptions = {},
  ): Promise<TicketEntity> {
    const content = { MergedTicketEntity: { TicketId: into }, SecondaryTicketIds: ids };
    return this.call('mergeTickets', {}, content, options);
  }

  /**
   * `Agents/Ticket/SplitTicket`: messages of a ticket go into a new one, which is given. The ticket
   * itself gets a status and, where that postpones it, the time at which it is active again.
   */
  async splitTicket(
    from: number,
    messageIds: readonly number[],
    entity: Partial<TicketEntity>,
    options: CallOptions & { readonly statusId?: number; readonly activate?: string } = {},
  ): Promise<TicketEntity> {
    const { statusId = 0, activate = '0001-01-01T00:00:00' } = options;
    const content = {
      SourceTicketEntityId: from,
      SourceTicketEntityStatusId: statusId,
      SourceTicketEntityActivate: activate,
      TransferMessageIds: messageIds,
      NewTicketEntity: entity,
    };
    return this.call('splitTicket', {}, content, options);
  }

  /** `Agents/Ticket/AcceptTickets`: makes the caller their owner. */
  async acceptTickets(ids: readonly number[], options: CallOptions = {}): Promise<void> {
    await this.call('acceptTickets', {}, { TicketIds: ids }, options);
  }

  /** `Agents/Ticket/SetTicketReadByOwner`: read, where the caller owns the ticket. */
  async setReadByOwner(ticketId: number, options: CallOptions = {}): Promise<void> {
    const content = {
      TicketEntityId: ticketId,
      ReadStatus: 'Green',
      CheckEscalating: true,
    } as const;
    await this.call('setTicketReadByOwner', { select: ['ReadStatus'] }, content, options);
  }

  /** `GET Ticket/CustomField`: names, types and rights of the custom fields. */
  async getCustomFields(options: CallOptions = {}): Promise<readonly CustomFieldInfo[]> {
    const fields = await this.call('listTicketCustomFields', {}, undefined, options);
    return fields as unknown as CustomFieldInfo[];
  }

  /** `GET Ticket`: one page of rows. */
  async listTickets(options: ListOptions = {}): Promise<TicketPage> {
    const { select, filter, orderBy, top, skip, count } = options;
    const inlineCount = count ? 'true' : undefined;
    const parameters = { select, filter, orderBy, top, skip, inlineCount };
    const found = await this.call('listTickets', parameters, undefined, options);
    const rows = (found.value ?? []) as unknown as TicketRow[];
    const page = { rows, more: Boolean(found['odata.nextLink']) };
    const total = found['odata.count'] ?? undefined;
    return total === undefined ? page : { ...page, total };
  }

  /** `GET MDOList/{name}`: the items of a list; `query` searches where the list can be searched. */
  async getList(
    name: string,
    options: CallOptions & { readonly query?: string } = {},
  ): Promise<readonly MDOListItem[]> {
    const parameters = { name, query: options.query };
    return this.call('getMdoList', parameters, undefined, options);
  }

  #ticket<P extends string>(
    id: number,
    { body, document }: Read,
    started: number,
    select: readonly string[] | undefined,
  ): TicketDraft<P> {
    const draft = new Draft<Selected<'TicketEntityWithLinks', P>>(
      this.core,
      'TicketEntityWithLinks',
      body,
      { select, document },
    );
    const { LastChanged } = draft.base as { readonly LastChanged?: string | null };
    this.#versions.saw(`${id}`, LastChanged, started);
    return draft;
  }
}

/** Loads the core and makes a client. */
export async function connect(options: ClientOptions = {}): Promise<Client> {
  return new Client(await load(options), options);
}
