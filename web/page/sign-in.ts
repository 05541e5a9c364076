import { TicketwireError, type Client } from '../../wasm/js/index.js';

/** Who is signed in, as the server says. */
export interface ServerSession {
  readonly Authenticated: boolean;
  readonly User: string | null;
  readonly AssociateId: number | null;
  readonly Demo: { readonly User: string; readonly Password: string } | null;
}

/** Asks the server who is signed in. */
export async function readSession(): Promise<ServerSession> {
  const response = await fetch('/session', { headers: { Accept: 'application/json' } }).catch(
    (cause: unknown) => {
      throw new TicketwireError('No answer from the server', { code: 'network' }, { cause });
    },
  );
  if (response.ok) return (await response.json()) as ServerSession;
  const { status } = response;
  throw new TicketwireError('/session was refused', { code: 'response_unexpected', status });
}

/** The session, after signing in with the demo's user where the server offers one. */
export async function startSession(client: Client): Promise<ServerSession> {
  const session = await readSession();
  if (session.Authenticated || !session.Demo) return session;
  await client.login(session.Demo.User, session.Demo.Password);
  return readSession();
}
