import { TicketwireError, connect, type Client, type ClientOptions } from '../../wasm/js/index.js';
import { needsLogin } from '../table/problems.js';
import { text } from '../text/index.js';
import type { Settings } from './settings.js';

/** Who is signed in, as the server says. */
export interface ServerSession {
  readonly Authenticated: boolean;
  readonly User: string | null;
  readonly AssociateId: number | null;
  readonly Demo: { readonly User: string; readonly Password: string } | null;
}

export type LogIn = (client: Client, user: string, password: string) => Promise<void>;

/** One way to sign in. Tokens are kept in memory alone. */
export interface SignIn {
  readonly settings: Settings;
  /** What to do where this page cannot sign in by itself. */
  readonly hint: string | undefined;
  /** A client for whoever signs in next. */
  connect(): Promise<Client>;
  /** Who is signed in; begins a session where that takes nothing of the reader. */
  begin(client: Client): Promise<ServerSession>;
  session(client: Client): Promise<ServerSession>;
  /** Missing where somebody else asks for names and passwords. */
  readonly logIn?: LogIn | undefined;
  logOut(client: Client): Promise<void>;
}

export function signInFor(settings: Settings): SignIn {
  if (settings.signIn === 'password') return new PasswordSignIn(settings);
  if (settings.signIn === 'bearer') return new BearerSignIn(settings);
  if (settings.signIn === 'session') return new TenantSignIn(settings);
  return new ServerSignIn(settings);
}

const nobody: ServerSession = { Authenticated: false, User: null, AssociateId: null, Demo: null };

function optionsOf({ baseUrl, language }: Settings): ClientOptions {
  return { ...(baseUrl && { baseUrl }), ...(language && { language }) };
}

/** Who is calling, as the WebAPI itself tells. */
async function principal(client: Client): Promise<ServerSession> {
  try {
    const { Associate = null, AssociateId = null } = await client.call('getCurrentPrincipal', {});
    return { ...nobody, Authenticated: true, User: Associate, AssociateId };
  } catch (cause) {
    if (needsLogin(cause)) return nobody;
    throw cause;
  }
}

/** A session of the browser at a WebAPI of the page's origin, begun on its own pages. */
class TenantSignIn implements SignIn {
  readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  get hint(): string | undefined {
    return text.setup.signInThere(new URL(this.settings.baseUrl ?? '/', location.href).href);
  }

  connect(): Promise<Client> {
    return connect(optionsOf(this.settings));
  }

  begin(client: Client): Promise<ServerSession> {
    return this.session(client);
  }

  session(client: Client): Promise<ServerSession> {
    return principal(client);
  }

  /** The session is not this page's to end. */
  async logOut(): Promise<void> {}
}

/** The server of this project, which begins sessions; on another one's origin as a tenant's. */
class ServerSignIn extends TenantSignIn {
  #isOther = false;

  override get hint(): string | undefined {
    return this.#isOther ? super.hint : undefined;
  }

  get logIn(): LogIn | undefined {
    return this.#isOther ? undefined : (client, user, password) => client.login(user, password);
  }

  override async begin(client: Client): Promise<ServerSession> {
    const session = await this.session(client);
    if (session.Authenticated || !session.Demo) return session;
    await client.login(session.Demo.User, session.Demo.Password);
    return this.session(client);
  }

  override async session(client: Client): Promise<ServerSession> {
    const session = await readSession();
    this.#isOther = session === undefined;
    return session ?? super.session(client);
  }

