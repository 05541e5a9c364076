import { load, type LoadOptions } from './load.js';
import type { Core } from './core.js';
import { Draft, type Plan } from './draft.js';
import { TicketwireError } from './errors.js';
import type { EndpointName, Endpoints } from './generated/endpoints.js';
import type { MDOListItem, TicketEntity, TicketMessageEntity } from './generated/carriers.js';
import type { Selected } from './select.js';

export interface ClientOptions extends LoadOptions {
  /**
   * Root under which `api/v1/` lies, for example `https://host/SuperOffice/`. Default: the page's
   * own origin.
   */
  readonly baseUrl?: string | URL;
  /**
   * Value of the Authorization header (`Bearer ...`, `SoTicket ...`, `Basic ...`), asked for before
   * each call and once more after a 401. Without it the browser's session and its XSRF value are used.
   */
  readonly authorization?: () => string | Promise<string>;
  /** ISO language in which lists are named (SO-Language). */
  readonly language?: string;
  /** SO-AppToken, for calls to SuperOffice Online from a server. */
  readonly appToken?: string;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** A row of `GET Ticket`: the columns asked for, by the archive's names. */
export interface TicketRow {
  readonly PrimaryKey: number;
  readonly EntityName: string;
  readonly [column: string]: unknown;
}

export interface ListOptions extends CallOptions {
  /** Archive columns; default: id, title, status, owner, last change. */
  readonly select?: readonly string[];
  /** OData filter, for example `status eq 'Active' and ownedBy/associateId eq 10`. */
  readonly filter?: string;
  readonly orderBy?: string;
  readonly top?: number;
  readonly skip?: number;
}

export interface TicketPage {
  readonly rows: readonly TicketRow[];
  /** False when this page is the last. */
  readonly more: boolean;
}

export interface SelectOptions<P extends string = string> extends CallOptions {
  /** Properties to return, as in `['Title', 'Category/Name']`; default: all. Literals are typed. */
  readonly select?: readonly P[];
}

export interface SaveOptions<P extends string = string> extends SelectOptions<P> {
  /** Tell users about the save; default false. */
  readonly notify?: boolean;
}

/** Calls the WebAPI's ticket endpoints. Every method rejects with a TicketwireError. */
export class Client {
  readonly core: Core;
  readonly #options: ClientOptions;
  readonly #base: URL;

  constructor(core: Core, options: ClientOptions = {}) {
    this.core = core;
    this.#options = options;
    this.#base = new URL(options.baseUrl ?? '/', globalThis.location?.href ?? 'http://localhost/');
  }

  /** Starts a browser session with name and password (`POST /login`). */
  async login(user: string, password: string, options: CallOptions = {}): Promise<void> {
    await this.#call('login', {}, { user, password }, options);
  }

  /** Ends the browser session. */
  async logout(options: CallOptions = {}): Promise<void> {
    await this.#call('logout', {}, undefined, options);
  }

  /** `GET Ticket/{id}`. 404: `entity_not_found`. */
  async getTicket<P extends string = string>(
    id: number,
    options: SelectOptions<P> = {},
  ): Promise<Draft<Selected<'TicketEntityWithLinks', P>>> {
    const body = await this.#call('getTicket', { id, select: options.select }, undefined, options);
    return new Draft(this.core, 'TicketEntityWithLinks', body);
  }

  /** `PATCH Ticket/{id}` with a plan's exact body. 409, 412: `isConflict`. */
  async patchTicket<P extends string = string>(
    id: number,
    plan: Pick<Plan, 'body'>,
    options: SelectOptions<P> = {},
  ): Promise<Draft<Selected<'TicketEntityWithLinks', P>>> {
    const parameters = { id, select: options.select };
    const body = await this.#send('patchTicket', parameters, encode(plan.body), options);
    return new Draft(this.core, 'TicketEntityWithLinks', body);
  }

  /** `PUT Ticket/{id}`: saves a whole entity. Members that are missing keep their stored value. */
  async putTicket<P extends string = string>(
    id: number,
    entity: Partial<TicketEntity>,
    options: SaveOptions<P> = {},
  ): Promise<Draft<Selected<'TicketEntity', P>>> {
    const { notify, select } = options;
    const body = await this.#call('putTicket', { id, notify, select }, entity, options);
    return new Draft(this.core, 'TicketEntity', body);
  }

  /** `Agents/Ticket/SaveTicketEntityWithNotify`: creates (TicketId 0) or updates a ticket. */
  async saveTicket<P extends string = string>(
    entity: Partial<TicketEntity>,
    options: SaveOptions<P> = {},
  ): Promise<Draft<Selected<'TicketEntity', P>>> {
    const content = { NewEntity: entity, Notify: options.notify ?? false };
    const body = await this.#call(
      'saveTicketEntityWithNotify',
      { select: options.select },
      content,
      options,
    );
    return new Draft(this.core, 'TicketEntity', body);
  }

