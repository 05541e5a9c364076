import { TicketwireError, connect, type Client } from '../../wasm/js/index.js';
import { text } from '../text/index.js';
import { isWebApiHere } from './detecting.js';
import type { Settings } from './settings.js';
import {
  nobody,
  notLoaded,
  optionsOf,
  principal,
  type ServerSession,
  type SignIn,
} from './sign-in.js';
import { TokenSignIn } from './token-sign-in.js';

/**
 * How to sign in where it is not at the server of this project. Where the settings name no server and
 * there is none at the page's origin, the page is a demo of its own.
 */
export async function otherSignIn(settings: Settings): Promise<SignIn> {
  const { signIn, demo, namesServer } = settings;
  if (demo || (!namesServer && !(await isWebApiHere()))) {
    const { DemoSignIn } = await import('./demo-sign-in.js').catch(notLoaded);
    return DemoSignIn.open(settings);
  }
  if (signIn === 'openid') {
    const { OpenIdSignIn } = await import('./open-id-sign-in.js').catch(notLoaded);
    return new OpenIdSignIn(settings);
  }
  if (signIn === 'password') return new PasswordSignIn(settings);
  return signIn === 'bearer' ? new BearerSignIn(settings) : new TenantSignIn(settings);
}

/** A session of the browser at a WebAPI of the page's origin, begun on its own pages. */
class TenantSignIn implements SignIn {
  readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  get hint(): string {
    return text.setup.signInThere(new URL(this.settings.baseUrl ?? '/', location.href).href);
  }

  connect(): Promise<Client> {
    return connect(optionsOf(this.settings));
  }

  async begin(connecting: Promise<Client>): Promise<ServerSession> {
    return this.session(await connecting);
  }

  session(client: Client): Promise<ServerSession> {
    return principal(client);
  }

  /** The session is not this page's to end. */
  async logOut(): Promise<void> {}
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
