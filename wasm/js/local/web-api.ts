import { TicketwireError } from '../errors.js';
import type { WasmSource } from '../wasm-file.js';
import { absolute, notKept, parted, responseOf } from './exchange.js';
import { Keeper, NotKept, type Keep } from './keeper.js';
import { pause, randomWithin, type Latency } from './latency.js';
import { savedTicket } from './saves.js';
import { bytesOf, isSaved, usersOf, type Seed } from './seed.js';
import { loadService, Service, type ServiceRequest } from './service.js';

/**
 * What goes wrong on purpose.
 * - `conflict`: right before the first save of a ticket a colleague saves it, as `colleague` says.
 * - `slow`: every answer takes two seconds more.
 * - `offline`: every call rejects as without a network, and nothing is saved.
 * - `expired`: every answer is 401, whatever the credentials.
 */
export type Scenario = 'conflict' | 'slow' | 'offline' | 'expired';

export interface LocalWebApiOptions {
  /** What is there at the beginning; several are added in their order. Default: the demo. */
  readonly seed?: Seed | readonly Seed[];
  /** Milliseconds until an answer, or the least and the most of them. Default: none. */
  readonly latency?: Latency;
  readonly scenario?: Scenario | undefined;
  /**
   * Keeps what there is: called with everything, in the form of `save`, at first (but for a seed that
   * is such a form) and after changes, never twice at once. No call is answered before what it has
   * seen or done is kept; where this rejects, everything since the last time is taken back and the
   * calls are answered 503.
   */
  readonly keep?: Keep;
  /**
   * The name of the user who calls without an Authorization field, or null for nobody: such calls
   * are then 401. Default: the first user of the seed, of a saved one by name.
   */
  readonly user?: string | null;
  /** What a colleague changes of a ticket: a JSON Merge Patch (RFC 7396). Default: the title. */
  readonly colleague?: object;
  /** IANA name of the time zone of the server. Default: Europe/Oslo. */
  readonly timeZone?: string;
  /**
   * Where the module comes from, as for `load`. Default: `local.wasm` within this package, which it
   * must be, to the byte, wherever it lies.
   */
  readonly wasm?: WasmSource | Promise<WasmSource>;
  /** Milliseconds until loading the module is given up; default 30,000, 0 for none. */
  readonly loadTimeout?: number;
}

/** A WebAPI within this program. */
export interface LocalWebApi {
  /**
   * Answers like the global `fetch`, without a network. Scheme and host of the address do not
   * matter, nor what stands before `/api/`. Where a header can be set, a `Cookie` counts as well.
   */
  readonly fetch: typeof fetch;
  /** May be changed at any time; counts for the calls that begin afterwards. */
  scenario: Scenario | undefined;
  /** The same. */
  latency: Latency;
  /**
   * A colleague saves a ticket: a JSON Merge Patch (RFC 7396), else what the options say.
   * @throws TicketwireError `argument` where that is refused, `store_unavailable` where it could not
   * be kept.
   */
  interfere(ticketId: number, changes?: object): Promise<void>;
  /**
   * Everything that there is, for a seed or for `ticketwire-server --import`: JSON Lines, in UTF-8,
   * with passwords and tokens as hashes alone. Equal contents give equal bytes.
   */
  save(): Promise<Uint8Array<ArrayBuffer>>;
  /** Everything as at the beginning: seed, scenario and latency. What is under way ends before. */
  reset(): Promise<void>;
  /** Frees the memory; whoever calls afterwards is told so. */
  dispose(): void;
}

const slowness = 2_000;

/** Makes a WebAPI. Nothing is loaded before it is called for the first time. */
export function createLocalWebApi(options: LocalWebApiOptions = {}): LocalWebApi {
  return new Local(options);
}

class Local implements LocalWebApi {
  readonly #options: LocalWebApiOptions;
  scenario: Scenario | undefined;
  latency: Latency;
  #keeper: Promise<Keeper> | undefined;
  #seeds: Promise<readonly Uint8Array[]> | undefined;
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
    const keeper = await this.#ready();
    request.signal.throwIfAborted();
    const about: ServiceRequest = {
      method: request.method,
      ...parted(request.url),
      headers: request.headers,
      body,
      user: this.#caller,
      refused: scenario === 'expired',
    };
    if (scenario === 'conflict') this.#changeBefore(keeper.service, about);
    const answer = keeper.service.handle(about);
    try {
      await keeper.settle();
    } catch (cause) {
      if (cause instanceof NotKept) return notKept(request.url);
      throw cause;
    }
    return responseOf(answer, request.url);
  };

  async interfere(ticketId: number, changes?: object): Promise<void> {
    const keeper = await this.#ready();
    this.#save(keeper.service, ticketId, changes ?? this.#options.colleague);
    await this.#settle(keeper);
  }

  async save(): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#ready()).service.save();
  }

  async reset(): Promise<void> {
    const before = this.#keeper;
    this.#keeper = undefined;
    this.scenario = this.#options.scenario;
    this.latency = this.#options.latency ?? 0;
    this.#changed = new Set();
    const keeper = await before;
    await keeper?.settle().catch(() => undefined);
    keeper?.dispose();
    await this.#ready();
  }

  dispose(): void {
    this.#disposed = true;
    void this.#keeper?.then((keeper) => keeper.dispose());
    this.#keeper = undefined;
  }

  get #caller(): string {
    const { user } = this.#options;
    return user === null ? '' : (user ?? this.#users[0] ?? '');
  }

  #ready(): Promise<Keeper> {
    if (this.#disposed) {
      throw new TicketwireError('The local WebAPI has been disposed of', { code: 'argument' });
    }
    this.#keeper ??= this.#start().catch((cause: unknown) => {
      this.#keeper = undefined;
      throw cause;
    });
    return this.#keeper;
  }

  async #start(): Promise<Keeper> {
    const { wasm, loadTimeout, timeZone = 'Europe/Oslo', keep } = this.#options;
    const raw = await loadService(wasm, loadTimeout);
    this.#seeds ??= this.#readSeed();
    const seeds = await this.#seeds;
    const make = (from: readonly Uint8Array[]): Service => {
      const service = new Service(raw, timeZone);
      try {
        from.forEach((each) => service.add(each));
      } catch (cause) {
        service.dispose();
        throw cause;
      }
      return service;
    };
    const keeper = new Keeper(make(seeds), (state) => make([state]), keep);
    this.#users = seeds.flatMap(usersOf);
    try {
      if (seeds.length === 1 && isSaved(seeds[0]!)) keeper.begin();
      else await this.#settle(keeper);
    } catch (cause) {
      keeper.dispose();
      throw cause;
    }
    return keeper;
  }

  /** @throws TicketwireError `store_unavailable` */
  async #settle(keeper: Keeper): Promise<void> {
    try {
      await keeper.settle();
    } catch (cause) {
      if (!(cause instanceof NotKept)) throw cause;
      throw new TicketwireError(cause.message, { code: 'store_unavailable' }, { cause });
    }
  }

  async #readSeed(): Promise<readonly Uint8Array[]> {
    const { seed = (await import('#demo')).default } = this.#options;
    return (Array.isArray(seed) ? (seed as readonly Seed[]) : [seed]).map(bytesOf);
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
      user: this.#users.find((each) => each !== this.#caller) ?? this.#caller,
    });
    if (status === 200) return;
    const text = `The colleague could not save: ${status} ${new TextDecoder().decode(body)}`;
    throw new TicketwireError(text, { code: 'argument' });
  }
}