  /** `Agents/Ticket/CreateDefaultTicketEntity`: a new ticket with the server's defaults, unsaved. */
  async createDefaultTicket(options: CallOptions = {}): Promise<Draft<TicketEntity>> {
    const body = await this.#call('createDefaultTicketEntity', {}, undefined, options);
    return new Draft(this.core, 'TicketEntity', body);
  }

  /** `Agents/Ticket/SaveTicketMessageEntity`: creates (EjMessageId 0) or updates a message. */
  async saveMessage(
    message: Partial<Omit<TicketMessageEntity, 'Ticket'>> & {
      readonly Ticket: { readonly TicketId: number };
    },
    options: CallOptions = {},
  ): Promise<TicketMessageEntity> {
    return this.#json(await this.#call('saveTicketMessageEntity', {}, message, options));
  }

  /** `GET TicketMessage/{id}`: a message with its text. */
  async getMessage(id: number, options: CallOptions = {}): Promise<TicketMessageEntity> {
    return this.#json(await this.#call('getTicketMessage', { id }, undefined, options));
  }

  /** `GET Ticket`: one page of rows. */
  async listTickets(options: ListOptions = {}): Promise<TicketPage> {
    const { select, filter, orderBy, top, skip } = options;
    const parameters = { select, filter, orderBy, top, skip };
    const page = this.#json<{ 'odata.nextLink': string | null; value: TicketRow[] }>(
      await this.#call('listTickets', parameters, undefined, options),
    );
    return { rows: page.value, more: Boolean(page['odata.nextLink']) };
  }

  /** `GET MDOList/{name}`: the items of a list; `query` searches where the list can be searched. */
  async getList(
    name: string,
    options: CallOptions & { readonly query?: string } = {},
  ): Promise<readonly MDOListItem[]> {
    const parameters = { name, query: options.query };
    return this.#json(await this.#call('getMdoList', parameters, undefined, options));
  }

  #json<T>(body: Uint8Array): T {
    try {
      return JSON.parse(new TextDecoder().decode(body)) as T;
    } catch (cause) {
      const text = 'The server answered with something unexpected';
      throw new TicketwireError(text, { code: 'response_unexpected' }, { cause });
    }
  }

  async #call<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    content: Endpoints[Name]['body'],
    options: CallOptions,
  ): Promise<Uint8Array> {
    const body = content === undefined ? undefined : encode(JSON.stringify(content));
    return this.#send(endpoint, parameters, body, options);
  }

  async #send<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    content: Uint8Array<ArrayBuffer> | undefined,
    options: CallOptions,
  ): Promise<Uint8Array> {
    const { method, target, fields } = this.core.request(endpoint, parameters, content);
    const url = new URL(target.replace(/^\//, ''), this.#base);
    const send = async (): Promise<{ response: Response; body: Uint8Array }> =>
      this.#fetch(url, {
        method,
        headers: { ...fields, ...(await this.#headers()) },
        credentials: this.#options.authorization ? 'omit' : 'same-origin',
        ...(content !== undefined && { body: content }),
        ...(options.signal && { signal: options.signal }),
      });
    let { response, body } = await send();
    if (response.status === 401 && this.#options.authorization) ({ response, body } = await send());
    this.core.response(endpoint, response.status, body);
    return body;
  }

  async #fetch(url: URL, init: RequestInit): Promise<{ response: Response; body: Uint8Array }> {
    try {
      const response = await (this.#options.fetch ?? fetch)(url, init);
      return { response, body: new Uint8Array(await response.arrayBuffer()) };
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      const text = `No answer from ${url.origin}; the network or CORS may be in the way`;
      throw new TicketwireError(text, { code: 'network' }, { cause });
    }
  }

  async #headers(): Promise<Record<string, string>> {
    const headers: Record<string, string> = { 'X-Requested-With': 'ticketwire' };
    const { authorization, language, appToken } = this.#options;
    if (authorization) headers['Authorization'] = await authorization();
    else {
      const token = cookie('XSRF-TOKEN');
      if (token !== undefined) headers['X-XSRF-TOKEN'] = token;
    }
    if (language) headers['SO-Language'] = language;
    if (appToken) headers['SO-AppToken'] = appToken;
    return headers;
  }
}

/** Loads the core and makes a client. */
export async function connect(options: ClientOptions = {}): Promise<Client> {
  return new Client(await load(options), options);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function cookie(name: string): string | undefined {
  const pairs = globalThis.document?.cookie.split('; ') ?? [];
  const pair = pairs.find((text) => text.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}
