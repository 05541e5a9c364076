import type { Client } from '../../wasm/js/index.js';
import { callerOf } from './caller.js';
import { systemClock } from './clock.js';
import { Desk } from './desk.js';
import type { DeskClient } from './desk-client.js';
import { onSigningIn } from './signing-in.js';
import { openStore } from './open-store.js';
import { browserTabs } from './tabs.js';

const desks = new WeakMap<DeskClient, Promise<Desk>>();
/** Somebody else may sign in by now: what is opened once more by one of these rests until its user has. */
const left = new WeakSet<DeskClient>();

/** The desk of whoever has logged in at a client's server; all elements share it. */
export function deskOf(client: DeskClient): Promise<Desk> {
  let desk = desks.get(client);
  if (!desk) {
    desk = open(client);
    desks.set(client, desk);
    // A failure is told to whoever asked, and the next one tries anew.
    desk.catch(() => desks.delete(client));
  }
  return desk;
}

/**
 * Somebody has signed in: what waits in the outbox goes on if it is the same user. False where it is
 * another one: what waits is kept for whose it is, and elements need another client.
 * @throws TicketwireError - Who it is could not be asked; nothing goes on.
 */
export async function signedIn(client: Client): Promise<boolean> {
  const desk = await desks.get(client)?.catch(() => undefined);
  return desk?.resume() ?? true;
}

/**
 * Writes what is unfinished and lets go of it, before a log-out. An element that asks for it before the
 * log-in gets it back, but nothing is sent until `Desk.resume`, or until its user is found signed in.
 */
export async function leaveDesk(client: DeskClient): Promise<void> {
  const desk = desks.get(client);
  desks.delete(client);
  left.add(client);
  await (await desk?.catch(() => undefined))?.close();
}

async function open(client: DeskClient): Promise<Desk> {
  const associate = await callerOf(client);
  const server = String(client.baseUrl);
  const user = associate > 0 ? String(associate) : '';
  const scope = { server, user };
  const name = `ticketwire ${server} ${user}`;
  const options = {
    client,
    scope,
    store: await openStore(scope),
    tabs: browserTabs(name),
    ...(client.usesSession && { users: browserTabs(`ticketwire ${server}`) }),
    clock: systemClock,
    random,
  };
  const desk = await Desk.open(options, left.has(client));
  left.delete(client);
  onSigningIn(client, () => desk.outbox.pause());
  if (typeof globalThis.addEventListener === 'function') listen(desk);
  return desk;
}

/** The page's last moments, and the connection's first. */
function listen(desk: Desk): void {
  const flush = (): void => void desk.flush();
  addEventListener('pagehide', flush);
  addEventListener('visibilitychange', flush, { capture: true });
  addEventListener('online', () => desk.outbox.wake());
}

/** Not to be guessed: messages are named by it. */
function random(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 0x1_0000_0000;
}
