import { TicketwireError, connect, type Client } from '../../wasm/js/index.js';
import type { Settings } from './settings.js';
import {
  notLoaded,
  optionsOf,
  principal,
  type LogIn,
  type ServerSession,
  type SignIn,
} from './sign-in.js';

/** How to sign in by the settings. What only some pages need is loaded by those. */
export async function signInFor(settings: Settings): Promise<SignIn> {
  if (settings.signIn === 'server') return new ServerSignIn(settings);
  const { otherSignIn } = await import('./other-sign-ins.js').catch(notLoaded);
  return otherSignIn(settings);
}

/** The server of this project, which begins sessions and, as a demo, names a user for them. */
class ServerSignIn implements SignIn {
  readonly settings: Settings;
  readonly hint = undefined;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  connect(): Promise<Client> {
    return connect(optionsOf(this.settings));
  }

  async begin(client: Client): Promise<ServerSession> {
    const session = await this.session(client);
    if (session.Authenticated || !session.Demo) return session;
    await client.login(session.Demo.User, session.Demo.Password);
    return this.session(client);
  }

  /** The WebAPI tells who is calling; the session has the name of its log-in. */
  async session(client: Client): Promise<ServerSession> {
    const [caller, { User, Demo }] = await Promise.all([principal(client), readSession()]);
    return { ...caller, User: caller.Authenticated ? (User ?? caller.User) : null, Demo };
  }

  readonly logIn: LogIn = (client, user, password) => client.login(user, password);

  logOut(client: Client): Promise<void> {
    return client.logout();
  }
}

/** Asks the server of this project for its session. */
async function readSession(): Promise<ServerSession> {
  const response = await fetch('/session', { headers: { Accept: 'application/json' } }).catch(
    (cause: unknown) => {
      throw new TicketwireError('No answer from the server', { code: 'network' }, { cause });
    },
  );
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (response.ok && isJson) return (await response.json()) as ServerSession;
  const { status } = response;
  void response.body?.cancel().catch(() => undefined);
  throw new TicketwireError('/session was refused', { code: 'response_unexpected', status });
}
