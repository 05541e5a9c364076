import type { Client } from '../../wasm/js/index.js';
import type { Clock } from './clock.js';
import type { DeskClient } from './desk-client.js';
import type { Outbox } from './queue.js';

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

/** What of a desk hears of a session that tabs may share. */
interface Resting {
  readonly client: Pick<DeskClient, 'principal' | 'usesSession'>;
  readonly user: string;
  readonly clock: Clock;
}

/**
 * Another tab asks for a log-in, or goes on after one. By the browser's session this one does the
 * same; its own token may be another's, and tells so itself.
 */
export function hearOfSession(kind: 'pause' | 'resume', outbox: Outbox, resting: Resting): void {
  const { client, user } = resting;
  if (kind === 'pause') {
    if (client.usesSession) rest(outbox, resting);
  } else if (client.usesSession) {
    outbox.resume();
  } else {
    // Without an answer it rests, as before.
    void goOn(outbox, client, user).catch(() => undefined);
  }
}

/** The tab that asks may be closed without a log-in: one looks now and then who is signed in. */
function rest(outbox: Outbox, { client, user, clock }: Resting): void {
  outbox.pause();
  const look = async (): Promise<void> => {
    if (!outbox.paused || (await goOn(outbox, client, user).catch(() => false))) return;
    clock.after(lookAgain, () => void look());
  };
  clock.after(lookAgain, () => void look());
}
