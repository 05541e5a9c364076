import { TicketwireError } from '../errors.js';
import type { WasmSource } from '../wasm-file.js';
import { pause, randomWithin, type Latency } from './latency.js';
import { loadService, Service, type ServiceRequest, type ServiceResponse } from './service.js';
import { savedTicket } from './saves.js';

/**
 * What goes wrong on purpose.
 * - `conflict`: right before the first save of a ticket a colleague saves it, as `colleague` says.
 * - `slow`: every answer takes two seconds more.
 * - `offline`: every call rejects as without a network, and nothing is saved.
 * - `expired`: every answer is 401, whatever the credentials.
 */
export type Scenario = 'conflict' | 'slow' | 'offline' | 'expired';

/** A world as `ticketwire-server --import` reads it (docs/operate.md), or its JSON text. */
export type Seed = object | string;

export interface LocalWebApiOptions {
  /** What is there at the beginning; several are added in their order. Default: the demo. */
  readonly seed?: Seed | readonly Seed[];
  /** Milliseconds until an answer, or the least and the most of them. Default: none. */
  readonly latency?: Latency;
  readonly scenario?: Scenario | undefined;
  /**
   * The name of the user who calls without an Authorization field, or null for nobody: such calls
   * are then 401. Default: the first user of the seed.
   */
  readonly user?: string | null;
  /** What a colleague changes of a ticket: a JSON Merge Patch (RFC 7396). Default: the title. */
  readonly colleague?: object;
  /** IANA name of the time zone of the server. Default: Europe/Oslo. */
  readonly timeZone?: string;
  /** Where the module comes from. Default: `local.wasm` within this package. */
  readonly wasm?: WasmSource;
}

/** A WebAPI within this program. */
export interface LocalWebApi {
  /**
   * Answers like the global `fetch`, without a network. Scheme and host of the address do not
   * matter, nor what stands before `/api/`.
   */
  readonly fetch: typeof fetch;
  /** May be changed at any time; counts for the calls that begin afterwards. */
  scenario: Scenario | undefined;
  /** The same. */
  latency: Latency;
  /**
   * A colleague saves a ticket: a JSON Merge Patch (RFC 7396), else what the options say.
   * @throws TicketwireError `argument` where that is refused.
   */
  interfere(ticketId: number, changes?: object): Promise<void>;
  /** Everything as at the beginning: seed, scenario and latency. What is under way ends before. */
  reset(): Promise<void>;
  /** Frees the memory; whoever calls afterwards is told so. */
  dispose(): void;
}

const slowness = 2_000;

/** What a world says of who there is. */
interface Users {
  readonly users?: readonly { readonly user: string; readonly associateId?: number }[];
}

/** Makes a WebAPI. Nothing is loaded before it is called for the first time. */
export function createLocalWebApi(options: LocalWebApiOptions = {}): LocalWebApi {
  return new Local(options);
}

class Local implements LocalWebApi {
  readonly #options: LocalWebApiOptions;
  scenario: Scenario | undefined;
  latency: Latency;
  #service: Promise<Service> | undefined;
  #worlds: Promise<readonly Seed[]> | undefined;
  #users: readonly string[] = [];
  /** Tickets that the colleague of `conflict` has changed. */
  #changed = new Set<number>();
  #disposed = false;

  constructor(options: LocalWebApiOptions) {
    this.#options = options;
    this.scenario = options.scenario;
    this.latency = options.latency ?? 0;
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(typeof input === 'string' ? absolute(input) : input, init);
    const { scenario } = this;
    request.signal.throwIfAborted();
    const wait = randomWithin(this.latency) + (scenario === 'slow' ? slowness : 0);
    if (wait > 0) await pause(wait, request.signal);
    if (scenario === 'offline') throw new TypeError('Failed to fetch');
    const body = new Uint8Array(await request.arrayBuffer());
    const service = await this.#ready();
    request.signal.throwIfAborted();
    const about: ServiceRequest = {
      method: request.method,
      ...parted(request.url),
      headers: request.headers,
      body,
      user: this.#options.user === null ? '' : (this.#options.user ?? this.#users[0] ?? ''),
      refused: scenario === 'expired',
    };
    if (scenario === 'conflict') this.#changeBefore(service, about);
    return responseOf(service.handle(about), request.url);
  };

  async interfere(ticketId: number, changes?: object): Promise<void> {
    this.#save(await this.#ready(), ticketId, changes ?? this.#options.colleague);
  }

  async reset(): Promise<void> {
    const before = this.#service;
    this.#service = undefined;
    this.scenario = this.#options.scenario;
    this.latency = this.#options.latency ?? 0;
    this.#changed = new Set();
    (await before)?.dispose();
    await this.#ready();
  }

  dispose(): void {
    this.#disposed = true;
    void this.#service?.then((service) => service.dispose());
    this.#service = undefined;
  }

  #ready(): Promise<Service> {
    if (this.#disposed) {
      throw new TicketwireError('The local WebAPI has been disposed of', { code: 'argument' });
    }
    this.#service ??= this.#start().catch((cause: unknown) => {
      this.#service = undefined;
      throw cause;
    });
    return this.#service;
  }

  async #start(): Promise<Service> {
    const raw = await loadService(this.#options.wasm);
    this.#worlds ??= this.#readSeed();
    const worlds = await this.#worlds;
    const service = new Service(raw, this.#options.timeZone ?? 'Europe/Oslo');
    const users: string[] = [];
    for (const world of worlds) {
      service.add(typeof world === 'string' ? world : JSON.stringify(world));
      const { users: more } = (typeof world === 'string' ? JSON.parse(world) : world) as Users;
      users.push(...(more ?? []).filter((each) => each.associateId).map((each) => each.user));
    }
    this.#users = users;
    return service;
  }

  async #readSeed(): Promise<readonly Seed[]> {
    const { seed } = this.#options;
    if (seed === undefined) return (await import('#demo')).default;
    return Array.isArray(seed) ? (seed as readonly Seed[]) : [seed];
  }

  /** The colleague of `conflict`, once for each ticket. */
  #changeBefore(service: Service, request: ServiceRequest): void {
    const id = savedTicket(request);
    if (id === undefined || this.#changed.has(id)) return;
    this.#changed.add(id);
    this.#save(service, id, this.#options.colleague);
  }

  #save(service: Service, id: number, changes: object | undefined): void {
    const what = changes ?? { Title: 'Changed by a colleague' };
    const { status, body } = service.handle({
      method: 'PATCH',
      target: `/api/v1/Ticket/${id}`,
      origin: '',
      headers: [['Content-Type', 'application/merge-patch+json']],
      body: new TextEncoder().encode(JSON.stringify(what)),
      user: this.#users[1] ?? this.#users[0] ?? '',
    });
    if (status === 200) return;
    const text = `The colleague could not save: ${status} ${new TextDecoder().decode(body)}`;
    throw new TicketwireError(text, { code: 'argument' });
  }
}

/** Relative to the page, or to an address that nobody has. */
function absolute(input: string): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  return new URL(input, page?.startsWith('http') ? page : 'http://local.invalid/').href;
}

/** An address before its `/api`, and path and query from there on. */
function parted(url: string): { origin: string; target: string } {
  const { origin, pathname, search } = new URL(url);
  const at = /\/api(?=\/|$)/i.exec(pathname)?.index ?? 0;
  return { origin: origin + pathname.slice(0, at), target: pathname.slice(at) + search };
}

function responseOf({ status, headers, body }: ServiceResponse, url: string): Response {
  const empty = [204, 205, 304].includes(status);
  const response = new Response(empty ? null : body, { status, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}
