import type { Client } from '../../wasm/js/index.js';
import type { DeskClient } from './desk-client.js';
import type { Outbox } from './queue.js';

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

/** Another tab goes on. By the browser's session this one does; its own token may be another's. */
export async function goesOnElsewhere(
  outbox: Outbox,
  client: Pick<DeskClient, 'principal' | 'usesSession'>,
  user: string,
): Promise<void> {
  if (client.usesSession) return outbox.resume();
  // Without an answer it rests, as before.
  await goOn(outbox, client, user).catch(() => undefined);
}
