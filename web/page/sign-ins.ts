import { TicketwireError, connect, type Client } from '../../wasm/js/index.js';
import { needsLogin } from '../table/problems.js';
import type { Settings } from './settings.js';
import { notLoaded, optionsOf, type LogIn, type ServerSession, type SignIn } from './sign-in.js';
import { withTexts } from './texts.js';

/** How to sign in by the settings. What only some pages need is loaded by those. */
export async function signInFor(settings: Settings): Promise<SignIn> {
  if (settings.signIn === 'server') return new ServerSignIn(settings);
  const { otherSignIn } = await withTexts(import('./other-sign-ins.js')).catch(notLoaded);
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

  /** All of it without the core, which comes meanwhile. */
  async begin(): Promise<ServerSession> {
    const session = await this.session();
    const { Authenticated, Demo } = session;
    if (Authenticated || !Demo) return session;
    const body = JSON.stringify({ user: Demo.User, password: Demo.Password });
    try {
      const caller = await ask('/login', { method: 'POST', body });
      return { ...session, ...caller, Authenticated: true };
    } catch (cause) {
      // The demo's own user has another password here: the reader is asked.
      if (needsLogin(cause)) return session;
      throw cause;
    }
  }

  /** The server's own answer has the name of the log-in as well. */
  session(): Promise<ServerSession> {
    return ask('/session') as Promise<ServerSession>;
  }

  readonly logIn: LogIn = (client, user, password) => client.login(user, password);

  logOut(client: Client): Promise<void> {
    return client.logout();
  }
}

/** Asks the server of this project, which is the page's own. */
async function ask(path: string, init: RequestInit = {}): Promise<Partial<ServerSession>> {
  const headers = {
    Accept: 'application/json',
    'X-Requested-With': 'ticketwire',
    ...(init.body && { 'Content-Type': 'application/json' }),
  };
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    throw new TicketwireError('No answer from the server', { code: 'network' }, { cause });
  });
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (response.ok && isJson) return (await response.json()) as Partial<ServerSession>;
  const { status } = response;
  void response.body?.cancel().catch(() => undefined);
  const code = status === 401 ? 'unauthorized' : 'response_unexpected';
  throw new TicketwireError(`${path} was refused`, { code, status });
}