  override async logOut(client?: Client): Promise<void> {
    if (!this.#isOther) await client?.logout();
  }
}

/** Asks the server of this project who is signed in; `undefined` where it is another one. */
async function readSession(): Promise<ServerSession | undefined> {
  const response = await fetch('/session', { headers: { Accept: 'application/json' } }).catch(
    (cause: unknown) => {
      throw new TicketwireError('No answer from the server', { code: 'network' }, { cause });
    },
  );
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (response.ok && isJson) return (await response.json()) as ServerSession;
  const { status } = response;
  void response.body?.cancel().catch(() => undefined);
  if (response.ok || status === 404 || status === 405) return undefined;
  throw new TicketwireError('/session was refused', { code: 'response_unexpected', status });
}

/** What is asked for with a token that is kept in memory. */
abstract class TokenSignIn implements SignIn {
  readonly settings: Settings;
  abstract readonly hint: string | undefined;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  connect(): Promise<Client> {
    const authorization = (): string | Promise<string> => this.authorization();
    return connect({ ...optionsOf(this.settings), authorization });
  }

  begin(client: Client): Promise<ServerSession> {
    return this.session(client);
  }

  abstract session(client: Client): Promise<ServerSession>;
  abstract logOut(): Promise<void>;
  /** The Authorization header's value. */
  protected abstract authorization(): string | Promise<string>;
}

/** Name and password for a ticket of the WebAPI. */
class PasswordSignIn extends TokenSignIn {
  readonly hint = undefined;
  #user = '';
  #ticket: string | undefined;

  async session(client: Client): Promise<ServerSession> {
    if (this.#ticket === undefined) {
      await this.#reach();
      return nobody;
    }
    const session = await principal(client);
    return session.Authenticated ? { ...session, User: this.#user } : session;
  }

  async logIn(_: Client, user: string, password: string): Promise<void> {
    const anonymous = await this.#anonymous();
    const content = { UserName: user, Password: password };
    const { Ticket } = await anonymous.call('authenticate', {}, content).catch((cause: unknown) => {
      throw this.#without(cause);
    });
    if (typeof Ticket !== 'string') throw this.#without({ status: 404 });
    this.#user = user;
    this.#ticket = Ticket;
  }

  logOut(): Promise<void> {
    this.#ticket = undefined;
    return Promise.resolve();
  }

  protected authorization(): string {
    if (this.#ticket !== undefined) return `SOTicket ${this.#ticket}`;
    throw new TicketwireError('Nobody is logged in', { code: 'unauthorized', status: 401 });
  }

  #anonymous(): Promise<Client> {
    return connect({ ...optionsOf(this.settings), credentials: 'omit' });
  }

  /** Makes sure that there is a WebAPI, before a password is asked for. */
  async #reach(): Promise<void> {
    const anonymous = await this.#anonymous();
    await anonymous.call('getVersion', {}).catch((cause: unknown) => {
      const answers = cause instanceof TicketwireError && [401, 403].includes(cause.status ?? 0);
      if (!answers) throw cause;
    });
  }

  #without(cause: unknown): unknown {
    const { status } = cause as { readonly status?: number };
    if (status !== 404 && status !== 405 && status !== 501) return cause;
    const service = new URL(this.settings.baseUrl ?? '/', location.href).href;
    return new TicketwireError(text.setup.noPassword(service), { code: 'argument' });
  }
}

/** A token of the page around this one: `globalThis.ticketwire.authorization()`. */
class BearerSignIn extends TokenSignIn {
  #hint = '';

  get hint(): string {
    return this.#hint;
  }

  async session(client: Client): Promise<ServerSession> {
    this.#hint = givenAuthorization() ? text.setup.refusedToken : text.setup.noToken;
    return givenAuthorization() ? principal(client) : nobody;
  }

  /** The token is not this page's to end. */
  async logOut(): Promise<void> {}

  protected authorization(): string | Promise<string> {
    const given = givenAuthorization();
    if (given) return given();
    throw new TicketwireError(text.setup.noToken, { code: 'unauthorized', status: 401 });
  }
}

function givenAuthorization(): (() => string | Promise<string>) | undefined {
  const { ticketwire } = globalThis as { ticketwire?: { authorization?: unknown } };
  const given = ticketwire?.authorization;
  return typeof given === 'function' ? (given as () => string) : undefined;
}
