import { connect, type Client } from '../../../wasm/js/index.js';
import { resolveBaseUrl } from '../../../wasm/js/base-url.js';
import { TicketwireError } from '../../../wasm/js/errors.js';
import { problem, shown, type Shown } from '../../table/problems.js';
import { text } from '../../text/first.js';

/** Gives the Authorization header's value. */
export type Authorization = () => string | Promise<string>;

/** Where a client is to be connected to when nobody gives one. */
export interface Wish {
  /** As written; without it the page's origin. */
  readonly baseUrl: string | undefined;
  readonly authorization: Authorization | undefined;
}

/** One client for each root and authorization; a failed connection is forgotten. */
export class Connections {
  readonly #open: (wish: Wish) => Promise<Client>;
  readonly #session = new Map<string, Promise<Client>>();
  readonly #authorized = new WeakMap<Authorization, Map<string, Promise<Client>>>();

  constructor(open: (wish: Wish) => Promise<Client> = openClient) {
    this.#open = open;
  }

  async get(wish: Wish): Promise<Client> {
    const clients = this.#clients(wish.authorization);
    const root = resolveBaseUrl(wish.baseUrl || undefined).href;
    let client = clients.get(root);
    if (!client) {
      client = this.#open(wish);
      clients.set(root, client);
      client.catch(() => clients.delete(root));
    }
    return client;
  }

  #clients(authorization: Authorization | undefined): Map<string, Promise<Client>> {
    if (!authorization) return this.#session;
    const clients = this.#authorized.get(authorization) ?? new Map<string, Promise<Client>>();
    this.#authorized.set(authorization, clients);
    return clients;
  }
}

/** The connections of this page. */
export const connections = new Connections();

/** Connects, and makes sure that there is a WebAPI. */
async function openClient({ baseUrl, authorization }: Wish): Promise<Client> {
  const client = await connect({
    ...(baseUrl && { baseUrl }),
    ...(authorization && { authorization }),
  });
  try {
    await client.call('getVersion', {});
  } catch (cause) {
    // It is there, and wants to know who is calling.
    const answers = cause instanceof TicketwireError && [401, 403].includes(cause.status ?? 0);
    if (!answers) throw cause;
  }
  return client;
}

/** What to show for a connection that failed. */
export function connectProblem(cause: unknown, { baseUrl }: Wish): Shown {
  if (!(cause instanceof TicketwireError)) return { ...shown(cause), retry: true };
  const said = shown(cause);
  const where = (say: (root: string) => string): Shown => {
    const message = say(resolveBaseUrl(baseUrl || undefined).href);
    return { ...said, message, beside: message, retry: true };
  };
  if (cause.code === 'argument') return problem(text.connection.noAddress(baseUrl ?? ''));
  if (cause.code === 'network' || cause.code === 'timeout') {
    return where(text.connection.unreachable);
  }
  const nothing = cause.status === 404 || cause.status === 405;
  if (nothing || cause.code === 'response_unexpected') return where(text.connection.noService);
  return { ...said, retry: true };
}

/** What a connection needs of its element. */
export interface Seeker {
  /** What an ancestor has; `coming` where one will have a client. */
  readonly inherited: () => Client | 'coming' | undefined;
  /** The client is another one, or none, than `before`. */
  readonly changed: (before: Client | undefined) => void;
  readonly failed: (cause: unknown) => void;
}

/**
 * The client of one element: the one that it was given, else an ancestor's, else one of its own.
 * Nothing is connected before the first `seek()`.
 */
export class Connection {
  /** Why there is no client; shown where it is set. */
  problem: Shown | undefined;
  readonly #seeker: Seeker;
  readonly #connections: Connections;
  #given: Client | undefined;
  #client: Client | undefined;
  /** What the own client was asked for with. */
  #asked: Wish | undefined;
  #wish: Wish | undefined;

  constructor(seeker: Seeker, pool: Connections = connections) {
    this.#seeker = seeker;
    this.#connections = pool;
  }

  get client(): Client | undefined {
    return this.#client;
  }

  /** False for the one that was given before: a template gives it with each rendering. */
  give(client: Client | undefined): boolean {
    const same = client !== undefined && client === this.#given && client === this.#client;
    if (same) return false;
    this.#given = client;
    // What else there may be is looked for when the element is updated.
    if (client) this.#settle(client);
    else if (!this.#asked) this.#settle(undefined);
    return true;
  }

  /** Finds the client anew: something has been set, or an ancestor has another one. */
  seek(wish: Wish | undefined = this.#wish): void {
    this.#wish = wish;
    if (!wish) return;
    const found = this.#given ?? this.#seeker.inherited();
    if (found === undefined) return this.#connect(wish);
    this.#settle(found === 'coming' ? undefined : found);
  }

  /** Tries again after a failure. */
  retry(): void {
    this.#asked = undefined;
    this.seek();
  }

  #connect(wish: Wish): void {
    const asked = this.#asked;
    const same = asked?.baseUrl === wish.baseUrl && asked?.authorization === wish.authorization;
    if (asked && same) return;
    this.#settle(undefined, wish);
    this.#connections.get(wish).then(
      (client) => {
        if (this.#asked === wish) this.#settle(client, wish);
      },
      (cause: unknown) => {
        if (this.#asked !== wish) return;
        this.problem = connectProblem(cause, wish);
        this.#seeker.failed(cause);
      },
    );
  }

  /** `asked` first: those who hear of the change may make this connection seek again. */
  #settle(client: Client | undefined, asked?: Wish): void {
    const before = this.#client;
    this.#asked = asked;
    this.problem = undefined;
    this.#client = client;
    if (before !== client) this.#seeker.changed(before);
  }
}
