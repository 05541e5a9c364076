import type { Client } from '../../wasm/js/index.js';
import type { Clock } from './clock.js';
import type { DeskClient } from './desk-client.js';
import type { Outbox } from './queue.js';
import type { Scope } from './store.js';
import type { Told } from './told.js';

const lookAgain = 15_000;

const hearers = new WeakMap<object, () => void>();

/**
 * Somebody is about to sign in, who may be somebody else: nothing of what waits in the outbox goes out
 * by this client until `signedIn`. Elements call it by themselves before they fire `tw-auth-required`.
 */
export function signingIn(client: Client): void {
  hearers.get(client)?.();
}

/** Calls `hear` whenever somebody is about to sign in. */
export function onSigningIn(client: object, hear: () => void): void {
  hearers.set(client, hear);
}

/** Lets an outbox go on where the caller is its user, and stops it where not. @throws TicketwireError */
export async function goOn(
  outbox: Outbox,
  client: Pick<DeskClient, 'principal'>,
  user: string,
): Promise<boolean> {
  const principal = await client.principal();
  const other = principal !== undefined && user !== '' && String(principal.AssociateId) !== user;
  if (other) outbox.pause();
  else outbox.resume();
  return !other;
}

/** What of a desk knows of a session that tabs may share. */
interface Resting {
  readonly client: Pick<DeskClient, 'principal' | 'usesSession'>;
  readonly scope: Pick<Scope, 'user'>;
  readonly clock: Clock;
}

/**
 * Another tab asks for a log-in, or goes on after one. By the browser's session this one does the
 * same; its own token may be another's, and tells so itself.
 */
export function hearOfSession({ kind }: Told, outbox: Outbox, resting: Resting): void {
  const { client, scope } = resting;
  if (kind === 'pause' && client.usesSession) rest(outbox, resting);
  if (kind !== 'resume') return;
  if (client.usesSession) return outbox.resume();
  // Without an answer it rests, as before.
  void goOn(outbox, client, scope.user).catch(() => undefined);
}

/** Nobody may come and tell of a log-in: until then one looks now and then who is signed in. */
export function rest(outbox: Outbox, { client, scope, clock }: Resting): void {
  outbox.pause();
  const look = async (): Promise<void> => {
    if (!outbox.paused || (await goOn(outbox, client, scope.user).catch(() => false))) return;
    clock.after(lookAgain, () => void look());
  };
  clock.after(lookAgain, () => void look());
}
